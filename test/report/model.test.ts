import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import { locate } from '../../src/model/place.js';
import { assigns } from '../../src/model/relation.js';
import { eachGezag } from '../../src/report/gezag-report.js';
import { OverviewBuilder } from '../../src/report/overview.js';
import type { GezagReport, ReportInput } from '../../src/report/report.js';
import type { Source } from '../../src/report/source.js';
import { totalsOf } from '../../src/report/totals.js';
import { fileOf, holds } from '../support/report.js';
import {
  asReported,
  configuratie,
  diensten,
  gezag,
  locaties,
  meet,
  toestemmingen,
} from '../support/universe.js';

const names = ['Dakkapel', 'Kappen', 'Slopen'];

/** Configuraties that do not overlap. */
const disjoint = fc
  .array(
    fc.record({
      // 3 is the bevoegd gezag itself.
      dienst: fc.nat(3),
      code: fc.option(fc.nat(2), { nil: undefined }),
      where: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1 }), { nil: undefined }),
      naam: fc.constantFrom(...names),
    }),
    { maxLength: 12 },
  )
  .map((items) => {
    const kept: Configuratie[] = [];
    for (const { dienst, code, where, naam } of items) {
      const named = configuratie(dienst, code, where, naam);
      const next = dienst < diensten.length ? named : { ...named, behandeldienstOin: gezag };
      if (!kept.some((other) => meet(other, next))) kept.push(next);
    }
    return kept;
  });

const everyCell = [...toestemmingen, null].flatMap((code) =>
  [...locaties, null].map((locatie) => [code, locatie] as const),
);

/** Who handles a combination, by brute force. */
function handlers(all: readonly Configuratie[], naam: string, code: string | null, locatie: string | null) {
  const found = all.filter((item) => item.activiteit.naam === naam && assigns(item, code, locatie));
  const oins = found.map(({ behandeldienstOin }) => behandeldienstOin).sort();
  return oins.join() === gezag ? [] : oins;
}

function reportOn(input: Partial<ReportInput>): GezagReport {
  const [report] = eachGezag({ omgeving: 'lokaal', files: [], gezagen: [gezag], ...input });
  if (report === undefined) throw new Error('no report');
  return report;
}

/** The numbers of the configuraties at the lines of some sources. */
function lines(sources: readonly Source[]): number[] {
  return sources.flatMap(({ place }) => (place === undefined ? [] : [locate(place).line - 1])).sort();
}

