import fc from 'fast-check';
import { expect } from 'vitest';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { applyPlan, isComplete } from '../../src/reconcile/apply.js';
import type { ApplyInput } from '../../src/reconcile/apply-run.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { reconcileMessages } from '../../src/reconcile/messages.js';
import { type ApplyReport, type Plan, summarise } from '../../src/reconcile/plan.js';
import { readAndPlan } from '../../src/reconcile/read.js';
import { type Alteration, ChaosDso, type Fate, plainly } from './chaos-dso.js';
import {
  activiteit,
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
} from './universe.js';
import { VirtualClock } from './virtual-clock.js';

export const SETTLE_MS = 20_000;
const all = requests(toestemmingen.slice(0, 2), locaties.slice(0, 2));
const states = validStates(2, 2, 2);
const others = Array.from({ length: 3 }, (_, i) => configuratie(0, 0, [0], `Ander${i}`));

export interface Setting {
  readonly operaties?: readonly Operatie[];
  readonly settleMs?: number;
  readonly signal?: AbortSignal;
  readonly onWait?: ApplyInput['onWait'];
}

/** Plans and applies as the command does, on the clock of the service. */
export async function applyTo(
  dso: ChaosDso,
  desired: readonly Configuratie[],
  { operaties = ['POST', 'PUT', 'DELETE'], settleMs = SETTLE_MS, ...rest }: Setting = {},
): Promise<ApplyReport> {
  const { clock } = dso.options;
  const plannedAt = clock.now();
  const replan = planner(desired, operaties);
  const { plan } = await readAndPlan(dso, [gezag], replan);
  const shared = { plan, state: dso, writer: dso, replan, concurrency: 4, retries: 5 };
  return applyPlan({ ...shared, settleMs, plannedAt, clock, ...rest });
}

function planner(desired: readonly Configuratie[], operaties: readonly Operatie[]) {
  return (reported: ReadonlyMap<string, readonly Reported[]>): Plan =>
    makePlan({
      omgeving: omgeving(...operaties),
      files: [asFile(desired)],
      sharedAreas: new Map(),
      reported,
      prune: false,
    });
}

/** The pairs of records that share a combination. */
function doubles(dso: ChaosDso): number {
  const items = [...dso.records.values()].map(plainly);
  return items.reduce((sum, a, i) => sum + items.slice(i + 1).filter((b) => meet(a, b)).length, 0);
}

/** Whether an apply says that not all is well, or that a request may still arrive. */
function warns(report: ApplyReport): boolean {
  return (
    !isComplete(report) ||
    report.results.some(({ note }) => note?.template === reconcileMessages.noteSentAgain)
  );
}

/** The requests that have a behandeldienst before and after, and none now. */
function lostRequests(from: readonly Configuratie[], to: readonly Configuratie[], dso: ChaosDso): number {
  const now = [...dso.records.values()]
    .map(plainly)
    .filter((item) => item.activiteit.naam === activiteit.naam);
  return all.filter(
    (request) =>
      handlers(from, request).length > 0 &&
      handlers(to, request).length > 0 &&
      handlers(now, request).length === 0,
  ).length;
}

export interface ChaosFigures {
  runs: number;
  writes: number;
  unanswered: number;
  doubles: number;
  incomplete: number;
}

const MAX_MS = 15_000;

const anyFate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Fate>('ok') },
  { weight: 2, arbitrary: fc.constant<Fate>('lost') },
  { weight: 1, arbitrary: fc.constant<Fate>('never') },
  { weight: 1, arbitrary: fc.constant<Fate>('refuse') },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: MAX_MS }).map((lateMs): Fate => ({ lateMs })) },
);

const world = fc.record({
  from: fc.nat(states.length - 1),
  to: fc.nat(states.length - 1),
  operaties: fc.constantFrom<Operatie[]>(
    ['POST'],
    ['POST', 'DELETE'],
    ['POST', 'PUT'],
    ['POST', 'PUT', 'DELETE'],
  ),
  strict: fc.boolean(),
  echoes: fc.boolean(),
  reusesIds: fc.boolean(),
  lagMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: MAX_MS })),
  fates: fc.array(anyFate, { maxLength: 24 }),
  alteration: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Alteration>('none') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Alteration>('lower', 'uri', 'waarde', 'reorder', 'split'),
    },
  ),
  stopAtWrite: fc.option(fc.nat(8), { nil: undefined, freq: 3 }),
});

/**
 * Applies to services that answer late, lose answers, lag, and give ids of removed records to somebody else; then applies
 * again without faults. Nothing may be lost or double without a word, and no record of somebody else may be changed.
 */
export async function applyInChaos(numRuns: number, seed?: number): Promise<ChaosFigures> {
  const figures: ChaosFigures = { runs: 0, writes: 0, unanswered: 0, doubles: 0, incomplete: 0 };
  const property = fc.asyncProperty(world, async ({ from, to, fates, stopAtWrite, operaties, ...kind }) => {
    const clock = new VirtualClock();
    const start = states[from] ?? [];
    const asked = states[to] ?? [];
    const wanted = [...asked, ...others];
    const stop = new AbortController();
    const fate = (n: number): Fate => fates[n] ?? 'ok';
    const onWrite = (n: number): void => {
      if (n === stopAtWrite) stop.abort();
    };
    const dso = new ChaosDso(start, { ...kind, clock, fate, onWrite });
    dso.addForeign();
    await clock.wait(MAX_MS);

    const first = await applyTo(dso, wanted, { operaties, signal: stop.signal });
    expect(dso.touched).toEqual([]);
    if (lostRequests(start, asked, dso) > 0) expect(isComplete(first)).toBe(false);
    figures.unanswered += fates.slice(0, dso.writes).filter((own) => own !== 'ok' && own !== 'refuse').length;

    // An apply that is stopped does not wait until the list shows what it did. Nobody can tell an old list from a new one, so
    // the next apply comes later here.
    if (stop.signal.aborted) await clock.wait(2 * MAX_MS);
    dso.options = { ...kind, clock };
    const second = await applyTo(dso, wanted, { operaties });
    expect(dso.touched).toEqual([]);
    if (lostRequests(start, asked, dso) > 0) expect(isComplete(second)).toBe(false);

    // Everything arrives and becomes visible.
    await clock.wait(4 * MAX_MS);
    const now = await readAndPlan(dso, [gezag], planner(wanted, operaties));
    const { doubled, blocked } = summarise(now.plan);
    if (doubles(dso) > 0) {
      expect(warns(first) || warns(second)).toBe(true);
      expect(doubled).toBeGreaterThan(0);
    }
    for (const [id, item] of dso.foreign) expect(dso.records.get(id)).toEqual(item);

    // Where all is permitted and nothing is blocked, one more apply makes everything as the files say.
    if (operaties.length === 3 && blocked === 0 && kind.alteration !== 'lower') {
      expect(isComplete(await applyTo(dso, wanted, { operaties }))).toBe(true);
      expect(dso.touched).toEqual([]);
      expect([doubles(dso), lostRequests(asked, asked, dso)]).toEqual([0, 0]);
    }
    figures.runs += 2;
    figures.writes += dso.writes;
    figures.doubles += doubles(dso) > 0 ? 1 : 0;
    figures.incomplete += isComplete(second) ? 0 : 1;
  });
  await fc.assert(property, { numRuns, seed });
  return figures;
}
