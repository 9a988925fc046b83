import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfigs } from '../../src/checks/check.js';
import { loadConfigs } from '../../src/config/load.js';
import { problemCodes } from '../../src/model/problem-codes.js';
import { checkRegistered } from '../../src/rtr/check.js';
import { readSnapshot, snapshotPath } from '../../src/rtr/snapshot.js';
import { copyExamples, inFolder, repository, run, write } from '../support/cli.js';

const languages = [
  { folder: 'problems', wrong: 'Wrong', right: 'Right', language: 'en' },
  { folder: 'problemen', wrong: 'Fout', right: 'Goed', language: 'nl' },
] as const;

function read(folder: string, code: string): string {
  return readFileSync(join(repository, 'docs', folder, `${code}.md`), 'utf8');
}

/** Returns the files of the example below a heading, by path. */
function example(page: string, heading: string): Record<string, string> {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const blocks = section.matchAll(/^```(?:yaml|json) (\S+)\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, path = '', text = '']) => [path, text]));
}

/** The date for the examples: some depend on it. */
const TODAY = '2026-06-01';

/** Returns the problems in these files, with the registers of the example configuration. */
async function problemsIn(files: Record<string, string>) {
  const found: { code: string; severity: string }[] = [];
  await inFolder(async (folder) => {
    await copyExamples(folder);
    for (const omgeving of ['lokaal', 'pre'])
      await rm(join(folder, 'configs', omgeving), { recursive: true });
    await write(folder, files);
    const tree = await loadConfigs('configs', { cwd: folder });
    const snapshot = await readSnapshot(snapshotPath('configs', 'lokaal', folder));
    const registered =
      snapshot === undefined
        ? []
        : checkRegistered({
            files: tree.toewijzingen.get('lokaal') ?? [],
            registers: tree.registers,
            lists: snapshot.lists,
            today: TODAY,
            snapshot: { omgeving: 'lokaal', place: { file: snapshot.file, offset: 0 } },
          });
    const own = [...checkConfigs(tree), ...registered].filter(({ place }) =>
      Object.keys(files).includes(place.file.path),
    );
    found.push(...own.map(({ code, severity }) => ({ code, severity })));
  });
  return found;
}

describe.each(languages)('the pages in $folder', ({ folder, wrong, right, language }) => {
  test('exist for every problem code, and for nothing else', () => {
    expect(readdirSync(join(repository, 'docs', folder)).sort()).toEqual(
      problemCodes.map((code) => `${code}.md`).sort(),
    );
  });

  test.each(problemCodes)(
    '%s: the wrong example gives exactly this code, and the right one gives no problem',
    async (code) => {
      const page = read(folder, code);
      expect(page.startsWith(`# ${code}\n\n`)).toBe(true);
      const found = await problemsIn(example(page, wrong));
      expect(new Set(found.map((problem) => problem.code))).toEqual(new Set([code]));
      const mended = example(page, right);
      expect(Object.keys(mended)).not.toEqual([]);
      expect(await problemsIn(mended)).toEqual([]);
    },
  );

  // All pages in Dutch, and one in English: the languages differ only in the folder.
  test.each(language === 'nl' ? problemCodes : problemCodes.slice(0, 1))(
    'explain %s prints the page',
    async (code) => {
      const { code: exit, stdout, stderr } = await run(['explain', code, '--lang', language], repository);
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^${code}\\n\\n`));
      expect(stdout).not.toMatch(/`|^#/m);
      for (const text of Object.values(example(read(folder, code), right)))
        expect(stdout).toContain(text.trimEnd().replace(/^/gm, '    '));
    },
  );
});

test('both languages show the same examples', () => {
  const [english, dutch] = languages;
  for (const code of problemCodes) {
    for (const heading of ['wrong', 'right'] as const)
      expect(example(read(dutch.folder, code), dutch[heading])).toEqual(
        example(read(english.folder, code), english[heading]),
      );
  }
});

describe('explain', () => {
  test('without a code lists all codes', async () => {
    const { code, stdout } = await run(['explain'], repository);
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual([...problemCodes]);
  });

  test('suggests a code that is similar to an unknown one', async () => {
    const { code, stderr } = await run(['explain', 'overlp'], repository);
    expect(code).toBe(1);
    expect(stderr).toBe('There is no problem overlp. Did you mean overlap?\n');
  });

  test('validate refers to explain, except with -q', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, { 'configs/lokaal/x.yaml': 'bevoegdGezag: nobody\ntoewijzingen: []\n' });
      expect((await run(['validate'], folder)).stderr).toMatch(
        /behandeldienst explain unknown-organisatie\n$/,
      );
      expect((await run(['validate', '-q'], folder)).stderr).toBe('');
    });
  });
});
