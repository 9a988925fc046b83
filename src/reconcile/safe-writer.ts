/**
 * Makes one write and follows it to a definite end where there is one.
 *
 *   accepted ─────────────────────────────────────────────▶ done
 *   refused ──────────────────────────────────────────────▶ failed      (a conflict: read, somebody may have been first)
 *   unknown ──────────────────────────────▶ read the list ──▶ it is there: done
 *                                              │          └─▶ it is not there: try again, a few times
 *                                              └──▶ the list cannot be read: unknown
 *
 * No write is repeated on a guess: a reading that shows the need comes before each new try.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../messages/message.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { sameMeaning } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { FreshReader } from './fresh-reader.js';
import { reconcileMessages } from './messages.js';
import type { Rejection, Writer } from './ports.js';

export type WriteEnd =
  | { readonly kind: 'done'; readonly id?: string }
  /** The system is as wanted, but somebody else made it so. */
  | { readonly kind: 'already'; readonly id: string; readonly note: Message }
  | { readonly kind: 'failed'; readonly error: Rejection }
  /** `unreadable`: why the list could not be read. Nothing more can be decided then. */
  | { readonly kind: 'unknown'; readonly error: Rejection; readonly unreadable?: Failure };

export interface SafeWriterOptions {
  /** How often a write is repeated after a reading showed that it was not done. */
  readonly retries: number;
  /** Growing pauses, in milliseconds, between readings that wait for a write to become visible. */
  readonly pausesMs: readonly number[];
  /** Once aborted, a write of `until stopped` is not repeated. */
  readonly signal?: AbortSignal;
}

/** Whether a write is repeated after the apply was asked to stop. It is when later steps depend on it. */
export type Persistence = 'to the end' | 'until stopped';

/** Result of a search for a record. */
export type Seen =
  | { readonly kind: 'seen'; readonly record: Reported | undefined }
  | { readonly kind: 'unreadable'; readonly failure: Failure };

/** Makes writes, and reads back those whose outcome is unknown. */
export class SafeWriter {
  readonly #writer: Writer;
  readonly #reader: FreshReader;
  readonly #options: SafeWriterOptions;

  constructor(writer: Writer, reader: FreshReader, options: SafeWriterOptions) {
    this.#writer = writer;
    this.#reader = reader;
    this.#options = options;
  }

  #mayRepeat(attempt: number, how: Persistence): boolean {
    const { retries, signal } = this.#options;
    return attempt < retries && (how === 'to the end' || !signal?.aborted);
  }

  /** Creates a configuratie. */
  async create(body: Configuratie, how: Persistence): Promise<WriteEnd> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#reader.write(body.oin, () => this.#writer.create(body));
      if (outcome.kind === 'accepted') return { kind: 'done', id: outcome.id };
      if (outcome.kind === 'refused' && outcome.error.cause !== 'conflict')
        return { kind: 'failed', error: outcome.error };
      const seen = await guard(() => (outcome.kind === 'refused' ? this.#findNow(body) : this.find(body)));
      if (seen.kind === 'unreadable')
        return { kind: 'unknown', error: outcome.error, unreadable: seen.failure };
      if (seen.record !== undefined) {
        const { id } = seen.record;
        // A conflict at the first try is with somebody else's configuratie; at a later try it is with our own, which became
        // visible late.
        return outcome.kind === 'refused' && attempt === 0
          ? { kind: 'already', id, note: reconcileMessages.noteAlreadyThere({ id }) }
          : { kind: 'done', id };
      }
      if (outcome.kind === 'refused') return { kind: 'failed', error: outcome.error };
      if (!this.#mayRepeat(attempt, how)) return undecided(outcome.error);
    }
  }

  /** Replaces the content of a record. */
  async replace(id: string, before: Configuratie, body: Configuratie, how: Persistence): Promise<WriteEnd> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#reader.write(body.oin, () => this.#writer.replace(id, body));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      if (outcome.kind === 'refused') return { kind: 'failed', error: outcome.error };
      const seen = await guard(() => this.#changed(body.oin, id, before));
      if (seen.kind === 'unreadable')
        return { kind: 'unknown', error: outcome.error, unreadable: seen.failure };
      if (seen.record !== undefined && sameMeaning(seen.record.configuratie, body))
        return { kind: 'done', id };
      const untouched = seen.record !== undefined && sameMeaning(seen.record.configuratie, before);
      if (!untouched) return { kind: 'failed', error: outcome.error };
      if (!this.#mayRepeat(attempt, how)) return undecided(outcome.error);
    }
  }

  /** Removes a record. */
  async remove(id: string, before: Configuratie, how: Persistence): Promise<WriteEnd> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#reader.write(before.oin, () => this.#writer.remove(id));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      if (outcome.kind === 'refused') {
        if (outcome.error.cause !== 'not-found') return { kind: 'failed', error: outcome.error };
        return attempt > 0
          ? { kind: 'done', id }
          : { kind: 'already', id, note: reconcileMessages.noteAlreadyGone() };
      }
      const seen = await guard(() => this.#changed(before.oin, id, before));
      if (seen.kind === 'unreadable')
        return { kind: 'unknown', error: outcome.error, unreadable: seen.failure };
      if (seen.record === undefined) return { kind: 'done', id };
      if (!this.#mayRepeat(attempt, how)) return undecided(outcome.error);
    }
  }

  /**
   * Looks for a configuratie until it becomes visible: a list may lag behind a write.
   *
   * @throws Failure of kind `unreachable` when the list cannot be read.
   */
  async find(body: Configuratie): Promise<Reported | undefined> {
    for (const ms of [0, ...this.#options.pausesMs]) {
      if (ms > 0) await pause(ms);
      const found = await this.#findNow(body);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Looks for a configuratie as `find` does; a list that cannot be read is a result here. */
  look(body: Configuratie): Promise<Seen> {
    return guard(() => this.find(body));
  }

  /** Reads a record until it differs from `before` or the pauses are over: a list may lag behind a write. */
  async #changed(oin: string, id: string, before: Configuratie): Promise<Reported | undefined> {
    let record: Reported | undefined;
    for (const ms of [0, ...this.#options.pausesMs]) {
      if (ms > 0) await pause(ms);
      record = await this.#reader.find(oin, (item) => item.id === id);
      if (record === undefined || !sameMeaning(record.configuratie, before)) return record;
    }
    return record;
  }

  #findNow(body: Configuratie): Promise<Reported | undefined> {
    return this.#reader.find(body.oin, (record) => sameMeaning(record.configuratie, body));
  }
}

async function guard(look: () => Promise<Reported | undefined>): Promise<Seen> {
  try {
    return { kind: 'seen', record: await look() };
  } catch (error) {
    if (error instanceof Failure) return { kind: 'unreadable', failure: error };
    throw error;
  }
}

/**
 * The end of a write that is not there and is not repeated. After a fault of the system itself it failed; otherwise it
 * may still be done later.
 */
function undecided(error: Rejection): WriteEnd {
  return { kind: error.cause === 'server-fault' ? 'failed' : 'unknown', error };
}
