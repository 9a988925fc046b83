import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { cases, expectToldOf, wholeFolder } from '../support/damaged-files.js';

/** How many ways of damage are tried for each file. `npm run fuzz` tries many more. */
const TIMES = 8;

let whole: string;
beforeAll(async () => {
  whole = await wholeFolder();
});
afterAll(() => rmSync(whole, { recursive: true }));

describe('a damaged file is read, or an error names it', () => {
  test.each(cases)('$path', async (damaged) => {
    for (let seed = 1; seed <= TIMES; seed += 1) await expectToldOf(damaged, whole, seed);
  });
});
