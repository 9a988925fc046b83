import { cpSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inFolder, run } from '../support/cli.js';
import { cases, expectToldOf, wholeFolder } from '../support/damaged-files.js';

/** How many ways of damage are tried for each file. `npm run fuzz` tries many more. */
const TIMES = 8;

let whole: string;
beforeAll(async () => {
  whole = await wholeFolder();
});
afterAll(() => rmSync(whole, { recursive: true }));

test.each([
  ['plan.json', ['apply', '--omgeving', 'lokaal', '--yes', '--plan', 'plan.json']],
  ['bewijs.json', ['verify', '--omgeving', 'lokaal', '--against', 'bewijs.json']],
])('a file that is larger than a text can be is refused: %s', async (path, args) => {
  await inFolder(async (folder) => {
    cpSync(whole, folder, { recursive: true });
    truncateSync(join(folder, path), 600_000_000);
    const { code, stderr } = await run(args, folder);
    expect(stderr).toMatch(new RegExp(`${path} is too large to read: 600 MB`));
    expect(code).toBe(1);
  });
});

describe('a damaged file is read, or an error names it', () => {
  test.each(cases)('$path', async (damaged) => {
    for (let seed = 1; seed <= TIMES; seed += 1) await expectToldOf(damaged, whole, seed);
  });
});
