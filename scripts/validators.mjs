/**
 * Writes src/config/generated: the validators, as plain code that ajv makes of schemas/*.json. A program that validates
 * does not have to load and compile ajv.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const path = (name) => fileURLToPath(new URL(name, new URL('../', import.meta.url)));
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

export function generateValidators() {
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
