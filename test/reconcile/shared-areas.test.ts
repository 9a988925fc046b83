import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { reconcileMessages } from '../../src/reconcile/messages.js';
import { actionsOf, type Plan, warningsOf } from '../../src/reconcile/plan.js';
import { asFile, asReported, configuratie, gezag, locaties, omgeving } from '../support/universe.js';

/** The second area lies within the first. */
const [gemeente = '', provincie = ''] = locaties;
const sharedAreas = new Map([
  [gemeente, new Set([provincie])],
  [provincie, new Set([gemeente])],
]);

function plan(
  desired: readonly Configuratie[],
  reported: readonly Configuratie[],
  operaties: readonly Operatie[],
  prune = false,
): Plan {
  const input = { files: [asFile(desired)], reported: new Map([[gezag, asReported(reported)]]), prune };
  return makePlan({ omgeving: omgeving(...operaties), sharedAreas, ...input });
}

function told(made: Plan): unknown[] {
  return actionsOf(made).map(({ action, configuratie: { locatieOins }, reported, reason }) => [
    action,
    reported?.id ?? locatieOins,
    reason.template,
  ]);
}

describe('plan: a missing locatie whose area overlaps with a record of the same behandeldienst', () => {
  const desired = [configuratie(0, undefined, [0, 1, 2])];
  const inPlace = [configuratie(0, undefined, [0, 2])];

  test('replaces the record as a whole', () => {
    expect(told(plan(desired, inPlace, ['POST', 'DELETE']))).toEqual([
      ['delete', '1', reconcileMessages.reasonReleased],
      ['create', [...locaties], reconcileMessages.reasonTakesPlace],
    ]);
  });

  test('is blocked without permission to change the record, which is not called unmanaged', () => {
    expect(told(plan(desired, inPlace, ['POST']))).toEqual([
      ['blocked', [provincie], reconcileMessages.blockedByInPlace],
    ]);
  });

  test('replaces the record also when DSO-LV reports it twice', () => {
    const twice = [configuratie(0, undefined, [1]), configuratie(0, undefined, [1, 2])];
    for (const prune of [false, true]) {
      const made = plan(desired, twice, ['POST', 'DELETE'], prune);
      expect(told(made)).toEqual([
        ['delete', '1', reconcileMessages.reasonReleased],
        ['delete', '2', reconcileMessages.reasonReleased],
        ['create', [...locaties], reconcileMessages.reasonTakesPlace],
      ]);
    }
  });
});

test('plan: reports overlaps at DSO-LV before repetitions', () => {
  const repeated = Array.from({ length: 30 }, () => configuratie(0, undefined, [0]));
  const made = plan([], [...repeated, configuratie(1, undefined, [1])], ['POST']);
  expect(warningsOf(made)[0]).toMatchObject({
    ids: ['1', '31'],
    message: { template: reconcileMessages.reportedOverlap },
  });
  expect(warningsOf(made)).toHaveLength(30);
});

test('plan: handles thousands of repetitions at DSO-LV in linear time', { timeout: 10_000 }, () => {
  const shared = Array.from({ length: 5000 }, (_, i) => ({
    ...configuratie(0, undefined, [0]),
    locatieOins: [gemeente, `00000099${String(i).padStart(9, '0')}000`],
  }));
  expect(warningsOf(plan([], shared, ['POST']))).toHaveLength(4999);
});
