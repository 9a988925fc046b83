/**
 * Follows the files of an omgeving through their history. When a commit moved the folder, it continues in the folder from
 * which it came, because moving files changes no routing. It reads from HEAD backwards: only then the origin is known.
 */
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
  type TreeFile,
} from './commits.js';
import { type Folders, originOf, relativeTo, YAML } from './folder-moves.js';
import type { Git } from './git.js';
import type { Repository } from './repository.js';

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

function set(files: Files, path: string, file: TreeFile | undefined): void {
  if (file === undefined) files.delete(path);
  else files.set(path, file);
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
