import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { startSimulator } from '../../src/simulator/server.js';
import { cli, copyExamples, inFolder, run, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';

const od = '00000099000000101000';
const gezag = '00000099000000001000';

function tree(endpoint: string, toewijzingen: string, extra = ''): Record<string, string> {
  return {
    'configs/omgevingen.yaml': `omgevingen:\n  test:\n    endpoint: ${endpoint}\n    retries: 1\n    timeoutSeconds: 5\n${extra}`,
    'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n${toewijzingen}`,
  };
}

describe('the program', () => {
  test('--help: shows the commands in groups', async () => {
    const { code, stdout } = await run(['--help'], '.');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /Every day:[\s\S]*validate[\s\S]*plan[\s\S]*apply[\s\S]*Operations:[\s\S]*simulate/,
    );
    expect((await run(['--help', '--lang', 'nl'], '.')).stdout).toMatch(/Elke dag:/);
    expect((await run(['--help'], '.', { LC_ALL: 'nl_NL.UTF-8' })).stdout).toMatch(/Elke dag:/);
  });

  test('--help: uses one language throughout, and shows the flags of the command first', async () => {
    const { stdout } = await run(['help', 'plan'], '.', { LC_ALL: 'nl_NL.UTF-8' });
    expect(stdout).toMatch(/^Gebruik: behandeldienst plan \[vlaggen\]\n/);
    expect(stdout).toMatch(
      /\nVlaggen:\n[\s\S]*--prune[\s\S]*\nVlaggen die overal hetzelfde betekenen:\n[\s\S]*--omgeving/,
    );
    expect(stdout).not.toMatch(/Usage|Options|choices|default|false/);
    const completion = await run(['completion', '--help', '--lang', 'nl'], '.');
    expect(completion.stdout).toMatch(/\nArgumenten:\n {2}shell +welke shell \(bash \| zsh \| fish\)\n/);
  });

  test.each(['validate', 'plan', 'apply', 'simulate'])('%s --help has an example', async (name) => {
    const { code, stdout } = await run([name, '--help'], '.');
    expect(code).toBe(0);
    expect(stdout).toContain(`Example:\n  behandeldienst ${name}`);
  });

  test('--version: prints the version', async () => {
    expect(await run(['--version'], '.')).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test.each([
    [['plna'], 'There is no command plna. Did you mean plan?'],
    [['plan', '--prun'], 'There is no flag --prun here. Did you mean --prune?'],
    [['plan', 'pre'], 'pre is one word too many: this command takes only flags. See its --help'],
    [['plan', '--omgeving'], /^The flag --omgeving.* needs a value/],
    [['plan', '--format', 'xml'], '"xml" is not possible for --format. Choose text, json or markdown'],
    [['plam', 'validate'], 'There is no command plam. Did you mean plan?'],
    [['rtr', 'snapshot', '--chec'], 'There is no flag --chec here. Did you mean --check?'],
    [['--omgeving', 'pre', 'plan'], '--omgeving belongs after the command: behandeldienst plan --omgeving …'],
    [['plan', '--lang', 'xx'], '"xx" is not possible for --lang. Choose nl or en'],
    [['validate', '--lang='], '"" is not possible for --lang. Choose nl or en'],
    [['plan', '-h', '--lang'], /^The flag --lang.* needs a value/],
    [['--configs=x', 'validate'], '--configs belongs after the command: behandeldienst validate --configs …'],
    [['--help', 'nope'], 'There is no command nope. See behandeldienst --help'],
    [['completion'], 'The argument shell is missing: bash, zsh or fish. See --help'],
    [['valdate', '--help'], 'There is no command valdate. Did you mean validate?'],
    [['help', 'plna'], 'There is no command plna. Did you mean plan?'],
    [['--lang', 'en', 'rtr', 'snapsho', '-h'], 'There is no command snapsho. Did you mean snapshot?'],
    [['simulate', '--port', 'abc'], /It must be a number from 0 to 65535/],
    [['validate', '--configs', ''], /^The value of --configs is empty\. Give a value, or leave the flag out/],
    [['import', '--out', ''], /^The value of --out is empty/],
    [['import', '--bevoegd-gezag', 'x', '--bevoegd-gezag= '], /^The value of --bevoegd-gezag is empty/],
    [['rtr', 'snapshot', '--omgeving='], /^The value of --omgeving is empty/],
    [['validate', '--configs', '', '--lang', 'nl'], /^De waarde van --configs is leeg/],
    [
      ['validate', '--configs', 'nowhere'],
      'There is no folder nowhere here. Begin with `behandeldienst init`, or give another folder with --configs',
    ],
    [
      ['fmt', '--configs', 'nergens', '--lang', 'nl'],
      'Hier is geen map nergens. Begin met `behandeldienst init`, of geef met --configs een andere map op',
    ],
  ])('%j: prints one clear line and exits with 1', async (args, message) => {
    const { code, stdout, stderr } = await run(args, '.');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim()).toMatch(message);
    expect(stderr.trim()).not.toContain('\n');
  });

  test.each([
    ['--taal', '--lang', 'validate', ['nl'], ['en']],
    ['--taal', '--lang', 'plan', ['nl'], ['nl']],
    ['--eigenaar', '--owner', 'init', ['@a/b'], ['@a/b']],
    ['--anoniem', '--anonymous', 'doctor', [], []],
  ])(
    '%s: still works for %s of %s, is not listed, and is rejected next to it',
    async (old, now, command, a, b) => {
      await inFolder(async (folder) => {
        await copyExamples(folder);
        const required = command === 'init' ? ['--bevoegd-gezag', 'X', '--oin', gezag, '--force'] : [];
        const [before, after] = [old, now].map((flag) => run([command, ...required, flag, ...a], folder));
        expect(await before).toEqual(await after);
        expect((await before)?.code).toBe(0);
        const { stdout: help } = await run([command, '--help'], folder);
        expect(help).toContain(now);
        expect(help).not.toContain(old);
        const { stdout: completed } = await run(['__complete', '--', command, '--'], folder);
        expect(completed.split('\n')).toContain(now);
        expect(completed).not.toContain(old);
        for (const args of [
          [command, ...required, old, ...a, now, ...b],
          [command, ...required, now, ...b, old, ...a],
        ])
          expect(await run(args, folder, { LC_ALL: 'C' })).toMatchObject({
            code: 1,
            stdout: '',
            stderr: expect.stringContaining(`${old} `),
          });
      });
    },
  );

  test('unknown flags: suggestions never contain an old name', async () => {
    expect((await run(['plan', '--taa'], '.')).stderr).toBe('There is no flag --taa here\n');
    const { code, stderr } = await run(['--taal', 'nl', 'plan', '--lang', 'nl'], '.');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '--taal en --lang gaan niet samen. Geef een van de twee\n',
    });
  });

  test('--omgeving: an unknown name is reported with the nearest one', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { code, stderr } = await run(['plan', '--omgeving', 'lokal'], folder);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: 'There is no omgeving "lokal". Did you mean lokaal? There are: lokaal, pre\n',
      });
      expect((await run(['plan', '--omgeving', 'x', '--lang', 'nl'], folder)).stderr).toBe(
        'Er is geen omgeving "x". Er zijn: lokaal, pre\n',
      );
    });
  });
});

