import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CircuitBreaker,
  CircuitOpenError,
  type Clock,
  exponentialBackoff,
  fixedPauses,
  type Pauses,
  type RetryPolicy,
  randomPauses,
  retry,
  SharedPause,
  systemClock,
  type Verdict,
} from '../../src/lib/retry.js';

/** A clock that stands still until somebody waits, and then jumps. */
class FakeClock implements Clock {
  time = 1000;
  readonly waits: number[] = [];
  /** Called at the beginning of each wait, before time passes. */
  onWait: (ms: number) => void = () => undefined;

  now(): number {
    return this.time;
  }

  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(ms);
    this.onWait(ms);
    signal?.throwIfAborted();
    this.time += ms;
  }
}

/** Fails until the try of this number, and counts the tries. */
function failingUntil(success: number) {
  const attempts: number[] = [];
  const work = async (attempt: number): Promise<string> => {
    attempts.push(attempt);
    if (attempt < success) throw new Error(`failure ${attempt}`);
    return `success ${attempt}`;
  };
  return { attempts, work };
}

const always = (): Verdict => 'retry';
const tenPauses: Pauses = fixedPauses(Array.from({ length: 10 }, () => 100));

describe('retry', () => {
  test('returns the first result when nothing is classified', async () => {
    const clock = new FakeClock();
    const { work, attempts } = failingUntil(1);
    expect(await retry(work, { pauses: tenPauses, clock })).toBe('success 1');
    expect(attempts).toEqual([1]);
    expect(clock.waits).toEqual([]);
  });

  test('throws the first error when errors are not classified', async () => {
    const { work, attempts } = failingUntil(2);
    await expect(retry(work, { pauses: tenPauses, clock: new FakeClock() })).rejects.toThrow('failure 1');
    expect(attempts).toEqual([1]);
  });

  test('repeats after an error that may be retried, with the pauses in between', async () => {
    const clock = new FakeClock();
    const { work, attempts } = failingUntil(3);
    const pauses = fixedPauses([500, 1000, 2000]);
    expect(await retry(work, { pauses, error: always, clock })).toBe('success 3');
    expect(attempts).toEqual([1, 2, 3]);
    expect(clock.waits).toEqual([500, 1000]);
  });

  test('throws the last error when the pauses run out', async () => {
    const clock = new FakeClock();
    const { work } = failingUntil(9);
    await expect(retry(work, { pauses: fixedPauses([1, 2]), error: always, clock })).rejects.toThrow(
      'failure 3',
    );
    expect(clock.waits).toEqual([1, 2]);
  });

  test('returns the last result when the pauses run out', async () => {
    const policy = { pauses: fixedPauses([1, 2]), result: always, clock: new FakeClock() };
    expect(await retry(async (attempt) => attempt, policy)).toBe(3);
  });

  test('stops at an error that is final', async () => {
    const { work, attempts } = failingUntil(9);
    const error = (found: unknown): Verdict =>
      found instanceof Error && found.message === 'failure 2' ? 'stop' : 'retry';
    await expect(retry(work, { pauses: tenPauses, error, clock: new FakeClock() })).rejects.toThrow(
      'failure 2',
    );
    expect(attempts).toEqual([1, 2]);
  });

  test.each([
    ['shorter than its own pause', 3, 3],
    ['longer than its own pause', 4000, 4000],
    ['longer than the limit', 999_999_999, 60_000],
  ])('waits as long as the other side asks: %s', async (_name, retryAfterMs, waited) => {
    const clock = new FakeClock();
    const result = (attempt: number): Verdict => (attempt === 1 ? { retryAfterMs } : 'stop');
    const policy = { pauses: tenPauses, result, maxRetryAfterMs: 60_000, clock };
    expect(await retry(async (attempt) => attempt, policy)).toBe(2);
    expect(clock.waits).toEqual([waited]);
  });

  test('limits a pause that the other side asks for to five minutes by default', async () => {
    const clock = new FakeClock();
    const result = (attempt: number): Verdict => (attempt === 1 ? { retryAfterMs: 1e12 } : 'stop');
    await retry(async (attempt) => attempt, { pauses: tenPauses, result, clock });
    expect(clock.waits).toEqual([300_000]);
  });

  test('does not retry more often because the other side asks to wait', async () => {
    const result = (): Verdict => ({ retryAfterMs: 1 });
    const policy = { pauses: fixedPauses([5]), result, clock: new FakeClock() };
    expect(await retry(async (attempt) => attempt, policy)).toBe(2);
  });

  test('starts no try after the deadline', async () => {
    const clock = new FakeClock();
    const { work } = failingUntil(9);
    const policy = { pauses: fixedPauses([400, 400, 400]), error: always, deadlineMs: 1000, clock };
    await expect(retry(work, policy)).rejects.toThrow('failure 3');
    expect(clock.waits).toEqual([400, 400]);
  });

  test('counts the time of the tries themselves towards the deadline', async () => {
    const clock = new FakeClock();
    const work = async (attempt: number): Promise<number> => {
      clock.time += 600;
      return attempt;
    };
    expect(await retry(work, { pauses: tenPauses, result: always, deadlineMs: 1000, clock })).toBe(2);
  });

  test('an abort ends a pause with the reason of the signal, and no try follows', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    clock.onWait = () => stop.abort(new Error('told to stop'));
    const { work, attempts } = failingUntil(9);
    const policy = { pauses: tenPauses, error: always, signal: stop.signal, clock };
    await expect(retry(work, policy)).rejects.toThrow('told to stop');
    expect(attempts).toEqual([1]);
  });

  test('an aborted signal keeps the first try from starting', async () => {
    const { work, attempts } = failingUntil(1);
    const signal = AbortSignal.abort(new Error('told to stop'));
    await expect(retry(work, { pauses: tenPauses, signal })).rejects.toThrow('told to stop');
    expect(attempts).toEqual([]);
  });

  test('never tries more often than the pauses allow, nor waits beyond the deadline', async () => {
    const step = fc.record({
      takes: fc.integer({ min: 0, max: 500 }),
      verdict: fc.oneof(
        fc.constantFrom<Verdict>('retry', 'stop'),
        fc.record({ retryAfterMs: fc.integer({ min: 0, max: 5000 }) }),
      ),
      throws: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 4000 }),
        async (steps, lengths, deadlineMs) => {
          const clock = new FakeClock();
          const started: number[] = [];
          const at = (attempt: number) => steps[(attempt - 1) % steps.length];
          const verdict = (): Verdict => at(started.length)?.verdict ?? 'stop';
          const policy: RetryPolicy<number> = {
            pauses: fixedPauses(lengths),
            result: verdict,
            error: verdict,
            deadlineMs,
            maxRetryAfterMs: 2000,
            clock,
          };
          const work = async (attempt: number): Promise<number> => {
            started.push(clock.time - 1000);
            clock.time += at(attempt)?.takes ?? 0;
            if (at(attempt)?.throws) throw new Error(String(attempt));
            return attempt;
          };
          const last = await retry(work, policy).catch((error: unknown) => Number((error as Error).message));
          expect(last).toBe(started.length);
          expect(started.length).toBeLessThanOrEqual(lengths.length + 1);
          for (const moment of started.slice(1)) expect(moment).toBeLessThanOrEqual(deadlineMs);
          expect(clock.waits).toHaveLength(started.length - 1);
          for (const ms of clock.waits) expect(ms).toBeLessThanOrEqual(2000);
        },
      ),
    );
  });
});

