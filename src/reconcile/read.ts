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

/**
 * Fresh readings, shared: whoever asks gets a reading that begins after the question, and all who ask while one is
 * waiting to begin get the same. So a hundred lost answers cost a few readings, not a hundred.
 */
export class FreshReader {
  readonly #backend: DsoBackend;
  readonly #running = new Map<Oin, Promise<unknown>>();
  readonly #waiting = new Map<Oin, Promise<readonly Reported[]>>();

  constructor(backend: DsoBackend) {
    this.#backend = backend;
  }

  /** @throws Failure of kind `dso` when it cannot be read whole. */
  read(oin: Oin): Promise<readonly Reported[]> {
    const shared = this.#waiting.get(oin);
    if (shared !== undefined) return shared;
    const before = this.#running.get(oin) ?? Promise.resolve();
    const reading = before.then(
      () => this.#start(oin),
      () => this.#start(oin),
    );
    this.#waiting.set(oin, reading);
    return reading;
  }

  #start(oin: Oin): Promise<readonly Reported[]> {
    this.#waiting.delete(oin);
    const reading = this.#backend.list(oin);
    this.#running.set(oin, reading);
    return reading;
  }
}
