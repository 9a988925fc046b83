/** Reading bevoegd gezag by bevoegd gezag finds exactly what reading everything first finds. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cache } from '../../src/checks/cache.js';
import { checkConfigs } from '../../src/checks/check.js';
import { type Validation, type ValidationCache, validateConfigs } from '../../src/checks/validate.js';
import { loadConfigs } from '../../src/config/load.js';
import { formatMessage } from '../../src/messages/message.js';
import { locate } from '../../src/model/place.js';
import type { Problem } from '../../src/model/problem.js';
import { inFolder, write } from '../support/cli.js';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));

/** Problems as they are told. */
function told(problems: readonly Problem[]): unknown[] {
  return problems.map(({ message, place, related, ...rest }) => ({
    ...rest,
    text: formatMessage(message, 'en'),
    at: locate(place),
    related: related?.map(locate),
  }));
}

async function expectSame(cwd: string, validation: Validation): Promise<void> {
  const tree = await loadConfigs('configs', { cwd });
  expect(told(validation.problems)).toEqual(told(checkConfigs(tree)));
  expect(validation.files).toBe(tree.files);
  const desired = [...tree.toewijzingen.values()].flat().flatMap((file) => file.desired);
  expect(validation.configurations).toBe(desired.length);
}

test.each(readdirSync(fixtures))('%s', async (name) => {
  const cwd = join(fixtures, name);
  await expectSame(cwd, await validateConfigs('configs', { cwd }));
});

const registers = {
  'configs/organisaties.yaml': `organisaties:
  a: { oin: "00000099000000001000", naam: A }
  b: { oin: "00000099000000002000", naam: B, overlaptMet: [noord] }
  noord: { oin: "00000099000000003000" }
  zuid: { oin: "00000099000000004000" }
`,
  'configs/toestemmingen.yaml': 'toestemmingen:\n  melding: { code: Melding, waarde: Melding }\n',
};

/** A bevoegd gezag is named in ways that look different, so that what belongs together has to be found out. */
const gezag = fc.constantFrom(
  'a',
  'b',
  '"00000099000000001000"',
  "'a'",
  'a # again',
  '00000099000000002000',
  'c',
);
const file = fc
  .record({
    gezag,
    dekking: fc.constantFrom('', 'dekking: volledig\n'),
    lines: fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'noord'),
        fc.constantFrom('[X]', '[X, Y]', '[{ naam: X, oin: a }]', '[Z, { naam: Y, oin: noord }]'),
        fc.constantFrom('', ', toestemmingen: [melding]', ', toestemmingen: [{ code: Melding, waarde: m }]'),
        fc.constantFrom('', ', locaties: [noord]', ', locaties: [zuid, b]', ', plaatsen: [b]'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    verwachting: fc.constantFrom('', 'verwachtingen:\n  - { activiteit: X, behandeldienst: b }\n'),
    broken: fc.boolean(),
  })
  .map(({ gezag: name, dekking, lines, verwachting, broken }) => {
    const toewijzingen = lines.map(
      ([dienst, activiteiten, ...rest]) =>
        `  - { behandeldienst: ${dienst}, activiteiten: ${activiteiten}${rest.join('')} }\n`,
    );
    const end = broken ? 'oops: [\n' : '';
    return `${dekking}bevoegdGezag: ${name}\ntoewijzingen:\n${toewijzingen.join('')}${verwachting}${end}`;
  });

test('a register that comes, is empty or cannot be read is no register like another', async () => {
  await inFolder(async (cwd) => {
    await write(cwd, {
      'configs/test/a.yaml': 'bevoegdGezag: a\ntoewijzingen: [{ behandeldienst: b, activiteiten: [x] }]\n',
    });
    const cache: ValidationCache = new Cache();
    const path = join(cwd, 'configs/organisaties.yaml');
    await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
    for (const text of [
      '',
      Buffer.from('organisaties: {} # \xff', 'latin1'),
      'organisaties: {} # \ufffd',
      '# x\n',
    ]) {
      writeFileSync(path, text);
      await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
    }
    rmSync(path);
    await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
  });
});

describe('any files', () => {
  test('in any number, with and without cache of what they were before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 5 }),
        file,
        fc.nat(4),
        async (files, later, at) => {
          await inFolder(async (cwd) => {
            const named = Object.fromEntries(files.map((text, i) => [`configs/test/${i}.yaml`, text]));
            await write(cwd, { ...registers, ...named });
            const cache: ValidationCache = new Cache();
            await expectSame(cwd, await validateConfigs('configs', { cwd }));
            await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
            writeFileSync(join(cwd, `configs/test/${at % files.length}.yaml`), later);
            await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
            // A register decides about every file.
            const organisaties = join(cwd, 'configs/organisaties.yaml');
            writeFileSync(
              organisaties,
              readFileSync(organisaties, 'utf8').replace('overlaptMet: [noord]', 'naam: B'),
            );
            await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
            writeFileSync(organisaties, registers['configs/organisaties.yaml']);
            await expectSame(cwd, await validateConfigs('configs', { cwd }, cache));
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
