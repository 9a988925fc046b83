import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockFile } from '../../src/lib/lock.js';
import { cli, inFolder, run, write } from '../support/cli.js';
import { processes } from '../support/processes.js';
import { json, serve, type TestServer } from '../support/server.js';
import { diensten, gezag } from '../support/universe.js';

const activiteiten = Array.from({ length: 12 }, (_, i) => `a${i}`);

function files({ endpoint }: TestServer, settings: string): Record<string, string> {
  return {
    'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "${endpoint}", ${settings} }\n`,
    'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${diensten[0]}", activiteiten: [${activiteiten.join(', ')}] }\n`,
  };
}

/** A list with one configuratie of another activiteit. */
const list = {
  _embedded: {
    behandeldienstconfiguraties: [
      { id: 1, oin: gezag, activiteit: { naam: 'ander', oin: gezag }, behandeldienstOin: diensten[0] },
    ],
  },
  _links: {},
};

describe.concurrent('apply: a service that does not answer', () => {
  test('gets a few of twelve requests, and the result says what is unknown', async () => {
    const server = await serve((response, _n, { body }) => {
      if (body === '') json(response, list);
    });
    try {
      await inFolder(async (folder) => {
        await write(folder, files(server, 'timeoutSeconds: 1, settleSeconds: 1'));
        const { code, stdout, stderr } = await run(
          ['apply', '--omgeving', 'test', '--yes', '--format', 'json'],
          folder,
        );
        const { summary, stopped, results } = JSON.parse(stdout);
        expect(code).toBe(4);
        expect(server.requests.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(8);
        expect(stopped).toMatch(/^Stopped: DSO-LV gave no answer to several requests in a row/);
        expect(summary).toMatchObject({ created: 0, failed: 0 });
        expect(summary.unknown).toBeGreaterThan(0);
        expect(results.find(({ outcome }: { outcome: string }) => outcome === 'unknown')).toMatchObject({
          configuration: { oin: gezag, behandeldienstOin: diensten[0] },
          note: expect.stringMatching(/^sent, without an answer, and not visible within 1 second/),
        });
        expect(stderr).toMatch(/^No usable answer about a\d+: looking at DSO-LV for up to 1 second before/m);
      });
    } finally {
      await server.close();
    }
  });

  test('ends it with exit code 3 when it goes away after it was read', async () => {
    const server = await serve((response) => {
      json(response, list);
      response.on('close', () => void server.close());
    });
    await inFolder(async (folder) => {
      await write(folder, files(server, 'timeoutSeconds: 1, retries: 4'));
      const { code, stdout } = await run(
        ['apply', '--omgeving', 'test', '--yes', '--format', 'json'],
        folder,
      );
      const { summary, stopped } = JSON.parse(stdout);
      expect(code).toBe(3);
      expect(summary).toMatchObject({ created: 0, failed: 0, unknown: 0 });
      expect(stopped).toMatch(/^Stopped: DSO-LV gave no answer/);
    });
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'apply: %s ends the pause that DSO-LV asks for, and no request is sent after it',
  async (signal) => {
    const server = await serve((response, _n, { body }) => {
      if (body === '') return json(response, list);
      response.setHeader('retry-after', '3600');
      json(response, { title: 'Te druk' }, 429);
    });
    try {
      await inFolder(async (folder) => {
        await write(folder, files(server, 'concurrency: 2'));
        const child = spawn(process.execPath, [cli, 'apply', '--omgeving', 'test', '--yes'], {
          cwd: folder,
          env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
        });
        let stderr = '';
        let stdout = '';
        child.stdout.on('data', (chunk: Buffer) => {
          stdout += chunk.toString();
        });
        let stoppedAt = 0;
        child.stderr.on('data', (chunk: Buffer) => {
          stderr += chunk.toString();
          if (stoppedAt > 0 || !stderr.includes('asks to wait')) return;
          stoppedAt = performance.now();
          child.kill(signal);
        });
        const [code] = await once(child, 'exit');
        expect(performance.now() - stoppedAt).toBeLessThan(3000);
        expect(stderr).toContain('DSO-LV asks to wait 60 minutes. Waiting 5 minutes, then trying again');
        expect(stdout).toContain('Interrupted: writes that had started were completed');
        expect(code).toBe(4);
        expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
      });
    } finally {
      await server.close();
    }
  },
);

test('apply: an interrupt ends the wait for another process at the state file', async () => {
  await inFolder(async (folder) => {
    await write(folder, {
      'configs/omgevingen.yaml': 'omgevingen:\n  test: { simulator: state.json }\n',
      'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${diensten[0]}", activiteiten: [a] }\n`,
    });
    const lock = await lockFile(join(folder, 'state.json'), { processes, waitMs: 0 });
    try {
      const child = spawn(process.execPath, [cli, 'apply', '--omgeving', 'test', '--yes'], { cwd: folder });
      let stderr = '';
      let stoppedAt = 0;
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
        if (stoppedAt > 0) return;
        stoppedAt = performance.now();
        child.kill('SIGTERM');
      });
      const [code] = await once(child, 'exit');
      expect(performance.now() - stoppedAt).toBeLessThan(3000);
      expect(code).toBe(3);
      expect(stderr).toMatch(/Nothing was sent|Er is niets verstuurd/);
    } finally {
      await lock.release();
    }
  });
});
