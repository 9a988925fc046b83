import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { onlyOrigin, withOrigins } from '../../src/reconcile/origin.js';
import { actionsOf, type Plan } from '../../src/reconcile/plan.js';
import { replay } from '../support/replay.js';
import {
  asFile,
  asReported,
  gezag,
  handlers,
  locaties,
  omgeving,
  requests,
  toestemmingen,
  validStates,
} from '../support/universe.js';

const states = validStates(2, 2, 2);
const state = fc.constantFrom(...states);
const operaties = fc.constantFrom(
  ['POST'],
  ['POST', 'PUT'],
  ['POST', 'DELETE'],
  ['POST', 'PUT', 'DELETE'],
) as fc.Arbitrary<('POST' | 'PUT' | 'DELETE')[]>;
const all = requests(toestemmingen, locaties);

function planOf(
  files: readonly Configuratie[],
  reported: readonly Reported[],
  allowed: readonly ('POST' | 'PUT' | 'DELETE')[],
): Plan {
  return makePlan({
    omgeving: omgeving(...allowed),
    files: [asFile(files)],
    sharedAreas: new Map(),
    reported: new Map([[gezag, reported]]),
    prune: false,
  });
}

const earlier = { commit: 'abc', commitOf: () => 'def' };

describe('the origin of an action', () => {
  test('is drift for unchanged files, and a change when DSO-LV equals the earlier files', () => {
    fc.assert(
      fc.property(state, state, operaties, (a, b, allowed) => {
        const drifted = planOf(a, asReported(b), allowed);
        for (const { origin } of actionsOf(withOrigins(drifted, drifted, earlier)))
          expect(origin).toBe('drift');
        const changed = planOf(b, asReported(a), allowed);
        const base = planOf(a, asReported(a), allowed);
        for (const action of actionsOf(withOrigins(changed, base, earlier)))
          expect(action).toMatchObject({ origin: 'change', commit: 'def' });
      }),
      { numRuns: 500 },
    );
  });

  test('separates a plan into two parts that can be applied in either order without an overlap or a loss', () => {
    fc.assert(
      fc.property(
        state,
        state,
        state,
        operaties,
        fc.constantFrom('change', 'drift'),
        (was, is, there, allowed, first) => {
          const make = (reported: readonly Reported[]): Plan =>
            withOrigins(planOf(is, reported, allowed), planOf(was, reported, allowed), earlier);
          const reported = asReported(there);
          const whole = make(reported);
          const part = onlyOrigin(whole, first as 'change' | 'drift');
          // A strict server refuses an overlap at any step.
          const { final } = replay(reported, part);
          const held = part.bevoegdGezagen.flatMap(({ activiteiten }) =>
            activiteiten.flatMap(({ after }) => after),
          );
          const sorted = (items: readonly Configuratie[]): string[] =>
            items.map((item) => JSON.stringify(item)).sort();
          expect(sorted(held)).toEqual(sorted(final.map(({ configuratie }) => configuratie)));
          // Both parts together give the same result as the whole.
          const rest = replay(final, make(final)).final;
          const direct = replay(reported, whole).final;
          for (const request of all) {
            const now = (items: readonly Reported[]): string[] =>
              handlers(
                items.map(({ configuratie }) => configuratie),
                request,
              );
            if (actionsOf(whole).every(({ action }) => action !== 'blocked'))
              expect(now(rest)).toEqual(now(direct));
          }
          expect(
            actionsOf(part).length +
              actionsOf(onlyOrigin(whole, first === 'change' ? 'drift' : 'change')).length,
          ).toBe(actionsOf(whole).length);
          const { change = 0, drift = 0 } = part.leftOut ?? {};
          expect(actionsOf(part).length + change + drift).toBe(actionsOf(whole).length);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
