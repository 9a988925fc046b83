import type { Clock } from '../../src/lib/retry.js';

interface Timer {
  readonly at: number;
  readonly end: () => void;
}

/**
 * A clock on which waiting takes no time. Time passes when nothing else is left to do: then the earliest wait ends. It suits
 * code that waits for nothing but this clock and settled promises.
 */
export class VirtualClock implements Clock {
  #now = 1_000_000;
  #timers: Timer[] = [];
  #isRunning = false;

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#timers = this.#timers.filter((other) => other !== timer);
        reject(signal?.reason);
      };
      const end = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const timer = { at: this.#now + Math.max(0, ms), end };
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      this.#timers.push(timer);
      this.#run();
    });
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    setImmediate(() => {
      this.#isRunning = false;
      const next = this.#timers.reduce<Timer | undefined>(
        (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
        undefined,
      );
      if (next === undefined) return;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.end();
      this.#run();
    });
  }
}
