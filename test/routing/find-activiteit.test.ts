import { describe, expect, test } from 'vitest';
import { findActiviteit } from '../../src/routing/find-activiteit.js';

const [own, other, third] = ['00000099000000001000', '00000099000000002000', '00000099000000003000'];
const urnA = 'nl.imow-gm0001.activiteit.Kappen';
const urnB = 'nl.imow-gm0002.activiteit.Kappen';
const uri = `http://example.org/${own}/id/concept/Kappen`;

describe('a question about an activiteit', () => {
  const known = [
    { naam: 'Kappen', oin: other },
    { naam: 'Kappen', oin: third },
    { naam: 'Kappen', oin: other },
    { naam: 'Slopen', oin: own },
  ];

  test.each([
    ['a name that others registered: each of them once', 'Kappen', [other, third], ['Kappen']],
    ['a name with a typing error: the similar name', 'Slopn', [], ['Slopen']],
    ['a name unlike any other: nothing', 'Vuurwerkopslag', [], []],
  ])('that is unknown has suggestions for %s', (_what, naam, registeredBy, similar) => {
    expect(findActiviteit({ naam, oin: own }, known, [])).toEqual({
      kind: 'none',
      suggestions: { registeredBy, similar },
    });
  });

  test('that is unknown has suggestions from the RTR', () => {
    const registered = [{ naam: urnA, oin: own }];
    expect(findActiviteit({ naam: 'Kapen', oin: own }, known, registered)).toMatchObject({
      suggestions: { similar: ['Kappen'] },
    });
  });

  test.each<[string, string[], string[], string[][] | string[]]>([
    ['Kappen', [urnA], [], [[urnA]]],
    [urnA, ['Kappen'], [], [['Kappen']]],
    [urnA, ['Kappen'], [urnA, urnB], [['Kappen']]],
    [uri, [urnA], [], [[urnA]]],
    ['Kappen', [urnA, uri], [], [[urnA, uri]]],
    ['Kappen', [], [urnA], [[urnA]]],
    ['Kappen', [urnA], [urnA], [[urnA]]],
    [urnA, [urnA, urnB], [], [[urnA]]],
    ['Kappen', [urnA, urnB], [], [urnA, urnB]],
    ['Kappen', [urnA], [urnA, urnB], [urnA, urnB]],
    ['Kappen', [], [urnA, urnB], [urnA, urnB]],
    [urnB, [urnA], [], []],
  ])('%s with %j in the files and %j in the RTR', (naam, inFiles, inRtr, expected) => {
    const as = (items: readonly string[]) => items.map((item) => ({ naam: item, oin: own }));
    const found = findActiviteit({ naam, oin: own }, as(inFiles), as(inRtr));
    if (found.kind === 'none') expect(expected).toEqual([]);
    else if (found.kind === 'one') expect([found.spellings.map((item) => item.naam)]).toEqual(expected);
    else expect(found.activiteiten.map((item) => item.naam)).toEqual(expected);
  });
});
