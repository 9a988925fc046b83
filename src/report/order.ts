/** The order of names in a report. */
import { type Activiteit, compareActiviteiten as compareExactly, lastPart } from '../model/activiteit.js';

/** A fixed language: the order is the same on every machine. */
const collator = new Intl.Collator('nl', { numeric: true });

/** Compares names as people look for them: Monument8 comes before Monument32. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Compares activiteiten by the last part of their names. */
export function compareActiviteiten(a: Activiteit, b: Activiteit): number {
  return compareNames(lastPart(a.naam), lastPart(b.naam)) || compareExactly(a, b);
}
