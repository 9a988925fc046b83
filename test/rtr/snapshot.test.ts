import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Registered, RegisteredLists } from '../../src/rtr/registered.js';
import { differences, keepVanished } from '../../src/rtr/snapshot-changes.js';
import { parseSnapshot, renderSnapshot } from '../../src/rtr/snapshot-format.js';

const oin = '00000099000000001000';
const lists = (datum: string, ...items: Registered[]): RegisteredLists => ({
  datum,
  lijsten: new Map([[oin, items]]),
});
const mentions = (...names: string[]) => new Map([[oin, new Set(names)]]);

describe('a snapshot', () => {
  test('has one activiteit a line, sorted, so that a diff shows only what is new', () => {
    const before = renderSnapshot(
      'pre',
      lists('2026-11-01', { naam: 'Slopen' }, { naam: 'Kappen', einddatum: '2026-12-31' }),
    );
    expect(before).toBe(`{
  "formatVersion": 1,
  "omgeving": "pre",
  "datum": "2026-11-01",
  "lijsten": {
    "00000099000000001000": [
      {"naam":"Kappen","einddatum":"2026-12-31"},
      {"naam":"Slopen"}
    ]
  }
}
`);
    const more = lists(
      '2026-11-02',
      { naam: 'Slopen' },
      { naam: 'Bouwen' },
      { naam: 'Kappen', einddatum: '2026-12-31' },
    );
    const after = renderSnapshot('pre', more, parseSnapshot(before));
    const changed = after.split('\n').filter((line) => !before.split('\n').includes(line));
    expect(changed).toEqual(['  "datum": "2026-11-02",', '      {"naam":"Bouwen"},']);
  });

  test('keeps its day for a month when nothing else changes', () => {
    const first = lists('2026-11-01', { naam: 'Kappen' });
    const text = renderSnapshot('pre', first);
    expect(renderSnapshot('pre', lists('2026-11-30', { naam: 'Kappen' }), first)).toBe(text);
    expect(renderSnapshot('pre', lists('2026-12-01', { naam: 'Kappen' }), first)).toContain('"2026-12-01"');
  });

  test('keeps an activiteit that the RTR no longer lists while the files mention it, with the day of that finding', () => {
    const first = lists('2026-11-01', { naam: 'nl.imow-gm1.activiteit.Kappen' }, { naam: 'Slopen' });
    const second = keepVanished(lists('2026-11-10', { naam: 'Bouwen' }), first, mentions('Kappen'));
    expect(second.lijsten.get(oin)).toEqual([
      { naam: 'Bouwen' },
      { naam: 'nl.imow-gm1.activiteit.Kappen', vervallen: '2026-11-10' },
    ]);
    const third = keepVanished(lists('2026-11-20', { naam: 'Bouwen' }), second, mentions('Kappen'));
    expect(third.lijsten.get(oin)?.[1]?.vervallen).toBe('2026-11-10');
    expect(keepVanished(lists('2026-11-20', { naam: 'Bouwen' }), third, mentions()).lijsten.get(oin)).toEqual(
      [{ naam: 'Bouwen' }],
    );
    const back = keepVanished(
      lists('2026-11-20', { naam: 'nl.imow-gm1.activiteit.Kappen' }),
      third,
      mentions('Kappen'),
    );
    expect(back.lijsten.get(oin)).toEqual([{ naam: 'nl.imow-gm1.activiteit.Kappen' }]);
  });

  test('is compared with its predecessor: what was added, changed and removed', () => {
    const found = differences(
      lists('2026-11-01', { naam: 'A' }, { naam: 'B' }, { naam: 'C' }),
      lists('2026-11-02', { naam: 'A' }, { naam: 'B', einddatum: '2026-12-01' }, { naam: 'D' }),
    );
    expect(found.map(({ kind, item }) => `${kind} ${item.naam}`)).toEqual([
      'changed B',
      'removed C',
      'added D',
    ]);
    expect(differences(undefined, lists('2026-11-01', { naam: 'A' }))).toMatchObject([{ kind: 'added' }]);
  });

  const datum = fc.constantFrom('2024-01-01', '2026-11-24', '2027-02-28');
  const optional = { requiredKeys: ['naam'] as ['naam'] };
  const item = fc.record(
    {
      naam: fc.string({ minLength: 1 }),
      omschrijving: fc.string(),
      begindatum: datum,
      einddatum: datum,
      vervallen: datum,
    },
    optional,
  );
  const list = fc.uniqueArray(item, { selector: ({ naam }) => naam, maxLength: 6 });

  test('is parsed back unchanged, and its text does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(datum, list, list, (day, own, other) => {
        const made = (a: Registered[], b: Registered[]): RegisteredLists => ({
          datum: day,
          lijsten: new Map([
            [oin, a],
            ['00000099000000002000', b],
          ]),
        });
        const text = renderSnapshot('pre', made(own, other));
        const read = parseSnapshot(text);
        expect(read && renderSnapshot('pre', read)).toBe(text);
        expect(renderSnapshot('pre', made([...own].reverse(), [...other].reverse()))).toBe(text);
        expect(read?.datum).toBe(day);
        expect(new Set(read?.lijsten.get(oin))).toEqual(new Set(own));
      }),
    );
  });

  test.each([
    '',
    'null',
    '[]',
    '{"formatVersion":2,"datum":"2026-11-24","lijsten":{}}',
    '{"formatVersion":1,"datum":"today","lijsten":{}}',
    '{"formatVersion":1,"datum":"2026-11-24","lijsten":{"x":[]}}',
    `{"formatVersion":1,"datum":"2026-11-24","lijsten":{"${oin}":[{"naam":""}]}}`,
    `{"formatVersion":1,"datum":"2026-11-24","lijsten":{"${oin}":[{"naam":"A","einddatum":"soon"}]}}`,
    `<<<<<<< ours\n{"formatVersion":1}`,
  ])('is not made of %j', (text) => {
    expect(parseSnapshot(text)).toBeUndefined();
  });
});
