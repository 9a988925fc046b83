import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import { startSimulator } from '../../src/simulator/server.js';
import { cli, inFolder, run, runBinary, write } from '../support/cli.js';
import { applyWithLostAnswers } from '../support/lost-answers.js';
import { configuratie, diensten, gezag, handlers, isValid, locaties } from '../support/universe.js';

function tree(
  endpoint: string,
  toewijzingen: string,
  operaties = '[POST, PUT, DELETE]',
): Record<string, string> {
  return {
    'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "${endpoint}", operaties: ${operaties}, concurrency: 1, retries: 2, timeoutSeconds: 5 }\n`,
    'configs/toestemmingen.yaml':
      'toestemmingen:\n  t1: { code: T1, waarde: waarde T1 }\n  t2: { code: T2, waarde: waarde T2 }\n',
    'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n${toewijzingen}`,
  };
}

const line = (dienst: number, activiteiten: string, where: readonly number[]): string =>
  `  - { behandeldienst: "${diensten[dienst]}", activiteiten: [${activiteiten}], toestemmingen: [t1], locaties: [${where.map((i) => `"${locaties[i]}"`).join(', ')}] }\n`;

describe('lost answers', () => {
  // Twenty seeds are in test/fuzz.
  test.each([1, 2, 3, 4])(
    'apply posts nothing twice when 30 % of the answers are lost, seed %d',
    applyWithLostAnswers,
  );
});

type Signal = 'SIGKILL' | 'SIGTERM' | 'SIGINT';

describe('apply: a process that is killed', () => {
  const before = [configuratie(0, 0, [0, 1], 'A'), configuratie(0, 0, [0], 'C')];
  const after = line(0, 'A', [0]) + line(1, 'A', [1]) + line(2, 'C', [0]) + line(2, 'D', [2]);

  /** Kills the process when its n-th request arrives. Returns whether there was an n-th request. */
  async function killAt(n: number, signal: Signal, operaties: string): Promise<boolean> {
    let reached = false;
    let armed = false;
    let seen = 0;
    let kill = (): void => undefined;
    const states: Configuratie[][] = [];
    const simulator = await startSimulator({
      onRequest: () => {
        if (!armed) return;
        if (seen === n) {
          reached = true;
          kill();
        }
        seen += 1;
      },
    });
    const list = async (): Promise<Configuratie[]> => {
      const answer = (await (await fetch(`${simulator.endpoint}?pageSize=200`)).json()) as {
        _embedded?: { behandeldienstconfiguraties: Configuratie[] };
      };
      return answer._embedded?.behandeldienstconfiguraties ?? [];
    };
    try {
      await inFolder(async (folder) => {
        for (const item of before) {
          const headers = { 'content-type': 'application/json' };
          const { status } = await fetch(simulator.endpoint, {
            method: 'POST',
            headers,
            body: JSON.stringify(item),
          });
          expect(status).toBe(200);
        }
        await write(folder, tree(simulator.endpoint, after, operaties));
        const child = spawn(
          process.execPath,
          [cli, 'apply', '--omgeving', 'test', '--yes', '--force', '--journal', 'journal.jsonl'],
          { cwd: folder, stdio: 'ignore' },
        );
        kill = () => void child.kill(signal);
        armed = true;
        const [code] = await once(child, 'exit');
        armed = false;
        if (signal !== 'SIGKILL' && reached) expect([0, 3, 4]).toContain(code);
        states.push(await list());
        const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8').catch(() => '');
        for (const entry of journal.split('\n').slice(0, -1))
          expect(JSON.parse(entry)).toMatchObject({ omgeving: 'test' });
        const again = await run(['apply', '--omgeving', 'test', '--yes', '--force'], folder);
        // The apply itself has read that nothing differs.
        expect(again.code).toBe(0);
        states.push(await list());
      });
    } finally {
      await simulator.close();
    }
    for (const state of states) expect(isValid(state)).toBe(true);
    const last = states[states.length - 1] ?? [];
    expect(last).toHaveLength(4);
    // After another signal a started change set is completed, so that every verzoek has a behandeldienst.
    if (signal !== 'SIGKILL') {
      const own = (states[0] ?? []).filter((item) => item.activiteit.naam === 'A');
      for (const oin of locaties.slice(0, 2)) expect(handlers(own, { code: 'T1', oin })).toHaveLength(1);
    }
    return reached;
  }

  test.each<[Signal, string]>([
    ['SIGKILL', '[POST, DELETE]'],
    ['SIGTERM', '[POST, PUT, DELETE]'],
    ['SIGTERM', '[POST, DELETE]'],
    ['SIGINT', '[POST, DELETE]'],
  ])(
    'by %s at any request, with %s, is completed by the next apply',
    async (signal, operaties) => {
      let n = 0;
      while (await killAt(n, signal, operaties)) n += 1;
      expect(n).toBeGreaterThan(5);
    },
    180_000,
  );
});

