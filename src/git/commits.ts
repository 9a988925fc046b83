/** Commits and the files that they changed. Starts few git processes, however many commits there are. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { basename } from 'node:path/posix';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Git } from './git.js';
import { gitMessages } from './messages.js';

/** What identifies a commit to people. */
export interface CommitInfo {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
}

/** A regular file or a symbolic link of a commit. */
export interface TreeFile {
  /** The id of its blob. */
  readonly id: string;
  readonly isLink: boolean;
}

/** A file that a commit changed; undefined where there is none. */
export interface FileChange {
  readonly path: string;
  readonly before: TreeFile | undefined;
  readonly after: TreeFile | undefined;
}

export interface Commit {
  readonly info: CommitInfo;
  /** The message below the subject. */
  readonly body: string;
  /** The first parent; undefined for the first commit. */
  readonly parent: string | undefined;
  readonly changes: readonly FileChange[];
}

/** Files by path. */
export type Files = Map<string, TreeFile>;

/** A file that a commit moved. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A regular file or symbolic link. The content of a submodule is not part of the commit. */
function treeFile(mode: string | undefined, id: string | undefined): TreeFile | undefined {
  const isLink = mode === '120000';
  return id !== undefined && (isLink || mode?.startsWith('100')) ? { id, isLink } : undefined;
}

/**
 * The commits up to `tip` that changed some paths, newest first. A merge counts as one commit, because its changes take
 * effect with the merge.
 *
 * @param paths as git knows them.
 */
export async function commitsOf(git: Git, tip: string, paths: readonly string[]): Promise<Commit[]> {
  const found: Commit[] = [];
  const format = '--format=%H%x00%P%x00%an%x00%aI%x00%s%x00%b';
  const how = ['--first-parent', '-m', '--raw', '--no-renames', '--no-abbrev', '-z', '--encoding=UTF-8'];
  const args = ['-c', 'log.showRoot=true', 'log', '--no-show-signature', ...how, format, tip, '--', ...paths];
  const all = await git.fields(args);
  for (let at = 0; at + 6 <= all.length; ) {
    const [commit = '', parents = '', author = '', date = '', subject = '', body = ''] = all.slice(
      at,
      at + 6,
    );
    at += 6;
    const changes: FileChange[] = [];
    for (let head = all[at]?.trimStart(); head?.startsWith(':'); head = all[at]?.trimStart()) {
      const [oldMode, mode, before, after] = head.slice(1).split(' ');
      const change = { before: treeFile(oldMode, before), after: treeFile(mode, after) };
      changes.push({ path: all[at + 1] ?? '', ...change });
      at += 2;
    }
    const parent = parents === '' ? undefined : parents.split(' ')[0];
    found.push({ info: { commit, author, date, subject }, body, parent, changes });
  }
  return found;
}

/** The files of a commit below some paths. */
export async function filesAt(git: Git, commit: string, paths: readonly string[]): Promise<Files> {
  const listed = await git.fields(['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths]);
  return new Map(
    listed.flatMap((line): [string, TreeFile][] => {
      const match = /^([0-7]{6}) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line);
      const file = treeFile(match?.[1], match?.[2]);
      return file !== undefined && match?.[3] ? [[match[3], file]] : [];
    }),
  );
}

/** Up to so many files, git finds moved files by comparing their content; above it, only identical ones. */
const MAX_COMPARED = 1000;

/**
 * The files that a commit moved: those with similar content according to git, and those that were rewritten but kept a
 * file name that nothing else has.
 *
 * @param parent its first parent.
 */
export async function movesOf(git: Git, parent: string, commit: string): Promise<Move[]> {
  const args = ['diff-tree', '-r', '-M', `-l${MAX_COMPARED}`, '--raw', '--no-abbrev', '-z', parent, commit];
  const all = await git.fields(args);
  const moves: Move[] = [];
  const removed: string[] = [];
  const added: string[] = [];
  for (let at = 0; at + 2 <= all.length; ) {
    const status = all[at]?.split(' ')[4]?.charAt(0);
    const [path = '', to = ''] = all.slice(at + 1, at + 3);
    if (status === 'R') moves.push({ from: path, to });
    if (status === 'D') removed.push(path);
    if (status === 'A') added.push(path);
    at += status === 'R' ? 3 : 2;
  }
  const namesakes = groupBy(removed, (path) => basename(path));
  for (const to of added) {
    const [from, ...others] = namesakes.get(basename(to)) ?? [];
    if (from !== undefined && others.length === 0) moves.push({ from, to });
  }
  return moves;
}

/** The commit of HEAD; undefined when nothing has been committed. */
export async function headOf(git: Git, top: string): Promise<string | undefined> {
  const head = await git.text(['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head !== undefined) return head;
  // Only a branch without commits has no file. If there is one, git cannot read it.
  const branch = await git.text(['symbolic-ref', '--quiet', 'HEAD']);
  const file = branch === undefined ? undefined : await git.text(['rev-parse', '--git-path', branch]);
  if (file === undefined || existsSync(resolve(top, file)))
    throw new Failure('usage', gitMessages.historyUnreadable());
  return undefined;
}

/** The oldest commit of HEAD's history in a shallow clone; undefined when the history is complete. */
export async function cutOf(git: Git): Promise<string | undefined> {
  if ((await git.text(['rev-parse', '--is-shallow-repository'])) !== 'true') return undefined;
  const oldest = await git.text(['rev-list', '--first-parent', '--max-parents=0', 'HEAD']);
  if (oldest === undefined || oldest === '') return undefined;
  // Git hides the parents of that commit, but its object still names them.
  const whole = (await git.output(['cat-file', 'commit', oldest])).toString('utf8');
  return /^parent /m.test(whole.slice(0, whole.indexOf('\n\n'))) ? oldest : undefined;
}
