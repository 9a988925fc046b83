/** The files at an earlier commit: the baseline that tells a change of the files from drift at DSO-LV. */
import { checks } from '../checks/check.js';
import { type FileSource, LoadFailure } from '../config/file-source.js';
import { type LoadedConfiguration, load } from '../config/loader.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { locate } from '../model/place.js';
import { hasErrors } from '../model/problem.js';
import type { Action } from '../reconcile/plan.js';
import { CommitSource } from './commit-source.js';
import type { GitEnvironment } from './git.js';
import { findMergeBase, lastCommits } from './merge-base.js';

/** The files of an omgeving at an earlier commit. */
export interface Baseline {
  readonly commit: string;
  /** undefined when they have errors or the commit does not hold all of them, so that no plan can be made of them. */
  readonly files: readonly ToewijzingenFile[] | undefined;
  /** The last commit since then that changed the file of an action; failing that, any file of its bevoegd gezag. */
  readonly commitOf: (action: Action) => string | undefined;
}

export interface BaselineOptions {
  readonly configs: string;
  readonly omgeving: string;
  readonly cwd: string;
  readonly env: GitEnvironment;
  /** The present files. They show in which file a removed configuratie was. */
  readonly now: readonly ToewijzingenFile[];
}

/** Loads the files; undefined when the folder or the omgeving did not exist yet. */
async function loadIfPresent(source: FileSource, omgeving: string): Promise<LoadedConfiguration | undefined> {
  try {
    return await load(source, { omgeving, checks });
  } catch (error) {
    if (error instanceof LoadFailure && error.problem !== 'unreadable') return undefined;
    throw error;
  }
}

/**
 * Loads the files of an omgeving at the merge base of HEAD and `ref`.
 *
 * @throws Failure `usage` when there is no repository or no such ref.
 */
export async function loadBaseline(ref: string, options: BaselineOptions): Promise<Baseline> {
  const { configs, omgeving, cwd, env, now } = options;
  const base = await findMergeBase(ref, cwd, env);
  const source = new CommitSource(base.repository, base.commit, configs);
  const loaded = await loadIfPresent(source, omgeving);
  const files = loaded?.toewijzingen.get(omgeving) ?? [];
  const isUsable = (await source.isComplete()) && (loaded === undefined || !hasErrors(loaded.problems));
  const commits = await lastCommits(base, configs);
  const pathsOf = (oin: string): string[] =>
    [...now, ...files].filter(({ bevoegdGezag }) => bevoegdGezag === oin).map(({ file }) => file.path);
  return {
    commit: base.commit,
    files: isUsable ? files : undefined,
    commitOf({ place, configuratie }) {
      const own = place === undefined ? [] : [locate(place).file];
      const paths = [...own, ...pathsOf(configuratie.oin)];
      return paths.map((path) => commits.get(path)).find((commit) => commit !== undefined);
    },
  };
}