test('an omgeving without an address is reported with the file that is missing', async () => {
  await inFolder(async (folder) => {
    await write(folder, { 'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen: []\n` });
    for (const command of [['plan', '-q'], ['rtr', 'snapshot'], ['doctor']]) {
      const { code, stdout, stderr } = await run([...command, '--omgeving', 'test'], folder);
      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(
        /There is no omgevingen\.yaml in configs, so the omgeving test has no address/,
      );
    }
  });
});

describe('validate, plan and apply', () => {
  test('apply: brings the files to DSO-LV, and the next plan is empty', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      expect(await run(['validate'], folder)).toMatchObject({ code: 0, stderr: '' });
      expect((await run(['plan', '--detailed-exitcode'], folder)).code).toBe(2);
      expect(await run(['apply', '--yes'], folder)).toMatchObject({ code: 0, stderr: '' });
      const again = await run(['plan', '--detailed-exitcode', '--format', 'json'], folder);
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject({
        formatVersion: 1,
        omgeving: 'lokaal',
        summary: { create: 0, unchanged: 27 },
        actions: [],
      });
    });
  });

  test('apply: posts exactly the documented bodies, and nothing the second time', async () => {
    await inFolder(async (folder) => {
      const sent: { method: string; body: unknown }[] = [];
      const simulator = await startSimulator({
        onRequest: ({ method, body }) => {
          if (method !== 'GET') sent.push({ method, body: JSON.parse(body) });
        },
      });
      try {
        const rijk = '00000001003214345000';
        const noord = '00000099000000301000';
        await write(
          folder,
          tree(
            simulator.endpoint,
            `  - { behandeldienst: "${od}", activiteiten: [DakkapelPlaatsen] }
  - { behandeldienst: "${od}", activiteiten: [{ naam: Basischemie, oin: "${rijk}" }], locaties: ["${noord}"] }
  - behandeldienst: ${od}
    activiteiten: [Uitweg, true, 0123]
    toestemmingen: [{ code: Melding, waarde: Melding }]
  - { behandeldienst: "${od}", activiteiten: [Kap, "null"] }
`,
          ),
        );
        const first = await run(['apply', '--omgeving', 'test', '--yes', '--format', 'json'], folder);
        expect(first.code).toBe(0);
        expect(JSON.parse(first.stdout).summary).toEqual({
          created: 7,
          replaced: 0,
          deleted: 0,
          failed: 0,
          unknown: 0,
          blocked: 0,
          unchanged: 0,
        });
        const own = (naam: string) => ({
          oin: gezag,
          activiteit: { naam, oin: gezag },
          behandeldienstOin: od,
        });
        const melding = { toestemming: { code: 'Melding', waarde: 'Melding' } };
        const expected = [
          own('DakkapelPlaatsen'),
          { ...own(''), activiteit: { naam: 'Basischemie', oin: rijk }, locatieOins: [noord] },
          { ...own('Uitweg'), ...melding },
          { ...own('true'), ...melding },
          { ...own('0123'), ...melding },
          own('Kap'),
          own('null'),
        ];
        const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
        expect(sent.map(({ body }) => body).sort(byText)).toEqual(expected.sort(byText));
        expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['POST']));

        sent.length = 0;
        expect((await run(['apply', '--omgeving', 'test', '--yes'], folder)).code).toBe(0);
        expect(sent).toEqual([]);

        // Someone deletes one, and adds one for a bevoegd gezag that is not in the files.
        await fetch(`${simulator.endpoint}/3`, { method: 'DELETE' });
        const stranger = { ...own('Vreemd'), oin: '00000099000000009000' };
        await fetch(simulator.endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(stranger),
        });
        sent.length = 0;
        const plan = JSON.parse(
          (await run(['plan', '--omgeving', 'test', '--format', 'json'], folder)).stdout,
        );
        expect(plan.summary).toEqual({
          create: 1,
          replace: 0,
          delete: 0,
          blocked: 0,
          unchanged: 6,
          unmanaged: 0,
          dropped: 0,
          doubled: 0,
        });
        expect((await run(['apply', '--omgeving', 'test', '--yes'], folder)).code).toBe(0);
        expect(sent).toHaveLength(1);
        const list = (await (await fetch(`${simulator.endpoint}?oin=${stranger.oin}`)).json()) as {
          page: { totalElements: number };
        };
        expect(list.page.totalElements).toBe(1);
      } finally {
        await simulator.close();
      }
    });
  });

  test('plan and apply: send nothing when the files have errors', async () => {
    await inFolder(async (folder) => {
      await write(
        folder,
        tree(
          'http://127.0.0.1:9/x',
          `  - { behandeldienst: "${od}", activiteiten: [a] }\n  - { behandeldienst: "${gezag}", activiteiten: [a] }\n`,
        ),
      );
      for (const command of [['plan'], ['apply', '--yes']]) {
        const { code, stdout, stderr } = await run([...command, '--omgeving', 'test'], folder);
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        expect(stderr).toContain('configs/test/a.yaml:4:62  error overlap');
      }
    });
  });

  test('plan and apply: exit with 3 when DSO-LV cannot be reached', async () => {
    await inFolder(async (folder) => {
      await write(
        folder,
        tree('http://127.0.0.1:9/x', `  - { behandeldienst: "${od}", activiteiten: [a] }\n`),
      );
      const { code, stdout, stderr } = await run(['plan', '--omgeving', 'test'], folder);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)/);
    });
  });

  test('apply: requires --yes without a terminal, and sends no request', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { code, stdout, stderr } = await run(['apply'], folder);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/Add --yes/);
    });
  });

  test('--prune: requires DELETE in operaties', async () => {
    await inFolder(async (folder) => {
      await write(
        folder,
        tree('http://127.0.0.1:9/x', `  - { behandeldienst: "${od}", activiteiten: [a] }\n`),
      );
      const { code, stderr } = await run(['plan', '--omgeving', 'test', '--prune'], folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^--prune removes configuraties, but the operaties of omgeving test do not contain DELETE/,
      );
    });
  });

  test('apply: refuses too much change with the numbers, unless --force is given', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      expect((await run(['apply', '--yes'], folder)).code).toBe(0);
      const file = join(folder, 'configs/lokaal/gemeente-midden-delfland.yaml');
      const text = await readFile(file, 'utf8');
      await write(folder, {
        'configs/lokaal/gemeente-midden-delfland.yaml': text.replace(
          'adviesbureau-bouw',
          'omgevingsdienst-noord',
        ),
      });
      const refused = await run(['apply', '--yes'], folder);
      expect(refused.code).toBe(4);
      expect(refused.stderr).toContain(
        'Gemeente Midden-Delfland: 12 of 16 configuraties are replaced or deleted. The limit is 30%',
      );
      expect((await run(['apply', '--yes', '--force'], folder)).code).toBe(0);
      expect((await run(['plan', '--detailed-exitcode'], folder)).code).toBe(0);
    });
  });

  test('colours are used only where they are wanted', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const sequence = '\u001b[';
      expect((await run(['plan'], folder)).stdout).not.toContain(sequence);
      expect((await run(['plan'], folder, { FORCE_COLOR: '1' })).stdout).toContain(sequence);
      expect((await run(['plan'], folder, { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(
        sequence,
      );
      expect((await run(['plan', '--no-color'], folder, { FORCE_COLOR: '1' })).stdout).not.toContain(
        sequence,
      );
    });
  });
});

