import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyExamples, inFolder, run, write } from '../support/cli.js';

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** Hides the git host on which the tests run. */
const noGitHost = { GITHUB_REPOSITORY: '', CI_PROJECT_URL: '' };
const report = (folder: string, ...args: string[]) => run(['report', ...args], folder, noGitHost);

describe('report', () => {
  test('writes one page without other files, in either language', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const made = await report(folder, '--out', 'deep/report.html', '--lang', 'nl');
      expect(made).toMatchObject({ code: 0, stdout: 'deep/report.html\n' });
      expect(made.stderr).toBe('1 pagina over 3 bevoegde gezagen. Open die in een browser\n');
      const text = read(folder, 'deep/report.html');
      expect(text).toMatch(/^<!doctype html>\n<html lang="nl">/);
      expect(text).toContain('Wie behandelt wat op lokaal');
      expect(text).toContain('Niet vergeleken met DSO-LV');
      // Its file declares full coverage.
      expect(text).not.toMatch(/Midden-Delfland zelf[:<]/);
      expect(text).not.toMatch(/(src|href)="(?!#)/);
      // Without a repository, a line has no link.
      expect(text).toContain('<span class="line">regel 8</span>');
      // A report is overwritten without a message.
      expect(await report(folder, '--out', 'deep/report.html', '-q')).toMatchObject({ code: 0, stderr: '' });
      expect(read(folder, 'deep/report.html')).toMatch(/<html lang="en">/);
    });
  });

  test('--split: writes a page per bevoegd gezag and per behandeldienst, and an index', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const made = await report(folder, '--split', '--out', 'report');
      expect(made).toMatchObject({ code: 0, stdout: 'report/index.html\n' });
      expect(made.stderr).toMatch(/^8 pages about 3 bevoegde gezagen/);
      const links = [...read(folder, 'report/index.html').matchAll(/href="([^"#]+)"/g)].map(
        ([, link = '']) => link,
      );
      expect(new Set(links).size).toBe(7);
      for (const link of links) expect(existsSync(join(folder, 'report', link))).toBe(true);
    });
  });

  test('--split: removes old pages of a report, and keeps all other files', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      expect((await report(folder, '--split', '--out', 'report')).code).toBe(0);
      const old = 'report/bevoegd-gezag/provincie-flevoland.html';
      expect(existsSync(join(folder, old))).toBe(true);
      await write(folder, { 'report/style.css': '', 'report/bevoegd-gezag/notes.txt': 'mine' });
      expect((await report(folder, '--out', 'report/whole.html')).code).toBe(0);

      rmSync(join(folder, 'configs/lokaal/provincie-flevoland.yaml'));
      const made = await report(folder, '--split', '--out', 'report');
      expect(made.code).toBe(0);
      expect(made.stderr).toMatch(/\nRemoved 1 page of an earlier report that is not in this one\n$/);
      expect(existsSync(join(folder, old))).toBe(false);
      for (const kept of ['style.css', 'whole.html', 'bevoegd-gezag/notes.txt'])
        expect(existsSync(join(folder, 'report', kept))).toBe(true);
    });
  });

  test('--against and --reported: show the differences', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const one = ['--bevoegd-gezag', 'gemeente-lelystad'];
      const made = await report(folder, '--out', 'a.html', '--against', 'pre', '--reported', ...one);
      expect(made.code).toBe(0);
      const text = read(folder, 'a.html');
      // Six activiteiten in the files; pre has two of them for other toestemmingen; DSO-LV holds nothing yet.
      expect(text).toContain('<h3>Differences with pre</h3>');
      expect(text).toContain('<h3>Differences with DSO-LV</h3>');
      expect(text.match(/<tr class="differs">/g)).toHaveLength(6 + 6);
      expect(text).not.toContain('provincie-flevoland.yaml');

      expect((await run(['apply', '--yes', '-q'], folder)).code).toBe(0);
      expect((await report(folder, '--out', 'a.html', '--reported')).code).toBe(0);
      expect(read(folder, 'a.html')).toContain(
        'None: every request goes to the same behandeldienst as at DSO-LV.',
      );
      expect(read(folder, 'a.html')).not.toContain('<tr class="differs">');
      expect((await report(folder, '--out', 'a.html', '--reported', '--lang', 'nl')).code).toBe(0);
      expect(read(folder, 'a.html')).toContain(
        'Geen: elk verzoek gaat naar dezelfde behandeldienst als bij DSO-LV.',
      );
    });
  });

  test('links each line to its commit, unless files have changes that are not committed', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const git = (...args: string[]): string =>
        execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
      git('init', '-q');
      git('add', '-A');
      git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'x');
      git('remote', 'add', 'origin', 'https://someone:s3cret@github.com/gemeente/routering.git');
      const commit = git('rev-parse', 'HEAD');
      const blob = `https://github.com/gemeente/routering/blob/${commit}/configs/lokaal/gemeente-lelystad.yaml#L8`;
      expect((await report(folder, '--out', 'a.html')).code).toBe(0);
      expect(read(folder, 'a.html')).toContain(`<a class="line" href="${blob}">line 8</a>`);
      expect(read(folder, 'a.html')).not.toContain('s3cret');

      await write(folder, { 'configs/lokaal/new.yaml': 'bevoegdGezag: gemeente-delft\ntoewijzingen: []\n' });
      expect((await report(folder, '--out', 'a.html', '-q')).code).toBe(0);
      expect(read(folder, 'a.html')).not.toContain(commit);
      expect(read(folder, 'a.html')).toContain('from files that are not all committed.');
    });
  });

  test('does not overwrite files that are not reports', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, { 'own.html': '<p>mine</p>', 'site/index.html': '<p>mine</p>' });
      const one = await report(folder, '--out', 'own.html');
      expect(one).toMatchObject({ code: 1, stdout: '' });
      expect(one.stderr).toMatch(/^Nothing was written: own\.html exists and is not a report/);
      const split = await report(folder, '--out', 'site', '--split');
      expect(split.code).toBe(1);
      expect(split.stderr).toContain('site/index.html');
      await write(folder, { 'site/other.html': '<p>mine</p>' });
      const more = await report(folder, '--out', 'site', '--split', '--lang', 'nl');
      expect(more.stderr).toMatch(/: site\/index\.html, site\/other\.html bestaan al en zijn geen rapporten/);
      expect(existsSync(join(folder, 'site/bevoegd-gezag'))).toBe(false);
      expect(read(folder, 'own.html')).toBe('<p>mine</p>');
      expect((await report(folder, '--out', 'own.html', '--force')).code).toBe(0);
      expect(read(folder, 'own.html')).toMatch(/^<!doctype html>/);
    });
  });

  test.each<[string, string[], number, RegExp]>([
    ['no --out', [], 1, /--out is needed/],
    ['a folder without --split', ['--out', 'configs'], 1, /configs is a folder.*--split/],
    [
      'a file where the folder should be',
      ['--split', '--out', 'configs/omgevingen.yaml'],
      1,
      /configs\/omgevingen\.yaml\/bevoegd-gezag cannot be a folder/,
    ],
    ['itself', ['--out', 'a.html', '--against', 'lokaal'], 1, /already about lokaal/],
    ['an unknown bevoegd gezag', ['--out', 'a.html', '--bevoegd-gezag', 'lelystad'], 1, /gemeente-lelystad/],
    [
      'a DSO-LV that cannot be used',
      ['--out', 'a.html', '--omgeving', 'pre', '--reported'],
      3,
      /DSO_PRE_CERT/,
    ],
  ])('refuses %s with one message, and writes nothing', async (_what, args, code, message) => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const found = await report(folder, ...args);
      expect(found).toMatchObject({ code, stdout: '' });
      expect(found.stderr).toMatch(message);
      expect(found.stderr.trim().split('\n')).toHaveLength(1);
      expect(existsSync(join(folder, 'a.html'))).toBe(false);
    });
  });

  // Never tried on what is in /dev: as root, a fault here would replace what the whole machine uses. In /proc it cannot.
  test.runIf(process.platform === 'linux')('writes into no pipe, and leaves it there', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      for (const out of ['pipe', '/proc/self/fd/1']) {
        const found = await report(folder, '--out', out, '--force');
        expect(found).toMatchObject({ code: 1, stdout: '' });
        expect(found.stderr).toContain(`${out} is not a file but a device or a pipe`);
      }
      expect(statSync(pipe).isFIFO()).toBe(true);
    });
  });

  test('refuses files with errors', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, { 'configs/pre/b.yaml': 'bevoegdGezag: nobody\ntoewijzingen: []\n' });
      const found = await report(folder, '--out', 'a.html', '--against', 'pre');
      expect(found).toMatchObject({ code: 1, stdout: '' });
      expect(found.stderr).toContain('unknown-organisatie');
      expect(existsSync(join(folder, 'a.html'))).toBe(false);
    });
  });
});