describe('matrices of a report', () => {
  test('show the handlers and the deciding lines of every combination exactly once', () => {
    fc.assert(
      fc.property(disjoint, (all) => {
        const { blocks } = reportOn({ files: [fileOf(gezag, all)] });
        const seen: string[] = [];
        for (const { matrix } of blocks) {
          for (const { activiteit, cells } of matrix?.rows ?? []) {
            seen.push(activiteit.naam);
            for (const [code, locatie] of everyCell) {
              const at = (matrix?.columns ?? []).flatMap((column, i) =>
                holds(column.toestemmingen, code) && holds(column.locaties, locatie) ? [i] : [],
              );
              expect(at).toHaveLength(1);
              const cell = cells[at[0] ?? -1];
              expect(cell?.handlers).toEqual(handlers(all, activiteit.naam, code, locatie));
              const deciding = all.flatMap((item, i) =>
                item.activiteit.naam === activiteit.naam && assigns(item, code, locatie) ? [i] : [],
              );
              for (const line of deciding) expect(lines(cell?.sources ?? [])).toContain(line);
              for (const line of lines(cell?.sources ?? []))
                expect(all[line]?.behandeldienstOin).toBe(cell?.handlers[0] ?? gezag);
            }
          }
        }
        expect(seen.sort()).toEqual([...new Set(all.map(({ activiteit }) => activiteit.naam))].sort());
      }),
    );
  });

  test('group activiteiten by division, with one column per answer', () => {
    const files = [
      fileOf(gezag, [
        configuratie(0, undefined, undefined, 'Kappen'),
        configuratie(0, 0, undefined, 'Dakkapel'),
        configuratie(0, 1, undefined, 'Dakkapel'),
        configuratie(1, 2, undefined, 'Dakkapel'),
        configuratie(0, 0, [0], 'Slopen'),
        configuratie(1, 0, [1, 2], 'Slopen'),
      ]),
    ];
    const { blocks } = reportOn({ files });
    expect(blocks.map(({ division, matrix }) => [division, matrix?.columns])).toEqual([
      ['none', [{ toestemmingen: { except: [] }, locaties: { except: [] } }]],
      [
        'toestemming',
        [
          { toestemmingen: { only: ['T1', 'T2'] }, locaties: { except: [] } },
          { toestemmingen: { only: ['T3'] }, locaties: { except: [] } },
          { toestemmingen: { except: ['T1', 'T2', 'T3'] }, locaties: { except: [] } },
        ],
      ],
      [
        'both',
        [
          { toestemmingen: { only: ['T1'] }, locaties: { only: [locaties[0]] } },
          { toestemmingen: { only: ['T1'] }, locaties: { only: [locaties[1], locaties[2]] } },
          { toestemmingen: { only: ['T1'] }, locaties: { except: locaties } },
          { toestemmingen: { except: ['T1'] }, locaties: { except: [] } },
        ],
      ],
    ]);
  });

  test('show full coverage with a part that the bevoegd gezag assigns to itself', () => {
    const itself = { ...configuratie(0, 1, [0]), behandeldienstOin: gezag };
    const file = fileOf(gezag, [configuratie(0, 0, [0]), itself]);
    const { lines: shown, blocks } = reportOn({
      files: [{ ...file, dekking: { file: file.file, offset: 0 }, werkingsgebied: [locaties[0] ?? ''] }],
    });
    expect(shown.map(({ toestemmingen: part, handlers: who }) => [part, who])).toEqual([
      [{ only: ['T1'] }, [diensten[0]]],
      [{ only: ['T2'] }, []],
    ]);
    expect(blocks[0]?.matrix?.rows[0]?.cells.map((cell) => cell.handlers)).toEqual([[diensten[0]], []]);
    expect(totalsOf(shown)).toEqual([
      { handlers: [diensten[0]], whole: 0, part: 1 },
      { handlers: [], whole: 0, part: 1 },
    ]);
  });

  test('are replaced by lines when they would have too many columns', () => {
    const wide = Array.from({ length: 20 }, (_, i) => ({
      ...configuratie(0, undefined, [0]),
      behandeldienstOin: `000000990000${String(300 + i).padStart(5, '0')}000`,
      locatieOins: [`000000990000${String(500 + i).padStart(5, '0')}000`],
    }));
    const [block] = reportOn({ files: [fileOf(gezag, wide)] }).blocks;
    expect(block?.matrix).toBeUndefined();
    expect(block?.lines).toHaveLength(21);
  });
});

describe('differences in a report', () => {
  test.each(['against', 'reported'] as const)(
    '%s: contain every combination with another handler exactly once, and no other',
    (kind) => {
      fc.assert(
        fc.property(disjoint, disjoint, (own, other) => {
          const { comparisons } = reportOn({
            files: [fileOf(gezag, own)],
            ...(kind === 'against'
              ? { against: { omgeving: 'prod', files: [fileOf(gezag, other)] } }
              : { reported: new Map([[gezag, asReported(other, 0)]]) }),
          });
          const [{ omgeving, differences } = { omgeving: '', differences: [] }] = comparisons;
          expect(omgeving).toBe(kind === 'against' ? 'prod' : undefined);
          for (const naam of names) {
            for (const [code, locatie] of everyCell) {
              const found = differences.filter(
                ({ activiteit, ...part }) =>
                  activiteit.naam === naam &&
                  holds(part.toestemmingen, code) &&
                  holds(part.locaties, locatie),
              );
              const [here, there] = [
                handlers(own, naam, code, locatie),
                handlers(other, naam, code, locatie),
              ];
              if (here.join() === there.join()) expect(found).toEqual([]);
              else {
                expect(found.map((item) => [item.own.handlers, item.other.handlers])).toEqual([
                  [here, there],
                ]);
                own.forEach((item, i) => {
                  if (item.activiteit.naam === naam && assigns(item, code, locatie))
                    expect(lines(found[0]?.own.sources ?? [])).toContain(i);
                });
                other.forEach((item, i) => {
                  if (item.activiteit.naam === naam && assigns(item, code, locatie))
                    expect(
                      found[0]?.other.sources.map(({ id, place }) => id ?? String(place?.offset)),
                    ).toContain(String(i));
                });
              }
            }
          }
        }),
      );
    },
  );
});

