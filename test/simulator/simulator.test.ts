import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import { lockState } from '../../src/simulator/lock.js';
import { simulatorMessages } from '../../src/simulator/messages.js';
import { type Simulator, startSimulator } from '../../src/simulator/server.js';
import { openState, readState } from '../../src/simulator/state.js';
import { cli, inFolder, write } from '../support/cli.js';
import { configuratie, gezag } from '../support/universe.js';

const running: Simulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

async function start(options?: Parameters<typeof startSimulator>[0]): Promise<string> {
  const simulator = await startSimulator(options);
  running.push(simulator);
  return simulator.endpoint;
}

function send(url: string, method: string, body?: unknown, type = 'application/json'): Promise<Response> {
  return fetch(url, {
    method,
    headers: { 'content-type': type },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const one = configuratie(0, 0, [0]);

describe('the simulator', () => {
  test('adds, gives, changes and removes', async () => {
    const endpoint = await start();
    const added = await send(endpoint, 'POST', one);
    expect(added.status).toBe(200);
    expect(added.headers.get('content-type')).toBe('application/hal+json');
    expect(await added.json()).toMatchObject({
      id: '1',
      ...one,
      _links: { self: { href: `${endpoint}/1` } },
    });
    expect(await (await fetch(`${endpoint}/1`)).json()).toMatchObject({ id: '1', ...one });
    const changed = configuratie(1, 0, [0]);
    expect((await send(`${endpoint}/1`, 'PUT', changed)).status).toBe(200);
    expect(await (await fetch(`${endpoint}/1`)).json()).toMatchObject(changed);
    expect((await send(`${endpoint}/1`, 'DELETE')).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await send(`${endpoint}/1`, method)).status).toBe(404);
    expect((await send(`${endpoint}/1`, 'PUT', one)).status).toBe(404);
  });

  test('gives its list in pages, of one bevoegd gezag when asked', async () => {
    const endpoint = await start();
    for (let i = 0; i < 5; i += 1)
      await send(endpoint, 'POST', configuratie(0, undefined, undefined, `A${i}`));
    await send(endpoint, 'POST', { ...one, oin: '00000099000000009000' });
    const first = (await (await fetch(`${endpoint}?oin=${gezag}&pageSize=2`)).json()) as {
      _links: { next: { href: string } };
    };
    expect(first).toMatchObject({ page: { number: 1, size: 2, totalElements: 5, totalPages: 3 } });
    const second = (await (await fetch(first._links.next.href)).json()) as {
      _embedded: { behandeldienstconfiguraties: { id: string }[] };
    };
    expect(second._embedded.behandeldienstconfiguraties.map(({ id }) => id)).toEqual(['3', '4']);
    expect(await (await fetch(`${endpoint}?oin=x`)).json()).not.toHaveProperty('_embedded');
    expect(await (await fetch(endpoint)).json()).toMatchObject({ page: { totalElements: 6 } });
    for (const query of ['page=0', 'pageSize=201', 'page=x'])
      expect((await fetch(`${endpoint}?${query}`)).status).toBe(400);
  });

  test.each<[string, Configuratie, Configuratie, boolean]>([
    ['the same', one, one, true],
    ['another behandeldienst', one, configuratie(1, 0, [0]), true],
    ['another toestemming', one, configuratie(1, 1, [0]), false],
    ['another locatie', one, configuratie(1, 0, [1]), false],
    ['all toestemmingen', one, configuratie(1, undefined, [0]), true],
    ['the whole area', one, configuratie(1, 0, undefined), true],
    ['another activiteit', one, configuratie(1, 0, [0], 'Uitweg'), false],
  ])('on a conflict answers 409: %s', async (_name, first, second, conflict) => {
    const endpoint = await start();
    await send(endpoint, 'POST', first);
    const answer = await send(endpoint, 'POST', second);
    expect(answer.status).toBe(conflict ? 409 : 200);
    if (conflict)
      expect(await answer.json()).toMatchObject({
        status: 409,
        detail: expect.stringContaining('id 1'),
        instance: expect.stringMatching(/^urn:uuid:/),
      });
  });

  test.each<[string, unknown, string]>([
    ['no oin', { ...one, oin: undefined }, 'oin'],
    ['an OIN that is none', { ...one, behandeldienstOin: '1' }, 'behandeldienstOin'],
    ['an unknown field', { ...one, extra: 1 }, 'extra'],
    ['an empty list', { ...one, locatieOins: [] }, 'locatieOins'],
    ['an OIN twice', { ...one, locatieOins: [gezag, gezag] }, 'locatieOins'],
    ['no waarde', { ...one, toestemming: { code: 'x' } }, 'toestemming.waarde'],
    ['an empty naam', { ...one, activiteit: { naam: '', oin: gezag } }, 'activiteit.naam'],
  ])('refuses a body with %s', async (_name, body, param) => {
    const answer = await send(await start(), 'POST', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ 'invalid-params': [{ name: param }] });
  });

  test('knows its paths and methods', async () => {
    const endpoint = await start();
    expect((await fetch(`${endpoint}/1/2`)).status).toBe(404);
    expect((await fetch(new URL('/', endpoint))).status).toBe(404);
    expect((await send(endpoint, 'DELETE')).status).toBe(405);
    expect((await send(endpoint, 'POST', one, 'text/plain')).status).toBe(415);
  });

  test('can lose answers after doing what was asked, and be unavailable before', async () => {
    const drops = await start({ misbehaviour: { dropRate: 1 } });
    await expect(send(drops, 'POST', one)).rejects.toThrow();
    expect(await (await fetch(drops)).json()).toMatchObject({ page: { totalElements: 1 } });
    const fails = await start({ misbehaviour: { errorRate: 1 } });
    expect((await send(fails, 'POST', one)).status).toBe(503);
  });
});

describe('its state', () => {
  test('is what it was, after a close and after none', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'deep/state.json');
      const first = await openState(path);
      await Promise.all(
        Array.from({ length: 50 }, (_, i) => first.put(String(i + 1), configuratie(0, 0, [0], `A${i}`))),
      );
      await first.delete('7');
      // Not closed yet, as after a crash: everything that was answered for is in the log.
      expect((await readState(path)).store.ids()).toHaveLength(49);
      await appendFile(`${path}.log`, '{"put":"99","conf');
      const second = await openState(path);
      expect(second.store.ids()).toHaveLength(49);
      await second.close();
      expect((await readdir(join(folder, 'deep'))).sort()).toEqual(['state.json']);
      expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ formatVersion: 1 });
      expect((await readState(path)).store.newId()).toBe('51');
      await first.close();
    });
  });

  test('is let go of when the simulator cannot start', async () => {
    await inFolder(async (folder) => {
      const port = Number(new URL(await start()).port);
      const state = await openState(join(folder, 'state.json'));
      await expect(startSimulator({ port, state })).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: simulatorMessages.simulatorPort, params: { port } },
      });
      expect(await readdir(folder)).toEqual(['state.json']);
    });
  });

  test.each(['', '{', '[]', '{"formatVersion":2}', 'null'])(
    'that is damaged (%s) is never taken for an empty one',
    async (text) => {
      await inFolder(async (folder) => {
        await write(folder, { 'state.json': text });
        await expect(openState(join(folder, 'state.json'))).rejects.toMatchObject({
          kind: 'usage',
          reason: { template: simulatorMessages.simulatorStateCorrupt },
        });
      });
    },
  );

  test('a file where its folder should be is told', async () => {
    await inFolder(async (folder) => {
      await write(folder, { '.behandeldienst': '' });
      await expect(lockState(join(folder, '.behandeldienst/lokaal.json'), 0)).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: simulatorMessages.simulatorStateUnwritable },
      });
    });
  });

  test('survives kill -9, lock included', async () => {
    await inFolder(async (folder) => {
      const serve = async () => {
        const child = spawn(process.execPath, [cli, 'simulate', '--state', 'dso.json', '-q'], {
          cwd: folder,
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const [endpoint] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
        return { child, endpoint };
      };
      const first = await serve();
      const path = join(folder, 'dso.json');
      await expect(lockState(path, 0)).rejects.toMatchObject({
        kind: 'refused',
        reason: { template: simulatorMessages.simulatorLocked, params: { pid: first.child.pid } },
      });
      for (let i = 0; i < 10; i += 1)
        expect((await send(first.endpoint, 'POST', configuratie(0, 0, [0], `A${i}`))).status).toBe(200);
      const ended = once(first.child, 'exit');
      first.child.kill('SIGKILL');
      await ended;
      const second = await serve();
      expect(await (await fetch(second.endpoint)).json()).toMatchObject({ page: { totalElements: 10 } });
      const stopped = once(second.child, 'exit');
      second.child.kill('SIGTERM');
      await stopped;
    });
  });

  test('has one holder at a time, who is waited for', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      let inside = 0;
      let most = 0;
      const work = async (): Promise<void> => {
        const lock = await lockState(path, 20_000);
        inside += 1;
        most = Math.max(most, inside);
        await readdir(folder);
        inside -= 1;
        await lock.release();
      };
      await Promise.all(Array.from({ length: 8 }, work));
      expect(most).toBe(1);
      expect(await readdir(folder)).toEqual([]);
    });
  });
});
