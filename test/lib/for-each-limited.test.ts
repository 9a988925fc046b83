import { expect, test } from 'vitest';
import { forEachLimited } from '../../src/lib/for-each-limited.js';

test('works on at most `limit` items at the same time, and on all of them', async () => {
  const done: number[] = [];
  let [running, most] = [0, 0];
  await forEachLimited([1, 2, 3, 4, 5], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    done.push(item);
  });
  expect(done).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('starts no more work after a failure, and throws it', async () => {
  const started: number[] = [];
  const work = forEachLimited([1, 2, 3, 4, 5], 2, async (item) => {
    started.push(item);
    await Promise.resolve();
    if (item === 2) throw new Error('two');
  });
  await expect(work).rejects.toThrow('two');
  expect(started.length).toBeLessThan(5);
});
