/** Damaged files, in many more ways than `npm test` tries. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { cases, expectToldOf, wholeFolder } from '../support/damaged-files.js';

const numRuns = Number(process.env.FUZZ_RUNS ?? 2_000);

let whole: string;
beforeAll(async () => {
  whole = await wholeFolder();
});
afterAll(() => rmSync(whole, { recursive: true }));

describe('a damaged file is read, or an error names it', () => {
  test.each(cases)('$path', { timeout: 60 * 60_000 }, async (damaged) => {
    for (let seed = 1; seed <= numRuns; seed += 1) await expectToldOf(damaged, whole, seed);
  });
});
