/** Writes files and folders. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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
