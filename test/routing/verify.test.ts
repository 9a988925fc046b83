import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { ToewijzingenFile, Verwachting } from '../../src/model/configuration.js';
import { exceptionEntries, verifyRouting } from '../../src/routing/verify.js';
import {
  activiteit,
  asFile,
  asReported,
  configuratie,
  diensten,
  gezag,
  handlers,
  locaties,
  requests,
  routed,
  toestemmingen,
  validStates,
  withItself,
} from '../support/universe.js';

/** Files that assign these configuraties, with a verwachting about the bevoegd gezag itself or a behandeldienst. */
function files(
  assigned: readonly Configuratie[],
  ...expected: readonly Partial<Verwachting>[]
): ToewijzingenFile[] {
  const verwachtingen = expected.map((own) => ({ activiteit, behandeldienst: gezag, offset: 0, ...own }));
  return [{ ...asFile(assigned), ...(verwachtingen.length === 0 ? {} : { verwachtingen }) }];
}

function verify(from: readonly ToewijzingenFile[], there: readonly Configuratie[]) {
  return verifyRouting(from, new Map([[gezag, asReported(there)]]));
}

const other = configuratie(0, undefined, undefined, 'Anders');
const [noord = '', zuid = ''] = locaties;

describe('verify: an exception', () => {
  test.each<[string, ToewijzingenFile[], Configuratie[], unknown[]]>([
    [
      'differs from toewijzingen: []',
      files([]),
      [configuratie(0, undefined, undefined)],
      [['differs', null, null, gezag, diensten[0]]],
    ],
    [
      'is unmentioned where another file of the bevoegd gezag does assign something',
      [...files([]), asFile([other], 'configs/test/ander.yaml')],
      [other, configuratie(0, undefined, undefined)],
      [['unmentioned', null, null, gezag, diensten[0]]],
    ],
    [
      'differs from a verwachting of the bevoegd gezag itself',
      files([other], {}),
      [other, configuratie(0, 0, [0])],
      [['differs', 'T1', noord, gezag, diensten[0]]],
    ],
    [
      'differs for what the verwachting covers, and is unmentioned for the rest',
      files([other], { toestemming: 'T1', locatie: noord }),
      [other, configuratie(0, 0, undefined)],
      [
        ['unmentioned', 'T1', null, gezag, diensten[0]],
        ['differs', 'T1', noord, gezag, diensten[0]],
      ],
    ],
    [
      'is as the files say where a verwachting says what is assigned',
      files([configuratie(0, undefined, undefined)], { behandeldienst: diensten[0] ?? '' }),
      [configuratie(0, undefined, undefined)],
      [],
    ],
  ])('%s', (_name, from, there, entries) => {
    const found = [...exceptionEntries(verify(from, there))];
    expect(
      found.map(({ kind, toestemming, locatie, files: declared, dso }) => [
        kind,
        toestemming,
        locatie,
        declared,
        dso,
      ]),
    ).toEqual(entries);
  });

  test('is absent when the bevoegd gezag handles the requests itself, configured or by default', () => {
    const itself: Configuratie = { oin: gezag, activiteit, behandeldienstOin: gezag };
    for (const declared of [files([]), files([itself]), files([], {}), files([other])])
      for (const there of [[], [itself]]) {
        const besides = declared.some(({ desired }) => desired.some((item) => item.configuratie === other));
        expect(verify(declared, besides ? [...there, other] : there).found).toEqual([]);
      }
  });

  test('is counted in combinations', () => {
    const found = verify(files([configuratie(0, 0, [0])]), [
      configuratie(0, 0, [0]),
      configuratie(1, 0, [1]),
      configuratie(2, 1, undefined),
    ]);
    // T1 at Zuid, and T2 at Noord, at Zuid and anywhere else.
    expect(found).toMatchObject({ combinations: 9, unmentioned: 4, activiteiten: 1 });
  });
});

test('verify: reports exactly the requests that brute force finds to go elsewhere', () => {
  const all = requests(toestemmingen, locaties);
  const states = validStates(2, 2, 2);
  const state = fc.constantFrom(...states, ...states.map(withItself));
  const place = fc.record(
    { toestemming: fc.constantFrom('T1', 'T2'), locatie: fc.constantFrom(noord, zuid) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(state, state, fc.option(place, { nil: undefined }), (assigned, there, expected) => {
      const covers = (request: { code: string; oin: string }): boolean =>
        expected !== undefined &&
        (expected.toestemming ?? request.code) === request.code &&
        (expected.locatie ?? request.oin) === request.oin;
      // A verwachting that the files contradict is an error, so `verify` never sees such files.
      fc.pre(!all.some((request) => covers(request) && handlers(assigned, request).length > 0));
      const entries = [
        ...exceptionEntries(verify(files(assigned, ...(expected === undefined ? [] : [expected])), there)),
      ];
      for (const request of all) {
        const own = entries.filter(
          ({ toestemming, exceptToestemmingen = [], locatie, exceptLocaties = [] }) =>
            (toestemming ?? request.code) === request.code &&
            (locatie ?? request.oin) === request.oin &&
            !exceptToestemmingen.includes(request.code) &&
            !exceptLocaties.includes(request.oin),
        );
        const [declared] = routed(assigned, request);
        const [is] = routed(there, request);
        if (declared === is) {
          expect(own).toEqual([]);
          continue;
        }
        const spoken = handlers(assigned, request).length > 0 || covers(request) || assigned.length === 0;
        expect(own).toMatchObject([
          { kind: spoken ? 'differs' : 'unmentioned', files: declared ?? gezag, dso: is ?? gezag },
        ]);
      }
    }),
    { numRuns: 3000 },
  );
});

test('verify: takes time in proportion to the size of a country', () => {
  const timed = (gezagen: number): number => {
    const own = Array.from({ length: gezagen }, (_, n) => {
      const oin = `000000990000${String(n).padStart(5, '0')}000`;
      const items = Array.from({ length: 500 }, (_item, i) => ({
        ...configuratie(0, undefined, undefined, `A${i}`),
        oin,
      }));
      return { oin, items, file: { ...asFile(items), bevoegdGezag: oin } };
    });
    const there = new Map(own.map(({ oin, items }) => [oin, asReported(items)]));
    const from = own.map(({ file }) => file);
    const start = performance.now();
    expect(verifyRouting(from, there)).toMatchObject({ activiteiten: gezagen * 500, found: [] });
    return performance.now() - start;
  };
  timed(40);
  // Eight times as much input: quadratic time would be sixty-four times as much.
  expect(timed(320)).toBeLessThan(30 * timed(40) + 300);
});

test('verify: a verwachting may name an activiteit in another form than the toewijzingen', () => {
  const urn = 'nl.imow-gm0995.activiteit.Kappen';
  const item = configuratie(0, 0, undefined, urn);
  const verwachting = {
    activiteit: { naam: 'Kappen', oin: gezag },
    toestemming: 'T2',
    behandeldienst: gezag,
    offset: 0,
  };
  const files = [{ ...asFile([item]), verwachtingen: [verwachting] }];
  expect(verifyRouting(files, new Map([[gezag, asReported([item])]]))).toMatchObject({
    activiteiten: 1,
    found: [],
  });
});
