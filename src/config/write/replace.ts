import { randomBytes } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { msg } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';

/**
 * Writes a file whole or not at all, keeping the permissions of the one that it replaces.
 *
 * @throws Failure `use` when it cannot be written.
 */
export async function writeWhole(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const there = await stat(path).catch(() => undefined);
  try {
    await writeFile(temporary, content, { mode: there?.mode ?? mode ?? 0o644 });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new Failure('use', msg('cannotWrite', { path }), { cause });
  }
}
