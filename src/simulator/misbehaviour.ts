/** What the simulator does wrong on purpose, so that a client can be tested against it. */

export interface Misbehaviour {
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** Part of the writes (0 to 1) that are done, after which the answer is lost. */
  readonly dropRate?: number;
  /** Part of all requests (0 to 1) that are answered with 503 and not done. */
  readonly errorRate?: number;
  /** Start of the random numbers. The same seed gives the same misbehaviour for the same requests. */
  readonly seed?: number;
}

/** Returns random numbers from 0 to 1 that are always the same for a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Fault = 'unavailable' | 'lost-answer' | undefined;

/** Returns a function that decides what goes wrong with the next request. */
export function faultsOf({
  dropRate = 0,
  errorRate = 0,
  seed = 1,
}: Misbehaviour): (isWrite: boolean) => Fault {
  const next = randomNumbers(seed);
  return (isWrite) => {
    const isUnavailable = errorRate > 0 && next() < errorRate;
    // Drawn also when the first fault has decided: the numbers of a seed then do not depend on the other rate.
    const isLost = isWrite && dropRate > 0 && next() < dropRate;
    if (isUnavailable) return 'unavailable';
    return isLost ? 'lost-answer' : undefined;
  };
}
