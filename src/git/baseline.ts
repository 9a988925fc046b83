/** The files as they were: what a plan is laid beside to tell a change from drift. */

import { checkConfigs } from '../checks/check.js';
import { loadConfigs } from '../config/load.js';
import { configMessages } from '../config/messages.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { type Location, locate } from '../model/place.js';
import { hasErrors } from '../model/problem.js';
import { noSharedAreas, type SharedAreas } from '../model/registers.js';
import type { Action } from '../reconcile/plan.js';
import { departureFrom } from './git.js';

/** What an omgeving's files said at an earlier commit. */
export interface Baseline {
  readonly commit: string;
  /** undefined where they had errors or are not all in the commit, so that no plan can be made of them. */
  readonly files: readonly ToewijzingenFile[] | undefined;
  readonly sharedAreas: SharedAreas;
  /** The last commit since that touched the file which asks for an action, or any file of its bevoegd gezag. */
  readonly commitOf: (action: Action) => string | undefined;
}

export interface BaselineOptions {
  readonly configs: string;
  readonly omgeving: string;
  readonly cwd: string;
  /** The files as they are now: they tell which file a removed configuratie came from. */
  readonly now: readonly ToewijzingenFile[];
}

/** Nothing was there yet: an omgeving or a folder that is new. */
const NEW: ReadonlySet<unknown> = new Set([
  configMessages.unknownOmgeving,
  configMessages.configsEmpty,
  configMessages.configsMissing,
]);

/**
 * Reads the files of an omgeving as they were where the present work departs from `ref`.
 *
 * @throws Failure `usage` when there is no repository or no such ref.
 */
export async function loadBaseline(ref: string, options: BaselineOptions): Promise<Baseline> {
  const { configs, omgeving, cwd, now } = options;
  const base = await departureFrom(ref, cwd);
  const { tree, whole } = await base.withFolder(configs, async (written) => {
    try {
      const { cwd: folder, dir } = written;
      return { tree: await loadConfigs(dir, { omgeving, cwd: folder }), whole: written.whole };
    } catch (error) {
      if (error instanceof Failure && NEW.has(error.reason.template))
        return { tree: undefined, whole: written.whole };
      throw error;
    }
  });
  const files = tree?.toewijzingen.get(omgeving) ?? [];
  const broken = !whole || (tree !== undefined && hasErrors(checkConfigs(tree)));
  const commits = await base.lastCommits(configs);
  const pathsOf = (oin: string): string[] =>
    [...now, ...files].filter(({ bevoegdGezag }) => bevoegdGezag === oin).map(({ file }) => file.path);
  return {
    commit: base.commit,
    files: broken ? undefined : files,
    sharedAreas: tree?.registers.sharedAreas ?? noSharedAreas,
    commitOf({ place, configuratie }) {
      const own: Location | undefined = place && locate(place);
      const paths = own === undefined ? pathsOf(configuratie.oin) : [own.file, ...pathsOf(configuratie.oin)];
      return paths.map((path) => commits.get(path)).find((commit) => commit !== undefined);
    },
  };
}
