/** Builds dist/: generates the validators, bundles the code, writes the types, records what it was built from. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { digestOfSources, recordSources } from './sources.mjs';
import { generateValidators } from './validators.mjs';

/** The exit code when the code was bundled and the types are wrong: tests can still run. */
const TYPES_WRONG = 2;

const root = fileURLToPath(new URL('../', import.meta.url));
const path = (name) => `${root}${name}`;

/** Writes the declaration files of the library. Returns whether all types are right. */
function declareTypes() {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', path('tsconfig.build.json')], {
    stdio: 'inherit',
  });
  return status === 0;
}

/** Packages that are installed with this one, and not bundled. */
const external = Object.keys(JSON.parse(readFileSync(path('package.json'), 'utf8')).dependencies).map(
  (name) => new RegExp(`^${name}(/|$)`),
);

/** From this number of commands on, a module goes into the file that nearly all of them load. */
const MANY = 12;

/**
 * Divides the modules over files: one with everything that a start needs, `--help` included, one with everything that
 * most commands need, and a few more for each command.
 */
function groupsFor(entry) {
  const start = new Set();
  const followStatic = (id, context) => {
    if (start.has(id)) return;
    start.add(id);
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) followStatic(imported, context);
  };
  return [
    {
      debugName: 'start',
      name: (id, context) => {
        if (start.size === 0) followStatic(entry, context);
        // The entry waits for the command, so nothing that a command loads may import its file.
        return start.has(id) && id !== entry ? 'start' : null;
      },
      priority: 2,
    },
    { name: 'shared', minShareCount: MANY, priority: 1 },
  ];
}

/**
 * Bundles the code into few files, because finding two hundred modules takes more time than running them. The program and
 * the library are bundled apart, so that a command loads what it uses and not all that the library offers.
 */
async function bundle() {
  for (const [name, groups] of [['cli', groupsFor(path('src/cli.ts'))], ['index']]) {
    await build({
      input: { [name]: path(`src/${name}.ts`) },
      platform: 'node',
      external,
      // No module does anything when it is imported.
      treeshake: { moduleSideEffects: false },
      // In the library, some dynamic imports lead to its one file.
      checks: { ineffectiveDynamicImport: false },
      output: {
        dir: path('dist/'),
        format: 'esm',
        chunkFileNames: `${name}/[name]-[hash].js`,
        codeSplitting: groups === undefined || { groups },
        // A crash report names lines of src: positions are enough for that.
        sourcemap: true,
        sourcemapExcludeSources: true,
      },
    });
  }
  chmodSync(path('dist/cli.js'), 0o755);
}

/** Bundles internal functions for the benchmarks. They stay outside dist/, and so outside the package. */
function bundleForBench() {
  return build({
    input: path('bench/internals.ts'),
    platform: 'node',
    external,
    output: { dir: path('bench/build/'), format: 'esm' },
  });
}

// The digest is taken first: a source that changes during the build makes dist/ stale.
const digest = digestOfSources(root);
rmSync(path('dist/'), { recursive: true, force: true });
generateValidators();
await bundle();
await bundleForBench();
if (declareTypes()) recordSources(root, digest);
else process.exitCode = TYPES_WRONG;
