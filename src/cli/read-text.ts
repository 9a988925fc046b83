import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/**
 * Reads a file that a flag names.
 *
 * @param path relative to the working directory.
 * @throws Failure `usage` when it cannot be read, or is larger than a text can be.
 */
export async function readText({ cwd }: Session, path: string): Promise<string> {
  const absolute = resolve(cwd, path);
  const { size } = await stat(absolute).catch(() => ({ size: 0 }));
  if (size > constants.MAX_STRING_LENGTH)
    throw new Failure('usage', cliMessages.tooLargeToRead({ path, megabytes: Math.ceil(size / 1_000_000) }));
  try {
    return await readFile(absolute, 'utf8');
  } catch (cause) {
    throw new Failure('usage', cliMessages.cannotRead({ path }), { cause });
  }
}
