import { describe, expect, test } from 'vitest';
import {
  ActiviteitIndex,
  ActiviteitMap,
  compareActiviteiten,
  groupByActiviteit,
  lastPart,
  NaamIndex,
  namesMayBeOne,
  namesMeant,
  sameActiviteit,
  spellingResolver,
  spellingsOf,
} from '../../src/model/activiteit.js';

const rijk = '00000001003214345000';
const gemeente = '00000099000000001000';
const urn = 'nl.imow-gm0995.activiteit.Kappen';
const urn2 = 'nl.imow-gm0996.activiteit.Kappen';
const uri = `http://example.org/${gemeente}/id/concept/Kappen`;

test.each([
  [urn, 'Kappen'],
  [uri, 'Kappen'],
  ['Kappen', 'Kappen'],
  ['Slopen cat. 1', 'Slopen cat. 1'],
  ['a/b', 'a/b'],
])('last part of %s: %s', (naam, part) => {
  expect(lastPart(naam)).toBe(part);
});

describe('two activiteiten', () => {
  test('are the same when naam and OIN are equal', () => {
    const kappen = { naam: 'Kappen', oin: gemeente };
    expect(sameActiviteit(kappen, { ...kappen })).toBe(true);
    expect(sameActiviteit(kappen, { naam: 'Kappen', oin: rijk })).toBe(false);
    expect(sameActiviteit(kappen, { naam: urn, oin: gemeente })).toBe(false);
  });

  test('are sorted by OIN, then by naam', () => {
    const sorted = [
      { naam: 'Slopen', oin: rijk },
      { naam: 'Bouwen', oin: gemeente },
      { naam: 'Kappen', oin: gemeente },
    ];
    expect([...sorted].reverse().sort(compareActiviteiten)).toEqual(sorted);
  });
});

test('a map of activiteiten keeps the order of insertion and one value per activiteit', () => {
  const map = new ActiviteitMap<number[]>();
  const add = (naam: string, oin: string, value: number) =>
    map.getOrInsert({ naam, oin }, () => []).push(value);
  add('Kappen', gemeente, 1);
  add('Kappen', rijk, 2);
  add('Kappen', gemeente, 3);
  expect(map.values()).toEqual([[1, 3], [2]]);
  expect(map.size).toBe(2);
  expect(map.get({ naam: 'Kappen', oin: rijk })).toEqual([2]);
  expect(map.has({ naam: 'Slopen', oin: rijk })).toBe(false);
});

test('items are grouped by activiteit, in their order', () => {
  const items = ['Kappen', 'Slopen', 'Kappen'].map((naam, i) => ({ i, activiteit: { naam, oin: rijk } }));
  const groups = groupByActiviteit(items, ({ activiteit }) => activiteit).values();
  expect(groups.map(({ activiteit, items: own }) => [activiteit.naam, own.map(({ i }) => i)])).toEqual([
    ['Kappen', [0, 2]],
    ['Slopen', [1]],
  ]);
});

describe('a name that a person writes', () => {
  test.each([
    [urn, urn, true],
    ['Kappen', urn, true],
    ['Kappen', uri, true],
    [urn, 'Kappen', true],
    [urn, uri, true],
    [urn, 'nl.imow-gm0996.activiteit.Kappen', false],
    [uri, 'https://example.org/x/Kappen', false],
    ['kappen', urn, false],
  ])('%s may mean %s: %s', (given, naam, expected) => {
    expect(namesMayBeOne(given, naam)).toBe(expected);
  });

  test.each<[string, string[], string[], string[][]]>([
    ['Kappen', ['Kappen', urn], ['Kappen'], [['Kappen', urn]]],
    [urn, ['Kappen', urn], [urn], [['Kappen', urn]]],
    ['Kappen', [urn, uri, 'Slopen'], [urn, uri], [[urn, uri]]],
    ['Kappen', [urn, urn2], [urn, urn2], [[urn], [urn2]]],
    ['Kappen', ['Kappen', urn, urn2], ['Kappen'], [['Kappen']]],
    [urn2, [urn], [], []],
    ['Bouwen', [urn], [], []],
  ])('%s means of %j exactly %j', (given, names, exact, activiteiten) => {
    expect(new NaamIndex(names, (naam) => naam).meant(given)).toEqual(exact);
    expect(namesMeant(given, new Set(names))).toEqual(exact);
    const index = new ActiviteitIndex(names.map((naam) => ({ naam, oin: rijk })));
    const meant = index.meant({ naam: given, oin: rijk });
    expect(meant.map((spellings) => spellings.map(({ naam }) => naam))).toEqual(activiteiten);
  });
});

describe('the spellings among some activiteiten', () => {
  const groupsOf = (...names: string[]) =>
    spellingsOf(names.map((naam) => ({ naam, oin: rijk }))).map(({ activiteiten, isOne }) => [
      isOne,
      ...activiteiten.map(({ naam }) => naam),
    ]);

  test.each<[string[], (string | boolean)[][]]>([
    [['Kappen', 'Slopen', urn], [[true, 'Kappen', urn]]],
    [[urn, uri, 'Kappen'], [[true, urn, uri, 'Kappen']]],
    [[urn, urn2], []],
    [[urn, urn2, 'Kappen'], [[false, urn, urn2, 'Kappen']]],
    [[urn, urn2, uri], [[false, urn, urn2, uri]]],
    [['Kappen', 'Slopen'], []],
  ])('%j are grouped as %j', (names, expected) => {
    expect(groupsOf(...names)).toEqual(expected);
  });

  test('do not cross organisations', () => {
    expect(
      spellingsOf([
        { naam: 'Kappen', oin: rijk },
        { naam: urn, oin: gemeente },
      ]),
    ).toEqual([]);
  });

  test('are resolved to the first that is given', () => {
    const resolve = spellingResolver([urn, 'Kappen', 'Slopen'].map((naam) => ({ naam, oin: rijk })));
    expect(resolve({ naam: 'Kappen', oin: rijk }).naam).toBe(urn);
    expect(resolve({ naam: 'Slopen', oin: rijk }).naam).toBe('Slopen');
    const unclear = spellingResolver([urn, urn2, 'Kappen'].map((naam) => ({ naam, oin: rijk })));
    expect(unclear({ naam: 'Kappen', oin: rijk }).naam).toBe('Kappen');
  });
});
