/** Groups problems for people: one mistake that has many places is one entry, and causes come before what they cause. */
import { formatMessage } from '../messages/message.js';
import type { Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { ProblemCode } from '../model/problem-codes.js';

/** A problem, and the other places that have the same one. */
export interface ProblemEntry {
  readonly problem: Problem;
  readonly elsewhere: readonly Place[];
}

/** Codes about a name: the same name is wrong in the same way wherever it stands. */
const ABOUT_A_NAME: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unknown-organisatie',
  'unknown-toestemming',
  'unknown-omgeving',
  'invalid-oin',
]);

/** The files that all others depend on. */
const REGISTER = /(?:^|\/)(?:omgevingen|organisaties|toestemmingen|takenpakketten)\.ya?ml$/i;

function isCause({ severity, place }: Problem): boolean {
  return severity === 'error' && REGISTER.test(place.file.path);
}

/**
 * Groups problems: those about the same name in the same words are one entry, at the first place. Errors in the registers
 * and in omgevingen.yaml come first. The order is otherwise kept.
 */
export function groupProblems(problems: readonly Problem[]): ProblemEntry[] {
  const entries: { readonly problem: Problem; readonly elsewhere: Place[] }[] = [];
  const byName = new Map<string, (typeof entries)[number]>();
  for (const problem of [...problems.filter(isCause), ...problems.filter((item) => !isCause(item))]) {
    const entry = { problem, elsewhere: [] };
    if (ABOUT_A_NAME.has(problem.code)) {
      const key = `${problem.code} ${formatMessage(problem.message, 'en')}`;
      const known = byName.get(key);
      if (known !== undefined) {
        known.elsewhere.push(problem.place);
        continue;
      }
      byName.set(key, entry);
    }
    entries.push(entry);
  }
  return entries;
}
