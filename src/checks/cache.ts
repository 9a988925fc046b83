interface Known<T> {
  readonly content: readonly Uint8Array[];
  readonly value: T;
}

function same<T>(some: readonly T[], others: readonly T[], equal: (one: T, other: T | undefined) => boolean) {
  return some.length === others.length && some.every((item, i) => equal(item, others[i]));
}

/**
 * What an earlier run found out, and what it was found out of, which is kept and compared to the letter. For a program
 * that stays: nothing of it outlives the process, and a run forgets what the one before it had no use for.
 */
export class Cache<T> {
  #premises: readonly string[] = [];
  #known: ReadonlyMap<string, Known<T>> = new Map();
  #used = new Map<string, Known<T>>();

  /** Begins a run. What was found out under other premises is forgotten. */
  begin(premises: readonly string[]): void {
    this.#known = same(premises, this.#premises, (one, other) => one === other) ? this.#used : new Map();
    this.#used = new Map();
    this.#premises = premises;
  }

  /** What is known of this name with exactly this content, or else what `find` finds out. */
  async of(name: string, content: readonly Uint8Array[], find: () => Promise<T>): Promise<T> {
    const known = this.#known.get(name);
    const equal = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
      other !== undefined && Buffer.compare(one, other) === 0;
    const now =
      known !== undefined && same(content, known.content, equal) ? known : { content, value: await find() };
    this.#used.set(name, now);
    return now.value;
  }
}
