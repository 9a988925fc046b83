/**
 * Names from YAML files, tables, git, the RTR and DSO-LV must not command the terminal, or the CI system that keeps the
 * output in its log: GitHub Actions and Azure DevOps obey lines that look like commands.
 */
import { execFileSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { inFolder, type Ran, run, testHost, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';

const gezag = '00000099000000001000';
const noord = '00000099000000101000';
const zuid = '00000099000000102000';

const hostile: Record<string, string> = {
  'a workflow command': '::error::stop',
  'a workflow command after white space': ' \u00a0\t::set-output name=a::b',
  'a workflow command on the next line': 'a\n::add-mask::b',
  'a workflow command after a carriage return': 'a\r::add-mask::b',
  'two colons': '::',
  'one colon': ':',
  'an old workflow command': 'a ##[set-env name=PATH]b',
  'a command after more hashes': '###[group]x',
  'a pipeline command': '##vso[task.setvariable variable=a]b',
  'a pipeline command in capitals': 'x ##VSO[task.complete]b',
  'an escape sequence': 'a\u001b[2J\u001b[31mb',
  'a control character of eight bits': 'a\u009b2Jb',
  'a title for the terminal': '\u001b]0;x\u0007',
  'another direction of writing': 'a\u202ecba\u2066',
  'a separator of lines': 'a\u2028::error::b',
};

/** Finds the lines that command a terminal or a CI system. */
function commandsIn(output: string, format: string): string[] {
  return output.split('\n').filter((line) => {
    if (/##(?:vso)?\[/i.test(line)) return true;
    if (/(?!\t)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(line)) return true;
    // Annotations are commands: each of our own names its file.
    return (
      /^\s*::/.test(line) &&
      !(format === 'github' && /^::(?:error|warning) file=[^:]*,title=[^:]*::/.test(line))
    );
  });
}

/** Removes the codes of colours that the program itself gives. */
function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours begin with one
  return text.replace(/\u001b\[\d+m/g, '');
}

function expectSafe({ stdout, stderr }: Ran, args: readonly string[]): void {
  const format = args[args.indexOf('--format') + 1] ?? '';
  const name = args.join(' ');
  expect(commandsIn(stdout, format), name).toEqual([]);
  expect(commandsIn(stderr, ''), name).toEqual([]);
  expect(stdout + stderr, name).not.toMatch(/went wrong inside|ging iets mis/);
}

/** Runs a command with and without colours, and scans every line that it prints. */
async function scan(folder: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const coloured = await run(args, folder, { ...env, FORCE_COLOR: '1' });
  const [stdout, stderr] = [coloured.stdout, coloured.stderr].map(withoutColours);
  expectSafe({ ...coloured, stdout: stdout ?? '', stderr: stderr ?? '' }, args);
  const plain = await run([...args, '--lang', 'nl'], folder, env);
  expectSafe(plain, args);
  return plain;
}

/** The name as files may have it: `validate` refuses control characters and white space around a name. */
function inFiles(name: string): string {
  return /\p{Cc}|^\s|\s$/u.test(name) ? 'Gewoon' : name;
}

const quoted = (text: string): string => JSON.stringify(text);

function tree(name: string, omgeving: string): Record<string, string> {
  return {
    'configs/omgevingen.yaml': `omgevingen:\n  lokaal: { ${omgeving} }\n`,
    'configs/organisaties.yaml': `organisaties:\n  gemeente: { oin: "${gezag}", naam: ${quoted(name)} }\n  noord: { oin: "${noord}", naam: ${quoted(`${name} noord`)} }\n  zuid: { oin: "${zuid}" }\n`,
    'configs/toestemmingen.yaml': `toestemmingen:\n  t: { code: ${quoted(name)}, waarde: ${quoted(name)} }\n`,
    'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n  - { behandeldienst: noord, activiteiten: [${quoted(name)}, Kappen], toestemmingen: [t], locaties: [gemeente] }\n`,
  };
}

const body = (name: string, dienst: string, activiteit = name) => ({
  oin: gezag,
  activiteit: { naam: activiteit, oin: gezag },
  behandeldienstOin: dienst,
  toestemming: { code: name, waarde: name },
  locatieOins: [gezag],
});

/** The state of a simulator with ids and names that are hostile: in place, unmanaged, in the way and twice. */
function stateOf(name: string): string {
  const ids = [`1${name}`, `2${name}`, `3${name}`, `4${name}`];
  const bodies = [
    body(name, zuid),
    body(name, zuid, `${name} 2`),
    body(name, zuid, `${name} 2`),
    body(name, noord, 'Kappen'),
  ];
  return JSON.stringify({
    formatVersion: 1,
    configuraties: Object.fromEntries(ids.map((id, i) => [id, bodies[i]])),
  });
}

describe.each(Object.entries(hostile))('a name with %s commands nothing', (_case, name) => {
  test('in plan, apply, verify, resolve, report and export, in every format', async () => {
    await inFolder(async (folder) => {
      const state = () => write(folder, { 'dso.json': stateOf(name) });
      await write(folder, tree(inFiles(name), 'simulator: dso.json, operaties: [POST, DELETE]'));
      await state();
      // Otherwise the commands below stop at the files.
      expect((await run(['plan'], folder)).stdout).toMatch(/^Plan for lokaal: /m);
      const resolving = ['resolve', '--bevoegd-gezag', 'gemeente', '--activiteit', inFiles(name)];
      const commands = [
        ...['text', 'json', 'github', 'gitlab', 'sarif'].map((format) => ['validate', '--format', format]),
        ...['routing', 'actions', 'both'].map((show) => ['plan', '--show', show, '-v']),
        ...['json', 'markdown'].map((format) => ['plan', '--format', format]),
        ...['text', 'json'].map((format) => ['verify', '--format', format]),
        ...['text', 'json'].map((format) => [...resolving, '--format', format]),
        [...resolving, '--all'],
        [...resolving, '--reported'],
        ['resolve', '--bevoegd-gezag', name, '--activiteit', name],
        ['report', '--reported', '--out', 'report.html', '--force'],
        ['export', '--out', 'table.csv'],
        ['export', '--reported', '--out', 'table.csv'],
        ['doctor'],
        ['fmt', '--check'],
        ['import', '--out', 'imported', '--force'],
        ['import', '--out', 'imported', '--force', '--format', 'json'],
        ...['text', 'json', 'markdown'].map((format) => ['apply', '--yes', '--force', '--format', format]),
      ];
      for (const args of commands) {
        await state();
        await scan(folder, args);
      }
    });
  });

  test('in what is wrong with files and flags', async () => {
    await inFolder(async (folder) => {
      // Not every character can be part of a file name.
      const fileName = name.replaceAll('/', '_');
      await write(folder, {
        ...tree(name, 'simulator: dso.json'),
        [`configs/lokaal/${fileName}.yaml`]: `bevoegdGezag: gemeente\n${quoted(name)}: x\ntoewijzingen:\n  - { behandeldienst: ${quoted(name)}, activiteiten: [${quoted(name)}], toestemmingen: [${quoted(name)}] }\n`,
        'configs/lokaal/broken.yaml': `a: [\n${name.replaceAll('\n', '')}\n`,
        'table.csv': `bevoegdGezag;activiteit;activiteitOin;behandeldienst;toestemming;waarde;locatie\n"${name}";"${name}";"${name}";"${name}";"${name}";"${name}";"${name}"\n`,
        'plan.md': name,
      });
      for (const format of ['text', 'json', 'github', 'gitlab', 'sarif'])
        await scan(folder, ['validate', '--format', format]);
      for (const args of [
        ['plan'],
        ['validate', '--configs', name],
        ['plan', '--omgeving', name],
        ['plan', '--base', name],
        ['apply', '--plan', name, '--yes'],
        ['verify', '--against', name],
        ['explain', name],
        ['fmt'],
        ['fmt', name],
        [name],
        [`--${name}`],
        ['plan', `--${name}`],
        ['plan', '--format', name],
        ['ci', 'comment', '--file', name],
        ['import', '--from-csv', 'table.csv', '--out', 'imported'],
        ['import', '--from-csv', 'table.csv', '--column', name],
        ['import', '--from-csv', name],
        ['init', '--bevoegd-gezag', name, '--oin', name],
      ])
        await scan(folder, args, { GITHUB_REPOSITORY: '', CI_API_V4_URL: '', TF_BUILD: '' });
    });
  });

  test('in what DSO-LV, the RTR and git say', async () => {
    const server = await serve((response, _n, { path }) => {
      if (path.startsWith('/?') || path === '/')
        json(response, { _embedded: { behandeldienstconfiguraties: [] }, _links: {} });
      else if (path.includes('rtr'))
        json(response, {
          _embedded: { activiteiten: [{ urn: `${name}2`, omschrijving: name }] },
          _links: {},
        });
      else
        json(
          response,
          { title: name, detail: name, instance: name, 'invalid-params': [{ name, reason: name }] },
          400,
        );
    });
    try {
      await inFolder(async (folder) => {
        const services = `endpoint: "${server.endpoint}", retries: 0, rtr: { endpoint: "${server.endpoint}/rtr", apiKey: RTR_KEY }`;
        await write(folder, tree(inFiles(name), services));
        const env = { RTR_KEY: 'key' };
        for (const format of ['text', 'json', 'markdown'])
          await scan(folder, ['apply', '--yes', '--format', format], env);
        await scan(folder, ['plan', '-v'], env);
        await scan(folder, ['doctor'], env);
        await scan(folder, ['doctor', '--anonymous'], env);
        await scan(folder, ['validate', '--rtr'], env);
        await scan(folder, ['rtr', 'snapshot'], env);
        await scan(folder, ['rtr', 'snapshot', '--check'], env);
      });
    } finally {
      await server.close();
    }
    await inFolder(async (folder) => {
      const git = (...args: string[]): unknown =>
        execFileSync('git', ['-c', `user.name=x ${name}`, '-c', 'user.email=a@example.org', ...args], {
          cwd: folder,
          stdio: 'pipe',
        });
      await write(folder, tree(inFiles(name), 'simulator: dso.json'));
      git('init', '-q', '-b', 'main');
      git('add', '-A');
      git('commit', '-q', '--cleanup=verbatim', '-m', name);
      for (const format of ['text', 'json'])
        for (const activiteit of [inFiles(name), 'Kappen'])
          await scan(folder, ['log', '--activiteit', activiteit, '--format', format]);
      await scan(folder, ['plan', '--base', 'HEAD']);
    });
  });
});

describe('export', () => {
  async function exported(name: string, isTTY: boolean): Promise<string> {
    let stdout = '';
    await inFolder(async (folder) => {
      await write(folder, { ...tree(inFiles(name), 'simulator: dso.json'), 'dso.json': stateOf(name) });
      const { host, stdout: text } = testHost(['export', '--reported'], folder);
      Object.assign(host.stdout, { isTTY });
      expect(await main(host)).toBe(0);
      stdout = text();
    });
    return stdout;
  }

  test.each(Object.entries(hostile))('csv shows no command on a terminal: %s', async (_case, name) => {
    const text = (await exported(name, true)).replaceAll('\ufeff', '');
    expect(commandsIn(text, '')).toEqual([]);
  });

  test.each(Object.entries(hostile))('csv holds exactly the names in a pipe: %s', async (_case, name) => {
    const text = await exported(name, false);
    expect(text).toContain(name);
    const kept = stripVTControlCharacters(name) === name;
    if (!kept) expect(stripVTControlCharacters(text)).not.toBe(text);
  });
});
