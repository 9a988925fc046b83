/**
 * The one place that retries. `retry` repeats an operation until its outcome is final, and waits between two tries. What
 * may be retried is up to the caller: it classifies each result and each error. A caller with many operations at the same
 * service shares a `SharedPause` and a `CircuitBreaker` between them.
 *
 * All times are in milliseconds. Tests pass a clock of their own.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** Where time comes from. */
export interface Clock {
  /** A reading of a clock that never runs backwards. */
  now(): number;
  /** Waits. Rejects with the reason of `signal` as soon as that is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  async wait(ms, signal) {
    signal?.throwIfAborted();
    if (ms <= 0) return;
    try {
      await pause(ms, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/** The pause before a further try, by the number of retries before it; undefined when there must be no further try. */
export type Pauses = (retriesBefore: number) => number | undefined;

/** Pauses of these lengths, one after the other. */
export function fixedPauses(lengths: readonly number[]): Pauses {
  return (retriesBefore) => lengths[retriesBefore];
}

/** Pauses of a random length between two limits, without end: for polling up to a deadline. */
export function randomPauses(minMs: number, maxMs: number, random: () => number = Math.random): Pauses {
  return () => minMs + random() * (maxMs - minMs);
}

export interface BackoffOptions {
  /** Upper limit of the first pause. It doubles with each retry. */
  readonly baseMs: number;
  /** Upper limit of every pause. */
  readonly maxMs: number;
  readonly random?: () => number;
}

/** One pause of an exponential backoff with full jitter: a random part of a limit that doubles with each retry. */
export function backoffMs(
  retriesBefore: number,
  { baseMs, maxMs, random = Math.random }: BackoffOptions,
): number {
  return random() * Math.min(maxMs, baseMs * 2 ** retriesBefore);
}

/** The pauses of an exponential backoff with full jitter. */
export function exponentialBackoff(retries: number, options: BackoffOptions): Pauses {
  return (retriesBefore) => (retriesBefore < retries ? backoffMs(retriesBefore, options) : undefined);
}

/** Default limit on a pause that the other side asks for. */
const MAX_RETRY_AFTER_MS = 5 * 60_000;

/** What to do after a try. `retryAfterMs` is a pause that the other side asked for; it replaces our own. */
export type Verdict = 'stop' | 'retry' | { readonly retryAfterMs: number };

export interface RetryPolicy<T> {
  readonly pauses: Pauses;
  /** Classifies a result. By default every result is final. */
  readonly result?: (value: T) => Verdict;
  /** Classifies an error. By default every error is final. */
  readonly error?: (error: unknown) => Verdict;
  /** No try starts later than this after the first one. */
  readonly deadlineMs?: number;
  readonly maxRetryAfterMs?: number;
  /** Once aborted, no try starts and every pause ends. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

type Outcome<T> =
  | { readonly kind: 'result'; readonly value: T; readonly verdict: Verdict }
  | { readonly kind: 'error'; readonly error: unknown; readonly verdict: Verdict };

async function attemptOnce<T>(
  work: (attempt: number) => Promise<T>,
  attempt: number,
  { result, error: classify }: RetryPolicy<T>,
): Promise<Outcome<T>> {
  try {
    const value = await work(attempt);
    return { kind: 'result', value, verdict: result?.(value) ?? 'stop' };
  } catch (error) {
    // An open circuit stays open: another try would fail in the same way.
    const verdict = error instanceof CircuitOpenError ? 'stop' : (classify?.(error) ?? 'stop');
    return { kind: 'error', error, verdict };
  }
}

/**
 * Does `work` until its outcome is final, or until the pauses or the time run out.
 *
 * @param work receives the number of the try, from 1.
 * @returns the last result, final or not.
 * @throws the last error, or the reason of the signal when that is aborted before or between two tries.
 */
export async function retry<T>(work: (attempt: number) => Promise<T>, policy: RetryPolicy<T>): Promise<T> {
  const {
    pauses,
    deadlineMs = Number.POSITIVE_INFINITY,
    maxRetryAfterMs = MAX_RETRY_AFTER_MS,
    signal,
    clock = systemClock,
  } = policy;
  const deadline = clock.now() + deadlineMs;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const outcome = await attemptOnce(work, attempt, policy);
    const { verdict } = outcome;
    const ownPause = pauses(attempt - 1);
    if (verdict !== 'stop' && ownPause !== undefined) {
      const ms = verdict === 'retry' ? ownPause : Math.min(verdict.retryAfterMs, maxRetryAfterMs);
      if (clock.now() + ms <= deadline) {
        await clock.wait(ms, signal);
        continue;
      }
    }
    if (outcome.kind === 'error') throw outcome.error;
    return outcome.value;
  }
}

/** A pause that all requests share after one of them was asked to wait. */
export class SharedPause {
  readonly #clock: Clock;
  readonly #maxMs: number;
  #until = Number.NEGATIVE_INFINITY;

