/** Finds the folder from which a commit moved or copied the configuration of an omgeving. */
import { basename, dirname, join } from 'node:path/posix';
import { isConfigurationName } from '../config/walk.js';
import { groupBy } from '../model/groups.js';
import { type Commit, type FileChange, type Files, filesAt, type Move, movesOf } from './commits.js';
import type { Git } from './git.js';

/** Where the configuration of an omgeving is in the repository. */
export interface Folders {
  /** The configuration folder: the registers and omgevingen.yaml. */
  readonly root: string;
  /** The folder with the files of toewijzingen. It may be outside `root`, such as between two commits that move both. */
  readonly omgeving: string;
  /** The name of the omgeving. */
  readonly naam: string;
}

const ROOT_FILES: readonly string[] = ['omgevingen', 'organisaties', 'toestemmingen'].flatMap((kind) => [
  `${kind}.yaml`,
  `${kind}.yml`,
]);
export const YAML = /\.ya?ml$/i;

/** The paths of omgevingen.yaml and the registers. */
function rootFiles(root: string): string[] {
  return ROOT_FILES.map((name) => join(root, name));
}

/** The path of a file below a folder; undefined for any other file. */
export function relativeTo(folder: string, path: string): string | undefined {
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
export interface Origin {
  readonly folders: Folders;
  /** The files are still there at HEAD. */
  readonly isCopy: boolean;
}

/** The folder of an omgeving that moved with the configuration folder around it; undefined when it did not. */
async function movedWithRoot(
  git: Git,
  commit: string,
  { root, omgeving, naam }: Folders,
  rootFrom: string,
  before: Files,
): Promise<string | undefined> {
  const source = join(rootFrom, naam);
  if (omgeving !== join(root, naam) || toewijzingenIn(before, omgeving).length > 0) return undefined;
  const left = toewijzingenIn(await filesAt(git, commit, [source]), source);
  return left.length === 0 ? source : undefined;
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
export async function originOf(
  git: Git,
  { info: { commit }, parent, changes }: Commit,
  folders: Folders,
  before: Files,
  head: string,
): Promise<Origin | undefined> {
  const { root, omgeving, naam } = folders;
  const known = rootFiles(root);
  const made = (wanted: (path: string) => boolean): boolean =>
    changes.some(({ path, after }) => after !== undefined && wanted(path)) &&
    ![...before.keys()].some(wanted);
  const newOmgeving = made((path) => nameBelow(omgeving, path) !== undefined);
  const newRoot = made((path) => known.includes(path));
  if (parent === undefined || !(newOmgeving || newRoot)) return undefined;
  const moves = await movesOf(git, parent, commit);
  const own = moves.filter(({ to }) => known.includes(to)).map((move) => dirname(move.from));
  const rootFrom = newRoot ? mostFrom(own)?.from : undefined;
  const withRoot = rootFrom && (await movedWithRoot(git, commit, folders, rootFrom, before));
  const movedFrom = withRoot ?? (newOmgeving ? await omgevingFrom(git, moves, commit, omgeving) : undefined);
  const same = newOmgeving && !movedFrom ? await sameAs(git, parent, changes, omgeving) : undefined;
  const from = movedFrom ?? same;
  if (from === undefined && rootFrom === undefined) return undefined;
  const beside = known.some((path) => before.has(path)) || from === undefined ? root : dirname(from);
  return {
    folders: {
      root: rootFrom ?? beside,
      omgeving: from ?? omgeving,
      naam: from === undefined || basename(from) === basename(omgeving) ? naam : basename(from),
    },
    isCopy: same !== undefined && toewijzingenIn(await filesAt(git, head, [same]), same).length > 0,
  };
}