describe('pauses', () => {
  test('exponential backoff stays below a limit that doubles, and ends with the retries', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (retries, baseMs, part) => {
          const pauses = exponentialBackoff(retries, { baseMs, maxMs: 30_000, random: () => part });
          for (let i = 0; i < retries; i += 1)
            expect(pauses(i)).toBe(part * Math.min(30_000, baseMs * 2 ** i));
          expect(pauses(retries)).toBeUndefined();
        },
      ),
    );
  });

  test('random pauses lie between their limits and never end', () => {
    const values = [0, 0.5, 0.999];
    const pauses = randomPauses(50, 150, () => values.shift() ?? 0);
    expect([pauses(0), pauses(1000), pauses(1_000_000)]).toEqual([50, 100, 149.9]);
  });
});

describe('SharedPause', () => {
  test('lets everything through until it is extended', async () => {
    const clock = new FakeClock();
    await new SharedPause({ clock }).wait();
    expect(clock.waits).toEqual([]);
  });

  test('makes every user wait until the same moment', async () => {
    const clock = new FakeClock();
    const pause = new SharedPause({ clock });
    pause.extend(1000);
    clock.time += 400;
    await pause.wait();
    expect(clock.waits).toEqual([600]);
    await pause.wait();
    expect(clock.waits).toEqual([600]);
  });

  test('keeps the longest of several pauses', async () => {
    const clock = new FakeClock();
    const pause = new SharedPause({ clock });
    pause.extend(1000);
    pause.extend(200);
    await pause.wait();
    expect(clock.time).toBe(2000);
  });

  test('goes on waiting when it is extended meanwhile', async () => {
    const clock = new FakeClock();
    const pause = new SharedPause({ clock });
    pause.extend(1000);
    clock.onWait = () => {
      clock.onWait = () => undefined;
      pause.extend(1500);
    };
    await pause.wait();
    expect(clock.waits).toEqual([1000, 500]);
  });

  test('is never longer than its limit', async () => {
    const clock = new FakeClock();
    const pause = new SharedPause({ clock, maxMs: 2000 });
    pause.extend(1e9);
    await pause.wait();
    expect(clock.waits).toEqual([2000]);
  });

  test('rejects with the reason of an aborted signal', async () => {
    const pause = new SharedPause({ clock: new FakeClock() });
    pause.extend(1000);
    await expect(pause.wait(AbortSignal.abort(new Error('told to stop')))).rejects.toThrow('told to stop');
  });
});