describe('apply: two processes at the same time', () => {
  test('end in one valid state of DSO-LV without duplicates', async () => {
    const simulator = await startSimulator({ misbehaviour: { latencyMs: 5 } });
    try {
      await inFolder(async (folder) => {
        await write(
          folder,
          tree(simulator.endpoint, line(0, Array.from({ length: 30 }, (_, i) => `A${i}`).join(', '), [0])),
        );
        const ended = await Promise.all(
          [1, 2].map(() => run(['apply', '--omgeving', 'test', '--yes'], folder)),
        );
        expect(ended.map(({ code }) => code)).toEqual([0, 0]);
        const { page } = (await (await fetch(simulator.endpoint)).json()) as {
          page: { totalElements: number };
        };
        expect(page.totalElements).toBe(30);
        expect((await run(['plan', '--omgeving', 'test', '--detailed-exitcode'], folder)).code).toBe(0);
      });
    } finally {
      await simulator.close();
    }
  });

  test('wait for each other at one state file', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        'configs/omgevingen.yaml': 'omgevingen:\n  test: { simulator: state.json }\n',
        'configs/test/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${diensten[0]}", activiteiten: [a, b, c] }\n`,
      });
      const ended = await Promise.all(
        [1, 2, 3].map(() => runBinary(['apply', '--omgeving', 'test', '--yes', '--format', 'json'], folder)),
      );
      expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(ended.map(({ stdout }) => JSON.parse(stdout).summary.created).sort()).toEqual([0, 0, 3]);
    });
  });
});

describe('journal', () => {
  test('records each request and outcome with actor and commit, and continues after a torn line', async () => {
    const simulator = await startSimulator();
    try {
      await inFolder(async (folder) => {
        await write(folder, tree(simulator.endpoint, line(0, 'A, B', [0])));
        const written = '{"time":"2026-01-01T00:00:00.000Z","run":"1","omgeving":"test","event":"request"}';
        await appendFile(join(folder, 'journal.jsonl'), `${written}\n{"time":"20`);
        const env = { GITHUB_SHA: 'abc', GITHUB_ACTOR: 'jansen', GITHUB_RUN_ID: '42' };
        expect(
          (await run(['apply', '--omgeving', 'test', '--yes', '--journal', 'journal.jsonl'], folder, env))
            .code,
        ).toBe(0);
        const [, ...entries] = (await readFile(join(folder, 'journal.jsonl'), 'utf8'))
          .trimEnd()
          .split('\n')
          .map((text) => JSON.parse(text));
        const first = {
          run: '42',
          commit: 'abc',
          actor: 'jansen',
          omgeving: 'test',
          configuration: configuratie(0, 0, [0], 'A'),
        };
        expect(entries.slice(0, 3)).toMatchObject([
          { ...first, event: 'request', method: 'POST' },
          { ...first, event: 'answer', method: 'POST', outcome: 'accepted', status: 200, id: '1' },
          { ...first, event: 'result', action: 'create', outcome: 'done', id: '1' },
        ]);
        expect(entries).toHaveLength(6);
      });
    } finally {
      await simulator.close();
    }
  });

  test('prevents an apply when it cannot be written', async () => {
    const writes: string[] = [];
    const simulator = await startSimulator({ onRequest: ({ method }) => writes.push(method) });
    try {
      await inFolder(async (folder) => {
        await write(folder, tree(simulator.endpoint, line(0, 'A', [0])));
        const { code, stderr } = await run(
          ['apply', '--omgeving', 'test', '--yes', '--journal', 'no/where.jsonl'],
          folder,
        );
        expect(code).toBe(1);
        expect(stderr).toMatch(/^The journal no\/where\.jsonl cannot be written, so nothing was begun/);
        expect(writes).toEqual(['GET']);
      });
    } finally {
      await simulator.close();
    }
  });
});
