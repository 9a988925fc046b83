import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { ToewijzingenFile } from '../../src/model/configuration.js';
import type { Operatie } from '../../src/model/permissions.js';
import { applyPlan, isComplete } from '../../src/reconcile/apply.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { reconcileMessages } from '../../src/reconcile/messages.js';
import { type ApplyReport, hasChanges, summariseApply } from '../../src/reconcile/plan.js';
import type { Rejection } from '../../src/reconcile/ports.js';
import { readAndPlan } from '../../src/reconcile/read.js';
import { type Fate, MemoryDso, type MemoryOptions } from '../support/memory-dso.js';
import {
  asFile,
  configuratie,
  gezag,
  handlers,
  locaties,
  meet,
  omgeving,
  requests,
  toestemmingen,
  validStates,
} from '../support/universe.js';
import { VirtualClock } from '../support/virtual-clock.js';

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
  return applyFiles(dso, [asFile(to)], setting);
}

async function applyFiles(
  dso: MemoryDso,
  files: readonly ToewijzingenFile[],
  setting: Setting = {},
): Promise<ApplyReport> {
  const { operaties = ['POST', 'PUT', 'DELETE'], prune = false, concurrency = 4, ...rest } = setting;
  const replan = (reported: ReadonlyMap<string, readonly Reported[]>) =>
    makePlan({ omgeving: omgeving(...operaties), files, sharedAreas: new Map(), reported, prune });
  const gezagen = files.flatMap(({ bevoegdGezag }) => bevoegdGezag ?? []);
  const { plan } = await readAndPlan(dso, gezagen, replan);
  return applyPlan({
    plan,
    state: dso,
    writer: dso,
    replan,
    concurrency,
    retries: 3,
    settleMs: 20_000,
    clock: new VirtualClock(),
    ...rest,
  });
}

function world(from: readonly Configuratie[], options?: MemoryOptions): MemoryDso {
  return new MemoryDso(from, options);
}

const forbidden: Rejection = { cause: 'not-authorised', status: 403, title: 'Forbidden' };

const many = (n: number): Configuratie[] =>
  Array.from({ length: n }, (_, i) => configuratie(0, 0, [0], `Activiteit${i}`));

