import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { diskSource } from '../../src/config/disk-source.js';
import type { FileSource } from '../../src/config/file-source.js';
import { load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { CommitSource } from '../../src/git/commit-source.js';
import { openRepository } from '../../src/git/repository.js';
import { formatMessage } from '../../src/messages/message.js';
import { inFolder, write } from '../support/cli.js';
import { shown } from '../support/problems.js';

const file = (gezag: string): string => `bevoegdGezag: "${gezag}"\ntoewijzingen: []\n`;
const a = file('00000099000000001000');
const b = file('00000099000000002000');

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8' }).trim();
}

/** Commits a folder `configs` with some files and links, in a subfolder of a new repository. */
async function inCommit(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>>,
  work: (cwd: string, source: CommitSource) => Promise<void>,
): Promise<void> {
  await inFolder(async (top) => {
    const cwd = join(top, 'routing');
    const named = Object.entries(files).map(([name, text]) => [`configs/${name}`, text]);
    await write(cwd, { 'outside.yaml': b, ...Object.fromEntries(named) });
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, 'configs', name));
    git(top, 'init', '-q', '-b', 'main');
    git(top, 'add', '-A');
    git(top, 'commit', '-qm', 'one');
    const commit = git(top, 'rev-parse', 'HEAD');
    await work(cwd, new CommitSource(await openRepository(cwd, process.env), commit, 'configs'));
  });
}

async function listed(source: FileSource): Promise<unknown> {
  const { files, folders, obstacles } = await source.list();
  const read: unknown[] = [];
  for (const item of files) {
    const bytes = await source.read(item);
    read.push([item.name, item.path, bytes instanceof Uint8Array && Buffer.from(bytes).toString()]);
  }
  const problems = obstacles.map(({ path, message }) => [path, formatMessage(message, 'en')]);
  return { read, folders, problems };
}

describe('a commit lists and reads what its checkout does', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['files and folders', { 'omgevingen.yaml': 'x', 'test/a.yaml': a, 'test/deep/b.yml': b }, {}],
    ['hidden files and other files', { '.a.yaml': a, 'test/.git2/b.yaml': b, 'test/c.txt': '' }, {}],
    ['a folder with the name of a YAML file', { 'test/a.yaml/b.yaml': a, 'test/b.yaml': b }, {}],
    ['a link to a file', { 'real/a.yaml': a, 'test/x.yaml': b }, { 'test/a.yaml': '../real/a.yaml' }],
    [
      'a link to a folder',
      { 'real/a.yaml': a, 'real/deep/b.yaml': b },
      { test: 'real', 'real/again': 'deep/' },
    ],
    ['a link to a link', { 'real/a.yaml': a }, { test: 'real', next: 'test', 'next.yaml': 'real/a.yaml' }],
    ['a link to the folder that it is in', { 'test/a.yaml': a }, { 'test/back': '.', 'test/up': '..' }],
    ['links in a circle', { 'test/a.yaml': a }, { 'test/x.yaml': 'y.yaml', 'test/y.yaml': 'x.yaml' }],
  ])('%s', async (_, files, links) => {
    await inCommit(files, links, async (cwd, source) => {
      expect(await listed(source)).toEqual(await listed(diskSource('configs', cwd)));
      expect(await source.isComplete()).toBe(true);
    });
  });
});

test.each([
  ['out of the folder', '../../outside.yaml'],
  ['out of the repository', '/etc/hostname'],
  ['nowhere', 'nowhere.yaml'],
])('a commit with a link that leads %s is not complete', async (_, target) => {
  await inCommit({ 'test/a.yaml': a }, { 'test/link.yaml': target }, async (_cwd, source) => {
    expect(await source.isComplete()).toBe(false);
    expect((await source.list()).files.map(({ name }) => name)).toEqual(['test/a.yaml']);
  });
});

test('a commit without the folder has no configuration', async () => {
  await inCommit({ 'test/a.yaml': a }, {}, async (cwd, source) => {
    const repository = await openRepository(cwd, process.env);
    const commit = git(cwd, 'rev-parse', 'HEAD');
    for (const dir of ['nothing', 'outside.yaml'])
      await expect(load(new CommitSource(repository, commit, dir))).rejects.toMatchObject({
        kind: 'usage',
        problem: 'absent',
      });
    await expect(load(source, { omgeving: 'tset' })).rejects.toMatchObject({ problem: 'unknown-omgeving' });
  });
});

test('a commit is read as it was, whatever became of the work tree; buffers lie over it', async () => {
  await inCommit({ 'test/a.yaml': a, 'test/b.yaml': 'broken: [\n' }, {}, async (cwd, source) => {
    const before = await load(diskSource('configs', cwd), { checks });
    rmSync(join(cwd, 'configs'), { recursive: true });
    mkdirSync(join(cwd, 'configs'));
    const { problems, files } = await load(source, { checks });
    expect(files).toBe(2);
    expect(shown(problems)).toEqual(shown(before.problems));
    const overlay = new Overlay(source);
    overlay.write('test/b.yaml', b);
    const mended = await load(overlay, { checks });
    expect(mended.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['empty', 'warning'],
      ['empty', 'warning'],
    ]);
  });
});
