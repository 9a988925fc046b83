/**
 * The simulator's state on disk: a snapshot, and beside it a log of what has changed since. A change is answered for only
 * once it is in the log and synced; changes that come at the same time share one sync. On closing, the log is folded into
 * a new snapshot: written to a temporary file, synced, renamed. Replaying a log twice gives the same state, so a crash at
 * any moment loses nothing that was answered for.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { simulatorMessages } from './messages.js';
import { Store } from './store.js';

interface Snapshot {
  readonly formatVersion: 1;
  readonly configuraties: Readonly<Record<string, Configuratie>>;
}

type Change = { readonly put: string; readonly configuratie: Configuratie } | { readonly delete: string };

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Failure('usage', simulatorMessages.simulatorStateUnreadable({ path }), { cause: error });
  }
}

function isSnapshot(value: unknown): value is Snapshot {
  return (
    value !== null &&
    typeof value === 'object' &&
    'formatVersion' in value &&
    value.formatVersion === 1 &&
    'configuraties' in value &&
    value.configuraties !== null &&
    typeof value.configuraties === 'object'
  );
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('usage', simulatorMessages.simulatorStateCorrupt({ path }), { cause });
  }
}

function applyChange(store: Store, value: unknown, path: string): void {
  const change = value as Change;
  if ('put' in change) store.put(change.put, change.configuratie);
  else if ('delete' in change) store.delete(change.delete);
  else throw new Failure('usage', simulatorMessages.simulatorStateCorrupt({ path }));
}

/** Loads a state: the snapshot with its log. A last line that a crash cut short was never answered for and is dropped. */
async function load(path: string): Promise<Store> {
  const store = new Store();
  const text = await readIfThere(path);
  if (text !== undefined) {
    const snapshot = parse(text, path);
    if (!isSnapshot(snapshot)) throw new Failure('usage', simulatorMessages.simulatorStateCorrupt({ path }));
    for (const [id, configuratie] of Object.entries(snapshot.configuraties)) store.put(id, configuratie);
  }
  const lines = (await readIfThere(logPath(path)))?.split('\n') ?? [];
  for (const line of lines.slice(0, -1)) applyChange(store, parse(line, logPath(path)), logPath(path));
  return store;
}

function logPath(path: string): string {
  return `${path}.log`;
}

/** A state that is kept: in a file, or in memory alone. */
export interface State {
  readonly store: Store;
  /** Stores a configuratie; resolves when it would survive a crash. */
  put(id: string, configuratie: Configuratie): Promise<void>;
  delete(id: string): Promise<void>;
  close(): Promise<void>;
}

/** A state that ends with the process. */
export function memoryState(store = new Store()): State {
  return {
    store,
    async put(id, configuratie) {
      store.put(id, configuratie);
    },
    async delete(id) {
      store.delete(id);
    },
    async close() {},
  };
}

class FileState implements State {
  readonly store: Store;
  readonly #path: string;
  readonly #log: FileHandle;
  #waiting: string[] = [];
  #flushing: Promise<void> | undefined;
  #changed = false;

  constructor(path: string, store: Store, log: FileHandle) {
    this.#path = path;
    this.store = store;
    this.#log = log;
  }

  put(id: string, configuratie: Configuratie): Promise<void> {
    this.store.put(id, configuratie);
    return this.#append({ put: id, configuratie });
  }

  delete(id: string): Promise<void> {
    this.store.delete(id);
    return this.#append({ delete: id });
  }

  #append(change: Change): Promise<void> {
    this.#changed = true;
    this.#waiting.push(`${JSON.stringify(change)}\n`);
    const before = this.#flushing ?? Promise.resolve();
    if (this.#waiting.length === 1) this.#flushing = before.then(() => this.#flush());
    return this.#flushing ?? Promise.resolve();
  }

  async #flush(): Promise<void> {
    const lines = this.#waiting.join('');
    this.#waiting = [];
    await this.#log.appendFile(lines);
    await this.#log.datasync();
  }

  async close(): Promise<void> {
    await this.#flushing;
    await this.#log.close();
    const there = await readIfThere(this.#path);
    if (this.#changed || there === undefined) await writeSnapshot(this.#path, this.store);
    await rm(logPath(this.#path), { force: true });
  }
}

async function writeSnapshot(path: string, store: Store): Promise<void> {
  const records = store
    .all()
    .map(({ id, configuratie }) => `    ${JSON.stringify(id)}: ${JSON.stringify(configuratie)}`);
  const body = records.length === 0 ? '{}' : `{\n${records.join(',\n')}\n  }`;
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(`{\n  "formatVersion": 1,\n  "configuraties": ${body}\n}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/**
 * Opens a state file for reading and writing; the caller holds its lock.
 *
 * @throws Failure `usage` when it cannot be read or is no state file: it is never taken for an empty one.
 */
export async function openState(path: string): Promise<State> {
  await mkdir(dirname(path), { recursive: true });
  const store = await load(path);
  if ((await readIfThere(logPath(path))) !== undefined) {
    // A crash left a log behind: fold it in first, so that a line cut short is gone before anything is added.
    await writeSnapshot(path, store);
    await rm(logPath(path), { force: true });
  }
  return new FileState(path, store, await open(logPath(path), 'a'));
}

/** Reads a state file as it is now; what is done to it stays in memory. */
export async function readState(path: string): Promise<State> {
  return memoryState(await load(path));
}
