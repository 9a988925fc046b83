import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { actionsOf, summarise, unmanagedOf } from '../../src/reconcile/plan.js';
import { longestGap, replay } from '../support/replay.js';
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
const all = requests(toestemmingen.slice(0, 2), locaties.slice(0, 2));

/**
 * Upper limit of consecutive requests during which a verzoek has no behandeldienst, while it has one before and after. Four
 * parts that replace one record are created one by one; with PUT the first of them replaces the record directly.
 */
const settings: { operaties: Operatie[]; prune: boolean; gap: number }[] = [
  { operaties: ['POST'], prune: false, gap: 0 },
  { operaties: ['POST', 'PUT'], prune: false, gap: 1 },
  { operaties: ['POST', 'DELETE'], prune: false, gap: 4 },
  { operaties: ['POST', 'DELETE'], prune: true, gap: 4 },
  { operaties: ['POST', 'PUT', 'DELETE'], prune: false, gap: 3 },
  { operaties: ['POST', 'PUT', 'DELETE'], prune: true, gap: 3 },
];

/** The faults of a plan from one routing to another, in words. */
function faults(
  from: readonly Configuratie[],
  to: readonly Configuratie[],
  setting: (typeof settings)[number],
): string[] {
  const { operaties, prune, gap } = setting;
  const found: string[] = [];
  const start = asReported(from);
  const input = {
    omgeving: omgeving(...operaties),
    files: [asFile(to)],
    sharedAreas: new Map(),
    prune,
  };
  const plan = makePlan({ ...input, reported: new Map([[gezag, start]]) });
  const { states: seen, final, requests: sent } = replay(start, plan);
  const again = makePlan({ ...input, reported: new Map([[gezag, final]]) });
  const rest = summarise(again);
  if (rest.create + rest.replace + rest.delete > 0) found.push('the second plan is not empty');
  if (actionsOf(plan).some((action) => action.action === 'blocked' && action.inTheWay?.length === 0)) {
    found.push('blocked by nobody');
  }
  if (sent > from.length + to.length) found.push('more requests than there are records');
  const last = final.map((item) => item.configuratie);
  for (const request of all) {
    const [then] = handlers(from, request);
    const [wanted] = handlers(to, request);
    const [now] = handlers(last, request);
    const where = `${request.code} at ${request.oin}`;
    if (then !== undefined && now === undefined && (wanted !== undefined || !prune))
      found.push(`${where} is lost`);
    if (now !== then && now !== wanted) found.push(`${where} goes to somebody nobody asked for`);
    if (wanted !== undefined && now !== wanted && rest.blocked === 0) found.push(`${where} does not arrive`);
  }
  if (prune && (rest.blocked > 0 || unmanagedOf(again).length > 0)) found.push('not pruned');
  if (longestGap(seen, all) > gap) found.push('a gap is too long');
  return found;
}

describe('plan: from every valid routing of two toestemmingen, two locaties and two behandeldiensten to every other', () => {
  test('there are 213 of them', () => {
    expect(states).toHaveLength(213);
  });

  test.each(settings)('succeeds with $operaties and prune $prune', (setting) => {
    const found = states.flatMap((from) =>
      states.flatMap((to) => faults(from, to, setting).map((fault) => ({ fault, from, to }))),
    );
    expect(found).toEqual([]);
  });
});
