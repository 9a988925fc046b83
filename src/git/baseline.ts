/** The files as they were: what a plan is laid beside to tell a change from drift. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { checkConfigs } from '../checks/check.js';
import { loadConfigs } from '../config/load.js';
import { configMessages } from '../config/messages.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { type Location, locate } from '../model/place.js';
import { hasErrors } from '../model/problem.js';
import { noSharedAreas, type SharedAreas } from '../model/registers.js';
import type { Action } from '../reconcile/plan.js';
import { readBlobs } from './blobs.js';
import type { GitEnvironment } from './git.js';
import { findMergeBase, lastCommits, type MergeBase } from './merge-base.js';
import { gitPath } from './repository.js';

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
  readonly env: GitEnvironment;
  /** The files as they are now: they tell which file a removed configuratie came from. */
  readonly now: readonly ToewijzingenFile[];
}

/** Nothing was there yet: an omgeving or a folder that is new. */
const NEW: ReadonlySet<unknown> = new Set([
  configMessages.unknownOmgeving,
  configMessages.configsEmpty,
  configMessages.configsMissing,
]);

interface Blob {
  readonly id: string;
  readonly path: string;
  readonly link: boolean;
}

interface WrittenFolder {
  readonly cwd: string;
  readonly dir: string;
  readonly whole: boolean;
}

async function readFolder({ repository, commit }: MergeBase, path: string): Promise<[Blob, Uint8Array][]> {
  const listed = await repository.git.fields(['ls-tree', '-r', '-z', commit, '--', path]);
  const blobs = listed.flatMap((line): Blob[] => {
    const match = /^(100[0-9]{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    return match?.[2] && match[3] ? [{ id: match[2], path: match[3], link: match[1] === '120000' }] : [];
  });
  const held = await readBlobs(repository.git, new Set(blobs.map(({ id }) => id)));
  return blobs.map((blob) => [blob, held.get(blob.id) ?? new Uint8Array()]);
}

async function withFolder<T>(
  base: MergeBase,
  dir: string,
  work: (written: WrittenFolder) => Promise<T>,
): Promise<T> {
  const { top, cwd: here } = base.repository;
  const found = await readFolder(base, gitPath(base.repository, dir));
  const folder = await mkdtemp(join(tmpdir(), 'behandeldienst-'));
  try {
    let whole = true;
    for (const [{ path, link }, bytes] of found) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      if (!link) await writeFile(target, bytes);
      else {
        const to = Buffer.from(bytes).toString('utf8');
        const leads = posix.join(posix.dirname(path), to);
        const there = found.some(([other]) => other.path === leads || other.path.startsWith(`${leads}/`));
        if (there && !posix.isAbsolute(to)) await symlink(to, target);
        else whole = false;
      }
    }
    const cwd = join(folder, relative(top, here));
    await mkdir(cwd, { recursive: true });
    return await work({ cwd, dir: relative(here, resolve(here, dir)) || '.', whole });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Reads the files of an omgeving as they were where the present work departs from `ref`.
 *
 * @throws Failure `usage` when there is no repository or no such ref.
 */
export async function loadBaseline(ref: string, options: BaselineOptions): Promise<Baseline> {
  const { configs, omgeving, cwd, env, now } = options;
  const base = await findMergeBase(ref, cwd, env);
  const { tree, whole } = await withFolder(base, configs, async (written) => {
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
  const commits = await lastCommits(base, configs);
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
