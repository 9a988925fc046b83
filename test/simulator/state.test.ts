import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppendLog } from '../../src/lib/append-log.js';
import { libMessages } from '../../src/lib/messages.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { simulatorMessages } from '../../src/simulator/messages.js';
import { startSimulator } from '../../src/simulator/server.js';
import { openState, readState, State } from '../../src/simulator/state.js';
import { Store } from '../../src/simulator/store.js';
import { inFolder, write } from '../support/cli.js';
import { killManyTimes } from '../support/killed-simulator.js';
import { processes } from '../support/processes.js';
import { configuratie } from '../support/universe.js';

const lock = { processes, waitMs: 0 };

const item = (n: number): Configuratie => configuratie(0, 0, [0], `A${n}`);
const put = (id: number): string => `${JSON.stringify({ put: String(id), configuratie: item(id) })}\n`;
const remove = (id: number): string => `{"delete":"${id}"}\n`;
const header = (nextId: number): string => `{"formatVersion":2,"nextId":${nextId}}\n`;
/** A state file of version 0.1, as that version writes it. */
const snapshot = (...ids: number[]): string => {
  const records = ids.map((id) => `    "${id}": ${JSON.stringify(item(id))}`);
  const body = records.length === 0 ? '{}' : `{\n${records.join(',\n')}\n  }`;
  return `{\n  "formatVersion": 1,\n  "configuraties": ${body}\n}\n`;
};

/** Opens the state in these files for writing and closes it; returns the files that are there then. */
async function openAndClose(folder: string): Promise<Record<string, string>> {
  await (await openState(join(folder, 'state.json'), lock)).close();
  const files: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) files[name] = await readFile(join(folder, name), 'utf8');
  return files;
}