describe('apply when DSO-LV cannot be used', () => {
  test.each<[string, string, Record<string, string>, RegExp]>([
    ['gets no answer', '', {}, /cannot be read|could not be read|cannot be reached/],
    [
      'has an API key with a line break',
      ', apiKey: KEY',
      { KEY: 'a\nb' },
      /KEY, for the API key, contains a line break or a character outside ASCII/,
    ],
    ['has no API key', ', apiKey: KEY', { KEY: '' }, /KEY, for the API key, is not set/],
  ])('reports that nothing was sent when it %s', async (_why, more, env, message) => {
    await inFolder(async (folder) => {
      await write(folder, {
        'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "http://127.0.0.1:9/api", retries: 0${more} }\n`,
        'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${od}", activiteiten: [a] }\n`,
      });
      const { code, stdout, stderr } = await run(['apply', '--omgeving', 'test', '--yes'], folder, env);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^Nothing was sent\.\n/);
      expect(stderr).toMatch(message);
      const plan = await run(['plan', '--omgeving', 'test'], folder, env);
      expect(plan.stderr).not.toContain('Nothing was sent');
    });
  });

  test('reports what was sent and that it is not confirmed when DSO-LV fails halfway', async () => {
    let posts = 0;
    const server = await serve((response, _n, { body }) => {
      if (body !== '') {
        posts += 1;
        return json(response, { id: posts });
      }
      const stored = (id: number, naam: string) => ({
        id,
        oin: gezag,
        activiteit: { naam, oin: gezag },
        behandeldienstOin: od,
      });
      const items = [stored(7, 'z'), ...(posts === 0 ? [] : [stored(1, 'a')])];
      if (posts < 2) json(response, { _embedded: { behandeldienstconfiguraties: items }, _links: {} });
      else json(response, { title: 'Kapot' }, 500);
    });
    try {
      await inFolder(async (folder) => {
        await write(folder, {
          'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "${server.endpoint}", retries: 0 }\n`,
          'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${od}", activiteiten: [a, b] }\n`,
        });
        const { code, stdout, stderr } = await run(['apply', '--omgeving', 'test', '--yes'], folder);
        expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
        expect(stdout).toMatch(/✓ \+ a .* id 1\n[\s\S]*✓ \+ b .* id 2\n/);
        expect(stdout).toContain(
          'The result could not be read back, so it is not confirmed: DSO-LV could not be read (HTTP 500: Kapot)\n',
        );
        expect(stdout).not.toContain('Nothing was sent');
      });
    } finally {
      await server.close();
    }
  });
});

