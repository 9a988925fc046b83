import { expect, test } from 'vitest';
import { groupByActiviteit } from '../../src/model/activiteit.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { differencesBetween } from '../../src/report/differences.js';
import { configuratie } from '../support/universe.js';

const urn = 'nl.imow-gm0995.activiteit.Kappen';

function side(...items: readonly Configuratie[]) {
  return groupByActiviteit(
    items.map((item, i) => ({ configuratie: item, source: { id: String(i) } })),
    (item) => item.configuratie.activiteit,
  );
}

test('report: another spelling is no difference, and another behandeldienst under it is one', () => {
  const own = side(configuratie(0, undefined, undefined, 'Kappen'));
  expect(differencesBetween(own, side(configuratie(0, undefined, undefined, urn)))).toEqual([]);
  expect(differencesBetween(own, side(configuratie(1, undefined, undefined, urn)))).toMatchObject([
    { activiteit: { naam: 'Kappen' }, own: { sources: [{ id: '0' }] }, other: { sources: [{ id: '0' }] } },
  ]);
});
