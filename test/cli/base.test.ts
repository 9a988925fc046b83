import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const gezag = '00000099000000001000';
const dienst = '00000099000000101000';
const file = (...activiteiten: string[]): string =>
  `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${dienst}", activiteiten: [${activiteiten.join(', ')}] }\n`;
const omgevingen = 'omgevingen:\n  lokaal: { simulator: dso.json, operaties: [POST, PUT, DELETE] }\n';

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  return execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8' }).trim();
}

function literal(text: string): string {
  return text.replace(/[.()]/g, '\\$&');
}

async function inRepository(work: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await write(folder, {
      '.gitignore': '*.json\n',
      'configs/omgevingen.yaml': omgevingen,
      'configs/lokaal/a.yaml': file('A', 'B', 'C'),
    });
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    await work(folder);
  });
}

async function origins(folder: string, base = 'main', cwd = folder): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await run(['plan', '--base', base, '--format', 'json', '-q'], cwd);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { actions } = JSON.parse(stdout) as {
    actions: { configuration: { activiteit: { naam: string } }; origin: string; commit?: string }[];
  };
  return Object.fromEntries(
    actions.map(({ configuration, origin, commit }) => [configuration.activiteit.naam, [origin, commit]]),
  );
}

test('plan --base: tells changes from drift, names the commit, and can apply either alone', async () => {
  await inRepository(async (folder) => {
    await run(['apply', '--yes'], folder);
    // Somebody removes B at DSO-LV, while a branch adds D and drops C.
    await write(folder, { 'configs/lokaal/a.yaml': file('A', 'C') });
    await run(['apply', '--yes', '--prune'], folder);
    git(folder, 'checkout', '-qb', 'branch');
    await write(folder, { 'configs/lokaal/a.yaml': file('A', 'B', 'D') });
    git(folder, 'commit', '-qam', 'two');
    const commit = git(folder, 'rev-parse', 'HEAD');
    expect(await origins(folder)).toEqual({ B: ['drift', undefined], D: ['change', commit] });

    // main continues. Its changes are not those of this branch.
    git(folder, 'checkout', '-q', 'main');
    await write(folder, { 'configs/lokaal/b.yaml': file('E') });
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'three');
    git(folder, 'checkout', '-q', 'branch');
    expect(await origins(folder)).toEqual({ B: ['drift', undefined], D: ['change', commit] });

    const text = await run(['plan', '--base', 'main', '--lang', 'nl'], folder);
    expect(text.stdout).toMatch(
      /drift: DSO-LV is veranderd[\s\S]*wijziging in de bestanden, commit [0-9a-f]{8}/,
    );
    expect(text.stdout).toMatch(/staat niet meer in een bestand/);

    const planned = await run(['plan', '--base', 'main', '--only', 'change', '--out', 'p.json'], folder);
    expect(planned.stdout).toMatch(/1 to create/);
    const applied = await run(['apply', '--plan', 'p.json', '--yes'], folder);
    expect(applied).toMatchObject({ code: 0 });
    expect(await origins(folder)).toEqual({ B: ['drift', undefined] });
    expect(await run(['apply', '--base', 'main', '--only', 'drift', '--yes'], folder)).toMatchObject({
      code: 0,
    });
    expect(await origins(folder)).toEqual({});
  });
});

