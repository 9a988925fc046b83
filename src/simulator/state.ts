/**
 * The state of a simulator: its configuraties in memory, and where they are kept also in a file. A change to a file is
 * answered only when it is synced to disk, so a simulator that is killed loses nothing that it has answered.
 *
 * There is one queue for writes. A route checks a change and makes it in memory in one go, without waiting in between; the
 * log writes the changes in that order, those that came meanwhile with one sync.
 */
import type { AppendLog } from '../lib/append-log.js';
import { type Lock, type LockOptions, lockFile } from '../lib/lock.js';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { simulatorMessages } from './messages.js';
import { type Change, openStateFile, readStateFile } from './state-file.js';
import type { Store } from './store.js';

export interface StateFile {
  readonly log: AppendLog;
  readonly lock: Lock;
}

export class State {
  readonly store: Store;
  readonly #file: StateFile | undefined;
  #isStale = false;

  /** @param file where changes are kept; without it they end with the process. */
  constructor(store: Store, file?: StateFile) {
    this.store = store;
    this.#file = file;
  }

  /** Whether a change could not be written: then the configuraties in memory are no longer those in the file. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** Adds or replaces a configuratie. Resolves when the change would survive a crash of the machine. */
  async put(id: string, configuratie: Configuratie): Promise<void> {
    this.store.put(id, configuratie);
    await this.#keep({ put: id, configuratie });
  }

  /** Deletes a configuratie. Resolves when the change would survive a crash of the machine. */
  async delete(id: string): Promise<void> {
    this.store.delete(id);
    await this.#keep({ delete: id });
  }

  async #keep(change: Change): Promise<void> {
    try {
      await this.#file?.log.append(change);
    } catch (error) {
      this.#isStale = true;
      throw error;
    }
  }

  /** Closes the file, with all changes in it, and releases its lock. */
  async close(): Promise<void> {
    try {
      await this.#file?.log.close();
    } finally {
      await this.#file?.lock.release();
    }
  }
}

/** Reads a state from a file without a lock. Changes to it stay in memory. @throws Failure `usage`: see `readStateFile`. */
export async function readState(path: string): Promise<State> {
  return new State(await readStateFile(path));
}

/**
 * Opens a state that is kept in a file. One process at a time may do so.
 *
 * @throws Failure `refused` when another process has it open for longer than the options say, `usage` when the file cannot
 *   be read or written.
 */
export async function openState(path: string, options: LockOptions): Promise<State> {
  let lock: Lock | undefined;
  try {
    lock = await lockFile(path, options);
    const { store, log } = await openStateFile(path);
    return new State(store, { log, lock });
  } catch (error) {
    await lock?.release();
    if (error instanceof Failure || options.signal?.aborted) throw error;
    throw new Failure('usage', simulatorMessages.stateUnwritable({ path }), { cause: error });
  }
}
