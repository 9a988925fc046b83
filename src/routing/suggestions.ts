/** What else a question about an unknown activiteit can mean. */
import { nearest } from '../lib/nearest.js';
import type { Activiteit } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';

export interface Suggestions {
  /** Other organisations that registered an activiteit of this name. */
  readonly registeredBy: readonly Oin[];
  /** Similar names, the most similar first. */
  readonly similar: readonly string[];
}

/** Finds what a question about an unknown activiteit can mean, among the activiteiten that are known. */
export function suggestionsFor({ naam, oin }: Activiteit, known: readonly Activiteit[]): Suggestions {
  const others = known.filter((item) => item.naam === naam && item.oin !== oin).map((item) => item.oin);
  return {
    registeredBy: [...new Set(others)],
    similar: nearest(naam, new Set(known.map((item) => item.naam))),
  };
}
