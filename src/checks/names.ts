/** The names of activiteiten in the toewijzingen of each bevoegd gezag: `activiteit-spelling` and `activiteit-naam`. */
import type { Check } from '../config/loader.js';
import { type Activiteit, ActiviteitMap } from '../model/activiteit.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import { comparePlaces } from '../model/place.js';
import { findNameFaults } from './naam.js';
import type { Named } from './named.js';
import { findSpellings } from './spelling.js';

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

/** The checks `activiteit-spelling` and `activiteit-naam`, which look at the same names. */
export const checkNames: Check = ({ files }) =>
  [...groupBy(files, (file) => file.bevoegdGezag).values()].flatMap((ofGezag) => {
    const named = firstPlaces(ofGezag);
    return [...findSpellings(named), ...findNameFaults(named.values())];
  });
