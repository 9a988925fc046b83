import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { planValue } from '../../src/output/plan-json.js';
import { makePlan } from '../../src/reconcile/diff.js';
import type { Plan } from '../../src/reconcile/plan.js';
import { MemoryDso } from '../support/memory-dso.js';
import { asFile, asReported, gezag, isValid, locaties, omgeving, validStates } from '../support/universe.js';

const states = validStates(2, 2, 2);
const state = fc.constantFrom(...states);
const [noord = '', zuid = ''] = locaties;
const overlapping = new Map([
  [noord, new Set([zuid])],
  [zuid, new Set([noord])],
]);

/** Carries out the actions in the JSON of a plan, one by one. A replace is a PUT, or else a DELETE and a POST. */
async function carryOut(plan: Plan, dso: MemoryDso): Promise<void> {
  for (const { action, configuration, reported } of planValue(plan).actions) {
    const id = reported?.id ?? '';
    if (action === 'create') await dso.create(configuration);
    if (action === 'delete') await dso.remove(id);
    if (action !== 'replace') continue;
    if (plan.permissions.canReplace) await dso.replace(id, configuration);
    else {
      await dso.remove(id);
      await dso.create(configuration);
    }
  }
}

function sorted(items: Iterable<Configuratie>): string[] {
  return [...items].map((item) => JSON.stringify(item)).sort();
}

test.each<[string, ReadonlyMap<string, ReadonlySet<string>>]>([
  ['areas that do not overlap', new Map()],
  ['areas that overlap', overlapping],
])(
  'plan as JSON: a strict server accepts the actions as listed, also where it holds duplicates: %s',
  async (_name, sharedAreas) => {
    let [actions, withDuplicates] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        state.filter((files) => isValid(files, sharedAreas)),
        state,
        fc.option(state, { nil: [] as Configuratie[] }),
        fc.subarray<Operatie>(['PUT', 'DELETE']),
        fc.boolean(),
        async (files, there, more, operaties, prune) => {
          const reported = asReported([...there, ...more]);
          const plan = makePlan({
            omgeving: omgeving('POST', ...operaties),
            files: [asFile(files)],
            sharedAreas,
            reported: new Map([[gezag, reported]]),
            prune: prune && operaties.includes('DELETE'),
          });
          const dso = new MemoryDso(
            reported.map(({ configuratie }) => configuratie),
            { sharedAreas },
          );
          await carryOut(plan, dso);
          expect(dso.violations).toEqual([]);
          const [own] = plan.bevoegdGezagen[0]?.activiteiten ?? [];
          expect(sorted(dso.records.values())).toEqual(sorted(own?.after ?? []));
          actions += own?.actions.length ?? 0;
          if (!isValid([...there, ...more], sharedAreas)) withDuplicates += 1;
        },
      ),
      { numRuns: 10_000 },
    );
    expect(actions).toBeGreaterThan(10_000);
    expect(withDuplicates).toBeGreaterThan(3_000);
  },
);
