import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../src/messages/message.js';
import { lastPart } from '../../src/model/activiteit.js';
import type { ToewijzingenFile } from '../../src/model/configuration.js';
import type { Problem } from '../../src/model/problem.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { checkRegistered } from '../../src/rtr/check.js';
import { dayOf, daysBetween, parseDatum, toDutchDate } from '../../src/rtr/datum.js';
import type { Registered } from '../../src/rtr/registered.js';

const gezag = '00000099000000001000';
const rijk = '00000099000000002000';
const dienst = '00000099000000101000';
const today = '2026-11-24';

/** The day that lies this many days after the day of the check. */
function inDays(days: number): string {
  return dayOf(new Date(Date.parse(today) + days * 24 * 60 * 60 * 1000));
}

/**
 * A file that assigns these activiteiten, each on a line of its own.
 *
 * @param own activiteiten of a verwachting that the bevoegd gezag handles them itself.
 */
function fileOf(
  names: readonly { naam: string; oin?: string }[],
  own: readonly string[] = [],
): ToewijzingenFile {
  const file = {
    path: 'configs/test/a.yaml',
    text: `# first\nbevoegdGezag: x\n${names.map(() => '.\n').join('')}`,
  };
  return {
    file,
    bevoegdGezag: gezag,
    desired: names.map(({ naam, oin = gezag }, i) => ({
      configuratie: { oin: gezag, activiteit: { naam, oin }, behandeldienstOin: dienst },
      file,
      offset: 24 + 2 * i,
    })),
    verwachtingen: own.map((naam, i) => ({
      activiteit: { naam, oin: gezag },
      behandeldienst: gezag,
      offset: 500 + i,
    })),
  };
}

function check(
  files: readonly ToewijzingenFile[],
  lists: Readonly<Record<string, readonly Registered[]>>,
  snapshot?: { datum: string },
): Problem[] {
  return checkRegistered({
    files,
    registers: emptyRegisters,
    lists: { datum: snapshot?.datum ?? today, lijsten: new Map(Object.entries(lists)) },
    today,
    ...(snapshot === undefined
      ? {}
      : {
          snapshot: {
            omgeving: 'pre',
            place: { file: { path: 'configs/rtr/pre.json', text: '{}' }, offset: 0 },
          },
        }),
  });
}

function texts(problems: readonly Problem[]): string[] {
  return problems.map(
    ({ code, severity, message }) => `${severity} ${code}: ${formatMessage(message, 'en')}`,
  );
}

