/** Validation of one bevoegd gezag after the other finds what checks on the whole configuration find. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConfigs } from '../../src/checks/check.js';
import { type Validation, validateConfigs, validator } from '../../src/checks/validate.js';
import { diskSource } from '../../src/config/disk-source.js';
import { loadConfigs } from '../../src/config/load.js';
import { organisaties, toestemmingen, toewijzingenText } from '../support/assignments.js';
import { inFolder, write } from '../support/cli.js';
import { shown } from '../support/problems.js';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const registers = {
  'configs/organisaties.yaml': organisaties,
  'configs/toestemmingen.yaml': toestemmingen,
};

async function expectSame(cwd: string, validation: Validation): Promise<void> {
  const tree = await loadConfigs('configs', { cwd });
  expect(shown(validation.problems)).toEqual(shown(checkConfigs(tree)));
  expect(validation.files).toBe(tree.files);
  const desired = [...tree.toewijzingen.values()].flat().flatMap((file) => file.desired);
  expect(validation.configurations).toBe(desired.length);
}

test.each(readdirSync(fixtures))('validate: finds in %s what the checks on the whole find', async (name) => {
  const cwd = join(fixtures, name);
  await expectSame(cwd, await validateConfigs('configs', { cwd }));
});

test('validate: sees a register that is added, emptied, unreadable, changed and removed', async () => {
  await inFolder(async (cwd) => {
    await write(cwd, {
      'configs/test/a.yaml': 'bevoegdGezag: a\ntoewijzingen: [{ behandeldienst: b, activiteiten: [x] }]\n',
    });
    const validation = validator(diskSource('configs', cwd));
    const path = join(cwd, 'configs/organisaties.yaml');
    await expectSame(cwd, await validation.update());
    for (const text of [
      '',
      Buffer.from('organisaties: {} # \xff', 'latin1'),
      'organisaties: {} # \ufffd',
      '# x\n',
    ]) {
      writeFileSync(path, text);
      await expectSame(cwd, await validation.update());
    }
    rmSync(path);
    await expectSame(cwd, await validation.update());
  });
});

test('validate: finds in any files what the checks on the whole find, also after changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(toewijzingenText, { minLength: 1, maxLength: 5 }),
      toewijzingenText,
      fc.nat(4),
      async (files, later, at) => {
        await inFolder(async (cwd) => {
          const named = Object.fromEntries(files.map((text, i) => [`configs/test/${i}.yaml`, text]));
          await write(cwd, { ...registers, ...named });
          const validation = validator(diskSource('configs', cwd));
          await expectSame(cwd, await validateConfigs('configs', { cwd }));
          await expectSame(cwd, await validation.update());
          writeFileSync(join(cwd, `configs/test/${at % files.length}.yaml`), later);
          await expectSame(cwd, await validation.update());
          // A register decides about every file.
          const path = join(cwd, 'configs/organisaties.yaml');
          writeFileSync(path, readFileSync(path, 'utf8').replace('overlaptMet: [noord]', 'naam: B'));
          await expectSame(cwd, await validation.update());
          writeFileSync(path, organisaties);
          await expectSame(cwd, await validation.update());
        });
      },
    ),
    { numRuns: 60 },
  );
});
