import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyExamples, inFolder, run } from '../support/cli.js';

const lokaal = ['--omgeving', 'lokaal'];
const unformatted = 'toewijzingen:   []\nbevoegdGezag: gemeente-delft\n';
const delft = ['--bevoegd-gezag', '00000001001569417000'];

/** What a link gets in its place: a file, a folder, or nothing. */
type Target = 'file' | 'folder' | 'nothing';

const cases: readonly (readonly [string, Target, string, readonly string[]])[] = [
  ['fmt', 'file', 'configs/lokaal/x.yaml', ['fmt']],
  ['fmt', 'folder', 'configs/lokaal/sub', ['fmt']],
  ['import', 'folder', 'imported', ['import', ...lokaal, ...delft, '--out', 'imported']],
  ['import', 'folder', 'imported', ['import', ...lokaal, ...delft, '--out', 'imported/deeper/still']],
  ['export', 'file', 'out.csv', ['export', ...lokaal, '--format', 'csv', '--out', 'out.csv']],
  ['export', 'nothing', 'out.csv', ['export', ...lokaal, '--format', 'csv', '--out', 'out.csv']],
  ['report', 'folder', 'pages', ['report', ...lokaal, '--out', 'pages/report.html']],
  ['report', 'nothing', 'report.html', ['report', ...lokaal, '--out', 'report.html']],
  ['report --split', 'folder', 'pages', ['report', ...lokaal, '--split', '--out', 'pages']],
  ['rtr snapshot', 'folder', 'configs/rtr', ['rtr', 'snapshot', ...lokaal]],
  [
    'init',
    'folder',
    '.github',
    ['init', '--bevoegd-gezag', 'Delft', '--oin', '00000001001569417000', '--force'],
  ],
  ['plan --out', 'file', 'plan.json', ['plan', ...lokaal, '--out', 'plan.json']],
  ['verify --out', 'file', 'bewijs.json', ['verify', ...lokaal, '--out', 'bewijs.json']],
  [
    'apply --journal',
    'nothing',
    'journal.jsonl',
    ['apply', ...lokaal, '--yes', '--journal', 'journal.jsonl'],
  ],
];

/** Makes a repository, and beside it what a link in the repository leads to. */
async function withLink(
  kind: Target,
  path: string,
  outside: boolean,
  work: (repository: string, target: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const repository = join(folder, 'repository');
    await copyExamples(repository);
    mkdirSync(join(repository, '.git'));
    const yaml = join(repository, 'configs/omgevingen.yaml');
    writeFileSync(
      yaml,
      'omgevingen:\n  lokaal: { simulator: state.json, operaties: [POST, PUT, DELETE], rtr: {} }\n',
    );
    rmSync(join(repository, 'configs/pre'), { recursive: true });
    const target = join(outside ? folder : repository, 'target');
    if (kind === 'file') writeFileSync(target, unformatted);
    if (kind === 'folder') {
      mkdirSync(target);
      writeFileSync(join(target, 'x.yaml'), unformatted);
    }
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    symlinkSync(target, join(repository, path));
    await work(repository, target);
  });
}

describe('a symbolic link', () => {
  test.each(cases)(
    '%s does not write through one to a %s outside the repository',
    async (_, kind, path, args) => {
      await withLink(kind, path, true, async (repository, target) => {
        const { code, stderr } = await run(args, repository);
        expect(stderr).toMatch(/is not written: a symbolic link on this path leads out of the repository/);
        expect(code).toBe(1);
        if (kind === 'nothing') expect(() => lstatSync(target)).toThrow();
        else {
          const file = kind === 'file' ? target : join(target, 'x.yaml');
          expect(readFileSync(file, 'utf8')).toBe(unformatted);
          if (kind === 'folder') expect(readdirSync(target)).toEqual(['x.yaml']);
        }
      });
    },
  );

  test.each(cases.filter(([, , , [command]]) => command !== 'verify'))(
    '%s writes through one to a %s inside the repository',
    async (_, kind, path, args) => {
      await withLink(kind, path, false, async (repository) => {
        const { code, stderr } = await run(args, repository);
        expect(stderr).not.toMatch(/symbolic link/);
        expect(code).toBe(0);
      });
    },
  );

  test('a path outside the repository is written when a flag names it', async () => {
    await withLink('file', 'x', true, async (repository) => {
      const out = join(repository, '../out.csv');
      expect(await run(['export', ...lokaal, '--format', 'csv', '--out', out], repository)).toMatchObject({
        code: 0,
      });
      expect(readFileSync(out, 'utf8')).toContain('Bevoegd gezag');
    });
  });
});
