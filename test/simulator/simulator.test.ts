import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { AppendLog } from '../../src/lib/append-log.js';
import { libMessages } from '../../src/lib/messages.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { type Simulator, startSimulator } from '../../src/simulator/server.js';
import { openState, State } from '../../src/simulator/state.js';
import { Store } from '../../src/simulator/store.js';
import { cli, inFolder } from '../support/cli.js';
import { processes } from '../support/processes.js';
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
  test('adds, shows, replaces and deletes a configuratie', async () => {
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

  test('lists in pages, also the configuraties of one bevoegd gezag', async () => {
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
  ])('answers 409 to an overlap, and to nothing else: %s', async (_name, first, second, conflict) => {
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
    ['an OIN that is not an OIN', { ...one, behandeldienstOin: '1' }, 'behandeldienstOin'],
    ['an unknown field', { ...one, extra: 1 }, 'extra'],
    ['an empty list', { ...one, locatieOins: [] }, 'locatieOins'],
    ['an OIN twice', { ...one, locatieOins: [gezag, gezag] }, 'locatieOins'],
    ['no waarde', { ...one, toestemming: { code: 'x' } }, 'toestemming.waarde'],
    ['an empty naam', { ...one, activiteit: { naam: '', oin: gezag } }, 'activiteit.naam'],
  ])('answers 400 to a body with %s', async (_name, body, param) => {
    const answer = await send(await start(), 'POST', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ 'invalid-params': [{ name: param }] });
  });

  test('answers 404, 405 and 415 to other paths, methods and types', async () => {
    const endpoint = await start();
    expect((await fetch(`${endpoint}/1/2`)).status).toBe(404);
    expect((await fetch(new URL('/', endpoint))).status).toBe(404);
    expect((await send(endpoint, 'DELETE')).status).toBe(405);
    expect((await send(endpoint, 'POST', one, 'text/plain')).status).toBe(415);
  });

  test('loses answers after a write, and is unavailable before one, when asked to', async () => {
    const drops = await start({ misbehaviour: { dropRate: 1 } });
    await expect(send(drops, 'POST', one)).rejects.toThrow();
    expect(await (await fetch(drops)).json()).toMatchObject({ page: { totalElements: 1 } });
    const fails = await start({ misbehaviour: { errorRate: 1 } });
    expect((await send(fails, 'POST', one)).status).toBe(503);
  });

  test('misbehaves in the same way for the same seed', async () => {
    const statuses = async (seed: number): Promise<number[]> => {
      const endpoint = await start({ misbehaviour: { errorRate: 0.5, seed } });
      const found: number[] = [];
      for (let i = 0; i < 20; i += 1) found.push((await fetch(endpoint)).status);
      return found;
    };
    const first = await statuses(1);
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await statuses(1)).toEqual(first);
    expect(await statuses(2)).not.toEqual(first);
  });

  test.runIf(process.platform === 'linux')(
    'answers 500 once a change cannot be stored, rather than show what a restart would lose',
    async () => {
      const log = await AppendLog.open('/dev/full', { parse: () => undefined }, { sync: true });
      const state = new State(new Store(), { log, lock: { release: async () => undefined } });
      const endpoint = await start({ state });
      expect((await fetch(endpoint)).status).toBe(200);
      expect((await send(endpoint, 'POST', one)).status).toBe(500);
      expect((await fetch(endpoint)).status).toBe(500);
    },
  );

  test('answers 413 to a body of more than a megabyte', async () => {
    const endpoint = await start();
    expect((await send(endpoint, 'POST', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  test('answers 401 without an API key on its public services, before anything else', async () => {
    const simulator = await startSimulator();
    running.push(simulator);
    for (const url of [`${simulator.rtr}/activiteiten/_zoek`, `${simulator.verzoeksroutering}/x`]) {
      expect((await send(url, 'POST', {})).status).toBe(401);
      const headers = { 'x-api-key': 'any' };
      const status = url.endsWith('/x') ? 404 : 405;
      const answer = await fetch(url, { headers });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
    }
  });
});

describe('behandeldienst simulate', () => {
  test('keeps its state and lets go of its lock when it is killed', async () => {
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
      await expect(openState(path, { processes, waitMs: 0 })).rejects.toMatchObject({
        kind: 'refused',
        reason: { template: libMessages.locked, params: { path, pid: first.child.pid } },
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
      expect(await readdir(folder)).toEqual(['dso.json']);
    });
  });
});
