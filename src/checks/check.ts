import type { ConfigTree } from '../config/tree.js';
import { type Problem, sortProblems } from '../model/problem.js';
import { checkGaps } from './gap.js';
import { checkOverlap } from './overlap.js';

/**
 * Everything that is wrong with a tree: what reading found and what the rule says of each omgeving by itself.
 * Sorted by file and place.
 */
export function checkConfigs(tree: ConfigTree): Problem[] {
  const problems: Problem[] = [...tree.problems];
  for (const files of tree.toewijzingen.values()) {
    problems.push(
      ...checkOverlap(
        files.flatMap((file) => file.desired),
        tree.registers,
      ),
    );
    problems.push(...checkGaps(files, tree.registers));
  }
  return sortProblems(problems);
}
