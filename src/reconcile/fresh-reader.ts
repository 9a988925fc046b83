/** Readings during an apply, between our own writes. */
import type { Clock } from '../lib/retry.js';
import type { Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { reconcileMessages } from './messages.js';
import type { Listing, ReportedState } from './ports.js';
import { readStable } from './read.js';

/** Many writes at the same time, or one reading: a list that we change ourselves while we read it is never stable. */
class ReadWriteLock {
  #writing = 0;
  #reading: Promise<void> | undefined;
  /** Resolves what waits for the last write to end. */
  #onIdle: (() => void) | undefined;

  async write<T>(work: () => Promise<T>): Promise<T> {
    while (this.#reading !== undefined) await this.#reading;
    this.#writing += 1;
    try {
      return await work();
    } finally {
      this.#writing -= 1;
      if (this.#writing === 0) this.#onIdle?.();
    }
  }

  /** Callers take care that there is one reading at a time. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    let done = (): void => undefined;
    this.#reading = new Promise((resolve) => {
      done = resolve;
    });
    try {
      if (this.#writing > 0) {
        await new Promise<void>((resolve) => {
          this.#onIdle = resolve;
        });
      }
      return await work();
    } finally {
      this.#onIdle = undefined;
      this.#reading = undefined;
      done();
    }
  }
}

/** A complete list, and when its reading ended. */
interface DatedList {
  readonly readAt: number;
  readonly records: readonly Reported[];
}

type ListKind = 'once' | 'stable';

/** Makes the readings of one bevoegd gezag one after the other. Callers that wait for the same reading share it. */
class ReadQueue {
  readonly lock = new ReadWriteLock();
  readonly #state: ReportedState;
  readonly #oin: Oin;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  /** Readings that have not started. One that a signal may end is never shared with a caller that must have it. */
  readonly #next = new Map<string, Promise<Listing>>();
  /** The last complete list. */
  newest: DatedList | undefined;

  constructor(state: ReportedState, oin: Oin, clock: Clock) {
    this.#state = state;
    this.#oin = oin;
    this.#clock = clock;
  }

  async #list(kind: ListKind, signal: AbortSignal | undefined): Promise<Listing> {
    if (signal?.aborted) throw new Failure('unreachable', reconcileMessages.readingInterrupted());
    const listing =
      kind === 'once'
        ? await this.#state.list(this.#oin, signal)
        : { records: await readStable(this.#state, this.#oin, undefined, signal), paged: false };
    if (!listing.paged) this.newest = { readAt: this.#clock.now(), records: listing.records };
    return listing;
  }

  read(kind: ListKind, signal: AbortSignal | undefined): Promise<Listing> {
    return getOrInsert(this.#next, `${kind} ${signal !== undefined}`, () => {
      const start = (): Promise<Listing> => {
        this.#next.delete(`${kind} ${signal !== undefined}`);
        return this.lock.read(() => this.#list(kind, signal));
      };
      const reading = this.#last.then(start, start);
      this.#last = reading;
      return reading;
    });
  }
}

/**
 * Fresh readings, shared. A caller gets a reading that starts after its call, and callers that wait for a reading to
 * start get the same one: a hundred lost answers cost a few readings. While a list is read, our own writes of the same
 * bevoegd gezag wait. All callers that pass a signal pass the same one.
 */
export class FreshReader {
  readonly #state: ReportedState;
  readonly #clock: Clock;
  readonly #queues = new Map<Oin, ReadQueue>();

  constructor(state: ReportedState, clock: Clock) {
    this.#state = state;
    this.#clock = clock;
  }

  #queueOf(oin: Oin): ReadQueue {
    return getOrInsert(this.#queues, oin, () => new ReadQueue(this.#state, oin, this.#clock));
  }

  /**
   * Looks in the list for something. Only a stable list can show that it is not there.
   *
   * @throws Failure of kind `unreachable` when the list cannot be read completely.
   */
  async find<T>(
    oin: Oin,
    look: (records: readonly Reported[]) => T | undefined,
    signal?: AbortSignal,
  ): Promise<T | undefined> {
    const queue = this.#queueOf(oin);
    const { records, paged } = await queue.read('once', signal);
    const found = look(records);
    return found !== undefined || !paged ? found : look((await queue.read('stable', signal)).records);
  }

  /**
   * Finds a record in a list that was read after `since`: the last one, or else a new one.
   *
   * @throws Failure of kind `unreachable` when the list cannot be read completely.
   */
  async findSince(oin: Oin, id: string, since: number, signal?: AbortSignal): Promise<Reported | undefined> {
    const look = (records: readonly Reported[]): Reported | undefined =>
      records.find((record) => record.id === id);
    const { newest } = this.#queueOf(oin);
    return newest !== undefined && newest.readAt >= since
      ? look(newest.records)
      : this.find(oin, look, signal);
  }

  /** Makes a write while no list is read that it changes. */
  write<T>(oin: Oin, work: () => Promise<T>): Promise<T> {
    return this.#queueOf(oin).lock.write(work);
  }
}
