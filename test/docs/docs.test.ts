import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { copyExamples, inFolder, type Ran, repository, run, testRun, write } from '../support/cli.js';
import { programScript } from '../support/program-server.js';
import { folders, mentionsIn, pagesIn, pairs, type Step, stepsOf, textOf } from './pages.js';

/** Commands that are not run here: .ci/run and the tests of the package run them. */
const elsewhere = [
  'npm ci && npm run demo',
  'npm ci && npm test',
  'npm ci && npm pack',
  `npm install --save-dev ./behandeldienst-${versionOf()}.tgz`,
];

function versionOf(): string {
  return String((JSON.parse(textOf('package.json')) as { version: string }).version);
}

/** The omgevingen of the pages, each with its own simulator. */
const SIMULATORS = `omgevingen:
${['lokaal', 'pre', 'prod'].map((naam) => `  ${naam}: { simulator: .behandeldienst/${naam}.json, operaties: [POST, PUT, DELETE] }\n`).join('')}`;

const lelystad = (rest: string): string => `bevoegdGezag: gemeente-lelystad\ntoewijzingen:\n${rest}`;
const toewijzing = (activiteiten: string): string =>
  `  - behandeldienst: omgevingsdienst-flevoland\n    activiteiten: [${activiteiten}]\n    toestemmingen: [vergunning]\n`;

/** Applies a file to the simulator of an omgeving. */
async function hold(folder: string, omgeving: string, text: string): Promise<void> {
  const file = `configs/${omgeving}/gemeente-lelystad.yaml`;
  await write(folder, { [file]: text });
  expect(await run(['apply', '--omgeving', omgeving, '--yes', '-q'], folder)).toMatchObject({ code: 0 });
}

/** The examples, applied to every omgeving. Made once and copied for each page. */
const seed = mkdtempSync(join(tmpdir(), 'behandeldienst-docs-'));
beforeAll(async () => {
  await copyExamples(seed);
  await write(seed, { 'configs/omgevingen.yaml': SIMULATORS });
  await cp(join(seed, 'configs/pre'), join(seed, 'configs/prod'), { recursive: true });
  for (const omgeving of ['lokaal', 'pre', 'prod'])
    expect(await run(['apply', '--omgeving', omgeving, '--yes'], seed)).toMatchObject({ code: 0 });
});
afterAll(() => rm(seed, { recursive: true }));

function examples(folder: string): Promise<void> {
  return cp(seed, folder, { recursive: true });
}

/** The initial state for a page. Other pages begin with the applied examples. */
const beginnings: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  // A new repository, and a DSO-LV that was filled by hand.
  'docs/guides/start-with-dso-lv.md': async (folder) => {
    await examples(folder);
    await hold(folder, 'pre', lelystad(toewijzing('Dakkapel, BetonUitwassen')));
    const flags = ['--bevoegd-gezag', 'Gemeente Lelystad', '--oin', '00000001005024249000', '--force'];
    const made = await run(['init', ...flags, '--omgevingen', 'lokaal,pre,prod'], folder);
    expect(made).toMatchObject({ code: 0 });
    for (const name of ['organisaties', 'toestemmingen'])
      await cp(join(repository, `configs/${name}.yaml`), join(folder, `configs/${name}.yaml`));
    await write(folder, { 'configs/omgevingen.yaml': SIMULATORS });
    for (const name of ['gemeente-midden-delfland', 'provincie-flevoland'])
      await rm(join(folder, `configs/lokaal/${name}.yaml`));
  },
  // Before the mandate changes, with an empty simulator for lokaal.
  'docs/guides/change-a-mandate.md': async (folder) => {
    await examples(folder);
    for (const omgeving of ['lokaal', 'pre', 'prod']) {
      await rm(join(folder, 'configs', omgeving), { recursive: true });
      await rm(join(folder, `.behandeldienst/${omgeving}.json`));
    }
    for (const omgeving of ['pre', 'prod'])
      await hold(folder, omgeving, lelystad(toewijzing('AntihagelkanonHebben, BetonUitwassen')));
  },
  'docs/guides/split-an-area.md': async (folder) => {
    await examples(folder);
    await rm(join(folder, 'configs/lokaal'), { recursive: true });
    await rm(join(folder, '.behandeldienst/lokaal.json'));
  },
  // PROD is empty.
  'docs/guides/from-pre-to-prod.md': async (folder) => {
    await examples(folder);
    await rm(join(folder, 'configs/prod'), { recursive: true });
    await rm(join(folder, '.behandeldienst/prod.json'));
    await mkdir(join(folder, 'configs/prod'));
  },
};

