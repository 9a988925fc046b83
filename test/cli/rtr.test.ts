import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';
import { type Answer, json, serve } from '../support/server.js';

const gezag = '00000099000000001000';
const key = { RTR_KEY: 'geheim' };

/** The day that lies this many days after today, as the RTR writes it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .reverse()
    .join('-');
}

const tree = (rtr: string, ...activiteiten: string[]): Record<string, string> => ({
  'configs/omgevingen.yaml': `omgevingen:\n  test: { simulator: dso.json, retries: 0, ${rtr} }\n`,
  'configs/organisaties.yaml': `organisaties:\n  gemeente: { oin: "${gezag}", naam: Gemeente X }\n`,
  'configs/test/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n  - behandeldienst: "00000099000000101000"\n    activiteiten: [${activiteiten.join(', ')}]\n`,
});
const answering =
  (...items: object[]): Answer =>
  (response) =>
    json(response, { _embedded: { activiteiten: items }, _links: {} });

/** Works in a folder whose omgeving has an RTR with this answer. */
async function withRtr(
  answer: Answer,
  activiteiten: string[],
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const server = await serve(answer);
  try {
    await inFolder(async (folder) => {
      await write(folder, tree(`rtr: { endpoint: ${server.endpoint}, apiKey: RTR_KEY }`, ...activiteiten));
      await work(folder);
    });
  } finally {
    await server.close();
  }
}

