import type { Combination } from './configuratie.js';
import type { Message } from './message.js';
import { comparePlaces, type Place } from './place.js';
import type { ProblemCode } from './problem-codes.js';

/** An error blocks plan and apply; a warning does not. */
export type Severity = 'error' | 'warning';

/** A fault in the files, or something to check. Plain data: it is put into words when it is shown. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: Message;
  readonly place: Place;
  readonly related?: readonly Place[];
  readonly combination?: Combination;
  /** gap: every combination without a behandeldienst. */
  readonly combinations?: readonly Combination[];
  /** rtr-unmentioned: every registered activiteit that no file mentions. */
  readonly activiteiten?: readonly { readonly naam: string; readonly omschrijving?: string }[];
}

/** Sorts problems by file and place, then by code. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => comparePlaces(a.place, b.place) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

/** Tests whether any of the problems is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/**
 * Tests whether a problem makes the content of its file unreliable, so that routing cannot be derived from it. A wrong
 * waarde of a toestemming does not: it is a label, and the code decides. Neither does a register that holds one thing under
 * two names.
 */
export function makesFileUnreliable({ severity, code }: Problem): boolean {
  return severity === 'error' && code !== 'toestemming-waarde' && code !== 'duplicate-oin';
}
