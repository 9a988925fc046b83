/**
 * Builds dist/: first the validators, as plain code that ajv makes of schemas/*.json (so that nobody who runs the
 * program waits for ajv), then the types, then the code in a few files.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'rolldown';

const root = new URL('../', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const kinds = ['omgevingen', 'organisaties', 'toestemmingen', 'toewijzingen'];
const generated = path('src/config/generated/');

/** Keywords that the loader judges itself: it compares by meaning, and without comparing every item with every other. */
const LEFT_TO_LOADER = new Set(['uniqueItems']);

/** The schema with its definitions written out where they are used, so that an error's path leads to one place. */
function writtenOut(value, definitions) {
  if (Array.isArray(value)) return value.map((item) => writtenOut(item, definitions));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string')
    return writtenOut(definitions[value.$ref.replace('#/definitions/', '')], definitions);
  const kept = Object.entries(value).filter(([key]) => !LEFT_TO_LOADER.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, writtenOut(item, definitions)]));
}

function forValidation({ definitions, ...schema }) {
  return writtenOut(schema, definitions);
}

/** The keys that each object of a schema may have, by the path that ajv gives with an unknown one. */
function knownKeys(schema, at = '#', found = {}) {
  if (typeof schema !== 'object' || schema === null) return found;
  if (schema.additionalProperties === false) {
    found[`${at}/additionalProperties`] = Object.keys(schema.properties ?? {});
  }
  for (const [key, value] of Object.entries(schema)) knownKeys(value, `${at}/${key}`, found);
  return found;
}

function generate() {
  const schemas = kinds.map((kind) => {
    const schema = JSON.parse(readFileSync(path(`schemas/${kind}.schema.json`), 'utf8'));
    return { ...forValidation(schema), $id: kind };
  });
  const ajv = new Ajv({
    schemas,
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    formats: { uri: true },
    code: { source: true, esm: true, lines: true },
  });
  const code = standalone(ajv, Object.fromEntries(kinds.map((kind) => [kind, kind])));
  if (/\brequire\(/.test(code))
    throw new Error('The validators need a part of ajv at run time; see LEFT_TO_LOADER');
  const keys = Object.fromEntries(schemas.map((schema) => [schema.$id, knownKeys(schema)]));

  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated, { recursive: true });
  writeFileSync(`${generated}validators.js`, `${code}\nexport const knownKeys = ${JSON.stringify(keys)};\n`);
  writeFileSync(
    `${generated}validators.d.ts`,
    [
      'export interface SchemaError { instancePath: string; schemaPath: string; keyword: string; params: Record<string, unknown>; propertyName?: string }',
      'export interface Validator { (value: unknown): boolean; errors?: SchemaError[] | null }',
      ...kinds.map((kind) => `export declare const ${kind}: Validator;`),
      `export declare const knownKeys: Record<${kinds.map((kind) => `'${kind}'`).join(' | ')}, Record<string, string[]>>;`,
      '',
    ].join('\n'),
  );
}

/** Types for those who use the library; fails where a type does. */
function declare() {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', path('tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Packages that are installed with this one, and not bundled. */
const external = Object.keys(JSON.parse(readFileSync(path('package.json'), 'utf8')).dependencies).map(
  (name) => new RegExp(`^${name}(/|$)`),
);

/** Modules that nearly every command loads go into one file, which is found and read once. */
const groups = [{ name: 'shared', minShareCount: 12 }];

/**
 * The code in few files: a program of two hundred modules spends more time on finding them than on its work. Program and
 * library each by themselves, so that a command loads what it uses and not all that the library offers.
 */
async function bundle() {
  for (const name of ['cli', 'index']) {
    await build({
      input: { [name]: path(`src/${name}.ts`) },
      platform: 'node',
      external,
      // Importing a module does nothing by itself.
      treeshake: { moduleSideEffects: false },
      // The library has some of what it loads late in its one file all the same.
      checks: { ineffectiveDynamicImport: false },
      output: {
        dir: path('dist/'),
        format: 'esm',
        chunkFileNames: `${name}/[name]-[hash].js`,
        codeSplitting: { groups },
      },
    });
  }
  chmodSync(path('dist/cli.js'), 0o755);
}

/** Internal functions for the benchmarks, outside dist/ and so outside the package. */
function bundleForBench() {
  return build({
    input: path('bench/internals.ts'),
    platform: 'node',
    external,
    output: { dir: path('bench/build/'), format: 'esm' },
  });
}

rmSync(path('dist/'), { recursive: true, force: true });
generate();
declare();
await bundle();
await bundleForBench();