describe('apply', () => {
  test('creates what is missing, and sends nothing the second time', async () => {
    const dso = world([]);
    const report = await apply(dso, many(20));
    expect(summariseApply(report)).toMatchObject({ created: 20, failed: 0, unknown: 0, blocked: 0 });
    expect(isComplete(report)).toBe(true);
    const { writes } = dso;
    expect(isComplete(await apply(dso, many(20)))).toBe(true);
    expect(dso.writes).toBe(writes);
  });

  test('settles a lost answer by reading DSO-LV, and sends nothing twice', async () => {
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

  test('leaves each routing old or new when a write is refused, and completes it the next time', async () => {
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

  test('creates a removed record again when its replacement is refused, and reports it', async () => {
    const dso = world([configuratie(0, 0, [0])], { fate: (n) => (n === 1 ? 'refuse' : 'ok') });
    const report = await apply(dso, [configuratie(1, 0, [0])], { operaties: ['POST', 'DELETE'] });
    expect([...dso.records]).toEqual([['2', configuratie(0, 0, [0])]]);
    expect(report.results).toMatchObject([
      {
        outcome: 'failed',
        error: { status: 422 },
        note: { template: reconcileMessages.notePutBack, params: { ids: ['2'] } },
      },
    ]);
    expect(isComplete(report)).toBe(false);
  });

  test('continues with the other activiteiten when one fails', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')], { fate: (n) => (n === 3 ? 'refuse' : 'ok') });
    const report = await apply(dso, many(10), { concurrency: 2 });
    expect(summariseApply(report)).toMatchObject({ created: 9, failed: 1 });
    expect(isComplete(report)).toBe(false);
  });

  test('stops when an outcome is unknown and DSO-LV cannot be read', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')], {
      fate: () => 'lost-after',
      unreadable: (n) => n > 0,
    });
    const report = await apply(dso, many(10), { concurrency: 1 });
    expect(summariseApply(report)).toMatchObject({ created: 0, failed: 0, unknown: 1 });
    expect(report.results.filter((result) => result.outcome === 'skipped')).toHaveLength(9);
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedUnreadable);
    expect(dso.writes).toBe(1);
  });

  test('sends one configuratie to an empty DSO-LV, waits until it is visible, then sends the rest', async () => {
    const dso = world([], { lag: 2 });
    const report = await apply(dso, many(5));
    expect(summariseApply(report)).toMatchObject({ created: 5 });
    expect(isComplete(report)).toBe(true);
  });

  test('stops after one configuratie when the list stays empty', async () => {
    const dso = world([], { lag: 1000 });
    const report = await apply(dso, many(5));
    expect(dso.creates).toBe(1);
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedNotShown);
    expect(summariseApply(report)).toMatchObject({ created: 0, unknown: 1 });
    expect(isComplete(report)).toBe(false);
  });

  test('waits for the first accepted configuratie when earlier ones are refused', async () => {
    const dso = world([], { fate: (n) => (n < 2 ? 'refuse' : 'ok') });
    expect(summariseApply(await apply(dso, many(5)))).toMatchObject({ created: 3, failed: 2 });
  });

  test('waits for a configuratie of the next bevoegd gezag when the first one is not authorised', async () => {
    const dso = world([], { lag: 1000 });
    const create = dso.create.bind(dso);
    const forbidding = Object.assign(dso, {
      create: (body: Configuratie) =>
        body.oin === gezag ? Promise.resolve({ kind: 'refused' as const, error: forbidden }) : create(body),
    });
    const other = '00000099000000009000';
    const theirs = many(5).map((item) => ({ ...item, oin: other }));
    const files = [asFile(many(2)), { ...asFile(theirs), bevoegdGezag: other }];
    const report = await applyFiles(forbidding, files);
    expect(dso.creates).toBe(1);
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedNotShown);
    expect(summariseApply(report)).toMatchObject({ created: 0, failed: 1, unknown: 1 });
  });

  test('reports an unknown outcome when DSO-LV cannot be read after the first configuratie', async () => {
    const dso = world([], { unreadable: (n) => n > 0 });
    const report = await apply(dso, many(3));
    expect(dso.creates).toBe(1);
    expect(report.results.map(({ outcome, note }) => [outcome, note?.template])).toEqual([
      ['unknown', reconcileMessages.noteNotRead],
      ['skipped', reconcileMessages.noteNotStarted],
      ['skipped', reconcileMessages.noteNotStarted],
    ]);
  });

  test('misses no record that moves to another page during a reading', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(212),
        fc.nat(212),
        fc.nat(6),
        fc.nat(2),
        fc.array(fc.constantFrom<Fate>('ok', 'lost-after', 'lost-before'), { maxLength: 12 }),
        async (from, to, at, which, fates) => {
          const slips = (n: number): number | undefined => (n === at ? which : undefined);
          const dso = world(states[from] ?? [], { slips, fate: (n) => fates[n] ?? 'ok' });
          const report = await apply(dso, states[to] ?? []);
          // DSO-LV would refuse a record that is sent again, so no record was thought to be missing.
          expect(dso.violations).toEqual([]);
          expect(report.results.map(({ outcome }) => outcome)).not.toContain('failed');
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('waits for a list that lags before it decides that a change was not done', async () => {
    for (const operaties of [
      ['POST', 'DELETE'],
      ['POST', 'PUT'],
    ] as Operatie[][]) {
      const dso = world([configuratie(0, 0, [0])], { lag: 2, fate: (n) => (n === 0 ? 'lost-after' : 'ok') });
      const report = await apply(dso, [configuratie(1, 0, [0])], { operaties });
      expect(dso.writes).toBe(operaties.includes('PUT') ? 1 : 2);
      expect(isComplete(report)).toBe(true);
    }
  });

  test('continues after one lost answer, also when the list has several pages', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')], {
      slips: () => undefined,
      fate: (n) => (n % 7 === 5 ? 'lost-before' : 'ok'),
    });
    const report = await apply(dso, many(50));
    expect(summariseApply(report)).toMatchObject({ created: 50, unknown: 0, failed: 0 });
    expect(isComplete(report)).toBe(true);
  });

  test('stops and reports it when an undo cannot be confirmed', async () => {
    const before = [configuratie(0, 0, [0, 1])];
    const after = [configuratie(0, 0, [0]), configuratie(1, 0, [1])];
    const dso = world(before, { fate: (n) => (n === 2 ? 'refuse' : 'ok'), unreadable: (n) => n > 0 });
    const create = dso.create.bind(dso);
    const silent = Object.assign(dso, {
      create: async (body: Configuratie) => {
        const outcome = await create(body);
        return outcome.kind === 'accepted' ? { kind: 'accepted' as const, status: 200 } : outcome;
      },
    });
    const report = await apply(silent, after, { operaties: ['POST', 'DELETE'] });
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedUnreadable);
    expect(report.results.map(({ outcome, note }) => [outcome, note?.template])).toEqual([
      ['failed', reconcileMessages.noteUndoFailed],
      ['failed', reconcileMessages.noteUndoFailed],
      ['failed', reconcileMessages.noteUndoFailed],
    ]);
  });

  test('reports an unknown outcome for an action that was done in part', async () => {
    const before = [configuratie(0, 0, [0, 1])];
    const after = [configuratie(0, 0, [0]), configuratie(1, 0, [1])];
    const dso = world(before, { fate: (n) => (n > 0 ? 'lost-before' : 'ok'), unreadable: (n) => n > 0 });
    const report = await apply(dso, after, { operaties: ['POST', 'DELETE'] });
    expect(report.results.map(({ outcome }) => outcome)).not.toContain('failed');
    expect(report.results.filter(({ outcome }) => outcome === 'unknown').length).toBeGreaterThan(0);
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedUnreadable);
  });

  test('creates a record again with the waarde of the files when DSO-LV reported none', async () => {
    const start = { ...configuratie(0, 0, [0]), toestemming: { code: 'T1', waarde: '' } };
    const dso = world([start], { fate: (n) => (n === 1 ? 'refuse' : 'ok') });
    await apply(dso, [configuratie(1, 0, [0])], { operaties: ['POST', 'DELETE'] });
    expect([...dso.records.values()]).toEqual([configuratie(0, 0, [0])]);
  });

  test('repeats no write after a stop, except a write that later steps depend on', async () => {
    const stop = new AbortController();
    const dso = world([configuratie(2, 2, [2], 'Anders')], {
      fate: () => {
        stop.abort();
        return 'lost-before';
      },
    });
    const report = await apply(dso, many(3), { concurrency: 1, signal: stop.signal });
    expect(dso.writes).toBe(1);
    expect(summariseApply(report)).toMatchObject({ created: 0, unknown: 1 });

    const going = new AbortController();
    const split = world([configuratie(0, undefined, [0, 1])], {
      fate: (n) => {
        going.abort();
        return n === 1 ? 'lost-before' : 'ok';
      },
    });
    const after = [configuratie(0, undefined, [0]), configuratie(1, undefined, [1])];
    const done = await apply(split, after, { operaties: ['POST', 'DELETE'], signal: going.signal });
    expect(split.writes).toBe(4);
    expect(summariseApply(done)).toMatchObject({ created: 2, deleted: 1 });
  });

  test('reads nothing again when it is stopped before it starts', async () => {
    const dso = world([]);
    const report = await apply(dso, many(3), { signal: AbortSignal.abort() });
    expect([dso.readings, dso.writes]).toEqual([1, 0]);
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedBySignal);
    expect(isComplete(report)).toBe(false);
  });

  test('reports an unknown outcome without an answer, and a failure after a server fault', async () => {
    for (const [cause, outcome] of [
      ['no-answer', 'unknown'],
      ['server-fault', 'failed'],
    ] as const) {
      const dso = world([configuratie(2, 2, [2], 'Anders')]);
      const answering = Object.assign(dso, {
        create: () => Promise.resolve({ kind: 'unknown' as const, error: { cause, title: 'x' } }),
      });
      const report = await apply(answering, many(1));
      expect(report.results.map((result) => result.outcome)).toEqual([outcome]);
    }
  });

  test('completes a started change set after an interrupt, and the next apply does the rest', async () => {
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
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedBySignal);
    expect(isComplete(report)).toBe(false);
    expect(isComplete(await apply(dso, after, { operaties: ['POST', 'DELETE'] }))).toBe(true);
  });

  test('sends nothing more for a bevoegd gezag after it is not authorised', async () => {
    const dso = world([configuratie(2, 2, [2], 'Anders')]);
    const forbidding = Object.assign(dso, {
      create: async () => {
        dso.writes += 1;
        return { kind: 'refused' as const, error: forbidden };
      },
    });
    const report = await apply(forbidding, many(10), { concurrency: 1 });
    expect(dso.writes).toBe(1);
    expect(summariseApply(report)).toMatchObject({ failed: 1, created: 0 });
    expect(isComplete(report)).toBe(false);
  });

  test('two at the same time end in one valid state without duplicates', async () => {
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