test('plan --only: counts what it leaves out, and does not claim that the omgeving matches the files', async () => {
  await inRepository(async (folder) => {
    await run(['apply', '--yes'], folder);
    await write(folder, { 'configs/lokaal/a.yaml': file('A', 'B', 'C', 'D', 'E') });
    const only = ['--base', 'HEAD', '--only', 'drift'];
    const none =
      'No drift for lokaal (3 configuraties unchanged). Left out by --only drift: 2 changes in the files.\n';
    for (const more of [[], ['--show', 'actions'], ['--show', 'routing']])
      expect((await run(['plan', ...only, ...more], folder)).stdout).toMatch(new RegExp(`${literal(none)}$`));
    const left = (naam: string): string =>
      `    + ${gezag} · ${naam}: alle toestemmingen · hele gebied → ${dienst}\n      wijziging in de bestanden\n`;
    expect((await run(['plan', ...only, '--lang', 'nl', '--show', 'actions'], folder)).stdout).toBe(
      `Weggelaten door --only drift:\n${left('D')}${left('E')}\nGeen drift voor lokaal (3 configuraties ongewijzigd). Weggelaten door --only drift: 2 wijzigingen in de bestanden.\n`,
    );
    expect((await run(['plan', ...only, '--format', 'markdown'], folder)).stdout).toMatch(
      new RegExp(
        `^${literal(none)}\n<details><summary><b>Left out by --only drift · ${gezag} · ${gezag}</b> \\(2\\)</summary>[^]*\\| D \\|[^]*change in the files[^]*\\| E \\|[^]*\n\n<!-- behandeldienst plan omgeving=lokaal -->\n$`,
      ),
    );
    const json = JSON.parse((await run(['plan', ...only, '--format', 'json'], folder)).stdout);
    expect(Object.keys(json)).toEqual([
      'formatVersion',
      'omgeving',
      'summary',
      'compared',
      'matches',
      'actions',
      'leftOut',
      'routing',
      'unmanaged',
      'noLongerManaged',
      'warnings',
    ]);
    expect(json).toMatchObject({
      actions: [],
      leftOut: ['D', 'E'].map((naam) => ({
        action: 'create',
        configuration: { activiteit: { naam } },
        origin: 'change',
      })),
    });
    expect(await run(['apply', ...only, '--yes', '-q'], folder)).toMatchObject({ code: 0, stdout: none });
    expect((await run(['apply', ...only, '--yes', '--format', 'markdown'], folder)).stdout).toMatch(
      /No drift for lokaal \(3 configuraties unchanged\)\. Left out by --only drift: 2 changes in the files\./,
    );

    // The other way round: the files are committed, and DSO-LV lacks one configuratie.
    git(folder, 'commit', '-qam', 'two');
    const change = ['plan', '--base', 'HEAD', '--only', 'change', '--show', 'actions'];
    expect((await run(change, folder)).stdout).toMatch(
      /^Left out by --only change:\n[\s\S]*drift: DSO-LV was changed[\s\S]*\nNo changes in the files for lokaal \(3 configuraties unchanged\)\. Left out by --only change: 2 differences caused by drift\.\n$/,
    );
    await write(folder, { 'configs/lokaal/a.yaml': file('A', 'B', 'C', 'D', 'E', 'F') });
    expect((await run(change, folder)).stdout).toMatch(
      /1 to create.* 0 unmanaged\. Left out by --only change: 2 differences caused by drift\.\n$/,
    );
    await run(['apply', '--yes'], folder);
    expect((await run(['plan', ...only, '--show', 'actions'], folder)).stdout).toBe(
      'No changes: lokaal matches the files (6 configuraties).\n',
    );
  });
});

test('plan --only: leaves out what is a change and drift at once, and says so in every format', async () => {
  await inRepository(async (folder) => {
    const [noord, west] = ['00000099000000201000', '00000099000000202000'];
    const at = (...lines: string[]): string =>
      `bevoegdGezag: "${gezag}"\ntoewijzingen:\n${lines.map((line) => `  - { activiteiten: [A], ${line} }\n`).join('')}`;
    // Somebody else has given both locaties to one dienst.
    await write(folder, {
      'configs/lokaal/a.yaml': at(`behandeldienst: "${gezag}", locaties: ["${noord}", "${west}"]`),
    });
    await run(['apply', '--yes'], folder);
    await write(folder, {
      'configs/lokaal/a.yaml': at(
        `behandeldienst: "${dienst}", locaties: ["${noord}"]`,
        `behandeldienst: "${dienst}", toestemmingen: [{ code: T, waarde: T }], locaties: ["${west}"]`,
        `behandeldienst: "${dienst}", toestemmingen: [{ code: U, waarde: U }], locaties: ["${west}"]`,
      ),
    });
    git(folder, 'commit', '-qam', 'two');
    // The change: west goes to another dienst, for every toestemming.
    await write(folder, {
      'configs/lokaal/a.yaml': at(
        `behandeldienst: "${dienst}", locaties: ["${noord}"]`,
        `behandeldienst: "00000099000000102000", locaties: ["${west}"]`,
      ),
    });
    const base = ['--base', 'HEAD', '--only', 'change'];
    const json = JSON.parse((await run(['plan', ...base, '--format', 'json'], folder)).stdout);
    expect(json).toMatchObject({ summary: { create: 0, delete: 0 }, actions: [] });
    expect(json.leftOut.map(({ action, origin }: Record<string, string>) => [action, origin])).toEqual([
      ['delete', 'mixed'],
      ['create', 'drift'],
      ['create', 'change'],
    ]);
    for (const show of ['routing', 'actions']) {
      const { stdout } = await run(['plan', ...base, '--show', show], folder);
      expect(stdout).toMatch(/partly a change in the files, partly drift: DSO-LV was changed as well\n/);
      expect(stdout).toMatch(/change in the files\. It belongs with other actions/);
      expect(stdout).toMatch(
        /No changes in the files that can be applied on their own for lokaal .*: 1 change in the files, 1 difference caused by drift, 1 action caused by both\.\n$/,
      );
    }
    const markdown = await run(['plan', ...base, '--format', 'markdown', '--lang', 'nl'], folder);
    expect(markdown.stdout).toMatch(/deels een wijziging in de bestanden, deels drift/);
    expect(await run(['apply', ...base, '--yes'], folder)).toMatchObject({ code: 0 });
    expect(await run(['apply', '--yes'], folder)).toMatchObject({ code: 0 });
    expect(await run(['verify'], folder)).toMatchObject({ code: 0 });
  });
});

