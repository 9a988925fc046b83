import { randomBytes } from 'node:crypto';
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { libMessages } from './messages.js';

/**
 * Writes a file whole or not at all, keeping the permissions of the one that it replaces. Through a link the file that it
 * leads to is written.
 *
 * @param mode the permissions of a new file, as far as the system lets new files have them.
 * @throws Failure `usage` when it cannot be written.
 */
export async function writeWhole(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  const there = await stat(target).catch(() => undefined);
  try {
    // A device or a pipe is written to: putting a file in its place would take it away from everyone.
    if (there !== undefined && !there.isFile() && !there.isDirectory()) {
      await writeFile(path, content);
      return;
    }
    await writeFile(temporary, content, { mode: there?.mode ?? mode ?? 0o644 });
    // What a new file may not have, one that had it keeps.
    if (there !== undefined) await chmod(temporary, there.mode);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new Failure('usage', libMessages.cannotWrite({ path }), { cause });
  }
}

/**
 * Makes a folder, with those above it, where it is not there yet.
 *
 * @param dir relative to the working directory, as messages name it.
 * @throws Failure `usage` when it cannot be made.
 */
export async function makeFolder(dir: string, cwd: string): Promise<void> {
  try {
    await mkdir(resolve(cwd, dir), { recursive: true });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const inTheWay = code === 'EEXIST' || code === 'ENOTDIR';
    throw new Failure('usage', libMessages.cannotMakeFolder({ path: dir, inTheWay }), { cause });
  }
}
