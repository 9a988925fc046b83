import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { type FilesBeforeAndNow, onlyOrigin, withOrigins } from '../../src/reconcile/origin.js';
import {
  actionsOf,
  leftOutOf,
  type Origin,
  type Plan,
  summarise,
  unmanagedOf,
} from '../../src/reconcile/plan.js';
import { replay } from '../support/replay.js';
import {
  asFile,
  asReported,
  configuratie,
  gezag,
  handlers,
  locaties,
  omgeving,
  requests,
  routed,
  toestemmingen,
  validStates,
  withItself,
} from '../support/universe.js';

type Request = ReturnType<typeof requests>[number];
type Operaties = readonly ('POST' | 'PUT' | 'DELETE')[];

const states = validStates(2, 2, 2);
const state = fc.constantFrom(...states);
const operaties = fc.constantFrom<Operaties>(
  ['POST'],
  ['POST', 'PUT'],
  ['POST', 'DELETE'],
  ['POST', 'PUT', 'DELETE'],
);
const all = requests(toestemmingen, locaties);

/** The files at the base, the files now, and what DSO-LV reports. */
interface World {
  readonly base: readonly Configuratie[];
  readonly now: readonly Configuratie[];
  readonly reported: readonly Reported[];
  readonly allowed: Operaties;
  readonly prune: boolean;
}

function planOf({ now, reported, allowed, prune }: World): Plan {
  return makePlan({
    omgeving: omgeving(...allowed),
    files: [asFile(now)],
    sharedAreas: new Map(),
    reported: new Map([[gezag, reported]]),
    prune,
  });
}

function files({ base, now }: Pick<World, 'base' | 'now'>): FilesBeforeAndNow {
  return { base: [asFile(base)], now: [asFile(now)], commit: 'abc', commitOf: () => 'def' };
}

function plannedWithOrigins(world: World): Plan {
  return withOrigins(planOf(world), files(world));
}

/** A world in which DSO-LV may hold two records for one combination. */
const world: fc.Arbitrary<World> = fc
  .record({
    base: state,
    now: fc.oneof(state, state.map(withItself)),
    there: state,
    more: fc.option(state, { nil: [] as Configuratie[] }),
    allowed: operaties,
    prune: fc.boolean(),
  })
  .map(({ there, more, prune, allowed, ...rest }) => ({
    ...rest,
    allowed,
    prune: prune && allowed.includes('DELETE'),
    reported: asReported([...there, ...more]),
  }));

/** The text of the configuratie that assigns a request. */
function source(files_: readonly Configuratie[], request: Request): string {
  const sorted = files_
    .filter((item) => handlers([item], request).length > 0)
    .map(({ toestemming, locatieOins, behandeldienstOin }) => [
      toestemming?.code,
      locatieOins?.toSorted(),
      behandeldienstOin,
    ]);
  return JSON.stringify(sorted);
}

/** Judges the requests of an action one by one. */
function judge(action: Configuratie, { base, now, reported }: World): Origin {
  const there = reported.map(({ configuratie: item }) => item);
  const own = all.filter((request) => handlers([action], request).length > 0);
  const elsewhere = own.filter((request) => routed(now, request).join() !== routed(there, request).join());
  const asked = (request: Request): boolean => routed(now, request).join() !== routed(base, request).join();
  if (elsewhere.length === 0)
    return own.some((request) => source(now, request) !== source(base, request)) ? 'change' : 'drift';
  const changes = elsewhere.filter(asked).length;
  return changes === 0 ? 'drift' : changes === elsewhere.length ? 'change' : 'mixed';
}

