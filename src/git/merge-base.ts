/** The commit at which the current branch left another one, and what the branch changed since. */
import { join, relative } from 'node:path';
import { Failure } from '../model/failure.js';
import type { GitEnvironment } from './git.js';
import { gitMessages } from './messages.js';
import { gitPath, openRepository, type Repository } from './repository.js';

export interface MergeBase {
  readonly repository: Repository;
  readonly commit: string;
}

/**
 * Finds the merge base of HEAD and a ref; the ref itself where they have no commit in common.
 *
 * @param cwd the working directory, inside a git repository.
 * @throws Failure `usage` when git is missing, or there is no repository or no such ref.
 */
export async function findMergeBase(ref: string, cwd: string, env: GitEnvironment): Promise<MergeBase> {
  const repository = await openRepository(cwd, env);
  const { git } = repository;
  const commit = ref.startsWith('-')
    ? undefined
    : await git.text(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit === undefined) throw new Failure('usage', gitMessages.unknownRef({ ref }));
  return { repository, commit: (await git.text(['merge-base', commit, 'HEAD'])) ?? commit };
}

/**
 * The last commit since the merge base that changed each file of a folder, by path relative to the working directory.
 *
 * @throws Failure `usage` when git cannot read the history in between.
 */
export async function lastCommits(
  { repository, commit }: MergeBase,
  dir: string,
): Promise<ReadonlyMap<string, string>> {
  const { git, top, cwd } = repository;
  const format = ['--format=%x01%H', '--name-only', '-z'];
  const args = ['log', '-m', ...format, `${commit}..HEAD`, '--', gitPath(repository, dir)];
  const listed = (await git.output(args)).toString('utf8');
  const found = new Map<string, string>();
  for (const entry of listed.split('\u0001').slice(1)) {
    const [last = '', ...paths] = entry.split('\0').map((part) => part.trim());
    for (const path of paths) {
      if (path === '') continue;
      const shown = relative(cwd, join(top, path)).replaceAll('\\', '/');
      if (!found.has(shown)) found.set(shown, last);
    }
  }
  return found;
}
