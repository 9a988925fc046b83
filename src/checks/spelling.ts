/**
 * activiteit-spelling: a bevoegd gezag names what may be one activiteit in two ways, such as `Kappen` and
 * `nl.imow-gm0995.activiteit.Kappen`. The rule "exactly one behandeldienst" is about activiteiten, so neither `overlap` nor
 * a plan could be trusted.
 */
import { type ActiviteitMap, formOf, mayBeOne, spellingsOf } from '../model/activiteit.js';
import type { Problem } from '../model/problem.js';
import { checksMessages } from './messages.js';
import type { Named } from './named.js';

function problemOf(earlier: Named, later: Named): Problem {
  const names = [earlier.activiteit.naam, later.activiteit.naam];
  return {
    code: 'activiteit-spelling',
    severity: 'error',
    message: checksMessages.spelling({
      earlier: earlier.activiteit.naam,
      later: later.activiteit.naam,
      // The whole name cannot be mistaken for another activiteit. A URI is no name for a file.
      advice:
        names.find((naam) => formOf(naam) === 'urn') ?? names.find((naam) => formOf(naam) === 'part') ?? null,
    }),
    place: later.place,
    related: [earlier.place],
    combination: {
      bevoegdGezag: later.gezag,
      activiteit: later.activiteit,
      toestemming: null,
      locatie: null,
    },
  };
}

/** Finds two spellings of one activiteit: one problem for each name that may mean the same as an earlier one. */
export function findSpellings(named: ActiviteitMap<Named>): Problem[] {
  const activiteiten = named.values().map(({ activiteit }) => activiteit);
  // Two URNs are never two spellings of one activiteit.
  if (activiteiten.every(({ naam }) => formOf(naam) === 'urn')) return [];
  return spellingsOf(activiteiten).flatMap(({ activiteiten: group }) => {
    const places = group.flatMap((activiteit) => named.get(activiteit) ?? []);
    return places.flatMap((later, i): Problem[] => {
      const earlier = places.slice(0, i).find(({ activiteit }) => mayBeOne(activiteit, later.activiteit));
      return earlier === undefined ? [] : [problemOf(earlier, later)];
    });
  });
}
