/** The activiteiten that the toewijzingen of a bevoegd gezag name, each with its first place. */
import { type Activiteit, ActiviteitMap } from '../model/activiteit.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { comparePlaces, type Place } from '../model/place.js';

/** An activiteit, and the first line that names it. */
export interface Named {
  readonly gezag: Oin;
  readonly activiteit: Activiteit;
  readonly place: Place;
}

/** The activiteiten of the files of one bevoegd gezag, in the order of their first places. */
function firstPlaces(files: readonly ToewijzingenFile[]): ActiviteitMap<Named> {
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

/** Several checks look at the same names. */
const cache = new WeakMap<readonly ToewijzingenFile[], readonly ActiviteitMap<Named>[]>();

/** The activiteiten that some files name, per bevoegd gezag. */
export function namedByGezag(files: readonly ToewijzingenFile[]): readonly ActiviteitMap<Named>[] {
  let found = cache.get(files);
  if (found === undefined) {
    found = [...groupBy(files, (file) => file.bevoegdGezag).values()].map(firstPlaces);
    cache.set(files, found);
  }
  return found;
}
