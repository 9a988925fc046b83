/**
 * One write, to a definite end where there is one.
 *
 *   answered 2xx ─────────────────────────────────────────▶ done
 *   answered otherwise, finally ──────────────────────────▶ failed      (409: somebody was first? then look)
 *   no answer, or one that does not tell ──▶ read DSO-LV ──▶ it is there: done
 *                                              │       └──▶ it is not: try again, a few times
 *                                              └──▶ cannot be read: unknown
 *
 * Nothing is ever sent twice on a guess: before each new try stands a reading that shows it is needed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiProblem, DsoBackend } from '../dso/backend.js';
import type { Message } from '../messages/message.js';
import { activiteitKey, type Configuratie, type Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { codeOf, sameLocaties, sameScope } from './classify.js';
import { reconcileMessages } from './messages.js';
import type { FreshReader } from './read.js';

export type WriteEnd =
  | { readonly kind: 'done'; readonly id?: string }
  /** It stands as wanted, but not through us. */
  | { readonly kind: 'already'; readonly id: string; readonly note: Message }
  | { readonly kind: 'failed'; readonly error: ApiProblem }
  /** `unreadable`: DSO-LV could not be read, so nothing more can be decided either. */
  | { readonly kind: 'unknown'; readonly error: ApiProblem; readonly unreadable?: Failure };

export interface WriterOptions {
  /** How often a write whose outcome was unknown, and that a reading showed not to have happened, is sent again. */
  readonly retries: number;
  /** Growing pauses, in milliseconds, between readings that wait for something to show up. */
  readonly pausesMs: readonly number[];
  /** Once aborted nothing is sent again that can be left for later. */
  readonly signal?: AbortSignal;
}

/** Whether a write is sent again after the apply was told to stop: where others depend on it, it is. */
export type Persistence = 'to the end' | 'until stopped';

/** Whether two configuraties ask for the same: the waarde is a label, and locaties are a set. */
export function sameMeaning(a: Configuratie, b: Configuratie): boolean {
  return (
    a.oin === b.oin &&
    activiteitKey(a.activiteit) === activiteitKey(b.activiteit) &&
    a.behandeldienstOin === b.behandeldienstOin &&
    codeOf(a) === codeOf(b) &&
    sameScope(a, b) &&
    sameLocaties(a, b)
  );
}

/** What looking for a record came to. */
export type Seen =
  | { readonly kind: 'seen'; readonly record: Reported | undefined }
  | { readonly kind: 'unreadable'; readonly failure: Failure };

/** Sends writes and settles those whose outcome is unknown. */
export class Writer {
  readonly #backend: DsoBackend;
  readonly #reader: FreshReader;
  readonly #options: WriterOptions;

  constructor(backend: DsoBackend, reader: FreshReader, options: WriterOptions) {
    this.#backend = backend;
    this.#reader = reader;
    this.#options = options;
  }

  #goesOn(attempt: number, how: Persistence): boolean {
    const { retries, signal } = this.#options;
    return attempt < retries && (how === 'to the end' || !signal?.aborted);
  }

  /** Creates a configuratie. */
  async create(body: Configuratie, how: Persistence): Promise<WriteEnd> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#reader.write(body.oin, () => this.#backend.create(body));
      if (outcome.kind === 'accepted')
        return outcome.id === undefined ? { kind: 'done' } : { kind: 'done', id: outcome.id };
      if (outcome.kind === 'refused' && outcome.error.status !== 409)
        return { kind: 'failed', error: outcome.error };
      const seen = await guard(() => (outcome.kind === 'refused' ? this.#there(body) : this.find(body)));
      if (seen.kind === 'unreadable')
        return { kind: 'unknown', error: outcome.error, unreadable: seen.failure };
      if (seen.record !== undefined) {
        const { id } = seen.record;
        // A conflict on the first try is somebody else's configuration; on a later one it is our own, come late.
        return outcome.kind === 'refused' && attempt === 0
          ? { kind: 'already', id, note: reconcileMessages.noteAlreadyThere({ id }) }
          : { kind: 'done', id };
      }
      if (outcome.kind === 'refused') return { kind: 'failed', error: outcome.error };
      if (!this.#goesOn(attempt, how)) return undecided(outcome.error);
    }
  }

  /** Rewrites a record. */
  async replace(id: string, before: Configuratie, body: Configuratie, how: Persistence): Promise<WriteEnd> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#reader.write(body.oin, () => this.#backend.replace(id, body));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      if (outcome.kind === 'refused') return { kind: 'failed', error: outcome.error };
      const seen = await guard(() => this.#changed(body.oin, id, before));
      if (seen.kind === 'unreadable')
        return { kind: 'unknown', error: outcome.error, unreadable: seen.failure };
      if (seen.record !== undefined && sameMeaning(seen.record.configuratie, body))
        return { kind: 'done', id };
      const untouched = seen.record !== undefined && sameMeaning(seen.record.configuratie, before);
      if (!untouched) return { kind: 'failed', error: outcome.error };
      if (!this.#goesOn(attempt, how)) return undecided(outcome.error);
    }
  }

  /** Removes a record. */
  async remove(id: string, before: Configuratie, how: Persistence): Promise<WriteEnd> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#reader.write(before.oin, () => this.#backend.remove(id));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      if (outcome.kind === 'refused') {
        if (outcome.error.status !== 404) return { kind: 'failed', error: outcome.error };
        return attempt > 0
          ? { kind: 'done', id }
          : { kind: 'already', id, note: reconcileMessages.noteAlreadyGone() };
      }
      const seen = await guard(() => this.#changed(before.oin, id, before));
      if (seen.kind === 'unreadable')
        return { kind: 'unknown', error: outcome.error, unreadable: seen.failure };
      if (seen.record === undefined) return { kind: 'done', id };
      if (!this.#goesOn(attempt, how)) return undecided(outcome.error);
    }
  }

  /**
   * Looks for a configuratie until it shows up: a list may lag behind what was written.
   *
   * @throws Failure of kind `unreachable` when DSO-LV cannot be read.
   */
  async find(body: Configuratie): Promise<Reported | undefined> {
    for (const ms of [0, ...this.#options.pausesMs]) {
      if (ms > 0) await pause(ms);
      const found = await this.#there(body);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Looks for a configuratie as `find` does, and tells of a DSO-LV that cannot be read instead of throwing. */
  look(body: Configuratie): Promise<Seen> {
    return guard(() => this.find(body));
  }

  /** A record, once it is no longer as it was; as it was, when that goes on: a list may lag behind what was written. */
  async #changed(oin: string, id: string, before: Configuratie): Promise<Reported | undefined> {
    let record: Reported | undefined;
    for (const ms of [0, ...this.#options.pausesMs]) {
      if (ms > 0) await pause(ms);
      record = await this.#reader.find(oin, (item) => item.id === id);
      if (record === undefined || !sameMeaning(record.configuratie, before)) return record;
    }
    return record;
  }

  #there(body: Configuratie): Promise<Reported | undefined> {
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

/** A fault of the service itself, after which it is not there, is a failure; anything else stays unknown: it may still come. */
function undecided(error: ApiProblem): WriteEnd {
  return { kind: error.status === 500 ? 'failed' : 'unknown', error };
}