describe('a saved plan', () => {
  const one = `  - { behandeldienst: "${od}", activiteiten: [a] }\n`;
  const two = `${one}  - { behandeldienst: "${od}", activiteiten: [b] }\n`;
  const files = (toewijzingen: string): Record<string, string> => ({
    'configs/omgevingen.yaml':
      'omgevingen:\n  test: { simulator: state.json, operaties: [POST, PUT, DELETE] }\n  other: { simulator: other.json }\n',
    'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n${toewijzingen}`,
    'configs/other/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n${toewijzingen}`,
  });
  const apply = ['apply', '--yes', '--plan', 'plan.json', '--omgeving'];

  test('is applied exactly as it was reviewed', async () => {
    await inFolder(async (folder) => {
      await write(folder, files(two));
      expect((await run(['plan', '--omgeving', 'test', '--out', 'plan.json'], folder)).code).toBe(0);
      expect((await run([...apply, 'test'], folder)).code).toBe(0);
      expect((await run([...apply, 'test'], folder)).code).toBe(4);
    });
  });

  test.each<[string, number, RegExp, (folder: string) => Promise<void>]>([
    ['is stale', 4, /stale[\s\S]*only in the plan file: create b/, (folder) => write(folder, files(one))],
    [
      'was edited',
      4,
      /was changed after it was written/,
      async (folder) => {
        const text = await readFile(join(folder, 'plan.json'), 'utf8');
        await write(folder, { 'plan.json': text.replace('"naam": "b"', '"naam": "c"') });
      },
    ],
    [
      'is no plan',
      1,
      /is not a plan file/,
      (folder) => write(folder, { 'plan.json': '{"formatVersion": 1}' }),
    ],
    [
      'would need other requests',
      4,
      /operaties were DELETE, POST, PUT, and are now DELETE, POST/,
      async (folder) => {
        const text = await readFile(join(folder, 'configs/omgevingen.yaml'), 'utf8');
        await write(folder, { 'configs/omgevingen.yaml': text.replace('POST, PUT', 'POST') });
      },
    ],
    [
      'does not exist',
      1,
      /^plan\.json cannot be read\. Check that it exists/,
      async (folder) => (await import('node:fs/promises')).rm(join(folder, 'plan.json')),
    ],
  ])('is refused when it %s', async (_name, exit, message, spoil) => {
    await inFolder(async (folder) => {
      await write(folder, files(two));
      await run(['plan', '--omgeving', 'test', '--out', 'plan.json'], folder);
      await spoil(folder);
      const { code, stdout, stderr } = await run([...apply, 'test'], folder);
      expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
      expect(stderr).toMatch(message);
    });
  });

  test.each([['--prune'], ['--base', 'main'], ['--only', 'drift']])(
    'holds its own %s, so apply rejects that flag next to it',
    async (...flags) => {
      const { code, stderr } = await run([...apply, 'test', ...flags], '.');
      expect(code).toBe(1);
      expect(stderr).toBe(`--plan and ${flags[0]} cannot be used together. Give one of the two\n`);
    },
  );

  test('is refused for another omgeving', async () => {
    await inFolder(async (folder) => {
      await write(folder, files(two));
      await run(['plan', '--omgeving', 'test', '--out', 'plan.json'], folder);
      const { code, stderr } = await run([...apply, 'other'], folder);
      expect(code).toBe(4);
      expect(stderr).toContain('The plan was made for omgeving test, not for other');
    });
  });
});

describe('simulate', () => {
  test('prints its address, keeps its state, and stops on a signal', async () => {
    await inFolder(async (folder) => {
      const body = { oin: gezag, activiteit: { naam: 'a', oin: gezag }, behandeldienstOin: od };
      const serve = async (work: (endpoint: string) => Promise<void>): Promise<void> => {
        const child = spawn(process.execPath, [cli, 'simulate', '--state', 'dso.json', '--quiet'], {
          cwd: folder,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const ended = once(child, 'exit');
        const [endpoint] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
        await work(endpoint);
        child.kill('SIGTERM');
        expect(await ended).toEqual([0, null]);
      };
      await serve(async (endpoint) => {
        const answer = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        expect(answer.status).toBe(200);
      });
      await serve(async (endpoint) => {
        expect(await (await fetch(`${endpoint}/1`)).json()).toMatchObject({ id: '1', ...body });
      });
    });
  });
});
