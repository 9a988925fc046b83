import { createHash } from 'node:crypto';

/**
 * What an earlier run found out, by what it was found out of. For a program that stays: nothing of it outlives the
 * process, and a run forgets what it had no use for.
 */
export class Recollection<T> {
  #known = new Map<string, T>();
  #used = new Map<string, T>();

  /** What is known of exactly this content, or else what `find` finds out. */
  async of(content: readonly (string | Uint8Array)[], find: () => Promise<T>): Promise<T> {
    const hash = createHash('sha256');
    for (const item of content) hash.update(`\0${typeof item} ${item.length}\0`).update(item);
    const key = hash.digest('base64');
    const value = this.#known.get(key) ?? (await find());
    this.#used.set(key, value);
    return value;
  }

  /** Ends a run. */
  forgetUnused(): void {
    [this.#known, this.#used] = [this.#used, new Map()];
  }
}
