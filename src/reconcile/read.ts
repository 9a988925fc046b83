/** Reads what DSO-LV reports, completely or not at all. */
import { isDeepStrictEqual } from 'node:util';
import { forEachLimited } from '../lib/for-each-limited.js';
import type { Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { reconcileMessages } from './messages.js';
import type { Plan } from './plan.js';
import type { Listing, ReportedState } from './ports.js';

/** Upper limit of readings of a list in several parts, in search of two equal ones in a row. */
const MAX_READINGS = 4;

/** Upper limit of bevoegde gezagen that are read at the same time. The connection limits the requests by itself. */
const MAX_LISTS = 16;

function byId(records: readonly Reported[]): Map<string, Reported> {
  return new Map(records.map((record) => [record.id, record]));
}

/**
 * Reads a list until it is stable: a list that came in several parts counts only when two readings in a row are equal.
 *
 * @param first a reading that was made already.
 * @throws Failure of kind `unreachable` when the list cannot be read completely, or keeps changing.
 */
export async function readStable(
  state: ReportedState,
  oin: Oin,
  first?: Listing,
  signal?: AbortSignal,
): Promise<readonly Reported[]> {
  let before = first ?? (await state.list(oin, signal));
  for (let readings = 1; before.paged; readings += 1) {
    if (readings >= MAX_READINGS)
      throw new Failure('unreachable', reconcileMessages.listKeepsChanging({ readings }));
    const after = await state.list(oin, signal);
    if (isDeepStrictEqual(byId(before.records), byId(after.records))) break;
    before = after;
  }
  return before.records;
}

export interface ReadOptions {
  /** Called after each bevoegd gezag, for progress. */
  readonly onRead?: (oin: Oin) => void;
  /** Once aborted, no request is started. */
  readonly signal?: AbortSignal;
}

async function readEach<T>(
  gezagen: readonly Oin[],
  { onRead, signal }: ReadOptions,
  read: (oin: Oin) => Promise<T>,
): Promise<Map<Oin, T>> {
  const results = new Map<Oin, T>();
  await forEachLimited(gezagen, MAX_LISTS, async (oin) => {
    if (signal?.aborted) throw new Failure('unreachable', reconcileMessages.readingInterrupted());
    results.set(oin, await read(oin));
    onRead?.(oin);
  });
  return results;
}

/**
 * Reads everything that DSO-LV reports about some bevoegde gezagen. Every list is stable.
 *
 * @throws Failure of kind `unreachable` as soon as one list cannot be read completely.
 */
export function readReported(
  state: ReportedState,
  gezagen: readonly Oin[],
  options: ReadOptions = {},
): Promise<Map<Oin, readonly Reported[]>> {
  return readEach(gezagen, options, (oin) => readStable(state, oin, undefined, options.signal));
}

/** A plan, and the reading that it is based on. */
export interface Planned {
  readonly plan: Plan;
  readonly reported: ReadonlyMap<Oin, readonly Reported[]>;
}

/**
 * Reads DSO-LV and plans. A list is read again until it is stable only where the plan has actions: when a bevoegd gezag
 * has none, the reading cannot have missed a record that the files ask for.
 *
 * @throws Failure of kind `unreachable` as soon as one list cannot be read completely.
 */
export async function readAndPlan(
  state: ReportedState,
  gezagen: readonly Oin[],
  planOf: (reported: ReadonlyMap<Oin, readonly Reported[]>) => Plan,
  options: ReadOptions = {},
): Promise<Planned> {
  const listings = await readEach(gezagen, options, (oin) => state.list(oin, options.signal));
  const reported = new Map([...listings].map(([oin, { records }]) => [oin, records]));
  const unstable = new Map([...listings].filter(([, { paged }]) => paged));
  for (;;) {
    const plan = planOf(reported);
    const again = plan.bevoegdGezagen
      .filter(({ activiteiten }) => activiteiten.some(({ actions }) => actions.length > 0))
      .map(({ oin }) => oin)
      .filter((oin) => unstable.has(oin));
    if (again.length === 0) return { plan, reported };
    const stable = await readEach(again, { signal: options.signal }, (oin) =>
      readStable(state, oin, unstable.get(oin), options.signal),
    );
    for (const [oin, records] of stable) {
      reported.set(oin, records);
      unstable.delete(oin);
    }
  }
}