/** Returns a folder for PATH with `behandeldienst` and `npx behandeldienst`, without progress messages. */
async function programs(folder: string): Promise<string> {
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  const scripts = {
    behandeldienst: await programScript({ after: '-q' }),
    npx: '#!/bin/sh\n[ "$1" = --no ] && shift\n[ "$1" = behandeldienst ] && exec "$@"\nexit 9\n',
  };
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

/** Runs a command in a shell, as the reader of a page does. */
function give(line: string, cwd: string, env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile('bash', ['-e', '-c', line], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
    child.stdin?.end();
  });
}

async function carryOut(steps: readonly Step[], folder: string, dutch: boolean): Promise<void> {
  const env = {
    PATH: `${await programs(folder)}:${process.env.PATH}`,
    HOME: folder,
    // As the first Dutch page says.
    ...(dutch ? { LANG: 'nl_NL.UTF-8' } : {}),
  };
  let empty = 0;
  for (const step of steps) {
    if (step.kind === 'write') await write(folder, { [step.path]: step.text });
    else if (step.line.startsWith('npm ')) expect(elsewhere).toContain(step.line);
    else {
      let cwd = folder;
      if (step.inEmptyFolder) {
        empty += 1;
        cwd = join(folder, `empty-${empty}`);
        mkdirSync(cwd);
      }
      const { line, shows } = step;
      const { code, stdout, stderr } = await give(line, cwd, env);
      expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' });
      if (shows !== undefined) expect(stdout).toBe(shows);
    }
  }
}

/** English pages, and Dutch pages that show output. A Dutch page without output has the same steps as its English page. */
const asked = pairs.flatMap(([english, dutch]) => {
  const shows = stepsOf(dutch).some((step) => step.kind === 'run' && step.shows !== undefined);
  return [english, ...(shows ? [dutch] : [])].map((page) => ({ page, english }));
});

test.each(asked)(
  '$page: every command succeeds and prints what the page shows',
  async ({ page, english }) => {
    await inFolder(async (folder) => {
      await (beginnings[english] ?? examples)(folder);
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
          cwd: folder,
        });
      git('init', '-q', '-b', 'main');
      git('add', 'configs');
      git('commit', '-qm', 'Begin');
      await carryOut(stepsOf(page), folder, page !== english);
    });
  },
);

test('every guide exists in both languages', () => {
  for (const [i, folder] of folders.entries())
    expect(pairs.slice(1).map((pair) => pair[i])).toEqual(expect.arrayContaining(pagesIn(folder)));
});

