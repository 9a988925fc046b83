/** Finds the activiteit that a person asks about. */
import { nearest } from '../lib/nearest.js';
import { type Activiteit, ActiviteitIndex, lastPart, mayBeOne } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';

/** What a question about an activiteit means. */
export type Found =
  /** One activiteit, with all its spellings. None of them is assigned when only the RTR knows it. */
  | { readonly kind: 'one'; readonly spellings: readonly Activiteit[] }
  /** It can mean several activiteiten. */
  | { readonly kind: 'several'; readonly activiteiten: readonly Activiteit[] }
  | { readonly kind: 'none'; readonly suggestions: Suggestions };

export interface Suggestions {
  /** Other organisations that registered an activiteit of this name. */
  readonly registeredBy: readonly Oin[];
  /** Similar names, the most similar first. */
  readonly similar: readonly string[];
}

function suggestionsFor(
  given: Activiteit,
  known: readonly Activiteit[],
  registered: readonly Activiteit[],
): Suggestions {
  const all = [...known, ...registered];
  const others = all.filter((item) => mayBeOne({ ...item, oin: given.oin }, given)).map(({ oin }) => oin);
  const names = all.filter(({ oin }) => oin === given.oin).map(({ naam }) => naam);
  const similar = nearest(given.naam, new Set(known.map(({ naam }) => naam)));
  const parts = similar.length > 0 ? similar : nearest(given.naam, new Set(names.map(lastPart)));
  return { registeredBy: [...new Set(others)], similar: parts };
}

/**
 * Finds the activiteit that a question is about, by all of its name or by the last part.
 *
 * @param known what the files, or DSO-LV, mention.
 * @param registered what the RTR has, as far as that is known.
 */
export function findActiviteit(
  given: Activiteit,
  known: readonly Activiteit[],
  registered: readonly Activiteit[],
): Found {
  const mentioned = new ActiviteitIndex(known).meant(given);
  const inFiles = mentioned.flat();
  const isExact = inFiles.some(({ naam }) => naam === given.naam);
  // A last part in the question can also mean an activiteit that is not assigned.
  const further = registered.filter((item) => !inFiles.some((own) => mayBeOne(own, item)));
  const others = isExact ? [] : new ActiviteitIndex(further).meant(given);
  const found = [...mentioned, ...others];
  const [only] = found;
  if (only === undefined) return { kind: 'none', suggestions: suggestionsFor(given, known, registered) };
  if (found.length === 1) return { kind: 'one', spellings: only };
  return { kind: 'several', activiteiten: found.flatMap(([first]) => first ?? []) };
}