test('plan --prune: treats what the change took out of the files as a change', async () => {
  await inRepository(async (folder) => {
    await run(['apply', '--yes'], folder);
    await write(folder, { 'configs/lokaal/a.yaml': file('A', 'B') });
    const plan = ['plan', '--base', 'HEAD', '--prune', '--format', 'json'];
    expect(JSON.parse((await run(plan, folder)).stdout)).toMatchObject({
      summary: { delete: 1, unmanaged: 0, dropped: 1 },
      actions: [{ action: 'delete', origin: 'change' }],
    });
    const left = JSON.parse((await run([...plan, '--only', 'drift'], folder)).stdout);
    expect(left).toMatchObject({ actions: [], leftOut: [{ action: 'delete', origin: 'change' }] });
    const stays = ['plan', '--base', 'HEAD', '--format', 'json'];
    expect(JSON.parse((await run(stays, folder)).stdout)).toMatchObject({
      summary: { delete: 0, unmanaged: 1, dropped: 1 },
    });
  });
});

test('plan --base: names a bevoegd gezag whose last file is gone, and leaves what DSO-LV holds for it', async () => {
  await inRepository(async (folder) => {
    const ander = '00000099000000003000';
    await write(folder, { 'configs/lokaal/b.yaml': file('B').replace(gezag, ander) });
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'two');
    await run(['apply', '--yes'], folder);
    rmSync(join(folder, 'configs/lokaal/b.yaml'));
    const base = ['--base', 'HEAD', '--prune'];
    const json = JSON.parse((await run(['plan', ...base, '--format', 'json'], folder)).stdout);
    expect(json).toMatchObject({ matches: false, actions: [], noLongerManaged: [ander] });
    const sentence =
      'Nothing to change at lokaal (3 configuraties unchanged); 1 bevoegd gezag has no file any more and is no longer managed.\n';
    const note = `⚠ ${ander} has no file any more, so it is no longer managed`;
    const text = (await run(['plan', ...base], folder)).stdout;
    expect(text).toContain(note);
    expect(text.endsWith(sentence)).toBe(true);
    expect((await run(['plan', ...base, '--format', 'markdown'], folder)).stdout).toContain(note);
    expect(await run(['apply', ...base, '--yes', '-q'], folder)).toEqual({
      code: 0,
      stdout: sentence,
      stderr: '',
    });
    // With the file back, everything is still there.
    git(folder, 'checkout', '-q', '.');
    expect((await run(['plan', '--base', 'HEAD', '--format', 'json'], folder)).stdout).toMatch(
      /"unchanged": 4,[\s\S]*"matches": true/,
    );
  });
});

test('plan --base: works from a subfolder of the repository, and for a new omgeving', async () => {
  await inFolder(async (folder) => {
    await write(folder, { 'README.md': 'x' });
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    await write(folder, {
      'routing/configs/omgevingen.yaml': omgevingen,
      'routing/configs/lokaal/a.yaml': file('A'),
    });
    // A change that is not committed yet is still a change.
    expect(await origins(folder, 'HEAD', join(folder, 'routing'))).toEqual({ A: ['change', undefined] });
  });
});

test('plan --base: warns that it cannot find drift when the files at the base have errors', async () => {
  await inRepository(async (folder) => {
    await write(folder, { 'configs/lokaal/a.yaml': 'x: y\n' });
    git(folder, 'commit', '-qam', 'broken');
    await write(folder, { 'configs/lokaal/a.yaml': file('A') });
    const { code, stderr } = await run(['plan', '--base', 'HEAD'], folder);
    expect(code).toBe(0);
    expect(stderr).toMatch(/The files at HEAD have errors/);
    const only = await run(['plan', '--base', 'HEAD', '--only', 'drift'], folder);
    expect(only).toMatchObject({ code: 1, stdout: '' });
  });
});

