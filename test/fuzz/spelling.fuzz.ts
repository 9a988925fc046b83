/** Names that may mean one activiteit, in a hundred thousand small worlds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyWorld, planFaults, resolveFaults, validateFaults } from '../support/spelling-world.js';

const worlds = Number(process.env.FUZZ_RUNS ?? 100_000);

test('plan, verify, resolve and validate are right in every world', () => {
  let judged = 0;
  fc.assert(
    fc.property(anyWorld, (world) => {
      judged += 1;
      expect(planFaults(world)).toEqual([]);
      expect(resolveFaults(world)).toEqual([]);
      expect(validateFaults([...world.desired, ...world.reported])).toEqual([]);
    }),
    { numRuns: worlds },
  );
  expect(judged).toBeGreaterThanOrEqual(worlds);
});
