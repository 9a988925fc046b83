/** Finds configuraties that cannot be added to files, because the files already assign their combinations. */
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, GezagActiviteitMap } from '../model/configuratie.js';
import type { Desired, ToewijzingenFile } from '../model/configuration.js';
import type { SharedAreas } from '../model/registers.js';

/** A configuratie, and the first line of the files that assigns a combination of it. */
export interface Conflict {
  readonly configuratie: Configuratie;
  readonly desired: Desired;
}

/**
 * Compares configuraties with what files assign.
 *
 * @param lacking those of `given` that the files do not assign completely.
 * @returns those with a combination that the files give to another behandeldienst, and those of `lacking` of which the
 *   files already assign a part.
 */
export function conflictsWith(
  files: readonly ToewijzingenFile[],
  given: readonly Configuratie[],
  lacking: ReadonlySet<Configuratie>,
  sharedAreas: SharedAreas,
): Conflict[] {
  const indexes = new GezagActiviteitMap<CombinationIndex<Desired>>();
  for (const { desired } of files) {
    for (const item of desired) {
      const { configuratie } = item;
      indexes.getOrInsert(configuratie, () => new CombinationIndex(sharedAreas)).add(configuratie, item);
    }
  }
  return given.flatMap((configuratie): Conflict[] => {
    const overlapping = [...(indexes.get(configuratie)?.meeting(configuratie) ?? [])];
    const desired = overlapping.find(
      (item) =>
        lacking.has(configuratie) || item.configuratie.behandeldienstOin !== configuratie.behandeldienstOin,
    );
    return desired === undefined ? [] : [{ configuratie, desired }];
  });
}
