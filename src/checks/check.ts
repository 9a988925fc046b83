import type { Configuration, Desired, ToewijzingenFile } from '../model/configuration.js';
import { type Problem, sortProblems } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import { checkGaps } from './gap.js';
import { checkOverlap } from './overlap.js';
import { checkVerwachtingen } from './verwachting.js';

/** What is known of the files that are checked: which of them, or of the registers, hold errors. */
export interface Broken {
  readonly registers: boolean;
  readonly files: ReadonlySet<string>;
}

/** What the rule says of files of one omgeving, all of those of a bevoegd gezag among them. */
export function checkFiles(
  files: readonly ToewijzingenFile[],
  registers: Registers,
  broken: Broken,
): Problem[] {
  const desired: Desired[] = [];
  for (const file of files) for (const item of file.desired) desired.push(item);
  return [
    ...checkOverlap(desired, registers),
    ...checkGaps(files, registers),
    ...(broken.registers ? [] : checkVerwachtingen(files, registers, broken.files)),
  ];
}

/** Whether a file that has this problem cannot be judged by. The label of a toestemming decides about nobody. */
export function breaks({ severity, code }: Problem): boolean {
  return severity === 'error' && code !== 'toestemming-waarde';
}

/**
 * Everything that is wrong with a tree: what reading found and what the rule says of each omgeving by itself.
 * Sorted by file and place.
 */
export function checkConfigs(tree: Configuration): Problem[] {
  const files = new Set(tree.problems.filter(breaks).map(({ place }) => place.file.path));
  const own = new Set([...tree.toewijzingen.values()].flat().map(({ file }) => file.path));
  const broken = { registers: [...files].some((path) => !own.has(path)), files };
  const found = [...tree.toewijzingen.values()].flatMap((item) => checkFiles(item, tree.registers, broken));
  return sortProblems([...tree.problems, ...found]);
}
