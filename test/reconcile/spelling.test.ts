import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../src/messages/message.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { actionsOf, spellingsIn, summarise } from '../../src/reconcile/plan.js';
import {
  anyWorld,
  part,
  planFaults,
  resolveFaults,
  uri,
  urnA,
  urnB,
  validateFaults,
} from '../support/spelling-world.js';
import { asFile, asReported, configuratie, gezag, omgeving } from '../support/universe.js';

function planOf(files: readonly string[], reported: readonly string[], prune = false) {
  return makePlan({
    omgeving: omgeving('POST', 'PUT', 'DELETE'),
    files: [asFile(files.map((naam) => configuratie(0, undefined, undefined, naam)))],
    reported: new Map([
      [gezag, asReported(reported.map((naam) => configuratie(1, undefined, undefined, naam)))],
    ]),
    sharedAreas: new Map(),
    prune,
  });
}

describe('plan: a record with another spelling', () => {
  test.each([
    [part, urnA],
    [urnA, part],
    [part, uri],
    [urnA, uri],
  ])('%s in the files and %s at DSO-LV are one activiteit', (naam, other) => {
    const plan = planOf([naam], [other]);
    expect(actionsOf(plan).map(({ action, configuratie: body }) => [action, body.activiteit.naam])).toEqual([
      ['replace', naam],
    ]);
    expect(spellingsIn(plan).map(({ message }) => formatMessage(message, 'en'))).toEqual([
      `DSO-LV spells ${naam} as ${other} (id 1). It counts as the same activiteit`,
    ]);
  });

  test('is another activiteit when both are URNs', () => {
    const { create, unmanaged } = summarise(planOf([urnA], [urnB]));
    expect({ create, unmanaged }).toEqual({ create: 1, unmanaged: 1 });
  });

  test.each([
    [[part], [urnA, urnB], `write the whole name in the files, ${urnA} or ${urnB}`],
    [[urnA, urnB], [part], `have DSO-LV give that record the whole name, such as ${urnA}`],
    [[urnA], [part, urnB], `have DSO-LV give that record the whole name, such as ${urnA}`],
  ])('that makes %j unclear beside %j blocks them, also with --prune', (files, reported, advice) => {
    const plan = planOf(files, reported, true);
    const [action] = actionsOf(plan).filter((item) => item.action === 'blocked');
    expect(action?.cause).toBe('spelling-unclear');
    expect(action && formatMessage(action.reason, 'en')).toContain(advice);
    expect(actionsOf(plan).filter((item) => item.action !== 'blocked')).toEqual([]);
    expect(spellingsIn(plan).map(({ kind, activiteit: { naam } }) => [kind, naam])).toEqual(
      reported.map((naam) => ['unclear', naam]).sort(),
    );
  });
});

describe('against a brute-force judge', () => {
  test('plan: no spelling makes a plan wrong', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(planFaults(world)).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });

  test('resolve: finds one activiteit, lists several, or answers nothing', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(resolveFaults(world)).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });

  test('validate: reports exactly the names that may be one activiteit', () => {
    fc.assert(
      fc.property(anyWorld, ({ desired, reported }) => {
        expect(validateFaults([...desired, ...reported])).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