describe('the state of the simulator', () => {
  test.runIf(process.platform === 'linux').each(['POST', 'PUT', 'DELETE'])(
    'on a full disk, answers a %s with an error and everything after it too',
    async (method) => {
      const store = new Store();
      store.put('1', item(1));
      const log = await AppendLog.open('/dev/full', { parse: (line) => line }, { sync: true });
      const released: string[] = [];
      const claim = { release: async () => void released.push('lock') };
      const { endpoint, close } = await startSimulator({ state: new State(store, { log, lock: claim }) });
      try {
        const send = (verb: string, path: string, body?: Configuratie): Promise<Response> =>
          fetch(`${endpoint}${path}`, {
            method: verb,
            headers: { 'content-type': 'application/json' },
            body: body && JSON.stringify(body),
          });
        const path = method === 'POST' ? '' : '/1';
        const answer = await send(method, path, method === 'DELETE' ? undefined : item(2));
        expect(answer.status).toBe(500);
        // What is in memory is not on disk, so that it is not shown either.
        for (const again of [await send('GET', ''), await send('GET', '/1'), await send('POST', '', item(3))])
          expect(again.status).toBe(500);
      } finally {
        await close();
      }
      expect(released).toEqual(['lock']);
    },
  );

  test('keeps every change that it acknowledges, closed or not', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'deep/state.json');
      const state = await openState(path, lock);
      await Promise.all(Array.from({ length: 50 }, (_, i) => state.put(String(i + 1), item(i + 1))));
      await state.delete('7');
      const ids = state.store.ids();
      expect(ids).toHaveLength(49);
      // As after a crash: the file has not been closed.
      expect((await readState(path)).store.ids()).toEqual(ids);
      await state.close();
      expect(await readdir(join(folder, 'deep'))).toEqual(['state.json']);
      const again = await openState(path, lock);
      expect(again.store.ids()).toEqual(ids);
      expect(again.store.newId()).toBe('51');
      await again.close();
    });
  });

  test('reads the file while a simulator has it open, and writes nothing', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      const open = await openState(path, lock);
      await open.put('1', item(1));
      const files = await readdir(folder);
      const read = await readState(path);
      await read.put('2', item(2));
      await read.delete('1');
      await read.close();
      expect(await readdir(folder)).toEqual(files);
      expect((await readState(path)).store.ids()).toEqual(['1']);
      await open.close();
      expect((await readState(join(folder, 'none/state.json'))).store.size).toBe(0);
      expect(await readdir(folder)).toEqual(['state.json']);
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['no file', {}, header(1)],
    ['a file without changes to earlier lines', { 'state.json': header(3) + put(1) }, header(3) + put(1)],
    [
      'a replaced configuratie',
      { 'state.json': header(1) + put(1) + put(2) + put(1) },
      header(3) + put(2) + put(1),
    ],
    ['a deleted configuratie', { 'state.json': header(1) + put(1) + put(2) + remove(2) }, header(3) + put(1)],
    ['half a line at the end', { 'state.json': `${header(1)}${put(1)}{"put":"2","conf` }, header(1) + put(1)],
    ['a rewrite that was cut short', { 'state.json': header(1), 'state.json.tmp': 'x' }, header(1)],
    ['a snapshot of version 0.1', { 'state.json': snapshot(1, 2) }, header(3) + put(1) + put(2)],
    ['an empty snapshot of version 0.1', { 'state.json': snapshot() }, header(1)],
    [
      'a snapshot and a log of version 0.1',
      { 'state.json': snapshot(1, 2), 'state.json.log': `${remove(1)}${put(3)}{"put":"4","conf` },
      header(4) + put(2) + put(3),
    ],
    ['a log of version 0.1 alone', { 'state.json.log': put(1) + put(2) + remove(2) }, header(3) + put(1)],
  ])('opens for writing with %s', async (_name, files, text) => {
    await inFolder(async (folder) => {
      await write(folder, files);
      const { store } = await readState(join(folder, 'state.json'));
      for (const [name, content] of Object.entries(files)) {
        expect(await readFile(join(folder, name), 'utf8')).toBe(content);
      }
      const { 'state.json.tmp': rest, ...after } = await openAndClose(folder);
      expect(after).toEqual({ 'state.json': text });
      // Only a rewrite removes what another rewrite left.
      expect(rest).toBe(files['state.json.tmp']);
      const state = await readState(join(folder, 'state.json'));
      expect(state.store.ids()).toEqual(store.ids());
      expect(state.store.nextId).toBe(store.nextId);
    });
  });

  test.each<[string, number]>([
    ['', 1],
    ['{', 1],
    ['[]', 1],
    ['null', 1],
    ['{"formatVersion":1}', 1],
    ['{"formatVersion":1,"configuraties":{"1":{}}}', 1],
    [snapshot(1).slice(0, -10), 1],
    [put(1), 1],
    [`${header(1)}${put(1)}{"put":"2","configuratie":{}}\n`, 3],
    [`${header(1)}x\n${put(1)}`, 2],
    [`${header(1)}${put(1)}${header(1)}`, 3],
  ])('refuses a file that is not its own, and leaves it as it is: %j', async (text, line) => {
    await inFolder(async (folder) => {
      await write(folder, { 'state.json': text });
      const path = join(folder, 'state.json');
      const error = {
        kind: 'usage',
        reason: { template: simulatorMessages.stateDamaged, params: { path, line } },
      };
      await expect(readState(path)).rejects.toMatchObject(error);
      await expect(openState(path, lock)).rejects.toMatchObject(error);
      expect(await readdir(folder)).toEqual(['state.json']);
      expect(await readFile(path, 'utf8')).toBe(text);
    });
  });

  test('refuses a damaged log of version 0.1, with its line', async () => {
    await inFolder(async (folder) => {
      await write(folder, { 'state.json': snapshot(1), 'state.json.log': `${put(2)}x\n${put(3)}` });
      await expect(openState(join(folder, 'state.json'), lock)).rejects.toMatchObject({
        reason: {
          template: simulatorMessages.stateDamaged,
          params: { path: join(folder, 'state.json.log'), line: 2 },
        },
      });
    });
  });

  test('refuses the format of a later version', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      await writeFile(path, '{"formatVersion":3,"nextId":1}\n');
      await expect(readState(path)).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: simulatorMessages.stateVersion, params: { path, version: 3 } },
      });
    });
  });

  test('reports a file that cannot be read or written', async () => {
    await inFolder(async (folder) => {
      await write(folder, { '.behandeldienst': '' });
      await expect(openState(join(folder, '.behandeldienst/lokaal.json'), lock)).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: simulatorMessages.stateUnwritable },
      });
      await expect(readState(folder)).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: simulatorMessages.stateUnreadable, params: { path: folder } },
      });
    });
  });

  test('is open for writing once at a time', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      const first = await openState(path, lock);
      await expect(openState(path, lock)).rejects.toMatchObject({
        kind: 'refused',
        reason: { template: libMessages.locked, params: { path, pid: process.pid } },
      });
      await first.close();
      await (await openState(path, lock)).close();
    });
  });

  test('is closed when the simulator cannot start', async () => {
    await inFolder(async (folder) => {
      const running = await startSimulator();
      const port = Number(new URL(running.endpoint).port);
      const state = await openState(join(folder, 'state.json'), lock);
      await expect(startSimulator({ port, state })).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: simulatorMessages.simulatorPort, params: { port } },
      });
      await running.close();
      expect(await readdir(folder)).toEqual(['state.json']);
    });
  });

  test('loses no acknowledged change when the simulator is killed, and its file can be read each time', {
    timeout: 60_000,
  }, async () => {
    const { kills, acknowledged } = await killManyTimes(30, 20_000);
    expect(kills).toBeGreaterThanOrEqual(5);
    expect(acknowledged).toBeGreaterThan(kills);
  });
});
