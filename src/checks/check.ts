import type { ConfigTree } from '../config/tree.js';
import { type Problem, sortProblems } from '../model/problem.js';
import { checkGaps } from './gap.js';
import { checkOverlap } from './overlap.js';
import { checkVerwachtingen } from './verwachting.js';

/**
 * Everything that is wrong with a tree: what reading found and what the rule says of each omgeving by itself.
 * Sorted by file and place.
 */
export function checkConfigs(tree: ConfigTree): Problem[] {
  const problems: Problem[] = [...tree.problems];
  const broken = new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.file.path),
  );
  const own = new Set([...tree.toewijzingen.values()].flat().map(({ file }) => file.path));
  const registersBroken = [...broken].some((path) => !own.has(path));
  for (const files of tree.toewijzingen.values()) {
    problems.push(
      ...checkOverlap(
        files.flatMap((file) => file.desired),
        tree.registers,
      ),
    );
    problems.push(...checkGaps(files, tree.registers));
    if (!registersBroken) problems.push(...checkVerwachtingen(files, tree.registers, broken));
  }
  return sortProblems(problems);
}
