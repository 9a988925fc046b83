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
import { fixedPauses, retry } from '../lib/retry.js';
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

/** A reading showed that the write was not done, so it may be repeated. */
interface NotDone {
  readonly kind: 'not-done';
  readonly error: Rejection;
}

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

  /** Repeats a write while readings show that it was not done, at most as often as the options allow. */
  async #repeat(
    how: Persistence,
    write: (attempt: number) => Promise<WriteEnd | NotDone>,
  ): Promise<WriteEnd> {
    const { retries, signal } = this.#options;
    const end = await retry(write, {
      pauses: (retriesBefore) => (retriesBefore < retries ? 0 : undefined),
      result: ({ kind }) =>
        kind === 'not-done' && (how === 'to the end' || !signal?.aborted) ? 'retry' : 'stop',
    });
    return end.kind === 'not-done' ? undecided(end.error) : end;
  }

  /** Creates a configuratie. */
  create(body: Configuratie, how: Persistence): Promise<WriteEnd> {
    return this.#repeat(how, async (attempt) => {
      const outcome = await this.#reader.write(body.oin, () => this.#writer.create(body));
      if (outcome.kind === 'accepted') return { kind: 'done', id: outcome.id };
      const { error } = outcome;
      const isRefused = outcome.kind === 'refused';
      if (isRefused && error.cause !== 'conflict') return { kind: 'failed', error };
      const seen = await guard(() => (isRefused ? this.#findNow(body) : this.find(body)));
      if (seen.kind === 'unreadable') return { kind: 'unknown', error, unreadable: seen.failure };
      if (seen.record === undefined) return { kind: isRefused ? 'failed' : 'not-done', error };
      const { id } = seen.record;
      // A conflict at the first try is with somebody else's configuratie; at a later try it is with our own, which became
      // visible late.
      return isRefused && attempt === 1
        ? { kind: 'already', id, note: reconcileMessages.noteAlreadyThere({ id }) }
        : { kind: 'done', id };
    });
  }

  /** Replaces the content of a record. */
  replace(id: string, before: Configuratie, body: Configuratie, how: Persistence): Promise<WriteEnd> {
    return this.#repeat(how, async () => {
      const outcome = await this.#reader.write(body.oin, () => this.#writer.replace(id, body));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      const { error } = outcome;
      if (outcome.kind === 'refused') return { kind: 'failed', error };
      const seen = await guard(() => this.#changed(body.oin, id, before));
      if (seen.kind === 'unreadable') return { kind: 'unknown', error, unreadable: seen.failure };
      if (seen.record !== undefined && sameMeaning(seen.record.configuratie, body))
        return { kind: 'done', id };
      const untouched = seen.record !== undefined && sameMeaning(seen.record.configuratie, before);
      return { kind: untouched ? 'not-done' : 'failed', error };
    });
  }

  /** Removes a record. */
  remove(id: string, before: Configuratie, how: Persistence): Promise<WriteEnd> {
    return this.#repeat(how, async (attempt) => {
      const outcome = await this.#reader.write(before.oin, () => this.#writer.remove(id));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      const { error } = outcome;
      if (outcome.kind === 'refused') {
        if (error.cause !== 'not-found') return { kind: 'failed', error };
        return attempt > 1
          ? { kind: 'done', id }
          : { kind: 'already', id, note: reconcileMessages.noteAlreadyGone() };
      }
      const seen = await guard(() => this.#changed(before.oin, id, before));
      if (seen.kind === 'unreadable') return { kind: 'unknown', error, unreadable: seen.failure };
      return seen.record === undefined ? { kind: 'done', id } : { kind: 'not-done', error };
    });
  }

  /** Reads until the result is final or the pauses are over: a list may lag behind a write. */
  #readUntil(
    isFinal: (record: Reported | undefined) => boolean,
    read: () => Promise<Reported | undefined>,
  ): Promise<Reported | undefined> {
    return retry(read, {
      pauses: fixedPauses(this.#options.pausesMs),
      result: (record) => (isFinal(record) ? 'stop' : 'retry'),
    });
  }

  /**
   * Looks for a configuratie until it becomes visible.
   *
   * @throws Failure of kind `unreachable` when the list cannot be read.
   */
  find(body: Configuratie): Promise<Reported | undefined> {
    return this.#readUntil(
      (record) => record !== undefined,
      () => this.#findNow(body),
    );
  }

  /** Looks for a configuratie as `find` does; a list that cannot be read is a result here. */
  look(body: Configuratie): Promise<Seen> {
    return guard(() => this.find(body));
  }

  /** Reads a record until it differs from `before`. */
  #changed(oin: string, id: string, before: Configuratie): Promise<Reported | undefined> {
    return this.#readUntil(
      (record) => record === undefined || !sameMeaning(record.configuratie, before),
      () => this.#reader.find(oin, (item) => item.id === id),
    );
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
