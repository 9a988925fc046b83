import { setTimeout as pause } from 'node:timers/promises';

/** Lets at most `limit` pieces of work go on at once; the others wait their turn. */
export class Limiter {
  readonly #limit: number;
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Does a piece of work once it has its turn, and gives what it gives. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy >= this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }
}

/** A moment before which nobody sends anything: when the service asks one of us to wait, it means all of us. */
export class SharedPause {
  #until = 0;

  /** Lets nobody through for so many milliseconds. */
  close(ms: number): void {
    this.#until = Math.max(this.#until, performance.now() + ms);
  }

  /** Waits until the gate is open; rejects when the signal ends the waiting. */
  async pass(signal?: AbortSignal): Promise<void> {
    for (let wait = this.#until - performance.now(); wait > 0; wait = this.#until - performance.now()) {
      await pause(wait, undefined, signal === undefined ? {} : { signal });
    }
  }
}

/** Exponential backoff with full jitter, in milliseconds: anywhere between nothing and twice as much as the time before. */
export function backoff(attempt: number, baseMs: number, maxMs: number): number {
  return Math.random() * Math.min(maxMs, baseMs * 2 ** attempt);
}

/** Nobody waits longer than this for one answer, whatever Retry-After says. */
const MAX_RETRY_AFTER_MS = 5 * 60_000;

/** Milliseconds to wait by a Retry-After header (seconds, or an HTTP date); undefined when it says nothing of use. */
export function retryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), MAX_RETRY_AFTER_MS);
}