/** The steps of a page without comments and output, which differ between the languages. */
function askedOf(page: string): unknown[] {
  return stepsOf(page).map((step) =>
    step.kind === 'write'
      ? { ...step, text: step.text.replace(/ *#.*$/gm, '') }
      : { ...step, shows: step.shows !== undefined },
  );
}

test.each(pairs)('%s and %s have the same steps', (english, dutch) => {
  expect(askedOf(dutch)).toEqual(askedOf(english));
});

/** Returns the first word after `behandeldienst` that is not a command, flag or operand of the program. */
function faultOf(words: readonly string[]): string | undefined {
  let command: Command = createProgram(testRun());
  let rest = [...words];
  for (;;) {
    const next = command.commands.find((item) => item.name() === rest[0]);
    if (next === undefined) break;
    command = next;
    rest = rest.slice(1);
  }
  command.exitOverride().configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  if (command.parent === null && rest.some((word) => !word.startsWith('-'))) return `no command ${rest[0]}`;
  try {
    const { operands, unknown } = command.parseOptions(rest.filter((word) => word !== '--help'));
    const surplus = operands.slice(command.registeredArguments.length);
    return unknown[0] ?? surplus[0];
  } catch (error) {
    return String(error);
  }
}

const problems = ['docs/problems', 'docs/problemen'].flatMap(pagesIn);

test('commands and flags that pages mention exist', () => {
  const mentions = [...pairs.flat(), ...problems].flatMap((page) =>
    mentionsIn(page).map((words) => ({ page, words })),
  );
  expect(mentions.length).toBeGreaterThan(10);
  for (const { page, words } of mentions)
    expect({ page, words, fault: faultOf(words.split(' ')) }).toEqual({ page, words, fault: undefined });
  for (const wrong of ['plam', 'plan --prnue', 'plan x', 'plan --format xml', 'rtr snapshot --chek'])
    expect(faultOf(wrong.split(' '))).toEqual(expect.any(String));
});

describe.each(pairs.flat())('%s', (page) => {
  test('every link points to an existing file', () => {
    const links = [...textOf(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    for (const link of links) expect(() => readFileSync(join(repository, page, '..', link))).not.toThrow();
  });
});

describe('files that pages mention', () => {
  const pages = [
    ...['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/how-it-works.md', 'docs/performance.md'],
    ...['docs/dependencies.md', 'docs/library.md', 'docs/bibliotheek.md', 'data/README.md'],
    ...folders.flatMap(pagesIn),
    ...problems,
    ...pagesIn('docs/adr'),
  ];

  test.each(pages)('exist: %s', (page) => {
    const text = textOf(page);
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) =>
      join(page, '..', link),
    );
    const files = [...text.matchAll(/`((?:src|test|scripts|schemas|docs)\/[\w/.-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const inSource = [...text.matchAll(/`([a-z]+\/[\w/-]+\.ts)`/g)].map(([, path = '']) => path);
    const missing = [
      ...[...links, ...files].filter((path) => !existsSync(join(repository, path))),
      ...inSource.filter((path) => ![path, `src/${path}`].some((item) => existsSync(join(repository, item)))),
    ];
    expect(missing).toEqual([]);
  });
});

describe('the first page', () => {
  const south = `  - behandeldienst: omgevingsdienst-zuid
    activiteiten: [Dakkapel]
    toestemmingen: [vergunning]
    locaties: [gemeente-westland]
`;

  test.each([
    ['README.md', 'en'],
    ['LEESMIJ.md', 'nl'],
  ])('%s shows the actual output', async (page, language) => {
    const shown = (from: string) =>
      new RegExp(`<!-- from: ${from} -->\\s*\`\`\`text\\n([\\s\\S]*?)\`\`\``).exec(textOf(page))?.[1];
    const [file] = stepsOf(page).filter((step) => step.kind === 'write');
    if (file === undefined) throw new Error('no file is shown');
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await rm(join(folder, 'configs/lokaal'), { recursive: true });
      await write(folder, { [file.path]: file.text });
      expect((await run(['apply', '--yes'], folder)).code).toBe(0);

      await write(folder, { [file.path]: file.text + south });
      const refused = await run(['validate', '--lang', language], folder);
      expect(refused.code).toBe(1);
      expect(refused.stdout.split('\n\n')[0]).toBe(shown('two services for one request')?.trimEnd());

      await write(folder, { [file.path]: file.text.replace(', gemeente-westland', '') + south });
      expect((await run(['plan', '--lang', language], folder)).stdout).toBe(shown('a split of an area'));
    });
  });
});
