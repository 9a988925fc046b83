/**
 * Follows the files of an omgeving through their history. When a commit moved the folder, it continues in the folder from
 * which it came, because moving files changes no routing. It reads from HEAD backwards: only then the origin is known.
 */
import { basename, dirname, join } from 'node:path/posix';
import { isConfigurationName } from '../config/walk.js';
import { groupBy } from '../model/groups.js';
import type { Blob } from './commit-tree.js';
import {
  type Commit,
  type CommitInfo,
  commitsOf,
  cutOf,
  type FileChange,
  type Files,
  filesAt,
  headOf,
  type Move,
  movesOf,
  type TreeFile,
} from './commits.js';
import type { Git } from './git.js';
import type { Repository } from './repository.js';

/** Where the configuration of an omgeving is in the repository. */
export interface Folders {
  /** The configuration folder: the registers and omgevingen.yaml. */
  readonly root: string;
  /** The folder with the files of toewijzingen. It may be outside `root`, such as between two commits that move both. */
  readonly omgeving: string;
  /** The name of the omgeving. */
  readonly naam: string;
}

/** A commit, and the configuration after it. */
export interface Step {
  readonly commit: Commit;
  /** The name of the omgeving at this commit. */
  readonly naam: string;
  /** Every file, by its name below the configuration folder. */
  readonly blobs: readonly Blob[];
}

export interface Trail {
  /** The steps, oldest first. They are made while they are read, since together they take much memory. */
  readonly steps: Iterable<Step>;
  /** The oldest commit. */
  readonly oldest: CommitInfo | undefined;
  /** The ids of all files of the steps. */
  readonly ids: ReadonlySet<string>;
  /** The commit at which a shallow clone cuts the history off; undefined for a complete history. */
  readonly cutAt: string | undefined;
  /** The folder from which the oldest step copied the files, when they are still there. */
  readonly copiedFrom: string | undefined;
}

const ROOT_FILES: readonly string[] = ['omgevingen', 'organisaties', 'toestemmingen'].flatMap((kind) => [
  `${kind}.yaml`,
  `${kind}.yml`,
]);
const YAML = /\.ya?ml$/i;

/** The paths of omgevingen.yaml and the registers. */
function rootFiles(root: string): string[] {
  return ROOT_FILES.map((name) => join(root, name));
}

