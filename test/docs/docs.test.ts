import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyExamples, inFolder, repository, run, write } from '../support/cli.js';

const pages = [
  'README.md',
  'LEESMIJ.md',
  ...['docs/guides', 'docs/gidsen'].flatMap((folder) =>
    readdirSync(join(repository, folder)).map((name) => `${folder}/${name}`),
  ),
];

interface Command {
  readonly args: string[];
  /** Why it cannot be carried out here; its flags are checked all the same. */
  readonly notRun: boolean;
}

function commandsOf(text: string): Command[] {
  const blocks = text.matchAll(/(<!-- not run:[^>]*-->\s*)?```console\n([\s\S]*?)```/g);
  return [...blocks].flatMap(([, notRun, block = '']) =>
    [...block.matchAll(/^\s*\$ behandeldienst (.*)$/gm)].map(([, line = '']) => ({
      args: [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
      notRun: notRun !== undefined,
    })),
  );
}

function textOf(page: string): string {
  return readFileSync(join(repository, page), 'utf8');
}

/** The pages by what their commands do: a guide in two languages asks for the same, but for the language. */
const byCommands = new Map<string, { pages: string[]; commands: Command[] }>();
for (const page of pages) {
  const commands = commandsOf(textOf(page));
  const key = JSON.stringify(commands).replaceAll(',"--taal","nl"', '');
  const there = byCommands.get(key);
  byCommands.set(key, { pages: [...(there?.pages ?? []), page], commands });
}

const asked = [...byCommands.values()].map((item) => ({ ...item, names: item.pages.join(' and ') }));

test.each(asked)('every command of $names does what it says', async ({ commands }) => {
  await inFolder(async (folder) => {
    await copyExamples(folder);
    for (const { args, notRun } of commands) {
      const { code, stderr } = await run(notRun ? [...args, '--help'] : [...args, '-q'], folder);
      expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    }
  });
});

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  test('every link leads somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    for (const link of links) expect(() => readFileSync(join(repository, page, '..', link))).not.toThrow();
  });
});

describe('the plan that the first page shows', () => {
  const split = (first: string, second = '') => `bevoegdGezag: gemeente-midden-delfland
toewijzingen:
  - behandeldienst: omgevingsdienst-noord
    activiteiten: [DakkapelPlaatsen]
    toestemmingen: [vergunning]
    locaties: [${first}]
${second}`;
  const south = `  - behandeldienst: omgevingsdienst-zuid
    activiteiten: [DakkapelPlaatsen]
    toestemmingen: [vergunning]
    locaties: [gemeente-westland]
`;

  test.each([
    ['README.md', 'en'],
    ['LEESMIJ.md', 'nl'],
  ])('%s: is what comes out', async (page, taal) => {
    const shown = /<!-- from: a split of an area -->\s*```text\n([\s\S]*?)```/.exec(
      readFileSync(join(repository, page), 'utf8'),
    )?.[1];
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await rm(join(folder, 'configs/lokaal'), { recursive: true });
      const file = 'configs/lokaal/gemeente-midden-delfland.yaml';
      await write(folder, { [file]: split('gemeente-delft, gemeente-westland') });
      expect((await run(['apply', '--yes'], folder)).code).toBe(0);
      await write(folder, { [file]: split('gemeente-delft', south) });
      const { stdout } = await run(['plan', '--taal', taal], folder);
      expect(stdout).toBe(shown);
    });
  });
});
