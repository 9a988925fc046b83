/**
 * The snapshot of an omgeving: what the RTR listed, kept in the repository, so that validation needs no network and a new
 * activiteit is a line in a diff. This module finds and reads it; `snapshot-format.ts` knows its text.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { displayPath } from '../lib/display-path.js';
import { Failure } from '../model/failure.js';
import type { SourceFile } from '../model/place.js';
import { rtrMessages } from './messages.js';
import type { RegisteredLists } from './registered.js';
import { parseSnapshot } from './snapshot-format.js';

/** A snapshot in the repository. */
export interface Snapshot {
  readonly file: SourceFile;
  readonly lists: RegisteredLists;
}

/** Where the snapshot of an omgeving is kept. */
export interface SnapshotPath {
  readonly absolute: string;
  /** For display: relative to the working directory, with `/`. */
  readonly path: string;
  readonly omgeving: string;
}

/** The path of the snapshot of an omgeving: `rtr/<omgeving>.json` in the configuration folder. */
export function snapshotPath(configs: string, omgeving: string, cwd: string): SnapshotPath {
  const absolute = resolve(cwd, configs, 'rtr', `${omgeving}.json`);
  return { absolute, path: displayPath(absolute, cwd), omgeving };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/**
 * Reads the snapshot of an omgeving.
 *
 * @returns undefined when there is none.
 * @throws Failure `configuration` when the file cannot be read or is damaged.
 */
export async function readSnapshot({
  path,
  absolute,
  omgeving,
}: SnapshotPath): Promise<Snapshot | undefined> {
  let text: string;
  try {
    text = await readFile(absolute, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new Failure('configuration', rtrMessages.unreadableSnapshot({ path, omgeving }), { cause });
  }
  const lists = parseSnapshot(text);
  if (lists === undefined)
    throw new Failure('configuration', rtrMessages.unreadableSnapshot({ path, omgeving }));
  return { file: { path, text }, lists };
}
