import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { checkConfigs } from '../../src/checks/check.js';
import { loadConfigs } from '../../src/config/load.js';
import { languages } from '../../src/messages/message.js';
import { plain } from '../../src/output/colour.js';
import { validateSarif } from '../../src/output/validate-sarif.js';

/** The structure of SARIF 2.1.0 as OASIS publishes it, without its prose. */
const schema: object = JSON.parse(
  readFileSync(new URL('../fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8'),
) as object;
const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
const folder = new URL('../fixtures/config/', import.meta.url);

test.each(readdirSync(folder))('SARIF of the problems in %s matches the schema', async (name) => {
  const tree = await loadConfigs('configs', { cwd: new URL(`${name}/`, folder).pathname }).catch(
    () => undefined,
  );
  if (tree === undefined) return;
  const problems = checkConfigs(tree);
  for (const language of languages) {
    const context = { registers: tree.registers, language, paint: plain };
    const log: unknown = JSON.parse(
      [...validateSarif({ files: tree.files, configurations: 0, problems }, context, '1.2.3')].join(''),
    );
    expect({ valid: valid(log), errors: valid.errors }).toEqual({ valid: true, errors: null });
  }
});

test('the schema of SARIF refuses another document', () => {
  expect(valid({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});