  constructor({ clock = systemClock, maxMs = MAX_RETRY_AFTER_MS }: { clock?: Clock; maxMs?: number } = {}) {
    this.#clock = clock;
    this.#maxMs = maxMs;
  }

  /** Makes the pause last at least this much longer, up to the limit. Returns by how much that made it longer. */
  extend(ms: number): number {
    const now = this.#clock.now();
    const before = Math.max(this.#until, now);
    this.#until = Math.max(before, now + Math.min(ms, this.#maxMs));
    return this.#until - before;
  }

  /** How much longer it lasts. */
  get left(): number {
    return Math.max(0, this.#until - this.#clock.now());
  }

  /** Waits until the pause is over, also when it is extended meanwhile. Rejects with the reason of `signal`. */
  async wait(signal?: AbortSignal): Promise<void> {
    for (let ms = this.#until - this.#clock.now(); ms > 0; ms = this.#until - this.#clock.now())
      await this.#clock.wait(ms, signal);
  }
}

/** Why an operation was not tried: too many before it failed in a row. The cause is the error of the last one. */
export class CircuitOpenError extends Error {
  readonly failures: number;

  constructor(failures: number, cause: unknown) {
    super(`not tried after ${failures} failures in a row`, { cause });
    this.name = 'CircuitOpenError';
    this.failures = failures;
  }
}

interface CircuitBreakerOptions {
  /** Failures in a row after which the circuit opens. Absent: it never opens. */
  readonly maxFailures?: number;
  /** Tests whether an error means that no answer came. By default every error does. */
  readonly isFailure?: (error: unknown) => boolean;
}

/**
 * Stops sending to a service that no longer answers. It opens after a number of failures in a row, counted over all
 * operations that share it, and then stays open. Any answer sets the count back to zero.
 */
export class CircuitBreaker {
  readonly #maxFailures: number;
  readonly #isFailure: (error: unknown) => boolean;
  #failures = 0;
  #open: CircuitOpenError | undefined;

  constructor({ maxFailures, isFailure = () => true }: CircuitBreakerOptions = {}) {
    this.#maxFailures = maxFailures ?? Number.POSITIVE_INFINITY;
    this.#isFailure = isFailure;
  }

  /**
   * Does `work`, unless the circuit is open.
   *
   * @throws CircuitOpenError when the circuit is open; otherwise what `work` throws.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#open !== undefined) throw this.#open;
    try {
      const value = await work();
      this.#failures = 0;
      return value;
    } catch (error) {
      if (this.#isFailure(error)) this.#count(error);
      throw error;
    }
  }

  #count(error: unknown): void {
    this.#failures += 1;
    if (this.#failures >= this.#maxFailures) this.#open ??= new CircuitOpenError(this.#failures, error);
  }

  /** Why the circuit is open; undefined while it is closed. */
  get reason(): CircuitOpenError | undefined {
    return this.#open;
  }
}
