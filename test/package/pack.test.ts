/** The package as others get it: packed, installed elsewhere, used from a shell and from code. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, copyExamples, repository, write } from '../support/cli.js';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function exec(command: string, args: readonly string[], cwd: string, own: object = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', ...own };
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Record<string, { dev?: boolean; resolved?: string }>;
}

const folder = mkdtempSync(join(tmpdir(), 'behandeldienst-pack-'));
let packed: { filename: string; size: number; files: { path: string }[] };

function jsonOf<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** A lockfile for a package.json with the tarball as its dependency. Its other packages are those of our own lockfile. */
function lockFor(manifest: object, dev: boolean): string {
  const { version, dependencies, engines, bin } = jsonOf<Record<string, unknown>>(
    join(repository, 'package.json'),
  );
  const { lockfileVersion, packages } = jsonOf<Lock>(join(repository, 'package-lock.json'));
  const needed = Object.entries(packages).filter(([path, item]) => path !== '' && item.dev !== true);
  const own = { version, resolved: `file:${packed.filename}`, dependencies, engines, bin };
  const installed = Object.entries({ 'node_modules/behandeldienst': own, ...Object.fromEntries(needed) });
  const marked = installed.map(([path, item]) => [path, dev ? { ...item, dev } : item]);
  return JSON.stringify({
    name: 'elsewhere',
    lockfileVersion,
    requires: true,
    packages: { '': manifest, ...Object.fromEntries(marked) },
  });
}

async function npmCi(cwd: string): Promise<void> {
  const installed = await exec('npm', ['ci', '--prefer-offline', '--ignore-scripts'], cwd);
  expect({ code: installed.code, stderr: installed.code === 0 ? '' : installed.stderr }).toEqual({
    code: 0,
    stderr: '',
  });
}

