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
/** A simulator is killed after this time at the latest. */
const MAX_ROUND_MS = 3000;
/** Ends a request that neither gets an answer nor an error after the kill. */
const REQUEST_TIMEOUT_MS = 5000;

/** The behandeldienst of an activiteit, or null when no configuratie is about it. */
type Outcome = string | null;

/** What the clients know about the configuraties, by activiteit. */
class Expectations {
  /** More than one outcome: a request about the activiteit was sent and not answered. */
  readonly #outcomes = new Map<string, readonly Outcome[]>();
  acknowledged = 0;
  /** Called after each acknowledged change. */
  onAcknowledged: () => void = () => undefined;

  sent(naam: string, next: Outcome): void {
    this.#outcomes.set(naam, [...(this.#outcomes.get(naam) ?? [null]), next]);
  }

  answered(naam: string, next: Outcome): void {
    this.acknowledged += 1;
    this.#outcomes.set(naam, [next]);
    this.onAcknowledged();
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
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(`${endpoint}${path}`, { method, headers, body, signal });
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

/** Tests for an error that the kill causes; any other error is a failed expectation. */
function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
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
  for (const result of await Promise.allSettled(clients))
    if (result.status === 'rejected' && !isLostConnection(result.reason)) throw result.reason;
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

/** Kills a simulator: in every third round while it starts, else while it works. */
function killAtRandom(child: ChildProcess, round: number, expectations: Expectations): void {
  const kill = (): void => void child.kill('SIGKILL');
  const timer = setTimeout(kill, round % 3 === 0 ? Math.random() * 200 : MAX_ROUND_MS);
  child.once('exit', () => clearTimeout(timer));
  const last = expectations.acknowledged + 1 + Math.floor(Math.random() * 40);
  expectations.onAcknowledged = () => {
    if (expectations.acknowledged >= last) kill();
  };
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
      killAtRandom(child, kills, expectations);
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
