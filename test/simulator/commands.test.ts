/** What the commands do with the state file of a simulator. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openState, readState } from '../../src/simulator/state.js';
import { inFolder, run, testHost, write } from '../support/cli.js';
import { processes } from '../support/processes.js';
import { configuratie, diensten, gezag } from '../support/universe.js';

const lock = { processes, waitMs: 0 };

const configs = {
  'configs/omgevingen.yaml':
    'omgevingen:\n  lokaal: { simulator: dso.json, operaties: [POST, PUT, DELETE] }\n',
  'configs/lokaal/x.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - behandeldienst: "${diensten[0]}"\n    activiteiten: [{ naam: Dakkapel, oin: "${gezag}" }]\n`,
};

async function readFiles(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}

describe('the state file of a simulator', () => {
  test.each<[string, Record<string, string>]>([
    ['of this version', { 'dso.json': '{"formatVersion":2,"nextId":1}\n{"delete":"1"}\n{"pu' }],
    [
      'of version 0.1',
      {
        'dso.json': `{"formatVersion":1,"configuraties":{"1":${JSON.stringify(configuratie(0, 0, [0]))}}}`,
        'dso.json.log': '{"delete":"1"}\n{"pu',
      },
    ],
    ['that does not exist', {}],
  ])('plan reads a file %s and writes nothing, also while it is in use', async (_name, files) => {
    await inFolder(async (folder) => {
      await write(folder, { ...configs, ...files });
      expect(await run(['plan'], folder)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/Dakkapel/),
      });
      expect(await readFiles(folder)).toEqual(files);
      const state = await openState(join(folder, 'dso.json'), lock);
      const before = await readFiles(folder);
      expect(await run(['plan'], folder)).toMatchObject({ code: 0, stderr: '' });
      expect(await readFiles(folder)).toEqual(before);
      await state.close();
    });
  });

  test('apply waits for the process that has it in use, and names that process', async () => {
    await inFolder(async (folder) => {
      await write(folder, configs);
      const path = join(folder, 'dso.json');
      const state = await openState(path, lock);
      const { host, stderr } = testHost(['apply', '--yes'], folder);
      const applied = main(host);
      while (!stderr().includes('Waiting')) await readdir(folder);
      expect(stderr()).toBe(`Waiting for process ${process.pid}, which has dso.json in use …\n`);
      await state.close();
      expect(await applied).toBe(0);
      expect((await readState(path)).store.size).toBe(1);
    });
  });

  test('two applies in one process use it one after the other', async () => {
    await inFolder(async (folder) => {
      await write(folder, configs);
      const results = await Promise.all([run(['apply', '--yes'], folder), run(['apply', '--yes'], folder)]);
      expect(results.map(({ code }) => code)).toEqual([0, 0]);
      expect(results.filter(({ stdout }) => /1 created/.test(stdout))).toHaveLength(1);
      expect((await readState(join(folder, 'dso.json'))).store.size).toBe(1);
    });
  });

  test('simulate refuses a file that another process has in use, and names that process', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'dso.json');
      const state = await openState(path, lock);
      expect(await run(['simulate', '--state', 'dso.json'], folder)).toEqual({
        code: 4,
        stdout: '',
        stderr: `${path} is in use by process ${process.pid}. Wait until that process ends, or stop it\n`,
      });
      await state.close();
    });
  });
});