beforeAll(async () => {
  // Without scripts, because the build is up to date and other tests use it.
  const flags = ['--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await exec('npm', ['pack', ...flags], repository);
  [packed] = JSON.parse(stdout) as [typeof packed];
  const dependencies = { behandeldienst: `file:${packed.filename}` };
  const manifest = { name: 'elsewhere', private: true, dependencies };
  await write(folder, {
    'package.json': JSON.stringify(manifest),
    'package-lock.json': lockFor(manifest, false),
  });
  await npmCi(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the package', () => {
  test('is below 900 kB without its source maps', async () => {
    const copy = join(folder, 'without-maps');
    cpSync(join(folder, 'node_modules/behandeldienst'), copy, { recursive: true });
    for (const name of readdirSync(join(copy, 'dist'), { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.map')) rmSync(join(copy, 'dist', name));
    const { stdout } = await exec('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], copy);
    const [{ size }] = JSON.parse(stdout) as [{ size: number }];
    // The national list, which is the RTR of the simulator, is 219 kB of it.
    expect(size).toBeLessThan(900_000);
    expect(size).toBeGreaterThan(219_000);
  });

  test('has no script that npm runs, or warns about, when it is installed', () => {
    const { scripts } = jsonOf<{ scripts: Record<string, string> }>(
      join(folder, 'node_modules/behandeldienst/package.json'),
    );
    const install = [
      'preinstall',
      'install',
      'postinstall',
      'prepublish',
      'preprepare',
      'prepare',
      'postprepare',
    ];
    expect(Object.keys(scripts).filter((name) => install.includes(name))).toEqual([]);
  });

  test('a crash report names lines of the sources', async () => {
    // Replaces a function of Node by one that always fails.
    await write(folder, {
      'break.mjs':
        "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';\n" +
        "fs.existsSync = () => { throw new TypeError('broken') }; syncBuiltinESMExports();\n",
    });
    const args = ['--import', './break.mjs', 'node_modules/behandeldienst/dist/cli.js', 'validate'];
    const crash = await exec(process.execPath, args, folder, { BEHANDELDIENST_DEBUG: '1' });
    expect(crash).toMatchObject({ code: 1, stdout: '' });
    expect(crash.stderr).toMatch(/^TypeError: broken\n/);
    expect(crash.stderr).toMatch(/at .*behandeldienst\/src\/\S+\.ts:\d+:\d+/);
    expect(crash.stderr).toMatch(/at .*behandeldienst\/src\/cli\/run-command\.ts:\d+:\d+/);
    expect(crash.stderr).not.toContain('/dist/');
    const quiet = await exec(process.execPath, args, folder, { BEHANDELDIENST_DEBUG: '' });
    expect(quiet.stderr).toMatch(/^Something went wrong inside behandeldienst \(TypeError: broken\)\./);
    expect(quiet.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('has all files that it needs and no others', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toContain('dist/cli.js.map');
    for (const path of [
      'dist/cli.js',
      'dist/index.d.ts',
      'data/rtr-activiteiten-prod-2024.csv.gz',
      'data/LICENSE',
      'schemas/toewijzingen.schema.json',
      'assets/report.css',
      'assets/report.js',
      'LICENSE',
      'README.md',
      'docs/guides/pull-request-flow.md',
      'docs/gidsen/pull-requests.md',
      'docs/how-it-works.md',
    ])
      expect(paths).toContain(path);
    for (const path of paths)
      expect(path).not.toMatch(/^(src|test|bench|scripts|node_modules)\/|\/\.sources$|\.pem$|\.tgz$/);
  });

  test('works through npx where it is installed', async () => {
    await copyExamples(folder);
    expect(await exec('npx', ['behandeldienst', 'validate'], folder)).toMatchObject({ code: 0 });
    const applied = await exec('npx', ['behandeldienst', 'apply', '--yes'], folder);
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.stdout).toMatch(/27 created/);
    expect(await exec('npx', ['behandeldienst', 'plan', '--detailed-exitcode'], folder)).toMatchObject({
      code: 0,
    });
    await write(folder, { 'empty/.keep': '' });
    const init = ['behandeldienst', 'init', '--bevoegd-gezag', 'Gemeente X', '--oin', '00000099000000001000'];
    expect(await exec('npx', init, join(folder, 'empty'))).toMatchObject({ code: 0 });
  });

  test('--help loads no code of the commands', () => {
    const dist = join(folder, 'node_modules/behandeldienst/dist');
    const load = (path: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(path)) return seen;
      seen.add(path);
      const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export) [^;]*?"(\.{1,2}\/[^"]+)";$/gm);
      for (const [, name = ''] of imports) load(join(path, '..', name), seen);
      return seen;
    };
    const loaded = [...load(join(dist, 'cli.js'))];
    expect(loaded.length).toBeGreaterThan(1);
    const bytes = loaded.reduce((sum, path) => sum + readFileSync(path).length, 0);
    // What all commands share is more than 300 kB.
    expect(bytes).toBeLessThan(60_000);
  });

  describe('as a library', () => {
    const page = readFileSync(join(repository, 'docs/library.md'), 'utf8');
    const block = (note: string): string =>
      page.split(`<!-- ${note} -->\n\`\`\``)[1]?.replace(/^.*\n/, '').split('```')[0] ?? '';
    const library = join(folder, 'library');

    beforeAll(async () => {
      await copyExamples(library);
      await write(library, { 'example.mts': block('file: example.mts') });
    });

    test.each([
      ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
      ['node16', ['--module', 'node16', '--moduleResolution', 'node16']],
    ])(
      'has types that compile strictly with moduleResolution %s',
      async (_name, resolution) => {
        const tsc = join(repository, 'node_modules/typescript/bin/tsc');
        const flags = [...resolution, '--target', 'es2022', '--strict', '--skipLibCheck', 'false'];
        const types = ['--types', 'node', '--typeRoots', join(repository, 'node_modules/@types')];
        const compiled = await exec(process.execPath, [tsc, ...flags, ...types, 'example.mts'], library);
        expect(compiled).toMatchObject({ code: 0, stdout: '' });
      },
      60_000,
    );

    test('does what the documentation shows', async () => {
      const ran = await exec(process.execPath, ['example.mjs'], library);
      expect(ran).toEqual({ code: 0, stdout: block('output'), stderr: '' });
    });
  });
});

test('a new repository installs the tarball in its folder, as its workflows do', async () => {
  const own = join(folder, 'own');
  await write(own, { '.keep': '' });
  cpSync(join(folder, packed.filename), join(own, packed.filename));
  const flags = ['init', '--bevoegd-gezag', 'Gemeente X', '--oin', '00000099000000001000'];
  expect(await exec(process.execPath, [cli, ...flags], own)).toMatchObject({ code: 0 });
  const manifest = jsonOf<{ devDependencies: object }>(join(own, 'package.json'));
  expect(manifest.devDependencies).toEqual({ behandeldienst: `file:${packed.filename}` });
  await write(own, { 'package-lock.json': lockFor(manifest, true) });
  await npmCi(own);
  expect(await exec('npm', ['run', '-s', 'validate'], own)).toMatchObject({ code: 0 });
  const planned = await exec('npm', ['run', '-s', 'plan'], own);
  expect(planned).toMatchObject({ code: 0, stdout: expect.stringMatching(/^No changes: lokaal/) });
}, 60_000);

test('prepack: fails with a clear message when the packages for the build are missing', async () => {
  const checkout = join(folder, 'checkout');
  for (const name of ['prepack.mjs', 'sources.mjs'])
    cpSync(join(repository, 'scripts', name), join(checkout, 'scripts', name));
  const ran = await exec(process.execPath, ['scripts/prepack.mjs'], checkout);
  expect(ran).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^Not packed: .*npm ci.*\n$/) });
});
