/** What cannot be added to files because they say something else already. */
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
 * Holds configuraties against what files assign.
 *
 * @param lacking those of `given` that the files do not assign in full.
 * @returns those of which the files give a combination to another behandeldienst, and those lacking that would stand
 *   beside a line which assigns a part of them already.
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
    const meeting = [...(indexes.get(configuratie)?.meeting(configuratie) ?? [])];
    const desired = meeting.find(
      (item) =>
        lacking.has(configuratie) || item.configuratie.behandeldienstOin !== configuratie.behandeldienstOin,
    );
    return desired === undefined ? [] : [{ configuratie, desired }];
  });
}
