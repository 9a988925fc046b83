/**
 * Follows the files of an omgeving through their history. When a commit moved the folder, it continues in the folder from
 * which it came, because moving files changes no routing. It reads from HEAD backwards: only then the origin is known.
 */
import { basename, dirname, join } from 'node:path/posix';
import { isConfigurationName } from '../config/walk.js';
import { groupBy } from '../model/groups.js';
import {
  type Commit,
  commitsOf,
  cutOf,
  type FileChange,
  type Files,
  filesAt,
  headOf,
  type Move,
  movesOf,
} from './commits.js';
import type { Git } from './git.js';
import type { Repository } from './repository.js';

/** The folders with the files, as paths in the repository. */
export interface Folders {
  /** The folder with organisaties.yaml and toestemmingen.yaml. */
  readonly registers: string;
  /** The folder with the files of toewijzingen. */
  readonly omgeving: string;
}

/** A commit, and the blob ids of the files after it. */
export interface Step {
  readonly commit: Commit;
  readonly organisaties: readonly string[];
  readonly toestemmingen: readonly string[];
  /** The files of toewijzingen, by their path below the folder of the omgeving, which a move does not change. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Trail {
  /** Oldest first. */
  readonly steps: readonly Step[];
  /** The commit at which a shallow clone cuts the history off; undefined for a complete history. */
  readonly cutAt: string | undefined;
  /** The folder from which the oldest step copied the files, when they are still there. */
  readonly copiedFrom: string | undefined;
}

const SPELLINGS = ['yaml', 'yml'] as const;
const YAML = /\.ya?ml$/i;

function registerPaths({ registers }: Folders, kind: string): string[] {
  return SPELLINGS.map((ending) => join(registers, `${kind}.${ending}`));
}

function allRegisters(folders: Folders): string[] {
  return [...registerPaths(folders, 'organisaties'), ...registerPaths(folders, 'toestemmingen')];
}

/** The path of a file of toewijzingen below its folder; undefined for any other file. */
function nameBelow(folder: string, path: string): string | undefined {
  const start = folder === '.' ? '' : `${folder}/`;
  if (!path.startsWith(start)) return undefined;
  const name = path.slice(start.length);
  return isConfigurationName(name) ? name : undefined;
}

function toewijzingenIn(files: Files, folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, id] of files) {
    const name = nameBelow(folder, path);
    if (name !== undefined) found.set(name, id);
  }
  return found;
}

function set(files: Files, path: string, id: string | undefined): void {
  if (id === undefined) files.delete(path);
  else files.set(path, id);
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
  const left = [...toewijzingenIn(there, source.from).keys()]
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
    return name === undefined ? [] : [{ end: join(basename(omgeving), name), name, after }];
  });
  const there = groupBy(await filesAt(git, parent, ['.']), ([, id]) => id);
  const sources = added.flatMap(({ end, name, after }) =>
    (there.get(after ?? '') ?? [])
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
  { registers, omgeving }: Folders,
  before: Files,
  head: string,
): Promise<Origin | undefined> {
  const known = allRegisters({ registers, omgeving });
  const made = (wanted: (path: string) => boolean): boolean =>
    changes.some(({ path, after }) => after !== undefined && wanted(path)) &&
    ![...before.keys()].some(wanted);
  const newOmgeving = made((path) => nameBelow(omgeving, path) !== undefined);
  const newRegisters = made((path) => known.includes(path));
  if (parent === undefined || !(newOmgeving || newRegisters)) return undefined;
  const moves = await movesOf(git, parent, commit);
  const movedFrom = newOmgeving ? await omgevingFrom(git, moves, commit, omgeving) : undefined;
  const same = newOmgeving && !movedFrom ? await sameAs(git, parent, changes, omgeving) : undefined;
  const from = movedFrom ?? same;
  const own = moves.filter(({ to }) => known.includes(to)).map((move) => dirname(move.from));
  const registersFrom = newRegisters ? mostFrom(own)?.from : undefined;
  if (from === undefined && registersFrom === undefined) return undefined;
  const beside = known.some((path) => before.has(path)) || from === undefined ? registers : dirname(from);
  return {
    folders: { registers: registersFrom ?? beside, omgeving: from ?? omgeving },
    isCopy: same !== undefined && toewijzingenIn(await filesAt(git, head, [same]), same).size > 0,
  };
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

function* stepsOf({ folders, before, commits }: Stretch): Generator<Step> {
  const files = new Map(before);
  const idsOf = (kind: string): string[] =>
    registerPaths(folders, kind).flatMap((path) => files.get(path) ?? []);
  for (const commit of commits) {
    for (const { path, after } of commit.changes) set(files, path, after);
    yield {
      commit,
      organisaties: idsOf('organisaties'),
      toestemmingen: idsOf('toestemmingen'),
      files: toewijzingenIn(files, folders.omgeving),
    };
  }
}

interface StretchRead {
  readonly stretch: Stretch;
  /** Where to continue before it. */
  readonly earlier: Start | undefined;
  readonly copiedFrom: string | undefined;
}

/** Reads back to the commit that moved the folders, or to the first commit. */
async function stretchTo(git: Git, { tip, folders }: Start, head: string): Promise<StretchRead> {
  const paths = [...allRegisters(folders), folders.omgeving];
  const before = await filesAt(git, tip, paths);
  const commits: Commit[] = [];
  const stretch = { folders, before, commits };
  for (const commit of await commitsOf(git, tip, paths)) {
    commits.unshift(commit);
    for (const change of commit.changes) set(before, change.path, change.before);
    const origin = await originOf(git, commit, folders, before, head);
    if (origin === undefined || commit.parent === undefined) continue;
    if (origin.isCopy) return { stretch, earlier: undefined, copiedFrom: origin.folders.omgeving };
    return { stretch, earlier: { tip: commit.parent, folders: origin.folders }, copiedFrom: undefined };
  }
  return { stretch, earlier: undefined, copiedFrom: undefined };
}

/**
 * Follows the files of an omgeving back to the commit that made them.
 *
 * @param now the folders at HEAD.
 */
export async function trailOf({ git, top }: Repository, now: Folders): Promise<Trail> {
  const head = await headOf(git, top);
  if (head === undefined) return { steps: [], cutAt: undefined, copiedFrom: undefined };
  let read = await stretchTo(git, { tip: head, folders: now }, head);
  const stretches = [read.stretch];
  while (read.earlier !== undefined) {
    read = await stretchTo(git, read.earlier, head);
    stretches.unshift(read.stretch);
  }
  const steps = stretches.flatMap((stretch) => [...stepsOf(stretch)]);
  return { steps, cutAt: await cutOf(git), copiedFrom: read.copiedFrom };
}
