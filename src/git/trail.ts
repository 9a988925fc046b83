/**
 * The files of an omgeving through their history, wherever they stood. A folder that was moved is followed to where it
 * came from: who moves files changes nobody's routing.
 *
 * Read backwards, from what is there now: only so can be told where a folder came from.
 */
import { basename, dirname, join } from 'node:path/posix';
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

/** Where the files stand, as git knows it. */
export interface Folders {
  /** The folder that holds organisaties.yaml and toestemmingen.yaml. */
  readonly registers: string;
  /** The folder that holds the toewijzingen. */
  readonly omgeving: string;
}

/** A commit, and the ids of what the files hold after it. */
export interface Step {
  readonly commit: Commit;
  readonly organisaties: readonly string[];
  readonly toestemmingen: readonly string[];
  /** The files of toewijzingen, by their path below the omgeving's folder: that stays when the folder moves. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Trail {
  /** Oldest first. */
  readonly steps: readonly Step[];
  /** The commit at which a shallow clone cuts the history off; undefined where it is whole. */
  readonly cutAt: string | undefined;
  /** Where the oldest step copied the files from, which are still there too: their history is there. */
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

/** The path of a file of toewijzingen below its folder; undefined for any other file, as reading a folder has it. */
function nameBelow(folder: string, path: string): string | undefined {
  const start = folder === '.' ? '' : `${folder}/`;
  if (!path.startsWith(start) || !YAML.test(path)) return undefined;
  const name = path.slice(start.length);
  const parts = name.split('/');
  const hidden = parts.some((part) => part.startsWith('.'));
  return hidden || parts.slice(0, -1).some((part) => YAML.test(part)) ? undefined : name;
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

/** The folder that most of some files were moved from together, and how many. */
function mostFrom(sources: readonly string[]): { from: string; moved: number } | undefined {
  const [first] = [...groupBy(sources, (from) => from).values()].sort((a, b) => b.length - a.length);
  return first?.[0] === undefined ? undefined : { from: first[0], moved: first.length };
}

/** Where a folder came from with each file that was moved into it: as far up as the file lies below the folder. */
function sourcesOf(moves: readonly Move[], folder: string): string[] {
  return moves.flatMap(({ from, to }) => {
    const name = nameBelow(folder, to);
    if (name === undefined || !YAML.test(from)) return [];
    const parts = from.split('/');
    const up = name.split('/').length;
    return parts.length < up ? [] : [parts.slice(0, parts.length - up).join('/') || '.'];
  });
}

/** A folder has moved when more of its files went along than stayed behind: one file does not take it along. */
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
  return source.moved > left.length ? source.from : undefined;
}

/** The folder of the same name that most of the files of a new one are the same as, in the parent of the commit. */
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
  return source !== undefined && source.moved * 2 > added.length ? source.from : undefined;
}

/** Where folders came from: they have gone from there, or they are still there too. */
interface Origin {
  readonly folders: Folders;
  readonly copied: boolean;
}

/**
 * Where the folders stood before a commit that made them; undefined where it made neither, or made them new.
 *
 * An omgeving may come in two commits, copied by one and cleared away by a later one: that is a move too. To copy an
 * omgeving to one of another name is no move: the other one is new.
 *
 * @param before the files before it, as far as they stood in these folders.
 * @param head the present commit.
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
    copied: same !== undefined && toewijzingenIn(await filesAt(git, head, [same]), same).size > 0,
  };
}

/** A commit to read back from, and where the folders stand there. */
interface Start {
  readonly tip: string;
  readonly folders: Folders;
}

/** Commits between which the folders stood still. */
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

interface Read {
  readonly stretch: Stretch;
  /** Where to read on before that. */
  readonly earlier: Start | undefined;
  readonly copiedFrom: string | undefined;
}

/** The commits since the folders came to stand where they are. */
async function stretchTo(git: Git, { tip, folders }: Start, head: string): Promise<Read> {
  const paths = [...allRegisters(folders), folders.omgeving];
  const before = await filesAt(git, tip, paths);
  const commits: Commit[] = [];
  const stretch = { folders, before, commits };
  for (const commit of await commitsOf(git, tip, paths)) {
    commits.unshift(commit);
    for (const change of commit.changes) set(before, change.path, change.before);
    const origin = await originOf(git, commit, folders, before, head);
    if (origin === undefined || commit.parent === undefined) continue;
    if (origin.copied) return { stretch, earlier: undefined, copiedFrom: origin.folders.omgeving };
    return { stretch, earlier: { tip: commit.parent, folders: origin.folders }, copiedFrom: undefined };
  }
  return { stretch, earlier: undefined, copiedFrom: undefined };
}

/**
 * Follows the files of an omgeving back to where they began.
 *
 * @param now where they stand at the present commit.
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
