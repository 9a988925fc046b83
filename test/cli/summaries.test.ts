import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';
import { type FakeGithub, startGithub } from '../support/github.js';
import { configuratie, diensten, gezag } from '../support/universe.js';

const files = (operaties: string) => ({
  'configs/omgevingen.yaml': `omgevingen:\n  lokaal: { simulator: dso.json, operaties: ${operaties} }\n`,
  'configs/toestemmingen.yaml': 'toestemmingen:\n  t1: { code: T1, waarde: waarde T1 }\n',
  'configs/lokaal/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${diensten[0]}", activiteiten: [Dakkapel], toestemmingen: [t1] }\n`,
});

/** A simulator's state: the body of each record. */
const state = (...bodies: unknown[]) => ({
  'dso.json': JSON.stringify({
    formatVersion: 1,
    configuraties: Object.fromEntries(bodies.map((body, i) => [String(i + 1), body])),
  }),
});

const one = configuratie(0, 0, undefined);

let github: FakeGithub;
beforeAll(async () => {
  github = await startGithub();
});
afterAll(() => github.close());

/** Keeps the drift issue, as the workflow does at night. */
async function atNight(folder: string): Promise<string> {
  const { stdout } = await run(['plan', '--format', 'markdown', '--out', 'plan.json'], folder);
  await write(folder, { 'plan.md': stdout });
  const env = {
    GITHUB_REPOSITORY: 'gemeente/routing',
    GITHUB_TOKEN: 'tok-1',
    GITHUB_SHA: 'abc',
    GITHUB_API_URL: github.url,
  };
  const args = ['ci', 'drift-issue', '--plan', 'plan.json', '--file', 'plan.md'];
  const { code, stderr } = await run(args, folder, env);
  expect(code).toBe(0);
  return stderr;
}

describe.each([
  ['the same behandeldienst', one],
  ['another behandeldienst', configuratie(1, 0, undefined)],
  [
    'the same behandeldienst and another spelling of the activiteit',
    configuratie(0, 0, undefined, 'nl.imow-gm0001.activiteit.Dakkapel'),
  ],
  ['another behandeldienst for every toestemming', configuratie(1, undefined, undefined)],
])('DSO-LV holds a combination twice, for %s', (_name, other) => {
  test('plan ends with 2, verify with 4, apply with 0 when there is nothing that it may do', async () => {
    await inFolder(async (folder) => {
      await write(folder, { ...files('[POST]'), ...state(one, other) });
      const plan = await run(['plan', '--detailed-exitcode'], folder);
      expect(plan.code).toBe(2);
      const says =
        /^Nothing to change at lokaal .*1 configuratie at DSO-LV covers a combination that another one covers already\.$/m;
      expect(plan.stdout).toMatch(says);
      const verify = await run(['verify'], folder);
      expect(verify.code).toBe(4);
      expect(verify.stdout).toMatch(/1 configuratie at DSO-LV covers a combination .*: see above\.\n$/);
      expect(JSON.parse((await run(['verify', '--format', 'json'], folder)).stdout)).toMatchObject({
        ok: false,
        overlaps: [{ ids: ['1', '2'] }],
      });
      const apply = await run(['apply', '--yes'], folder);
      expect(apply.code).toBe(0);
      expect(apply.stdout).toMatch(says);

      // Two bevoegde gezagen have an overview.
      await write(folder, {
        'configs/lokaal/b.yaml': 'bevoegdGezag: "00000099000000009000"\ntoewijzingen: []\n',
      });
      expect((await run(['report', '--reported', '--out', 'r.html'], folder)).code).toBe(0);
      const page = await readFile(join(folder, 'r.html'), 'utf8');
      const note = /1 configuratie at DSO-LV covers a combination that another one covers already/g;
      // In the overview, and in the section of the bevoegd gezag.
      expect(page.match(note)).toHaveLength(2);
    });
  });

  test('the issue about drift opens, stays, and closes when it is repaired', async () => {
    await inFolder(async (folder) => {
      github.issues.length = 0;
      await write(folder, { ...files('[POST]'), ...state(one, other) });
      expect(await atNight(folder)).toMatch(/^Drift issue for lokaal posted$/m);
      expect(github.issues).toMatchObject([{ state: 'open' }]);
      expect(github.issues[0]?.body).toMatch(/1 configuratie at DSO-LV covers a combination/);
      expect(await atNight(folder)).toMatch(/^Drift issue for lokaal left as it was: it says this already$/m);
      await write(folder, state(one));
      expect(await atNight(folder)).toMatch(/^Drift issue for lokaal closed$/m);
      expect(github.issues).toMatchObject([{ state: 'closed' }]);
    });
  });
});

test('apply --prune: does not call an omgeving without files in order, and deletes nothing', async () => {
  await inFolder(async (folder) => {
    const { 'configs/lokaal/a.yaml': _, ...registers } = files('[POST, PUT, DELETE]');
    await write(folder, { ...registers, ...state(one) });
    for (const args of [['plan', '--prune'], ['apply', '--prune', '--yes'], ['verify']]) {
      expect(await run([...args, '-q'], folder)).toMatchObject({
        code: 0,
        stdout:
          'Nothing was compared: no file of lokaal names a bevoegd gezag, so nothing was read at DSO-LV.\n',
      });
    }
    const value = JSON.parse((await run(['plan', '--prune', '--format', 'json'], folder)).stdout);
    expect(value).toMatchObject({ compared: false, matches: false });
    github.issues.length = 0;
    expect(await atNight(folder)).toMatch(/^Nothing was compared: /m);
    expect(github.issues).toEqual([]);
    expect(await readFile(join(folder, 'dso.json'), 'utf8')).toContain('Dakkapel');
  });
});
