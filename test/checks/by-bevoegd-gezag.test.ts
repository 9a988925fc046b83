/** Checks on one bevoegd gezag after the other find what checks on the whole configuration find. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConfigs, checks } from '../../src/checks/check.js';
import { diskSource } from '../../src/config/disk-source.js';
import { loadConfigs } from '../../src/config/load.js';
import { type LoadedConfiguration, Loader } from '../../src/config/loader.js';
import { organisaties, toestemmingen, toewijzingenText } from '../support/assignments.js';
import { inFolder, write } from '../support/cli.js';
import { shown } from '../support/problems.js';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const registers = {
  'configs/organisaties.yaml': organisaties,
  'configs/toestemmingen.yaml': toestemmingen,
};

function lean(cwd: string): Loader {
  return new Loader(diskSource('configs', cwd), { checks, keepFiles: false });
}

async function expectSame(cwd: string, found: LoadedConfiguration): Promise<void> {
  const tree = await loadConfigs('configs', { cwd });
  expect(shown(found.problems)).toEqual(shown(checkConfigs(tree)));
  expect(found.files).toBe(tree.files);
  const desired = [...tree.toewijzingen.values()].flat().flatMap((file) => file.desired);
  expect(found.configurations).toBe(desired.length);
  expect([...found.toewijzingen.values()].flat()).toEqual([]);
}

test.each(readdirSync(fixtures))(
  'a loader that keeps no files: finds in %s what the checks on the whole find',
  async (name) => {
    const cwd = join(fixtures, name);
    await expectSame(cwd, await lean(cwd).update());
  },
);

test('a loader that keeps no files: sees a register that is added, emptied, unreadable, changed and removed', async () => {
  await inFolder(async (cwd) => {
    await write(cwd, {
      'configs/test/a.yaml': 'bevoegdGezag: a\ntoewijzingen: [{ behandeldienst: b, activiteiten: [x] }]\n',
    });
    const loader = lean(cwd);
    const path = join(cwd, 'configs/organisaties.yaml');
    await expectSame(cwd, await loader.update());
    for (const text of [
      '',
      Buffer.from('organisaties: {} # \xff', 'latin1'),
      'organisaties: {} # \ufffd',
      '# x\n',
    ]) {
      writeFileSync(path, text);
      await expectSame(cwd, await loader.update());
    }
    rmSync(path);
    await expectSame(cwd, await loader.update());
  });
});

test('a loader that keeps no files: finds in any files what the checks on the whole find, also after changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(toewijzingenText, { minLength: 1, maxLength: 5 }),
      toewijzingenText,
      fc.nat(4),
      async (files, later, at) => {
        await inFolder(async (cwd) => {
          const named = Object.fromEntries(files.map((text, i) => [`configs/test/${i}.yaml`, text]));
          await write(cwd, { ...registers, ...named });
          const loader = lean(cwd);
          await expectSame(cwd, await lean(cwd).update());
          await expectSame(cwd, await loader.update());
          writeFileSync(join(cwd, `configs/test/${at % files.length}.yaml`), later);
          await expectSame(cwd, await loader.update());
          // A register decides about every file.
          const path = join(cwd, 'configs/organisaties.yaml');
          writeFileSync(path, readFileSync(path, 'utf8').replace('overlaptMet: [noord]', 'naam: B'));
          await expectSame(cwd, await loader.update());
          writeFileSync(path, organisaties);
          await expectSame(cwd, await loader.update());
        });
      },
    ),
    { numRuns: 60 },
  );
});