/** The path of a file below a folder; undefined for any other file. */
function relativeTo(folder: string, path: string): string | undefined {
  if (folder === '.') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** The path of a file of toewijzingen below its folder; undefined for any other file. */
function nameBelow(folder: string, path: string): string | undefined {
  const name = relativeTo(folder, path);
  return name !== undefined && isConfigurationName(name) ? name : undefined;
}

/** The names of the files of toewijzingen in a folder. */
function toewijzingenIn(files: Files, folder: string): string[] {
  return [...files.keys()].flatMap((path) => nameBelow(folder, path) ?? []);
}

function set(files: Files, path: string, file: TreeFile | undefined): void {
  if (file === undefined) files.delete(path);
  else files.set(path, file);
}

/** The most frequent of some folders, and how often it occurs. */
function mostFrom(sources: readonly string[]): { from: string; files: number } | undefined {
  const [first] = [...groupBy(sources, (from) => from).values()].sort((a, b) => b.length - a.length);
  return first?.[0] === undefined ? undefined : { from: first[0], files: first.length };
}

/** For each file that was moved into a folder: the folder that would have been moved, had the whole folder moved. */
function sourcesOf(moves: readonly Move[], folder: string): string[] {
  return moves.flatMap(({ from, to }) => {
    const name = nameBelow(folder, to);
    if (name === undefined || !YAML.test(from)) return [];
    const parts = from.split('/');
    const up = name.split('/').length;
    return parts.length < up ? [] : [parts.slice(0, parts.length - up).join('/') || '.'];
  });
}

/** The folder that became the folder of the omgeving: more of its files were moved than left behind. */
async function omgevingFrom(
  git: Git,
  moves: readonly Move[],
  commit: string,
  omgeving: string,
): Promise<string | undefined> {
  const source = mostFrom(sourcesOf(moves, omgeving));
  if (source === undefined) return undefined;
  const there = await filesAt(git, commit, [source.from]);
  const left = toewijzingenIn(there, source.from)
    .map((name) => join(source.from, name))
    .filter((path) => nameBelow(omgeving, path) === undefined);
  return source.files > left.length ? source.from : undefined;
}

/** The folder with the same name in the parent of a commit, with the same content as most of the new files. */
async function sameAs(
  git: Git,
  parent: string,
  changes: readonly FileChange[],
  omgeving: string,
): Promise<string | undefined> {
  const added = changes.flatMap(({ path, after }) => {
    const name = after === undefined ? undefined : nameBelow(omgeving, path);
    return name === undefined ? [] : [{ end: join(basename(omgeving), name), name, id: after?.id ?? '' }];
  });
  const there = groupBy(await filesAt(git, parent, ['.']), ([, { id }]) => id);
  const sources = added.flatMap(({ end, name, id }) =>
    (there.get(id) ?? [])
      .filter(([path]) => path === end || path.endsWith(`/${end}`))
      .map(([path]) => path.slice(0, -name.length - 1)),
  );
  const source = mostFrom(sources);
  return source !== undefined && source.files * 2 > added.length ? source.from : undefined;
}

/** The folders before a commit moved or copied them. */
interface Origin {
  readonly folders: Folders;
  /** The files are still there at HEAD. */
  readonly isCopy: boolean;
}

/**
 * The folders before a commit that made them; undefined when it made neither of them, or made them new.
 *
 * A move may take two commits: one that copies the folder, and a later one that removes the original. A copy of an
 * omgeving under another name is not a move but a new omgeving.
 *
 * @param before the files in these folders before the commit.
 * @param head the commit of HEAD.
 */
async function originOf(
  git: Git,
  { info: { commit }, parent, changes }: Commit,
  { root, omgeving, naam }: Folders,
  before: Files,
  head: string,
): Promise<Origin | undefined> {
  const known = rootFiles(root);
  const made = (wanted: (path: string) => boolean): boolean =>
    changes.some(({ path, after }) => after !== undefined && wanted(path)) &&
    ![...before.keys()].some(wanted);
  const newOmgeving = made((path) => nameBelow(omgeving, path) !== undefined);
  const newRoot = made((path) => known.includes(path));
  if (parent === undefined || !(newOmgeving || newRoot)) return undefined;
  const moves = await movesOf(git, parent, commit);
  const movedFrom = newOmgeving ? await omgevingFrom(git, moves, commit, omgeving) : undefined;
  const same = newOmgeving && !movedFrom ? await sameAs(git, parent, changes, omgeving) : undefined;
  const from = movedFrom ?? same;
  const own = moves.filter(({ to }) => known.includes(to)).map((move) => dirname(move.from));
  const rootFrom = newRoot ? mostFrom(own)?.from : undefined;
  if (from === undefined && rootFrom === undefined) return undefined;
  const beside = known.some((path) => before.has(path)) || from === undefined ? root : dirname(from);
  return {
    folders: {
      root: rootFrom ?? beside,
      omgeving: from ?? (await withoutFiles()),
      naam: from === undefined || basename(from) === basename(omgeving) ? naam : basename(from),
    },
    isCopy: same !== undefined && toewijzingenIn(await filesAt(git, head, [same]), same).length > 0,
  };

  /** The folder of an omgeving that moved while it had no files: it moved with the rest. */
  async function withoutFiles(): Promise<string> {
    const isEmpty = toewijzingenIn(before, omgeving).length === 0;
    return isEmpty && rootFrom !== undefined && omgeving === join(root, naam)
      ? join(rootFrom, naam)
      : omgeving;
  }
}

/** A commit from which to read back, and the folders at that commit. */
interface Start {
  readonly tip: string;
  readonly folders: Folders;
}

/** Successive commits between which the folders did not move. */
interface Stretch {
  readonly folders: Folders;
  /** The files before the first of its commits. */
  readonly before: Files;
  /** Oldest first. */
  readonly commits: readonly Commit[];
}

/** The files of a configuration, by their names below the configuration folder. */
function blobsOf(files: Files, { root, omgeving, naam }: Folders): Blob[] {
  return [...files].flatMap(([path, { id, isLink }]): Blob[] => {
    const own = relativeTo(omgeving, path);
    if (own !== undefined) return [{ id, isLink, name: `${naam}/${own}` }];
    const name = relativeTo(root, path);
    // The folder of the omgeving is the one above, not this one.
    return name === undefined || name.split('/')[0] === naam ? [] : [{ id, isLink, name }];
  });
}

function* stepsOf({ folders, before, commits }: Stretch): Generator<Step> {
  const files = new Map(before);
  for (const commit of commits) {
    for (const { path, after } of commit.changes) set(files, path, after);
    yield { commit, naam: folders.naam, blobs: blobsOf(files, folders) };
  }
}

function* idsOf({ before, commits }: Stretch): Generator<string> {
  for (const { id } of before.values()) yield id;
  for (const { changes } of commits) for (const { after } of changes) if (after !== undefined) yield after.id;
}

/** Tests whether a change can matter to a configuration. */
function mayMatter({ path, before, after }: FileChange): boolean {
  return YAML.test(path) || before?.isLink === true || after?.isLink === true;
}

interface StretchRead {
  readonly stretch: Stretch;
  /** Where to continue before it. */
  readonly earlier: Start | undefined;
  readonly copiedFrom: string | undefined;
}

/** Reads back to the commit that moved the folders, or to the first commit. */
async function stretchTo(git: Git, { tip, folders }: Start, head: string): Promise<StretchRead> {
  const paths = [folders.root, folders.omgeving];
  const all = await filesAt(git, tip, paths);
  const before = new Map([...all].filter(([path, { isLink }]) => isLink || YAML.test(path)));
  const commits: Commit[] = [];
  const stretch = (): Stretch => ({ folders, before, commits: commits.toReversed() });
  for (const found of await commitsOf(git, tip, paths)) {
    const commit = { ...found, changes: found.changes.filter(mayMatter) };
    if (commit.changes.length === 0) continue;
    commits.push(commit);
    for (const change of commit.changes) set(before, change.path, change.before);
    const origin = await originOf(git, commit, folders, before, head);
    if (origin === undefined || commit.parent === undefined) continue;
    if (origin.isCopy) return { stretch: stretch(), earlier: undefined, copiedFrom: origin.folders.omgeving };
    const earlier = { tip: commit.parent, folders: origin.folders };
    return { stretch: stretch(), earlier, copiedFrom: undefined };
  }
  return { stretch: stretch(), earlier: undefined, copiedFrom: undefined };
}

/**
 * Follows the files of an omgeving back to the commit that made them.
 *
 * @param now the folders at HEAD.
 */
export async function trailOf({ git, top }: Repository, now: Folders): Promise<Trail> {
  const head = await headOf(git, top);
  if (head === undefined)
    return { steps: [], oldest: undefined, ids: new Set(), cutAt: undefined, copiedFrom: undefined };
  let read = await stretchTo(git, { tip: head, folders: now }, head);
  const stretches = [read.stretch];
  while (read.earlier !== undefined) {
    read = await stretchTo(git, read.earlier, head);
    stretches.unshift(read.stretch);
  }
  const steps = {
    *[Symbol.iterator]() {
      for (const stretch of stretches) yield* stepsOf(stretch);
    },
  };
  return {
    steps,
    oldest: stretches.flatMap(({ commits }) => commits)[0]?.info,
    ids: new Set(stretches.flatMap((stretch) => [...idsOf(stretch)])),
    cutAt: await cutOf(git),
    copiedFrom: read.copiedFrom,
  };
}
