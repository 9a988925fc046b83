/** Writes files and folders. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../model/failure.js';
import { libMessages } from './messages.js';

/**
 * Writes a file completely or not at all: to a temporary file, which then replaces the old one. Keeps the permissions of
 * the old file. Writes through a link to the file that it points to.
 *
 * Not `write-file-atomic`: that replaces a device or a pipe (`--out /dev/stdout`) by a file, gives a new file its mode
 * regardless of the umask, and handles signals of the whole process.
 *
 * @param content the text or the bytes, or the text in pieces.
 * @param mode the permissions of a new file, limited by the umask.
 * @throws Failure `usage` when the file cannot be written.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  mode = 0o644,
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  const old = await stat(target).catch(() => undefined);
  try {
    if (old !== undefined && !old.isFile() && !old.isDirectory()) {
      await writeFile(path, content);
      return;
    }
    await writeFile(temporary, content, { mode: old?.mode ?? mode, flag: 'wx' });
    // The umask limits the mode of a new file, but the old file may have had more.
    if (old !== undefined) await chmod(temporary, old.mode);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure('usage', libMessages.cannotWrite({ path }), { cause });
  }
}

/** The folder that a repository begins in: the nearest one above with `.git`, else `folder` itself. */
function treeOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return folder;
  }
}

function isBelow(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below.split(sep)[0] !== '..' && !isAbsolute(below);
}

/** As many as Linux follows. */
const MAX_LINKS = 40;

/** Where writing to a path ends up, with all links followed. The path, or the end of it, need not exist. */
async function followLinks(path: string, links = 0): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  const parent = dirname(path);
  if (real !== undefined || parent === path) return real ?? path;
  const folder = await followLinks(parent, links);
  const link = await readlink(path).catch(() => undefined);
  // Links in a circle lead nowhere.
  if (link === undefined || links === MAX_LINKS) return join(folder, basename(path));
  return followLinks(resolve(folder, link), links + 1);
}

/**
 * Asserts that no symbolic link on a path leads out of the repository: a pull request can add such a link, and must not
 * decide which file of the machine is written. A path that is itself outside the repository is somebody's own choice.
 *
 * @param path relative to the working directory.
 * @throws Failure `usage` when a link leads out.
 */
export async function assertInTree(path: string, cwd: string): Promise<void> {
  const absolute = resolve(cwd, path);
  const tree = treeOf(cwd);
  if (!isBelow(absolute, tree)) return;
  const target = await followLinks(absolute);
  if (!isBelow(target, await realpath(tree)))
    throw new Failure('usage', libMessages.leadsOut({ path: relative(cwd, absolute), target }));
}

/**
 * Creates a folder and its parents, unless they exist.
 *
 * @param dir relative to the working directory, as messages name it.
 * @throws Failure `usage` when it cannot be created.
 */
export async function makeFolder(dir: string, cwd: string): Promise<void> {
  try {
    await mkdir(resolve(cwd, dir), { recursive: true });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const isFileInPlace = code === 'EEXIST' || code === 'ENOTDIR';
    throw new Failure('usage', libMessages.cannotMakeFolder({ path: dir, inTheWay: isFileInPlace }), {
      cause,
    });
  }
}
