/** Looks in the list of DSO-LV for what a write has done. A list that cannot be read is a result here. */
import type { Clock } from '../lib/retry.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { sameMeaning } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { FreshReader } from './fresh-reader.js';
import { readUntil } from './read-until.js';
import { type Found, findStored } from './stored.js';

/** Result of a search for what was sent. `stands` is something else under the id that the write was given. */
export type Seen =
  | { readonly kind: 'seen'; readonly found: Found | undefined; readonly stands?: Reported }
  | { readonly kind: 'unreadable'; readonly failure: Failure };

/** Result of a search for a record. */
export type SeenRecord =
  | { readonly kind: 'seen'; readonly record: Reported | undefined }
  | { readonly kind: 'unreadable'; readonly failure: Failure };

/** How long to look. */
export interface LookOptions {
  /** In milliseconds; 0 for one look. */
  readonly settleMs: number;
  /** Once aborted, the looking ends. */
  readonly signal?: AbortSignal;
  /** Called once, before the first pause. */
  readonly onWait?: () => void;
}

async function guard<T>(look: () => Promise<T>): Promise<T | { kind: 'unreadable'; failure: Failure }> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Failure) return { kind: 'unreadable', failure: error };
    throw error;
  }
}

export class RecordFinder {
  readonly #reader: FreshReader;
  readonly #clock: Clock;
  readonly #isOld: (record: Reported) => boolean;

  /** @param isOld tests whether the plan saw this record. */
  constructor(reader: FreshReader, clock: Clock, isOld: (record: Reported) => boolean) {
    this.#reader = reader;
    this.#clock = clock;
    this.#isOld = isOld;
  }

  /**
   * Looks for what was sent until it becomes visible.
   *
   * @param id the id that the write was given, where it is known.
   */
  findSent(body: Configuratie, id: string | undefined, options: LookOptions): Promise<Seen> {
    const isOld = this.#isOld;
    let stands: Reported | undefined;
    const look = (records: readonly Reported[]): Found | undefined => {
      // A list that lags still shows what the plan saw, perhaps under the same id.
      stands = records.find((record) => record.id === id && !isOld(record));
      return findStored(records, body, isOld);
    };
    return guard(async () => {
      const read = (): Promise<Found | undefined> => this.#reader.find(body.oin, look, options.signal);
      const isFinal = (found: Found | undefined): boolean => found !== undefined;
      const found = await readUntil(read, { ...options, isFinal, clock: this.#clock });
      return { kind: 'seen', found, stands };
    });
  }

  /** Reads a record until it differs from `before`, or is gone. */
  findChanged(id: string, before: Configuratie, options: LookOptions): Promise<SeenRecord> {
    const look = (records: readonly Reported[]): Reported | undefined =>
      records.find((record) => record.id === id);
    return guard(async () => {
      const record = await readUntil(() => this.#reader.find(before.oin, look, options.signal), {
        ...options,
        isFinal: (now) => now === undefined || !sameMeaning(now.configuratie, before),
        clock: this.#clock,
      });
      return { kind: 'seen', record };
    });
  }

  /** Reads a record in a list that is not older than `maxAgeMs`. */
  findRecent(id: string, before: Configuratie, maxAgeMs: number, signal?: AbortSignal): Promise<SeenRecord> {
    const since = this.#clock.now() - maxAgeMs;
    return guard(async () => {
      const record = await this.#reader.findSince(before.oin, id, since, signal);
      return { kind: 'seen', record };
    });
  }
}