describe('validate with an RTR', () => {
  test('--rtr reads the RTR and ignores the snapshot; without --rtr the snapshot counts', async () => {
    const items = [
      { urn: 'Kappen' },
      { urn: 'Slopen', eindDatum: inDays(10) },
      { urn: 'Bouwen', omschrijving: 'Iets bouwen' },
    ];
    await withRtr(answering(...items), ['Kapen', 'Slopen'], async (folder) => {
      const live = await run(['validate', '--rtr', '--format', 'json'], folder, key);
      expect(live.code).toBe(1);
      const { problems } = JSON.parse(live.stdout) as { problems: { code: string }[] };
      expect(problems).toMatchObject([
        {
          code: 'rtr-unmentioned',
          severity: 'warning',
          location: { line: 1 },
          activiteiten: [{ naam: 'Bouwen', omschrijving: 'Iets bouwen' }, { naam: 'Kappen' }],
        },
        {
          code: 'rtr-unknown',
          severity: 'error',
          location: { line: 4, column: 20 },
          combination: { activiteit: { naam: 'Kapen', oin: gezag } },
        },
        { code: 'rtr-expires', severity: 'warning', location: { line: 4, column: 27 } },
      ]);

      const path = 'configs/rtr/test.json';
      const taken = await run(['rtr', 'snapshot', '--omgeving', 'test'], folder, key);
      expect(taken).toEqual({ code: 0, stdout: '', stderr: `${path}: 3 activiteiten of 1 organisation\n` });
      const offline = await run(['validate'], folder);
      expect(offline.code).toBe(1);
      expect(offline.stdout).toMatch(
        /a\.yaml:4:20 {2}error rtr-unknown\n {2}.* Kapen .* Did you mean Kappen\?/,
      );
      expect(offline.stderr).toMatch(/explain rtr-unknown/);
      const text = await readFile(`${folder}/${path}`, 'utf8');
      await write(folder, {
        [path]: text.replace(/ *\{"naam":"Bouwen".*\n/, '').replace('"Slopen"', '"Sloop"'),
      });
      const check = await run(
        ['rtr', 'snapshot', '--omgeving', 'test', '--check', '--lang', 'nl'],
        folder,
        key,
      );
      expect(check.code).toBe(1);
      expect(check.stdout).toBe(
        `Gemeente X  ${gezag}\n  + Bouwen  Iets bouwen\n  - Sloop    tot ${inDays(10).split('-').reverse().join('-')}\n  + Slopen    tot ${inDays(10).split('-').reverse().join('-')}\n`,
      );
      expect(check.stderr).toMatch(/wijkt af van de RTR: 3 verschillen/);
      expect(await readFile(`${folder}/${path}`, 'utf8')).not.toBe(text);
      await run(['rtr', 'snapshot', '--omgeving', 'test'], folder, key);
      expect(await readFile(`${folder}/${path}`, 'utf8')).toBe(text);
      await write(folder, { [path]: '{' });
      expect(await run(['validate'], folder)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/test\.json is not a snapshot/),
      });
    });
  });

  test('--rtr exits with 3 when the RTR cannot be read, and no partial snapshot is written', async () => {
    const refusing: Answer = (response) => json(response, { title: 'Forbidden' }, 403);
    await withRtr(refusing, ['Kappen'], async (folder) => {
      const refused = await run(['validate', '--rtr'], folder, key);
      expect(refused).toEqual({
        code: 3,
        stdout: '3 files, 1 configuratie: no problems\n',
        stderr: expect.stringMatching(
          /files of test were NOT compared with the RTR.*\n {2}The RTR refuses the API key/,
        ),
      });
      const unset = await run(['validate', '--rtr'], folder);
      expect(unset).toMatchObject({
        code: 3,
        stderr: expect.stringMatching(/variable RTR_KEY, for the API key, is not set/),
      });
      expect((await run(['rtr', 'snapshot', '--omgeving', 'test'], folder, key)).code).toBe(3);
      await expect(readFile(`${folder}/configs/rtr/test.json`)).rejects.toThrow();
    });
  });

  test('--rtr reports the problems in the files also when the RTR cannot be read', async () => {
    const busy: Answer = (response) => response.writeHead(503).end();
    await withRtr(busy, ['Kappen', '{ naam: Slopen, oin: niemand }'], async (folder) => {
      const { code, stdout, stderr } = await run(['validate', '--rtr', '--lang', 'nl'], folder, key);
      expect(code).toBe(1);
      expect(stdout).toMatch(/a\.yaml:4:49 {2}fout unknown-organisatie\n.* Schrijf het OIN, of/);
      expect(stderr).toMatch(/van test zijn NIET met de RTR vergeleken/);
      const asJson = await run(['validate', '--rtr', '--format', 'json'], folder, key);
      expect(asJson.code).toBe(1);
      expect(JSON.parse(asJson.stdout)).toMatchObject({ problems: [{ code: 'unknown-organisatie' }] });
    });
  });

  test('--rtr reports that apiKey is missing when the omgeving names no variable', async () => {
    await inFolder(async (folder) => {
      await write(folder, tree('rtr: { endpoint: "https://rtr.example.org/v2" }', 'Kappen'));
      const { code, stdout, stderr } = await run(['validate', '--rtr'], folder);
      expect(code).toBe(1);
      expect(stdout).toMatch(/error schema\n.*The key apiKey is missing/);
      expect(stderr).toMatch(
        /NOT compared with the RTR.*\n {2}rtr: of test has an endpoint but no apiKey\. Set apiKey to/,
      );
    });
  });

  test('--rtr cannot be combined with --watch', async () => {
    await inFolder(async (folder) => {
      const { code, stderr } = await run(['validate', '--rtr', '--watch', '--lang', 'nl'], folder);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: '--rtr en --watch gaan niet samen. Geef een van de twee\n',
      });
    });
  });

  test('--rtr fails when no omgeving has an RTR', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        ...tree('operaties: [POST]', 'Kappen'),
        'configs/omgevingen.yaml': 'omgevingen:\n  test: { endpoint: https://dso.example.org/v1 }\n',
      });
      expect(await run(['validate', '--rtr'], folder)).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^test has no RTR\. Set rtr: /),
      });
    });
  });
});