test('differences: show both behandeldiensten and ids of overlapping configuraties at DSO-LV', () => {
  const [own, other] = [configuratie(0, undefined, undefined), configuratie(1, 0, undefined)];
  const { comparisons } = reportOn({
    files: [fileOf(gezag, [own])],
    reported: new Map([[gezag, asReported([own, other], 7)]]),
  });
  expect(comparisons[0]?.differences).toMatchObject([
    {
      toestemmingen: { only: ['T1'] },
      own: { handlers: [diensten[0]] },
      other: { handlers: [diensten[0], diensten[1]], sources: [{ id: '7' }, { id: '8' }] },
    },
  ]);
});

test('report: sorts names as people look for them', () => {
  const all = ['Monument32', 'monument100', 'Église', 'Monument8', 'Eiland', 'Fabriek'];
  const items = all.map((naam) => configuratie(0, undefined, undefined, naam));
  expect(reportOn({ files: [fileOf(gezag, items)] }).lines.map(({ activiteit }) => activiteit.naam)).toEqual([
    'Église',
    'Eiland',
    'Fabriek',
    'Monument8',
    'Monument32',
    'monument100',
  ]);
});

describe('report of a bevoegd gezag', () => {
  test('is empty without files: the bevoegd gezag handles everything itself', () => {
    expect(reportOn({})).toMatchObject({ paths: [], activiteiten: 0, blocks: [], lines: [] });
  });

  test('shows an activiteit with only a verwachting, and the line of the verwachting', () => {
    const file = fileOf(gezag, []);
    const verwachtingen = [{ activiteit: { naam: 'Reclame', oin: gezag }, behandeldienst: gezag, offset: 0 }];
    const { lines: found } = reportOn({ files: [{ ...file, verwachtingen }] });
    expect(found).toMatchObject([
      { activiteit: { naam: 'Reclame' }, handlers: [], sources: [{ place: { offset: 0 } }] },
    ]);
  });

  test('counts the activiteiten that each behandeldienst handles whole and in part', () => {
    const all = [
      configuratie(0, undefined, undefined, 'Kappen'),
      configuratie(0, 0, undefined, 'Slopen'),
      configuratie(1, 1, undefined, 'Slopen'),
    ];
    expect(totalsOf(reportOn({ files: [fileOf(gezag, all)] }).lines)).toEqual([
      { handlers: [diensten[0]], whole: 1, part: 1 },
      { handlers: [diensten[1]], whole: 0, part: 1 },
      { handlers: [], whole: 0, part: 1 },
    ]);
  });
});

test('overview: collects what each behandeldienst handles for whom, whole and in part', () => {
  const other = '00000099000000009000';
  const files = [
    fileOf(gezag, [
      configuratie(0, undefined, undefined, 'Kappen'),
      configuratie(0, 0, undefined, 'Slopen'),
      configuratie(1, 1, undefined, 'Slopen'),
    ]),
    fileOf(other, [{ ...configuratie(0, 0, undefined, 'Kappen'), oin: other }]),
  ];
  const builder = new OverviewBuilder();
  for (const report of eachGezag({ omgeving: 'lokaal', files, gezagen: [gezag, other] })) builder.add(report);
  const { gezagen, clients } = builder.overview();
  const shown = [...clients].map(([dienst, own]) => [
    dienst,
    own.map((client) => [
      client.gezag,
      client.lines.map(({ activiteit }) => activiteit.naam),
      [...client.whole].map((key) => key.split('\0')[1]),
    ]),
  ]);
  expect(shown).toEqual([
    [
      diensten[0],
      [
        [gezag, ['Kappen', 'Slopen'], ['Kappen']],
        [other, ['Kappen'], []],
      ],
    ],
    [diensten[1], [[gezag, ['Slopen'], []]]],
  ]);
  expect(gezagen.map(({ oin, activiteiten }) => [oin, activiteiten])).toEqual([
    [gezag, 2],
    [other, 1],
  ]);
});
