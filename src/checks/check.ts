/** All checks. To add one: write it in a file of its own, add its messages, list it here, and document its code. */
import type { Check } from '../config/loader.js';
import type { Configuration } from '../model/configuration.js';
import { type Problem, sortProblems } from '../model/problem.js';
import { checkGaps } from './gap.js';
import { checkNames } from './names.js';
import { checkOverlap } from './overlap.js';
import { checkVerwachtingen } from './verwachting.js';

export const checks: readonly Check[] = [checkOverlap, checkNames, checkGaps, checkVerwachtingen];

/** All problems of a configuration, sorted by file and place: those of loading it, and what the checks find. */
export function checkConfigs({ problems, registers, toewijzingen }: Configuration): Problem[] {
  const found = [...toewijzingen.values()].flatMap((files) =>
    checks.flatMap((check) => check({ files, registers })),
  );
  return sortProblems([...problems, ...found]);
}
