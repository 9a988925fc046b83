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

/** Keywords that the loader checks itself: it compares by meaning, and faster than ajv. */
const LEFT_TO_LOADER = new Set(['uniqueItems']);

/** Replaces each reference by its definition, so that the path of an error leads to one place. */
function inlined(value, definitions) {
  if (Array.isArray(value)) return value.map((item) => inlined(item, definitions));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string')
    return inlined(definitions[value.$ref.replace('#/definitions/', '')], definitions);
  const kept = Object.entries(value).filter(([key]) => !LEFT_TO_LOADER.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, inlined(item, definitions)]));
}

function forValidation({ definitions, ...schema }) {
  return inlined(schema, definitions);
}

/** The keys that each object of a schema can have, by the path that ajv reports for an unknown key. */
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
