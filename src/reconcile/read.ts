import { isDeepStrictEqual } from 'node:util';
import type { Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { reconcileMessages } from './messages.js';
import type { Plan } from './plan.js';
import type { Listing, ReportedState } from './ports.js';

/** Runs `work` on every item, at most `limit` at once; the first failure keeps the rest from starting. */
export async function forEachLimited<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

/** How often a list of several pages is read in search of two readings that agree. */
const MAX_AGREEMENT_READINGS = 4;

function byId(records: readonly Reported[]): Map<string, Reported> {
  return new Map(records.map((record) => [record.id, record]));
}

/**
 * Reads a list until it is sure: one that came in several pages counts only when two readings in a row agree.
 *
 * @param first a reading that was made already.
 * @throws Failure of kind `unreachable` when it cannot be read whole, or keeps changing.
 */
export async function readStable(
  state: ReportedState,
  oin: Oin,
  first?: Listing,
  signal?: AbortSignal,
): Promise<readonly Reported[]> {
  let before = first ?? (await state.list(oin, signal));
  for (let readings = 1; before.paged; readings += 1) {
    if (readings >= MAX_AGREEMENT_READINGS)
      throw new Failure('unreachable', reconcileMessages.listKeepsChanging({ readings }));
    const after = await state.list(oin, signal);
    if (isDeepStrictEqual(byId(before.records), byId(after.records))) break;
    before = after;
  }
  return before.records;
}

/** Bevoegde gezagen that are read side by side; how many requests are under way at once is the state's own limit. */
const SIDE_BY_SIDE = 16;

export interface ReadOptions {
  /** Told after each bevoegd gezag, for progress. */
  readonly onRead?: (oin: Oin) => void;
  /** Once aborted nothing is asked any more. */
  readonly signal?: AbortSignal;
}

async function readEach<T>(
  gezagen: readonly Oin[],
  { onRead, signal }: ReadOptions,
  read: (oin: Oin) => Promise<T>,
): Promise<Map<Oin, T>> {
  const found = new Map<Oin, T>();
  await forEachLimited(gezagen, SIDE_BY_SIDE, async (oin) => {
    if (signal?.aborted) throw new Failure('unreachable', reconcileMessages.readingInterrupted());
    found.set(oin, await read(oin));
    onRead?.(oin);
  });
  return found;
}

/**
 * Reads everything that DSO-LV reports of the given bevoegde gezagen: all of it or nothing, and surely.
 *
 * @throws Failure of kind `unreachable` as soon as one of them cannot be read whole.
 */
export function readReported(
  state: ReportedState,
  gezagen: readonly Oin[],
  options: ReadOptions = {},
): Promise<Map<Oin, readonly Reported[]>> {
  return readEach(gezagen, options, (oin) => readStable(state, oin, undefined, options.signal));
}

/** A plan, and the reading that it was made on. */
export interface Planned {
  readonly plan: Plan;
  readonly reported: ReadonlyMap<Oin, readonly Reported[]>;
}

/**
 * Reads DSO-LV and plans. A list is made sure of where something is to be done: where nothing is, no record that the
 * files ask for can have been missed.
 *
 * @throws Failure of kind `unreachable` as soon as one of them cannot be read whole.
 */
export async function readAndPlan(
  state: ReportedState,
  gezagen: readonly Oin[],
  planOf: (reported: ReadonlyMap<Oin, readonly Reported[]>) => Plan,
  options: ReadOptions = {},
): Promise<Planned> {
  const listings = await readEach(gezagen, options, (oin) => state.list(oin, options.signal));
  const reported = new Map([...listings].map(([oin, { records }]) => [oin, records]));
  const unsure = new Map([...listings].filter(([, { paged }]) => paged));
  for (;;) {
    const plan = planOf(reported);
    const planned = plan.bevoegdGezagen
      .filter(({ activiteiten }) => activiteiten.some(({ actions }) => actions.length > 0))
      .map(({ oin }) => oin)
      .filter((oin) => unsure.has(oin));
    if (planned.length === 0) return { plan, reported };
    const sure = await readEach(planned, { ...options, onRead: () => undefined }, (oin) =>
      readStable(state, oin, unsure.get(oin), options.signal),
    );
    for (const [oin, records] of sure) {
      reported.set(oin, records);
      unsure.delete(oin);
    }
  }
}

/** Lets many write at once, and one read alone: a list that we ourselves are changing cannot be read whole. */
class ReadWriteLock {
  #writing = 0;
  #reading: Promise<void> | undefined;
  #quiet: (() => void) | undefined;

  async write<T>(work: () => Promise<T>): Promise<T> {
    while (this.#reading !== undefined) await this.#reading;
    this.#writing += 1;
    try {
      return await work();
    } finally {
      this.#writing -= 1;
      if (this.#writing === 0) this.#quiet?.();
    }
  }

  async read<T>(work: () => Promise<T>): Promise<T> {
    let done = (): void => undefined;
    this.#reading = new Promise((resolve) => {
      done = resolve;
    });
    try {
      if (this.#writing > 0) {
        await new Promise<void>((resolve) => {
          this.#quiet = resolve;
        });
      }
      return await work();
    } finally {
      this.#quiet = undefined;
      this.#reading = undefined;
      done();
    }
  }
}

/** What is being read of one bevoegd gezag: one reading after the other. */
interface ReadQueue {
  readonly turns: ReadWriteLock;
  running: Promise<unknown>;
  /** Readings that have not begun: of a list as it is, and of one until it is sure. */
  quick: Promise<Listing> | undefined;
  sure: Promise<readonly Reported[]> | undefined;
}

/**
 * Fresh readings, shared: whoever asks gets a reading that begins after the question, and all who ask while one is
 * waiting to begin get the same. So a hundred lost answers cost a few readings, not a hundred. Our own writes of the same
 * bevoegd gezag wait while one is made, from its beginning until it is sure.
 */
export class FreshReader {
  readonly #state: ReportedState;
  readonly #desks = new Map<Oin, ReadQueue>();

  constructor(state: ReportedState) {
    this.#state = state;
  }

  #desk(oin: Oin): ReadQueue {
    let desk = this.#desks.get(oin);
    if (desk === undefined) {
      desk = { turns: new ReadWriteLock(), running: Promise.resolve(), quick: undefined, sure: undefined };
      this.#desks.set(oin, desk);
    }
    return desk;
  }

  #inTurn<T>(desk: ReadQueue, begin: () => void, read: () => Promise<T>): Promise<T> {
    const start = (): Promise<T> => {
      begin();
      return desk.turns.read(read);
    };
    const reading = desk.running.then(start, start);
    desk.running = reading;
    return reading;
  }

  #read(oin: Oin): Promise<Listing> {
    const desk = this.#desk(oin);
    desk.quick ??= this.#inTurn(
      desk,
      () => {
        desk.quick = undefined;
      },
      () => this.#state.list(oin),
    );
    return desk.quick;
  }

  #readStable(oin: Oin): Promise<readonly Reported[]> {
    const desk = this.#desk(oin);
    desk.sure ??= this.#inTurn(
      desk,
      () => {
        desk.sure = undefined;
      },
      () => readStable(this.#state, oin),
    );
    return desk.sure;
  }

  /**
   * Looks for a record. That it is not there is said only of a list that is sure.
   *
   * @throws Failure of kind `unreachable` when it cannot be read whole.
   */
  async find(oin: Oin, wanted: (record: Reported) => boolean): Promise<Reported | undefined> {
    const { records, paged } = await this.#read(oin);
    const found = records.find(wanted);
    return found !== undefined || !paged ? found : (await this.#readStable(oin)).find(wanted);
  }

  /** Sends a write when nothing is being read that it would change. */
  write<T>(oin: Oin, work: () => Promise<T>): Promise<T> {
    return this.#desk(oin).turns.write(work);
  }
}
