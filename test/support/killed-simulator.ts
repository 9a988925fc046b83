import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { openState, readState } from '../../src/simulator/state.js';
import { bundleScript } from './bundle.js';
import { inFolder } from './cli.js';
import { processes } from './processes.js';
import { configuratie, diensten } from './universe.js';

const CLIENTS = 8;

/** The behandeldienst of an activiteit, or null when no configuratie is about it. */
type Outcome = string | null;

/** What the clients know about the configuraties, by activiteit. */
class Expectations {
  /** More than one outcome: a request about the activiteit was sent and not answered. */
  readonly #outcomes = new Map<string, readonly Outcome[]>();
  acknowledged = 0;

  sent(naam: string, next: Outcome): void {
    this.#outcomes.set(naam, [...(this.#outcomes.get(naam) ?? [null]), next]);
  }

  answered(naam: string, next: Outcome): void {
    this.acknowledged += 1;
    this.#outcomes.set(naam, [next]);
  }

  /** Checks what a file holds. What is found there is the outcome from now on. */
  check(found: ReadonlyMap<string, string>): void {
    for (const naam of found.keys()) expect(this.#outcomes.has(naam)).toBe(true);
    for (const [naam, outcomes] of this.#outcomes) {
      const outcome = found.get(naam) ?? null;
      if (!outcomes.includes(outcome))
        expect.fail(`${naam}: found ${outcome}, expected ${outcomes.join(' or ')}`);
      this.#outcomes.set(naam, [outcome]);
    }
  }
}

/** One client: adds, replaces and deletes configuraties of its own until the simulator is gone. */
async function work(endpoint: string, client: string, expectations: Expectations): Promise<void> {
  const request = async (method: string, path: string, naam: string, next: Outcome): Promise<string> => {
    const body =
      next === null ? undefined : JSON.stringify(configuratie(diensten.indexOf(next), 0, [0], naam));
    expectations.sent(naam, next);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${endpoint}${path}`, { method, headers, body });
    // The answer has come when its status has come: what follows may be lost.
    expect(response.status).toBe(method === 'DELETE' ? 204 : 200);
    expectations.answered(naam, next);
    return method === 'POST' ? ((await response.json()) as { id: string }).id : '';
  };
  const [first = '', second = ''] = diensten;
  for (let i = 0; ; i += 1) {
    const naam = `${client}-${i}`;
    const id = await request('POST', '', naam, first);
    if (i % 2 === 0) await request('PUT', `/${id}`, naam, second);
    if (i % 3 === 0) await request('DELETE', `/${id}`, naam, null);
  }
}

/** Lets clients work with a simulator until that is killed. */
async function workUntilKilled(
  child: ChildProcess,
  round: number,
  expectations: Expectations,
): Promise<void> {
  if (child.stdout === null) throw new Error('no stdout');
  const lines = createInterface({ input: child.stdout });
  const [endpoint] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  if (typeof endpoint !== 'string') return;
  const clients = Array.from({ length: CLIENTS }, (_, i) => work(endpoint, `${round}-${i}`, expectations));
  // What a killed simulator causes is an error of the connection; anything else is a failed expectation.
  for (const result of await Promise.allSettled(clients))
    if (result.status === 'rejected' && !(result.reason instanceof TypeError)) throw result.reason;
}

/** What a state file holds: the behandeldienst by activiteit. */
async function readOutcomes(path: string): Promise<Map<string, string>> {
  const { store } = await readState(path);
  return new Map(
    store
      .all()
      .map(({ configuratie: { activiteit, behandeldienstOin } }) => [activiteit.naam, behandeldienstOin]),
  );
}

export interface KillFigures {
  readonly kills: number;
  readonly acknowledged: number;
  /** Kills after which the file ended in half a line. */
  readonly torn: number;
}

/**
 * Kills a simulator again and again, at random moments of its start and its work, and checks each time that its file holds
 * every change that it acknowledged.
 *
 * @param maxMs no simulator is started later than this.
 */
export async function killManyTimes(maxKills: number, maxMs: number): Promise<KillFigures> {
  const expectations = new Expectations();
  let kills = 0;
  let torn = 0;
  await inFolder(async (folder) => {
    const script = join(folder, 'simulator.mjs');
    await bundleScript('test/support/simulator-process.ts', script);
    const path = join(folder, 'state.json');
    const end = performance.now() + maxMs;
    for (; kills < maxKills && performance.now() < end; kills += 1) {
      const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exit = once(child, 'exit');
      setTimeout(() => child.kill('SIGKILL'), 100 + Math.random() * 250);
      await workUntilKilled(child, kills, expectations);
      expect(await exit).toEqual([null, 'SIGKILL']);
      const text = await readFile(path, 'utf8').catch(() => '');
      if (text !== '' && !text.endsWith('\n')) torn += 1;
      expectations.check(await readOutcomes(path));
    }
    await (await openState(path, { processes, waitMs: 0 })).close();
    expectations.check(await readOutcomes(path));
    expect((await readdir(folder)).sort()).toEqual(['simulator.mjs', 'state.json']);
  });
  return { kills, acknowledged: expectations.acknowledged, torn };
}