describe('the origin of an action', () => {
  test('is drift for unchanged files, and a change when DSO-LV equals the earlier files', () => {
    fc.assert(
      fc.property(state, state, operaties, (a, b, allowed) => {
        const drifted = plannedWithOrigins({
          base: a,
          now: a,
          reported: asReported(b),
          allowed,
          prune: false,
        });
        for (const { origin } of actionsOf(drifted)) expect(origin).toBe('drift');
        const changed = plannedWithOrigins({
          base: a,
          now: b,
          reported: asReported(a),
          allowed,
          prune: false,
        });
        for (const action of actionsOf(changed))
          expect(action).toMatchObject({ origin: 'change', commit: 'def' });
      }),
      { numRuns: 500 },
    );
  });

  test('is what brute force finds for its combinations, one by one', () => {
    const seen = { change: 0, drift: 0, mixed: 0 };
    fc.assert(
      fc.property(world, (it) => {
        for (const { configuratie: body, origin } of actionsOf(plannedWithOrigins(it))) {
          const judged = judge(body, it);
          expect(origin).toBe(judged);
          seen[judged] += 1;
        }
      }),
      { numRuns: 20_000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1_000);
  });

  test('is the same when the files, the earlier files and DSO-LV spell the activiteit differently', () => {
    const spelled = (items: readonly Configuratie[], naam: string): Configuratie[] =>
      items.map((item) => ({ ...item, activiteit: { ...item.activiteit, naam } }));
    const spelling = fc.constantFrom('Dakkapel', 'nl.imow-gm0001.activiteit.Dakkapel');
    fc.assert(
      fc.property(world, spelling, spelling, spelling, (it, now, base, there) => {
        const respelled: World = {
          ...it,
          now: spelled(it.now, now),
          base: spelled(it.base, base),
          reported: it.reported.map(({ id, configuratie: item }) => ({
            id,
            configuratie: spelled([item], there)[0] ?? item,
          })),
        };
        const origins = (plan: Plan): unknown[] =>
          actionsOf(plan).map(({ action, origin }) => [action, origin]);
        expect(origins(plannedWithOrigins(respelled))).toEqual(origins(plannedWithOrigins(it)));
        expect(summarise(plannedWithOrigins(respelled))).toEqual(summarise(plannedWithOrigins(it)));
      }),
      { numRuns: 3000 },
    );
  });

  const one = configuratie(0, 0, [0]);
  test.each<[string, Omit<World, 'allowed' | 'prune'>, [string, Origin][]]>([
    [
      'a pruned record that the change took out of the files is a change',
      { base: [one], now: [], reported: asReported([one]) },
      [['delete', 'change']],
    ],
    [
      'a pruned record that was never in the files is drift',
      { base: [], now: [], reported: asReported([one]) },
      [['delete', 'drift']],
    ],
    [
      'a pruned record with one combination that the change took out and one that was never in the files is mixed',
      { base: [configuratie(0, 0, [0])], now: [], reported: asReported([configuratie(0, 0, [0, 1])]) },
      [['delete', 'mixed']],
    ],
    [
      'a record that is changed at DSO-LV for one locatie and in the files for another is mixed',
      {
        base: [configuratie(0, 0, [0]), configuratie(0, 0, [1])],
        now: [configuratie(0, 0, [0]), configuratie(1, 0, [1])],
        reported: asReported([configuratie(2, 0, [0, 1])]),
      },
      [
        ['delete', 'mixed'],
        ['create', 'drift'],
        ['create', 'change'],
      ],
    ],
    [
      'a record that repeats another is drift',
      { base: [one], now: [one], reported: asReported([one, one]) },
      [['delete', 'drift']],
    ],
  ])('%s', (_name, it, origins) => {
    const plan = plannedWithOrigins({ ...it, allowed: ['POST', 'PUT', 'DELETE'], prune: true });
    expect(actionsOf(plan).map(({ action, origin }) => [action, origin])).toEqual(origins);
  });
});

describe('the part of a plan with one origin', () => {
  test('can be applied before or after the rest, without an overlap or a loss', () => {
    fc.assert(
      fc.property(
        state,
        state,
        state,
        operaties,
        fc.constantFrom('change' as const, 'drift' as const),
        (base, now, there, allowed, first) => {
          const make = (reported: readonly Reported[]): Plan =>
            plannedWithOrigins({ base, now, reported, allowed, prune: false });
          const reported = asReported(there);
          const whole = make(reported);
          const part = onlyOrigin(whole, first);
          // A strict server refuses an overlap at any step.
          const { final } = replay(reported, part);
          const held = part.bevoegdGezagen.flatMap(({ activiteiten }) =>
            activiteiten.flatMap(({ after }) => after),
          );
          const sorted = (items: readonly Configuratie[]): string[] =>
            items.map((item) => JSON.stringify(item)).sort();
          expect(sorted(held)).toEqual(sorted(final.map(({ configuratie: item }) => item)));
          // Carrying out the rest leads where the whole would have led.
          const rest = replay(final, make(final)).final;
          const direct = replay(reported, whole).final;
          for (const request of all) {
            const is = (items: readonly Reported[]): string[] =>
              handlers(
                items.map(({ configuratie: item }) => item),
                request,
              );
            if (actionsOf(whole).every(({ action }) => action !== 'blocked'))
              expect(is(rest)).toEqual(is(direct));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('holds nothing of another origin, and lists every other action', () => {
    fc.assert(
      fc.property(world, fc.constantFrom('change' as const, 'drift' as const), (it, only) => {
        const whole = plannedWithOrigins(it);
        const part = onlyOrigin(whole, only);
        for (const { origin } of actionsOf(part)) expect(origin).toBe(only);
        const steps = part.bevoegdGezagen.flatMap(({ activiteiten }) =>
          activiteiten.flatMap(({ changeSets }) => changeSets.flat().flatMap(({ actions }) => actions)),
        );
        for (const { origin } of steps) expect(origin).toBe(only);
        expect(new Set([...actionsOf(part), ...leftOutOf(part)])).toEqual(new Set(actionsOf(whole)));
        expect(actionsOf(part).length + leftOutOf(part).length).toBe(actionsOf(whole).length);
      }),
      { numRuns: 3000 },
    );
  });
});

test('dropped: counts the unmanaged records of which the earlier files assigned every combination', () => {
  let seen = 0;
  fc.assert(
    fc.property(world, (it) => {
      const plan = plannedWithOrigins(it);
      const dropped = unmanagedOf(planOf({ ...it, prune: false })).filter(({ configuratie: item }) =>
        all.every(
          (request) => handlers([item], request).length === 0 || handlers(it.base, request).length > 0,
        ),
      );
      const found = plan.bevoegdGezagen.flatMap(({ activiteiten }) =>
        activiteiten.flatMap((own) => own.dropped ?? []),
      );
      const ids = (records: readonly Reported[]): string[] => records.map(({ id }) => id).sort();
      expect(ids(found)).toEqual(ids(dropped));
      expect(summarise(plan).dropped).toBe(dropped.length);
      seen += dropped.length;
    }),
    { numRuns: 5000 },
  );
  expect(seen).toBeGreaterThan(500);
});
