import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/**
 * Reads a file that a flag names.
 *
 * @param path relative to the working directory.
 * @throws Failure `usage` when it cannot be read.
 */
export async function readText({ cwd }: Session, path: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), 'utf8');
  } catch (cause) {
    throw new Failure('usage', cliMessages.cannotRead({ path }), { cause });
  }
}
