import { describe, expect, test } from 'vitest';
import { applyInChaos } from '../support/chaos-apply.js';

describe('apply in chaos', () => {
  test.each([1, 2, 3, 4])('ten thousand applies, seed %d', async (seed) => {
    const figures = await applyInChaos(5000, seed);
    expect(figures.runs).toBe(10_000);
  });
});