describe('a name in a file', () => {
  const urn = 'nl.imow-gm0995.activiteit.Kappen';

  test.each<[string, string, string]>([
    ['its whole URN', urn, urn],
    ['the last part of its URN', 'Kappen', urn],
    ['the last part of its URI', 'Kappen', 'http://x.example/00000099000000001000/id/concept/Kappen'],
    ['its whole URI', 'http://x.example/id/concept/Kappen', 'http://x.example/id/concept/Kappen'],
    [
      'the last part of a URN, when that part contains a dot',
      'Kappen.2024',
      'nl.imow-gm0995.activiteit.Kappen.2024',
    ],
    ['a name that is not a URN', 'AlgemeneSet', 'AlgemeneSet'],
  ])('matches an activiteit of the RTR by %s', (_name, naam, registered) => {
    expect(check([fileOf([{ naam }])], { [gezag]: [{ naam: registered }] })).toEqual([]);
  });

  test.each<[string, string, Registered[], string]>([
    ['is misspelt', 'Kapen', [{ naam: urn }], 'Did you mean Kappen?'],
    ['is a misspelt URN', 'nl.imow-gm0995.activiteit.Kapen', [{ naam: urn }], `Did you mean ${urn}?`],
    [
      'is a URN with the code of another organisation',
      'nl.imow-gm0996.activiteit.Kappen',
      [{ naam: urn }],
      `Did you mean ${urn}?`,
    ],
    ['differs in capitals', 'kappen', [{ naam: urn }], 'Did you mean Kappen?'],
    [
      'resembles no activiteit',
      'Zwemmen',
      [{ naam: urn }],
      'Copy the name from the RTR, or give the organisation that registered it as oin',
    ],
  ])('gives rtr-unknown with advice when it %s', (_name, naam, list, advice) => {
    const [problem, ...others] = check([fileOf([{ naam }, { naam: 'Kappen' }])], { [gezag]: list });
    expect(others).toEqual([]);
    expect(problem?.code).toBe('rtr-unknown');
    expect(problem?.severity).toBe('error');
    expect(problem && formatMessage(problem.message, 'en')).toBe(
      `${gezag} has no activiteit ${naam} in the RTR (list of ${today}), so no request ever matches it. ${advice}`,
    );
    expect(problem?.place.offset).toBe(24);
  });

  test('gives rtr-unknown with the other registrant when another organisation registered it', () => {
    const lists = { [gezag]: [{ naam: urn }], [rijk]: [{ naam: 'nl.imow-mnre1034.activiteit.Basischemie' }] };
    const file = fileOf([{ naam: 'Basischemie' }, { naam: urn }, { naam: 'Basischemie', oin: rijk }]);
    expect(texts(check([file], lists))).toEqual([
      expect.stringMatching(
        /^error rtr-unknown: 00000099000000001000 has no activiteit Basischemie .* 00000099000000002000 has it: write \{ naam: Basischemie, oin: 00000099000000002000 \}$/,
      ),
    ]);
  });

  test.each<[string, Partial<Registered>, string | undefined]>([
    ['without an end', {}, undefined],
    [
      'that ended yesterday',
      { einddatum: inDays(-1) },
      `rtr-expired: Kappen has not been in the RTR since ${inDays(-1)}`,
    ],
    ['that ends today', { einddatum: inDays(0) }, `rtr-expires: Kappen ends in the RTR on ${today}, today`],
    [
      'that ends tomorrow',
      { einddatum: inDays(1) },
      `rtr-expires: Kappen ends in the RTR on ${inDays(1)}, in 1 day.`,
    ],
    [
      'that ends in 60 days',
      { einddatum: inDays(60) },
      `rtr-expires: Kappen ends in the RTR on ${inDays(60)}, in 60 days.`,
    ],
    ['that ends in 61 days', { einddatum: inDays(61) }, undefined],
    [
      'that the RTR no longer lists',
      { vervallen: inDays(-3) },
      `rtr-expired: Kappen has not been in the RTR since ${inDays(-3)}`,
    ],
  ])('is checked against the end of an activiteit %s', (_name, dates, warning) => {
    const problems = texts(check([fileOf([{ naam: 'Kappen' }])], { [gezag]: [{ naam: urn, ...dates }] }));
    expect(problems).toEqual(warning === undefined ? [] : [expect.stringContaining(`warning ${warning}`)]);
  });

  test('gives no warning when one of the activiteiten that it means is still valid', () => {
    const list = [
      { naam: 'nl.imow-mnre1034.activiteit.Kappen', einddatum: inDays(-1) },
      { naam: 'nl.imow-mnre1045.activiteit.Kappen' },
    ];
    expect(check([fileOf([{ naam: 'Kappen' }])], { [gezag]: list })).toEqual([]);
  });

  test('gives one problem per place, however many configuraties that place stands for', () => {
    const file = fileOf([{ naam: 'Kapen' }, { naam: 'Kapen' }, { naam: 'Kappen' }], ['Kapen']);
    const [first] = file.desired;
    const twice = { ...file, desired: first === undefined ? [] : [first, ...file.desired] };
    const offsets = check([twice], { [gezag]: [{ naam: urn }] }).map(({ place }) => place.offset);
    expect(offsets).toEqual([24, 26, 500]);
  });
});

describe('rtr-unmentioned', () => {
  const list = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((naam) => ({ naam, omschrijving: `Doet ${naam}` }));

  test('is one warning per bevoegd gezag, which names the first few and lists all as data', () => {
    const [problem, ...others] = check([fileOf([{ naam: 'A' }]), fileOf([{ naam: 'C' }])], {
      [gezag]: [...list, { naam: 'Oud', einddatum: inDays(-5) }],
    });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'rtr-unmentioned', severity: 'warning', place: { offset: 8 } });
    expect(problem && formatMessage(problem.message, 'en')).toMatch(
      /^5 of the 7 activiteiten of \S+ in the RTR are in no toewijzing: "Doet B", "Doet D", "Doet E", "Doet F" and 1 more/,
    );
    expect(problem?.activiteiten?.map(({ naam }) => naam)).toEqual(['B', 'D', 'E', 'F', 'G']);
  });

  test('leaves out activiteiten of a verwachting, and those of another organisation', () => {
    const file = fileOf([{ naam: 'A' }, { naam: 'X', oin: rijk }], ['B', 'C', 'D', 'E', 'F', 'G']);
    expect(check([file], { [gezag]: list, [rijk]: [{ naam: 'X' }, { naam: 'Y' }] })).toEqual([]);
  });

  test('is not given for a bevoegd gezag that assigns nothing at all', () => {
    expect(check([fileOf([])], { [gezag]: list })).toEqual([]);
  });
});

