import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Operatie } from '../../src/config/tree.js';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import { applyPlan, isComplete } from '../../src/reconcile/apply.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { type ApplyReport, hasChanges, summariseApply } from '../../src/reconcile/plan.js';
import { readReported } from '../../src/reconcile/read.js';
import { type Fate, MemoryDso, type MemoryOptions } from '../support/memory-dso.js';
import {
  asFile,
  configuratie,
  gezag,
  handlers,
  locaties,
  meet,
  requests,
  toestemmingen,
  validStates,
} from '../support/universe.js';

const all = requests(toestemmingen.slice(0, 2), locaties.slice(0, 2));
const states = validStates(2, 2, 2);

interface Setting {
  readonly operaties?: Operatie[];
  readonly prune?: boolean;
  readonly signal?: AbortSignal;
  readonly concurrency?: number;
  readonly onResult?: () => void;
}

async function apply(
  dso: MemoryDso,
  to: readonly Configuratie[],
  setting: Setting = {},
): Promise<ApplyReport> {
  const { operaties = ['POST', 'PUT', 'DELETE'], prune = false, concurrency = 4, ...rest } = setting;
  const files = [asFile(to)];
  const replan = (reported: ReadonlyMap<string, readonly Reported[]>) =>
    makePlan({ omgeving: { naam: 'test', operaties }, files, sharedGround: new Map(), reported, prune });
  const plan = replan(await readReported(dso, [gezag]));
  return applyPlan({ plan, backend: dso, replan, concurrency, retries: 3, pausesMs: [0, 0, 0], ...rest });
}

function world(from: readonly Configuratie[], options?: MemoryOptions): MemoryDso {
  return new MemoryDso(from, options);
}

const many = (n: number): Configuratie[] =>
  Array.from({ length: n }, (_, i) => configuratie(0, 0, [0], `Activiteit${i}`));

