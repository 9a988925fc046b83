/** The activiteiten that the toewijzingen of a bevoegd gezag name, each with its first place. */
import { type Activiteit, ActiviteitMap } from '../model/activiteit.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import { comparePlaces, type Place } from '../model/place.js';

/** An activiteit, and the first line that names it. */
export interface Named {
  readonly gezag: Oin;
  readonly activiteit: Activiteit;
  readonly place: Place;
}

/** The activiteiten of some files, in the order of their first places. */
export function firstPlaces(files: readonly ToewijzingenFile[]): ActiviteitMap<Named> {
  const named = new ActiviteitMap<Named>();
  const byPath = files.toSorted((a, b) =>
    comparePlaces({ file: a.file, offset: 0 }, { file: b.file, offset: 0 }),
  );
  for (const { desired } of byPath) {
    let previous: Activiteit | undefined;
    for (const { configuratie, file, offset } of desired) {
      const { activiteit, oin } = configuratie;
      if (activiteit === previous) continue;
      previous = activiteit;
      named.getOrInsert(activiteit, () => ({ gezag: oin, activiteit, place: { file, offset } }));
    }
  }
  return named;
}
