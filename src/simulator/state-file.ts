/**
 * The file that holds the state of a simulator: JSON lines, first the version of the format and then a line for each
 * change. To read it is to make these changes again.
 *
 * Version 0.1 had another format, which is still read: one JSON object with all configuraties, and beside it, in
 * `<file>.log`, a line for each later change. When that simulator was killed, both files are there, or only the second.
 */
import { readFile, rm } from 'node:fs/promises';
import { AppendLog, type LogFormat, readLog, rewriteLog } from '../lib/append-log.js';
import { errorCode } from '../lib/error-code.js';
import { isObject, type Json } from '../lib/json.js';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { readBody } from './body.js';
import { simulatorMessages } from './messages.js';
import { Store } from './store.js';

const FORMAT_VERSION = 2;

export type Change =
  | { readonly put: string; readonly configuratie: Configuratie }
  | { readonly delete: string };

/** The first line. `nextId` prevents that the id of a deleted configuratie is used again. */
interface Header {
  readonly formatVersion: number;
  readonly nextId: number;
}

interface Loaded {
  readonly store: Store;
  /** Whether a change can be added to the file as it is; if not, the file has to be written anew. */
  readonly state: 'compact' | 'to-compact' | 'version-01';
}

function parseLine(line: Json): Change | Header | undefined {
  const { formatVersion, nextId } = line;
  if (Number.isSafeInteger(formatVersion) && Number.isSafeInteger(nextId))
    return { formatVersion: Number(formatVersion), nextId: Number(nextId) };
  if (typeof line.delete === 'string') return { delete: line.delete };
  if (typeof line.put !== 'string') return undefined;
  const read = readBody(line.configuratie);
  return 'configuratie' in read ? { put: line.put, configuratie: read.configuratie } : undefined;
}

function formatOf(path: string): LogFormat<Change | Header> {
  return { parse: parseLine, damaged: (line) => simulatorMessages.stateDamaged({ path, line }) };
}

function damage(path: string, line: number): Failure {
  return new Failure('usage', simulatorMessages.stateDamaged({ path, line }));
}

/** Returns undefined where a file does not exist. */
async function unlessAbsent<T>(reading: Promise<T>, path: string): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof Failure) throw error;
    throw new Failure('usage', simulatorMessages.stateUnreadable({ path }), { cause: error });
  }
}

/** Makes changes in a store. They are on consecutive lines; `firstLine` is the number of the first one. */
function replay(lines: readonly (Change | Header)[], store: Store, path: string, firstLine: number): Store {
  for (const [i, line] of lines.entries()) {
    if ('put' in line) store.put(line.put, line.configuratie);
    else if ('delete' in line) store.delete(line.delete);
    else throw damage(path, firstLine + i);
  }
  return store;
}

function parseVersion01(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && value.formatVersion === 1 && isObject(value.configuraties)
      ? value.configuraties
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a state that version 0.1 left; undefined when the file is not of that version. */
async function readVersion01(path: string): Promise<Store | undefined> {
  const store = new Store();
  const text = await unlessAbsent(readFile(path, 'utf8'), path);
  if (text !== undefined) {
    const configuraties = parseVersion01(text);
    if (configuraties === undefined) return undefined;
    for (const [id, value] of Object.entries(configuraties)) {
      const read = readBody(value);
      if ('faults' in read) throw damage(path, 1);
      store.put(id, read.configuratie);
    }
  }
  const log = `${path}.log`;
  return replay((await unlessAbsent(readLog(log, formatOf(log)), log)) ?? [], store, log, 1);
}

async function load(path: string): Promise<Loaded> {
  const old = await readVersion01(path);
  if (old !== undefined) return { store: old, state: 'version-01' };
  const [header, ...changes] = (await unlessAbsent(readLog(path, formatOf(path)), path)) ?? [];
  if (header === undefined || !('formatVersion' in header)) throw damage(path, 1);
  const { formatVersion, nextId } = header;
  if (formatVersion !== FORMAT_VERSION)
    throw new Failure('usage', simulatorMessages.stateVersion({ path, version: formatVersion }));
  const store = replay(changes, new Store(nextId), path, 2);
  return { store, state: changes.length > store.size ? 'to-compact' : 'compact' };
}

/**
 * Reads the state in a file, empty when there is no file. Nothing is written, and another process may be changing it.
 *
 * @throws Failure `usage` when the file cannot be read or holds anything else.
 */
export async function readStateFile(path: string): Promise<Store> {
  return (await load(path)).store;
}

/**
 * Reads the state in a file and opens the file for changes. First the file is created, converted from version 0.1 or
 * compacted, where that is needed. The caller holds the lock on the file.
 *
 * @throws Failure `usage` when the file cannot be read or holds anything else; the error of the file system when it cannot
 *   be written.
 */
export async function openStateFile(
  path: string,
): Promise<{ readonly store: Store; readonly log: AppendLog }> {
  const { store, state } = await load(path);
  if (state !== 'compact') {
    const header: Header = { formatVersion: FORMAT_VERSION, nextId: store.nextId };
    const puts: Change[] = store.all().map(({ id, configuratie }) => ({ put: id, configuratie }));
    await rewriteLog(path, [header, ...puts]);
  }
  if (state === 'version-01') await rm(`${path}.log`, { force: true });
  return { store, log: await AppendLog.open(path, formatOf(path), { sync: true }) };
}