describe('rtr snapshot', () => {
  test('reports the errors in the files and sends no request', async () => {
    await inFolder(async (folder) => {
      await write(folder, tree('rtr: { endpoint: "https://rtr.example.org/v2" }', 'Kappen'));
      const { code, stdout, stderr } = await run(['rtr', 'snapshot', '--omgeving', 'test'], folder);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/omgevingen\.yaml:2:.*error schema\n.*The key apiKey is missing/);
      expect(stderr).not.toMatch(/environment variable ,/);
    });
  });

  test('works when the existing snapshot says that names are unknown, because it may be old', async () => {
    const items = [{ urn: 'Kappen' }];
    const answer: Answer = (...asked) => answering(...items)(...asked);
    await withRtr(answer, ['Kappen'], async (folder) => {
      const args = ['rtr', 'snapshot', '--omgeving', 'test'];
      await run(args, folder, key);
      items.push({ urn: 'Slopen' });
      const { 'configs/test/a.yaml': both = '' } = tree('', 'Kappen', 'Slopen');
      await write(folder, { 'configs/test/a.yaml': both });
      expect(await run(['validate'], folder)).toMatchObject({ code: 1 });
      expect(await run(args, folder, key)).toMatchObject({ code: 0 });
      expect(await run(['validate'], folder)).toMatchObject({ code: 0 });
    });
  });

  test('shows the first differences of each kind and counts the others', async () => {
    const items = [{ urn: 'Kappen' }];
    await withRtr(
      (...asked) => answering(...items)(...asked),
      ['Kappen'],
      async (folder) => {
        const args = ['rtr', 'snapshot', '--omgeving', 'test'];
        await run(args, folder, key);
        items.push(...Array.from({ length: 120 }, (_, n) => ({ urn: `Nieuw${n}` })));
        const check = await run([...args, '--check'], folder, key);
        const lines = check.stdout.trimEnd().split('\n');
        expect(lines).toHaveLength(52);
        expect(lines[51]).toBe('+ and 70 more; -v shows all of them');
        expect(check.stderr).toMatch(/120 differences/);
        expect((await run([...args, '--check', '-v'], folder, key)).stdout.split('\n')).toHaveLength(122);
        await run(args, folder, key);

        // Many removed activiteiten, and a few new ones.
        items.splice(1, 120, { urn: 'Ander' });
        const gone = (await run([...args, '--lang', 'nl'], folder, key)).stdout.trimEnd().split('\n');
        expect(gone).toHaveLength(53);
        expect(gone[1]).toBe('  + Ander  ');
        expect(gone[52]).toBe('- en nog 70; met -v ziet u ze allemaal');
      },
    );
  });
});

describe('plan with an RTR', () => {
  test('warns about unknown names when rtr: is set, and goes on', async () => {
    await withRtr(answering({ urn: 'Kappen' }), ['Kappen', 'Slopen'], async (folder) => {
      const { code, stdout, stderr } = await run(
        ['plan', '--omgeving', 'test', '--format', 'json'],
        folder,
        key,
      );
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ summary: { create: 2 } });
      expect(stderr).toMatch(
        /^configs\/test\/a\.yaml:4:28 {2}rtr-unknown {2}Gemeente X has no activiteit Slopen in the RTR/,
      );
    });
  });

  test('reports also with -q that the RTR could not be read, and goes on', async () => {
    const busy: Answer = (response) => response.writeHead(503).end();
    await withRtr(busy, ['Kappen'], async (folder) => {
      const { code, stderr } = await run(['plan', '--omgeving', 'test', '-q'], folder, key);
      expect(code).toBe(0);
      expect(stderr).toBe(
        'The names in the files of test were NOT compared with the RTR, because it could not be reached:\n  The RTR could not be read (HTTP 503)\n',
      );
      expect(stderr).not.toContain(key.RTR_KEY);
    });
  });
});

describe('doctor with an RTR', () => {
  test.each<[string, Answer, number, RegExp]>([
    [
      'gives access',
      answering({ urn: 'Kappen' }),
      0,
      /✓ rtr: 127\.0\.0\.1:\d+ accepts the API key and has 1 activiteit of/,
    ],
    [
      'refuses the API key',
      (response) => json(response, { title: 'Nee' }, 401),
      3,
      /✗ rtr: The RTR refuses the API key \(HTTP 401: Nee\)/,
    ],
  ])('reports that the RTR %s', async (_name, answer, exit, line) => {
    await withRtr(answer, ['Kappen'], async (folder) => {
      const { code, stdout } = await run(['doctor', '--omgeving', 'test'], folder, key);
      expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
        code: exit,
        last: expect.stringMatching(line),
      });
    });
  });
});

describe('the RTR of a simulator', () => {
  test('is read by plan only when the omgeving has rtr: {}', async () => {
    await inFolder(async (folder) => {
      const files = {
        'configs/test/a.yaml': `bevoegdGezag: "00000001005024249000"\ntoewijzingen:\n  - { behandeldienst: "${gezag}", activiteiten: [BetonUitwassn] }\n`,
      };
      await write(folder, { ...tree('operaties: [POST]'), ...files });
      expect((await run(['plan', '--omgeving', 'test'], folder)).stderr).toBe('');
      await write(folder, { ...tree('rtr: {}'), ...files });
      expect((await run(['plan', '--omgeving', 'test'], folder)).stderr).toMatch(
        /Did you mean BetonUitwassen\?/,
      );
    });
  });
});
