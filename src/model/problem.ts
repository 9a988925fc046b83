import type { Combination } from './configuratie.js';
import type { Message } from './message.js';
import { comparePlaces, type Place } from './place.js';
import type { ProblemCode } from './problem-codes.js';

/** An error blocks plan and apply; a warning does not. */
export type Severity = 'error' | 'warning';

/** Something in the files that is wrong, or worth a look: plain data, told in a language only when it is shown. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: Message;
  readonly place: Place;
  readonly related?: readonly Place[];
  readonly combination?: Combination;
  /** Of a gap: every combination without a behandeldienst, the first one included. */
  readonly combinations?: readonly Combination[];
  /** Of what is registered and not mentioned: all of it. */
  readonly activiteiten?: readonly { readonly naam: string; readonly omschrijving?: string }[];
}

/** Problems in the order in which they are told: by file, line, column, then code. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => comparePlaces(a.place, b.place) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** Whether any of the problems forbids going on. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/**
 * Tests whether a problem makes the content of its file unreliable, so that routing cannot be derived from it. A wrong
 * waarde of a toestemming does not: it is a label, and the code decides.
 */
export function makesFileUnreliable({ severity, code }: Problem): boolean {
  return severity === 'error' && code !== 'toestemming-waarde';
}
