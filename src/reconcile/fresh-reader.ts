/** Readings during an apply, between our own writes. */
import type { Reported } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
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

/** Makes the readings of one bevoegd gezag one after the other. Callers that wait for the same reading share it. */
class ReadQueue {
  readonly lock = new ReadWriteLock();
  readonly #state: ReportedState;
  readonly #oin: Oin;
  #last: Promise<unknown> = Promise.resolve();
  /** Readings that have not started: of the list once, and of the list until it is stable. */
  #nextOnce: Promise<Listing> | undefined;
  #nextStable: Promise<readonly Reported[]> | undefined;

  constructor(state: ReportedState, oin: Oin) {
    this.#state = state;
    this.#oin = oin;
  }

  #enqueue<T>(onStart: () => void, read: () => Promise<T>): Promise<T> {
    const start = (): Promise<T> => {
      onStart();
      return this.lock.read(read);
    };
    const reading = this.#last.then(start, start);
    this.#last = reading;
    return reading;
  }

  readOnce(): Promise<Listing> {
    this.#nextOnce ??= this.#enqueue(
      () => {
        this.#nextOnce = undefined;
      },
      () => this.#state.list(this.#oin),
    );
    return this.#nextOnce;
  }

  readStable(): Promise<readonly Reported[]> {
    this.#nextStable ??= this.#enqueue(
      () => {
        this.#nextStable = undefined;
      },
      () => readStable(this.#state, this.#oin),
    );
    return this.#nextStable;
  }
}

/**
 * Fresh readings, shared. A caller gets a reading that starts after its call, and callers that wait for a reading to
 * start get the same one: a hundred lost answers cost a few readings. While a list is read, our own writes of the same
 * bevoegd gezag wait.
 */
export class FreshReader {
  readonly #state: ReportedState;
  readonly #queues = new Map<Oin, ReadQueue>();

  constructor(state: ReportedState) {
    this.#state = state;
  }

  #queueOf(oin: Oin): ReadQueue {
    return getOrInsert(this.#queues, oin, () => new ReadQueue(this.#state, oin));
  }

  /**
   * Looks for a record. Only a stable list can show that it does not exist.
   *
   * @throws Failure of kind `unreachable` when the list cannot be read completely.
   */
  async find(oin: Oin, wanted: (record: Reported) => boolean): Promise<Reported | undefined> {
    const queue = this.#queueOf(oin);
    const { records, paged } = await queue.readOnce();
    const found = records.find(wanted);
    return found !== undefined || !paged ? found : (await queue.readStable()).find(wanted);
  }

  /** Makes a write while no list is read that it changes. */
  write<T>(oin: Oin, work: () => Promise<T>): Promise<T> {
    return this.#queueOf(oin).lock.write(work);
  }
}
