import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import type { SharedAreas } from '../../src/model/registers.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { actionsOf, summarise } from '../../src/reconcile/plan.js';
import { replay } from '../support/replay.js';
import {
  asFile,
  asReported,
  configuratie,
  gezag,
  handlers,
  isValid,
  locaties,
  meet,
  omgeving,
  requests,
  toestemmingen,
} from '../support/universe.js';

const anyConfiguratie = fc
  .record({
    dienst: fc.nat(2),
    code: fc.option(fc.nat(2), { nil: undefined }),
    waar: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1 }), { nil: undefined }),
  })
  .map(({ dienst, code, waar }) => configuratie(dienst, code, waar));

const [l1 = '', l2 = '', l3 = ''] = locaties;
const areaRelations: SharedAreas[] = [
  new Map(),
  new Map([
    [l1, new Set([l2])],
    [l2, new Set([l1])],
  ]),
  new Map([
    [l1, new Set([l2])],
    [l2, new Set([l1, l3])],
    [l3, new Set([l2])],
  ]),
];
const anySharedAreas = fc.constantFrom(...areaRelations);

/** Removes what breaks the rule, so that every list gives a valid state. */
function valid(items: readonly Configuratie[], sharedAreas: SharedAreas): Configuratie[] {
  const state: Configuratie[] = [];
  for (const item of items) if (!state.some((other) => meet(other, item, sharedAreas))) state.push(item);
  return state;
}

const anyWorld = fc.record({
  sharedAreas: anySharedAreas,
  from: fc.array(anyConfiguratie, { maxLength: 7 }),
  to: fc.array(anyConfiguratie, { maxLength: 7 }),
  operaties: fc.constantFrom<Operatie[]>(
    ['POST'],
    ['POST', 'PUT'],
    ['POST', 'DELETE'],
    ['POST', 'PUT', 'DELETE'],
  ),
  prune: fc.boolean(),
});

const all = requests(toestemmingen, locaties);

describe('plan', () => {
  test('converges on a strict server or says what blocks it, and loses no routing', () => {
    fc.assert(
      fc.property(anyWorld, ({ sharedAreas, from, to, operaties, prune }) => {
        const start = asReported(valid(from, sharedAreas));
        const files = [asFile(valid(to, sharedAreas))];
        const input = {
          omgeving: omgeving(...operaties),
          files,
          sharedAreas,
          prune: prune && operaties.includes('DELETE'),
        };
        const plan = makePlan({ ...input, reported: new Map([[gezag, start]]) });
        const { final } = replay(start, plan, sharedAreas);
        const rest = summarise(makePlan({ ...input, reported: new Map([[gezag, final]]) }));
        expect([rest.create, rest.replace, rest.delete]).toEqual([0, 0, 0]);
        const last = final.map((item) => item.configuratie);
        expect(isValid(last, sharedAreas)).toBe(true);
        const planned = plan.bevoegdGezagen.flatMap((g) => g.activiteiten.flatMap((a) => a.after));
        for (const request of all) {
          const [then] = handlers(
            start.map((item) => item.configuratie),
            request,
          );
          const [wanted] = handlers(
            files.flatMap((file) => file.desired.map((item) => item.configuratie)),
            request,
          );
          const [now] = handlers(last, request);
          expect(handlers(planned, request)).toEqual(handlers(last, request));
          if (then !== undefined && (wanted !== undefined || !input.prune)) expect(now).toBeDefined();
          if (now !== then) expect(now).toBe(wanted);
          if (wanted !== undefined && rest.blocked === 0) expect(now).toBe(wanted);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('reports that DSO-LV breaks the rule, adds no breach, and ends', () => {
    fc.assert(
      fc.property(anyWorld, ({ sharedAreas, from, to, operaties, prune }) => {
        const start = asReported(from);
        const files = [asFile(valid(to, sharedAreas))];
        const input = {
          omgeving: omgeving(...operaties),
          files,
          sharedAreas,
          prune: prune && operaties.includes('DELETE'),
        };
        const plan = makePlan({ ...input, reported: new Map([[gezag, start]]) });
        const warned = plan.bevoegdGezagen.some((g) => g.activiteiten.some((a) => a.warnings.length > 0));
        const conflict = from.some((a, i) =>
          from
            .slice(i + 1)
            .some((b) => meet(a, b, sharedAreas) && a.behandeldienstOin !== b.behandeldienstOin),
        );
        if (conflict) expect(warned).toBe(true);
        const { final } = replay(start, plan, sharedAreas);
        const rest = summarise(makePlan({ ...input, reported: new Map([[gezag, final]]) }));
        expect([rest.create, rest.replace, rest.delete]).toEqual([0, 0, 0]);
      }),
      { numRuns: 3000 },
    );
  });

  test('does not depend on the order of files, records and lists', () => {
    fc.assert(
      fc.property(anyWorld, fc.func(fc.integer()), ({ sharedAreas, from, to, operaties }, seed) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item, i) => ({ item, rank: seed(i) }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ item }) => item);
        const start = asReported(valid(from, sharedAreas));
        const wanted = valid(to, sharedAreas);
        const input = { omgeving: omgeving(...operaties), sharedAreas, prune: false };
        const turned = (item: Configuratie): Configuratie =>
          item.locatieOins === undefined ? item : { ...item, locatieOins: [...item.locatieOins].reverse() };
        const one = makePlan({ ...input, files: [asFile(wanted)], reported: new Map([[gezag, start]]) });
        const two = makePlan({
          ...input,
          files: [asFile(shuffle(wanted).map(turned))],
          reported: new Map([
            [gezag, shuffle(start).map((item) => ({ ...item, configuratie: turned(item.configuratie) }))],
          ]),
        });
        expect(summarise(two)).toEqual(summarise(one));
        expect(
          actionsOf(two)
            .map((a) => a.reported?.id)
            .sort(),
        ).toEqual(
          actionsOf(one)
            .map((a) => a.reported?.id)
            .sort(),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
