import pLimit from 'p-limit';

/**
 * Runs `work` on every item, on at most `limit` of them at the same time. After a failure no more work starts.
 *
 * @throws what the first `work` that fails throws.
 */
export async function forEachLimited<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const limited = pLimit(limit);
  const run = (item: T): Promise<void> =>
    limited(async () => {
      try {
        await work(item);
      } catch (error) {
        limited.clearQueue();
        throw error;
      }
    });
  await Promise.all(items.map(run));
}