test.each<[string, string[], RegExp]>([
  ['an unknown ref', ['plan', '--base', 'mian'], /There is no commit "mian" here/],
  ['a ref that looks like a flag', ['plan', '--base=--help'], /There is no commit "--help" here/],
  ['--only without --base', ['plan', '--only', 'drift'], /--only needs --base/],
  ['an unknown origin', ['plan', '--base', 'main', '--only', 'both'], /change or drift/],
])('plan: rejects %s with a clear message', async (_name, args, pattern) => {
  await inRepository(async (folder) => {
    const { code, stdout, stderr } = await run(args, folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(pattern);
  });
});

test('plan --base: reports that there is no repository', async () => {
  await inFolder(async (folder) => {
    await write(folder, { 'configs/omgevingen.yaml': omgevingen, 'configs/lokaal/a.yaml': file('A') });
    const { code, stderr } = await run(['plan', '--base', 'main'], folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/not in a git repository/);
  });
});

test('plan --base: fails when git cannot read the history, instead of taking it for an empty one', async () => {
  await inRepository(async (folder) => {
    await write(folder, { 'configs/lokaal/a.yaml': file('A', 'B', 'C', 'D') });
    git(folder, 'commit', '-qam', 'two');
    const tree = git(folder, 'rev-parse', 'HEAD~1:configs/lokaal');
    rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const { code, stdout, stderr } = await run(['plan', '--base', 'HEAD~1', '--only', 'change'], folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('git cannot read the history of this repository. Try git fsck\n');
  });
});

test('plan --base: follows symbolic links within the commit, and reports those that lead out of it', async () => {
  await inRepository(async (folder) => {
    await run(['apply', '--yes'], folder);
    await write(folder, { 'elsewhere.yaml': file('E') });
    git(folder, 'mv', 'configs/lokaal/a.yaml', 'configs/lokaal/real.yml');
    await write(folder, { 'configs/shared/b.yaml': file('S').replace(gezag, '00000099000000003000') });
    symlinkSync('../shared/b.yaml', join(folder, 'configs/lokaal/b.yaml'));
    await write(folder, { 'configs/omgevingen.yaml': `${omgevingen}  shared: { simulator: other.json }\n` });
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'links');
    // Nothing has changed since: whatever DSO-LV lacks has drifted.
    expect(await origins(folder, 'HEAD')).toEqual({ S: ['drift', undefined] });

    symlinkSync('../../elsewhere.yaml', join(folder, 'configs/lokaal/c.yaml'));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'out');
    const { code, stderr } = await run(['plan', '--base', 'HEAD', '--only', 'change'], folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/symbolic links out of their folder/);
  });
});

/** A tree in git's object store, with names that git itself would not make. */
function makeTree(folder: string, entries: readonly (readonly [string, string, string])[]): string {
  const bytes = entries.map(([mode, name, id]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
  const args = ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'];
  return execFileSync('git', args, {
    cwd: folder,
    input: Buffer.concat(bytes.flat()),
    encoding: 'utf8',
  }).trim();
}

/** Every file below a folder, except git's own, with its content. */
function contentsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/.git/'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path}: ${readFileSync(path, 'utf8')}`);
}

test.each([
  ['..'],
  ['../evil.yaml'],
  ['../../evil.yaml'],
  ['/tmp/evil.yaml'],
  ['.git'],
  ['a\\..\\..\\evil.yaml'],
  ['C:evil.yaml'],
  ['evil\n.yaml'],
])('plan --base: writes nothing when the commit has an entry named %j', async (name) => {
  await inRepository(async (top) => {
    const folder = join(top, 'inner');
    await write(folder, { 'configs/omgevingen.yaml': omgevingen, 'configs/lokaal/a.yaml': file('A') });
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    const blob = git(folder, 'rev-parse', 'HEAD:configs/lokaal/a.yaml');
    const yaml = git(folder, 'rev-parse', 'HEAD:configs/omgevingen.yaml');
    const inner = makeTree(folder, [['100644', 'evil.yaml', blob]]);
    const isFolder = !name.endsWith('.yaml');
    const lokaal = makeTree(folder, [[isFolder ? '40000' : '100644', name, isFolder ? inner : blob]]);
    const configs = makeTree(folder, [
      ['40000', 'lokaal', lokaal],
      ['100644', 'omgevingen.yaml', yaml],
    ]);
    const root = makeTree(folder, [['40000', 'configs', configs]]);
    const commit = git(folder, 'commit-tree', root, '-p', 'HEAD', '-m', 'odd names');
    const before = contentsOf(top);
    const { code, stderr } = await run(['plan', '--base', commit, '--format', 'json', '-q'], folder);
    expect(stderr).not.toMatch(/Something went wrong inside/);
    expect([0, 1]).toContain(code);
    expect(contentsOf(top)).toEqual(before);
  });
});