describe('CircuitBreaker', () => {
  const fail = (): Promise<never> => Promise.reject(new Error('no answer'));
  const answer = (): Promise<string> => Promise.resolve('answer');

  test('opens after the given number of failures in a row, and says why', async () => {
    const breaker = new CircuitBreaker({ maxFailures: 2 });
    await expect(breaker.run(fail)).rejects.toThrow('no answer');
    expect(breaker.reason).toBeUndefined();
    await expect(breaker.run(fail)).rejects.toThrow('no answer');
    expect(breaker.reason).toMatchObject({ failures: 2, cause: new Error('no answer') });
    await expect(breaker.run(answer)).rejects.toBe(breaker.reason);
  });

  test('starts counting again after an answer', async () => {
    const breaker = new CircuitBreaker({ maxFailures: 2 });
    for (let i = 0; i < 5; i += 1) {
      await breaker.run(fail).catch(() => undefined);
      expect(await breaker.run(answer)).toBe('answer');
    }
    expect(breaker.reason).toBeUndefined();
  });

  test('does not count errors that are no failures', async () => {
    const breaker = new CircuitBreaker({ maxFailures: 1, isFailure: () => false });
    await breaker.run(fail).catch(() => undefined);
    expect(await breaker.run(answer)).toBe('answer');
  });

  test('never opens without a maximum', async () => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < 100; i += 1) await breaker.run(fail).catch(() => undefined);
    expect(await breaker.run(answer)).toBe('answer');
  });

  test('is open after any run of failures as long as its maximum, and not before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean()), fc.integer({ min: 1, max: 4 }), async (answers, max) => {
        const breaker = new CircuitBreaker({ maxFailures: max });
        let inARow = 0;
        for (const answered of answers) {
          await breaker.run(answered ? answer : fail).catch(() => undefined);
          if (inARow < max) inARow = answered ? 0 : inARow + 1;
          expect(breaker.reason !== undefined).toBe(inARow >= max);
        }
      }),
    );
  });

  test('retry does not repeat what an open circuit keeps from being tried', async () => {
    const clock = new FakeClock();
    const breaker = new CircuitBreaker({ maxFailures: 3 });
    const policy = { pauses: tenPauses, error: always, clock };
    await expect(retry(() => breaker.run(fail), policy)).rejects.toBeInstanceOf(CircuitOpenError);
    expect(clock.waits).toHaveLength(3);
  });
});

describe('systemClock', () => {
  test('an abort ends a wait at once, with the reason of the signal', async () => {
    const stop = new AbortController();
    const waiting = systemClock.wait(60_000, stop.signal);
    stop.abort(new Error('told to stop'));
    await expect(waiting).rejects.toThrow('told to stop');
  });

  test('waits no shorter than asked', async () => {
    const before = systemClock.now();
    await systemClock.wait(5);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(4);
  });
});
