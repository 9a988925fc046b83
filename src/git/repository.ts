/** The git repository around the working directory. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { Git, type GitEnvironment } from './git.js';
import { gitMessages } from './messages.js';

export interface Repository {
  /** Git in the top folder. */
  readonly git: Git;
  /** Top folder of the work tree, without symbolic links. */
  readonly top: string;
  /** The working directory, without symbolic links. */
  readonly cwd: string;
}

/**
 * Opens the repository around a folder.
 *
 * @throws Failure `usage` when git is missing or the folder is in no repository.
 */
export async function openRepository(folder: string, env: GitEnvironment): Promise<Repository> {
  const cwd = await realpath(folder);
  const top = await new Git(cwd, env).text(['rev-parse', '--show-toplevel']);
  if (top === undefined) throw new Failure('usage', gitMessages.noRepository());
  return { git: new Git(top, env), top, cwd };
}

/**
 * Converts a path to the form that git uses: relative to the top folder, with `/`, `.` for the top folder itself.
 *
 * @param path relative to the working directory, or absolute.
 * @throws Failure `usage` when the path is outside the repository.
 */
export function gitPath({ top, cwd }: Repository, path: string): string {
  const inside = relative(top, resolve(cwd, path)).replaceAll('\\', '/');
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new Failure('usage', gitMessages.outsideRepository({ path }));
  return inside === '' ? '.' : inside;
}

/** What a link to a line of a committed file needs. */
export interface Checkout {
  /** The commit that is checked out. */
  readonly commit: string;
  /** Top folder of the work tree. */
  readonly top: string;
  /** The working directory, without symbolic links. */
  readonly cwd: string;
  /** The URL of the remote `origin` as git has it. It may contain credentials: never show it. */
  readonly remote: string | undefined;
}

/**
 * Finds the commit and the remote of the files in a folder.
 *
 * @param dir relative to the working directory `cwd`.
 * @returns undefined outside a repository, and where the folder has uncommitted changes: line numbers would be off.
 */
export async function checkoutOf(
  dir: string,
  cwd: string,
  env: GitEnvironment,
): Promise<Checkout | undefined> {
  const repository = await openRepository(cwd, env).catch(() => undefined);
  if (repository === undefined) return undefined;
  const { git, top } = repository;
  const path = relative(top, resolve(repository.cwd, dir)) || '.';
  const status = await git.text(['status', '--porcelain', '--untracked-files=all', '--', path]);
  const commit = await git.text(['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (status !== '' || commit === undefined) return undefined;
  const remote = await git.text(['remote', 'get-url', 'origin']);
  return { commit, top, cwd: repository.cwd, remote };
}