describe('an apply', () => {
  test('creates what is missing, and a second one sends nothing', async () => {
    const dso = world([]);
    const report = await apply(dso, many(20));
    expect(summariseApply(report)).toMatchObject({ created: 20, failed: 0, unknown: 0, blocked: 0 });
    expect(isComplete(report)).toBe(true);
    const { writes } = dso;
    expect(isComplete(await apply(dso, many(20)))).toBe(true);
    expect(dso.writes).toBe(writes);
  });

  test('counts a lost answer by what DSO-LV shows, and sends nothing twice', async () => {
    const anyFate = fc.constantFrom<Fate>('ok', 'ok', 'lost-after', 'lost-before');
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFate, { maxLength: 40 }),
        fc.nat(212),
        fc.nat(212),
        async (fates, from, to) => {
          const dso = world(states[from] ?? [], { fate: (n) => fates[n] ?? 'ok' });
          const report = await apply(dso, states[to] ?? []);
          expect(dso.violations).toEqual([]);
          if (report.results.every((result) => result.outcome === 'done'))
            expect(isComplete(report)).toBe(true);
          const again = await apply(dso, states[to] ?? []);
          expect(hasChanges(again.remaining ?? again.plan)).toBe(false);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('that is refused somewhere leaves each routing as it was or as it should be, and a later one completes it', async () => {
    const operaties = fc.constantFrom<Operatie[]>(['POST', 'DELETE'], ['POST', 'PUT', 'DELETE']);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(8),
        fc.nat(212),
        fc.nat(212),
        operaties,
        fc.boolean(),
        async (bad, from, to, ops, prune) => {
          const start = states[from] ?? [];
          const wanted = states[to] ?? [];
          const dso = world(start, { fate: (n) => (n === bad ? 'refuse' : 'ok') });
          const report = await apply(dso, wanted, { operaties: ops, prune });
          expect(dso.violations).toEqual([]);
          const last = [...dso.records.values()];
          for (const request of all) {
            const [then] = handlers(start, request);
            const [asked] = handlers(wanted, request);
            const [now] = handlers(last, request);
            expect([then, asked]).toContain(now);
            if (then !== undefined && asked !== undefined) expect(now).toBeDefined();
          }
          if (dso.writes > bad)
            expect(report.results.some((result) => result.outcome === 'failed')).toBe(true);
          const again = await apply(dso, wanted, { operaties: ops, prune });
          expect(hasChanges(again.remaining ?? again.plan)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('puts back what it had removed when the new one is refused, and says so', async () => {
    const dso = world([configuratie(0, 0, [0])], { fate: (n) => (n === 1 ? 'refuse' : 'ok') });
    const report = await apply(dso, [configuratie(1, 0, [0])], { operaties: ['POST', 'DELETE'] });
    expect([...dso.records]).toEqual([['2', configuratie(0, 0, [0])]]);
    expect(report.results).toMatchObject([
      { outcome: 'failed', error: { status: 422 }, note: { key: 'notePutBack', params: { ids: ['2'] } } },
    ]);
    expect(isComplete(report)).toBe(false);
  });

  test('one activiteit that fails leaves the others going', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')], { fate: (n) => (n === 3 ? 'refuse' : 'ok') });
    const report = await apply(dso, many(10), { concurrency: 2 });
    expect(summariseApply(report)).toMatchObject({ created: 9, failed: 1 });
    expect(isComplete(report)).toBe(false);
  });

  test('stops at what it cannot decide when DSO-LV cannot be read', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')], {
      fate: () => 'lost-after',
      unreadable: (n) => n > 0,
    });
    const report = await apply(dso, many(10), { concurrency: 1 });
    expect(summariseApply(report)).toMatchObject({ created: 0, failed: 0, unknown: 1 });
    expect(report.results.filter((result) => result.outcome === 'skipped')).toHaveLength(9);
    expect(report.stopped?.key).toBe('stoppedUnreadable');
    expect(dso.writes).toBe(1);
  });

  test('where nothing is reported sends one, waits until it shows, and only then the rest', async () => {
    const dso = world([], { lag: 2 });
    const report = await apply(dso, many(5));
    expect(summariseApply(report)).toMatchObject({ created: 5 });
    expect(isComplete(report)).toBe(true);
  });

  test('of a list that stays empty whatever is posted stops after one', async () => {
    const dso = world([], { lag: 1000 });
    const report = await apply(dso, many(5));
    expect(dso.creates).toBe(1);
    expect(report.stopped?.key).toBe('stoppedNotShown');
    expect(summariseApply(report)).toMatchObject({ created: 0, unknown: 1 });
    expect(isComplete(report)).toBe(false);
  });

  test('where the first is refused tries the next as the one to wait for', async () => {
    const dso = world([], { fate: (n) => (n < 2 ? 'refuse' : 'ok') });
    expect(summariseApply(await apply(dso, many(5)))).toMatchObject({ created: 3, failed: 2 });
  });

  test('that is interrupted begins nothing new, finishes what it began, and is completed by the next', async () => {
    const before = Array.from({ length: 6 }, (_, i) => configuratie(0, undefined, [0, 1], `Activiteit${i}`));
    const after = before.flatMap((_, i) => [
      configuratie(0, undefined, [0], `Activiteit${i}`),
      configuratie(1, undefined, [1], `Activiteit${i}`),
    ]);
    const dso = world(before);
    const stop = new AbortController();
    const report = await apply(dso, after, {
      operaties: ['POST', 'DELETE'],
      concurrency: 1,
      signal: stop.signal,
      onResult: () => stop.abort(),
    });
    expect(dso.writes).toBe(3);
    expect(summariseApply(report)).toMatchObject({ created: 2, deleted: 1 });
    expect(report.stopped?.key).toBe('stoppedBySignal');
    expect(isComplete(report)).toBe(false);
    expect(isComplete(await apply(dso, after, { operaties: ['POST', 'DELETE'] }))).toBe(true);
  });

  test('asks no more of a bevoegd gezag for which it turns out not to be authorised', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')]);
    const forbidding = Object.assign(dso, {
      create: async () => {
        dso.writes += 1;
        return { kind: 'refused' as const, error: { status: 403, title: 'Forbidden' } };
      },
    });
    const report = await apply(forbidding, many(10), { concurrency: 1 });
    expect(dso.writes).toBe(1);
    expect(summariseApply(report)).toMatchObject({ failed: 1, created: 0 });
    expect(isComplete(report)).toBe(false);
  });

  test('two at once end in one valid state and double nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(212), fc.nat(212), async (from, to) => {
        const dso = world(states[from] ?? []);
        const wanted = states[to] ?? [];
        const setting = { operaties: ['POST', 'PUT', 'DELETE'] as Operatie[], prune: true };
        await Promise.all([apply(dso, wanted, setting), apply(dso, wanted, setting)]);
        const last = [...dso.records.values()];
        expect(last.every((a, i) => last.slice(i + 1).every((b) => !meet(a, b)))).toBe(true);
        expect(isComplete(await apply(dso, wanted, setting))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
