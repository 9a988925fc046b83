import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import { type Simulator, startSimulator } from '../../src/simulator/server.js';
import { cli, inFolder, run, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';
import { configuratie, diensten, gezag, locaties } from '../support/universe.js';

/** A device on Linux that is always full. */
const FULL = '/dev/full';
const MANY = 12;
const names = Array.from({ length: MANY }, (_, i) => `A${i}`);

const running: Simulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

/** A DSO-LV with one configuratie per name. The files assign each to another behandeldienst, which takes two requests. */
async function replacing(
  work: (folder: string, held: () => Promise<Configuratie[]>) => Promise<void>,
  onWrite: () => void = () => undefined,
): Promise<void> {
  let writes = 0;
  const simulator = await startSimulator({
    onRequest: ({ method }) => {
      if (method === 'GET') return;
      writes += 1;
      if (writes > MANY) onWrite();
    },
  });
  running.push(simulator);
  const headers = { 'content-type': 'application/json' };
  for (const naam of names) {
    const body = JSON.stringify(configuratie(0, undefined, [0], naam));
    expect((await fetch(simulator.endpoint, { method: 'POST', headers, body })).status).toBe(200);
  }
  await inFolder(async (folder) => {
    await write(folder, {
      'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "${simulator.endpoint}", operaties: [POST, DELETE], concurrency: 2, retries: 0, timeoutSeconds: 5 }\n`,
      'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${diensten[1]}", activiteiten: [${names.join(', ')}], locaties: ["${locaties[0]}"] }\n`,
    });
    await work(folder, async () => {
      const answer = (await (await fetch(`${simulator.endpoint}?pageSize=200`)).json()) as {
        _embedded: { behandeldienstconfiguraties: Configuratie[] };
      };
      return answer._embedded.behandeldienstconfiguraties;
    });
  });
}

/** Runs the program through a shell, as `$BD`. */
async function shell(script: string, folder: string): Promise<{ code: number | null; stderr: string }> {
  const env = { ...process.env, LC_ALL: 'C', BD: `"${process.execPath}" "${cli}"` };
  const child = spawn('bash', ['-c', script], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

const apply = 'apply --omgeving test --yes --force';

describe('apply when its output is lost', () => {
  /** Expects that each activiteit has exactly one behandeldienst, the old or the new one. */
  async function expectAllServed(held: () => Promise<Configuratie[]>): Promise<void> {
    const all = await held();
    expect(all.map((item) => item.activiteit.naam).sort()).toEqual([...names].sort());
  }

  test('closed pipe: completes the requests under way', async () => {
    await replacing(async (folder, held) => {
      await shell(`eval $BD ${apply} -v 2>&1 | head -n 2 >/dev/null`, folder);
      await expectAllServed(held);
      expect((await held()).some((item) => item.behandeldienstOin === diensten[1])).toBe(true);
    });
  });

  test('lost terminal: completes the requests under way and sends no new ones', async () => {
    let hangUp = (): void => undefined;
    await replacing(
      async (folder, held) => {
        const child = spawn(process.execPath, [cli, ...apply.split(' ')], { cwd: folder, stdio: 'ignore' });
        hangUp = () => void child.kill('SIGHUP');
        expect(await once(child, 'exit')).toEqual([4, null]);
        await expectAllServed(held);
        expect((await held()).some((item) => item.behandeldienstOin === diensten[0])).toBe(true);
      },
      () => hangUp(),
    );
  });

  test.skipIf(!existsSync(FULL))(
    'full disk: reports that the result is not written, and exits with 4',
    async () => {
      await replacing(async (folder, held) => {
        const { code, stderr } = await shell(`eval exec $BD ${apply} -q > ${FULL}`, folder);
        expect(code).toBe(4);
        expect(stderr).toMatch(/^The result could not be written \(ENOSPC\)\n$/);
        await expectAllServed(held);
      });
    },
  );

  test('full journal: completes the requests under way and reports why it stopped', async () => {
    await replacing(async (folder, held) => {
      const limited = `trap '' XFSZ; ulimit -f 2; eval exec $BD ${apply} --journal journal.jsonl --format json >&2`;
      const { code, stderr } = await shell(limited, folder);
      expect(code).toBe(4);
      expect(stderr).toMatch(/"stopped": "Stopped: journal\.jsonl could no longer be written \(EFBIG\)/);
      await expectAllServed(held);
      expect((await held()).some((item) => item.behandeldienstOin === diensten[0])).toBe(true);
      const lines = (await readFile(join(folder, 'journal.jsonl'), 'utf8')).split('\n').slice(0, -1);
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ omgeving: 'test' });
      expect((await run([...apply.split(' '), '--journal', 'second.jsonl'], folder)).code).toBe(0);
    });
  });
});

test('plan: a reader that stops early causes no message', async () => {
  await replacing(async (folder) => {
    const closed = await shell('set -o pipefail; eval $BD plan --omgeving test | head -n 1', folder);
    expect(closed).toEqual({ code: 0, stderr: '' });
  });
});

test('plan: writes --out and keeps its exit code when nobody reads its output', async () => {
  await replacing(async (folder) => {
    const plan = 'plan --omgeving test -q --out plan.json --detailed-exitcode';
    const { code, stderr } = await shell(`set -o pipefail; eval $BD ${plan} | true`, folder);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8'))).toMatchObject({ formatVersion: 1 });
  });
});

test('apply: a SIGTERM after a SIGHUP is the first signal, and does not end it at once', async () => {
  let hangUp = (): void => undefined;
  await replacing(
    async (folder, held) => {
      const child = spawn(process.execPath, [cli, ...apply.split(' ')], { cwd: folder, stdio: 'ignore' });
      hangUp = () => {
        child.kill('SIGHUP');
        child.kill('SIGTERM');
        hangUp = () => undefined;
      };
      expect(await once(child, 'exit')).toEqual([4, null]);
      expect((await held()).map((item) => item.activiteit.naam).sort()).toEqual([...names].sort());
    },
    () => hangUp(),
  );
});

test('apply: sends no further request after a signal during the reading', async () => {
  let child: ReturnType<typeof spawn> | undefined;
  const server = await serve((response) => {
    child?.kill('SIGTERM');
    json(response, {}, 503);
  });
  try {
    await inFolder(async (folder) => {
      await write(folder, {
        'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "${server.endpoint}", retries: 5 }\n`,
        'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${diensten[1]}", activiteiten: [a] }\n`,
      });
      child = spawn(process.execPath, [cli, ...apply.split(' ')], { cwd: folder, stdio: 'ignore' });
      expect(await once(child, 'exit')).toEqual([3, null]);
      expect(server.requests).toHaveLength(1);
    });
  } finally {
    await server.close();
  }
});

test('apply --journal: does not touch a file that is no journal', async () => {
  await replacing(async (folder) => {
    for (const text of ['important notes', 'one line\nand another', '{"time":"2026"}\nnotes']) {
      await write(folder, { 'notes.txt': text });
      const { code, stderr } = await run([...apply.split(' '), '--journal', 'notes.txt'], folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^The journal notes\.txt cannot be written, so nothing was begun/);
      expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe(text);
    }
  });
});

test.skipIf(!existsSync(FULL))(
  'plan: full disk: reports that the result is not written, and exits with 1',
  async () => {
    await replacing(async (folder) => {
      const full = await shell(`eval exec $BD plan --omgeving test -q > ${FULL}`, folder);
      expect(full).toEqual({ code: 1, stderr: 'The result could not be written (ENOSPC)\n' });
    });
  },
);
