import type { DsoBackend } from '../dso/backend.js';
import type { Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';

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

/** Bevoegde gezagen that are read side by side; how many requests are under way at once is the backend's own limit. */
const READ_AHEAD = 16;

/**
 * Reads everything that DSO-LV reports of the given bevoegde gezagen: all of it or nothing.
 *
 * @param onRead told after each bevoegd gezag, for progress.
 * @throws Failure of kind `dso` as soon as one of them cannot be read whole.
 */
export async function readReported(
  backend: DsoBackend,
  gezagen: readonly Oin[],
  onRead?: (oin: Oin) => void,
): Promise<Map<Oin, readonly Reported[]>> {
  const reported = new Map<Oin, readonly Reported[]>();
  await forEachLimited(gezagen, READ_AHEAD, async (oin) => {
    reported.set(oin, await backend.list(oin));
    onRead?.(oin);
  });
  return reported;
}

/** Lets many write at once, and one read alone: a list that we ourselves are changing cannot be read whole. */
class Turns {
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

/** What is being read of one bevoegd gezag. */
interface Desk {
  readonly turns: Turns;
  running: Promise<unknown>;
  waiting: Promise<readonly Reported[]> | undefined;
}

/**
 * Fresh readings, shared: whoever asks gets a reading that begins after the question, and all who ask while one is
 * waiting to begin get the same. So a hundred lost answers cost a few readings, not a hundred. Our own writes of the same
 * bevoegd gezag wait while one is made.
 */
export class FreshReader {
  readonly #backend: DsoBackend;
  readonly #desks = new Map<Oin, Desk>();

  constructor(backend: DsoBackend) {
    this.#backend = backend;
  }

  #desk(oin: Oin): Desk {
    let desk = this.#desks.get(oin);
    if (desk === undefined) {
      desk = { turns: new Turns(), running: Promise.resolve(), waiting: undefined };
      this.#desks.set(oin, desk);
    }
    return desk;
  }

  /** @throws Failure of kind `dso` when it cannot be read whole. */
  read(oin: Oin): Promise<readonly Reported[]> {
    const desk = this.#desk(oin);
    if (desk.waiting !== undefined) return desk.waiting;
    const start = (): Promise<readonly Reported[]> => {
      desk.waiting = undefined;
      const reading = desk.turns.read(() => this.#backend.list(oin));
      desk.running = reading;
      return reading;
    };
    desk.waiting = desk.running.then(start, start);
    return desk.waiting;
  }

  /** Sends a write when nothing is being read that it would change. */
  write<T>(oin: Oin, work: () => Promise<T>): Promise<T> {
    return this.#desk(oin).turns.write(work);
  }
}
