import { describe, expect, test } from 'vitest';
import { applyInChaos } from '../support/chaos-apply.js';

describe('apply in chaos', () => {
  // Thousands of runs are in test/fuzz.
  test('loses nothing, touches no record of somebody else, and reports every double', async () => {
    const { runs, unanswered } = await applyInChaos(400);
    expect(runs).toBe(800);
    expect(unanswered).toBeGreaterThan(100);
  });
});
