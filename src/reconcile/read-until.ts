/** Reads again, with growing pauses, until something is visible or the settle time is over. */
import { type Clock, fixedPauses, retry } from '../lib/retry.js';
import { Failure } from '../model/failure.js';
import { reconcileMessages } from './messages.js';

const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 5000;

/** Growing pauses, in milliseconds, that together last the settle time. */
export function settlePauses(settleMs: number): number[] {
  const pauses: number[] = [];
  let left = settleMs;
  for (let next = FIRST_PAUSE_MS; left > 0; next = Math.min(next * 1.5, MAX_PAUSE_MS)) {
    const ms = Math.min(next, left);
    pauses.push(ms);
    left -= ms;
  }
  return pauses;
}

export interface UntilOptions<T> {
  readonly isFinal: (value: T) => boolean;
  readonly settleMs: number;
  readonly clock?: Clock;
  /** Once aborted, the waiting ends and no reading is started. */
  readonly signal?: AbortSignal;
  /** Called once, before the first pause. */
  readonly onWait?: () => void;
}

/**
 * Reads until the value is final, the settle time is over, or the signal is aborted.
 *
 * @returns the last value, final or not.
 * @throws Failure of kind `unreachable` when the signal is aborted before there is a value; what `read` throws.
 */
export async function readUntil<T>(
  read: () => Promise<T>,
  { isFinal, settleMs, clock, signal, onWait }: UntilOptions<T>,
): Promise<T> {
  let last: { readonly value: T } | undefined;
  let waits = false;
  try {
    return await retry(read, {
      pauses: fixedPauses(settlePauses(settleMs)),
      clock,
      signal,
      result: (value) => {
        last = { value };
        if (isFinal(value)) return 'stop';
        if (!waits && settleMs > 0) onWait?.();
        waits = true;
        return 'retry';
      },
    });
  } catch (error) {
    if (!signal?.aborted) throw error;
    if (last !== undefined) return last.value;
    throw new Failure('unreachable', reconcileMessages.readingInterrupted(), { cause: error });
  }
}