describe('rtr-stale', () => {
  test.each([
    [90, []],
    [
      91,
      [
        expect.stringMatching(
          /^warning rtr-stale: .* 91 days ago. Renew it: behandeldienst rtr snapshot --omgeving pre$/,
        ),
      ],
    ],
  ])('for a snapshot of %i days ago', (days, expected) => {
    const problems = check([fileOf([{ naam: 'A' }])], { [gezag]: [{ naam: 'A' }] }, { datum: inDays(-days) });
    expect(texts(problems)).toEqual(expected);
  });

  test('names the organisations that the snapshot has no list of', () => {
    const file = fileOf([{ naam: 'A' }, { naam: 'B', oin: rijk }]);
    const problems = check([file], { [gezag]: [{ naam: 'A' }] }, { datum: today });
    expect(texts(problems)).toEqual([
      expect.stringMatching(
        /^warning rtr-stale: The snapshot of the RTR has no list of 00000099000000002000, so the names of their activiteiten were not checked/,
      ),
    ]);
    expect(problems[0]?.place.file.path).toBe('configs/rtr/pre.json');
  });
});

describe('a day', () => {
  test.each([
    ['24-11-2026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24T10:00:00Z', '2026-11-24'],
    ['24-11-2026 10:00:00', '2026-11-24'],
    ['31-02-2026', undefined],
    ['2026-13-01', undefined],
    ['24/11/2026', undefined],
    ['', undefined],
  ])('%j is parsed as %s', (text, datum) => {
    expect(parseDatum(text)).toBe(datum);
  });

  test('is written as dd-MM-yyyy, and counts as one day when the clocks change', () => {
    expect(toDutchDate('2026-11-24')).toBe('24-11-2026');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1);
  });
});

/** Names built from a word: the word alone, or as the last part of a URN or URI. */
const word = fc.constantFrom('Kappen', 'Kapen', 'Slopen', 'Bouwen', 'Bouwen.b');
const before = fc.constantFrom(
  '',
  'nl.imow-gm0001.activiteit.',
  'nl.imow-gm0002.activiteit.',
  'http://x/id/concept/',
);
const full = fc
  .tuple(before, word)
  .map(([prefix, last]) => ({ naam: prefix + last, last, form: prefix.slice(0, 2) }));
const registered = fc.uniqueArray(
  fc.record({ name: full, end: fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined }) }),
  { selector: ({ name }) => name.naam, minLength: 1, maxLength: 8 },
);

test.each([
  ['nl.imow-gm0995.activiteit.Bouwen.b', 'Bouwen.b'],
  ['http://x.overheid.nl/00000099000000001000/id/concept/DakkapelPlaatsen', 'DakkapelPlaatsen'],
  ['http://x.overheid.nl/00000099000000001000/id/concept/nl.imow-gm0995.activiteit.Kappen', 'Kappen'],
  ['Slopen cat. 1', 'Slopen cat. 1'],
  ['Bouwen (art. 5.1)', 'Bouwen (art. 5.1)'],
  ['Slopen en/of asbest #2', 'Slopen en/of asbest #2'],
  ['http://x/', 'http://x/'],
])('the last part of %j is %j', (naam, last) => {
  expect(lastPart(naam)).toBe(last);
});

describe('compared with a brute-force oracle', () => {
  test('the last part of a name is the word that it was built with', () => {
    fc.assert(
      fc.property(full, ({ naam, last }) => {
        expect(lastPart(naam)).toBe(last);
      }),
    );
  });

  test('every name gets the right code, and every other activiteit is unmentioned', () => {
    fc.assert(
      fc.property(registered, fc.array(full, { minLength: 1, maxLength: 6 }), (list, names) => {
        const meant = ({ naam, last, form }: { naam: string; last: string; form: string }) => {
          const whole = list.filter(({ name }) => name.naam === naam);
          // Two URNs, or two URIs, are two activiteiten, also when they end alike.
          const others = list.filter(({ name }) => name.last === last && name.form !== form);
          return whole.length > 0 ? whole : others;
        };
        const expected = names.map((name) => {
          const ends = meant(name).map(({ end = Number.POSITIVE_INFINITY }) => end);
          const last = Math.max(...ends);
          if (ends.length === 0) return 'rtr-unknown';
          return last < 0 ? 'rtr-expired' : last <= 60 ? 'rtr-expires' : '';
        });
        const mentioned = new Set(names.flatMap(meant));
        const left = list
          .filter((item) => (item.end ?? 0) >= 0 && !mentioned.has(item))
          .map(({ name }) => name.naam);
        const problems = check([fileOf(names)], {
          [gezag]: list.map(({ name, end }) => ({
            naam: name.naam,
            ...(end === undefined ? {} : { einddatum: inDays(end) }),
          })),
        });
        const ofNames = problems.filter(({ code }) => code !== 'rtr-unmentioned').map(({ code }) => code);
        expect(ofNames).toEqual(expected.filter((code) => code !== ''));
        const [rest] = problems.filter(({ code }) => code === 'rtr-unmentioned');
        expect(rest?.activiteiten?.map(({ naam }) => naam) ?? []).toEqual(left);
      }),
    );
  });
});
