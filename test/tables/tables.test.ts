import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../src/messages/message.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { normal } from '../../src/model/configuratie-fields.js';
import { Failure } from '../../src/model/failure.js';
import { emptyRegisters, type Registers } from '../../src/model/registers.js';
import { readMapping } from '../../src/tables/columns.js';
import { formatTable, parseTable, type Table, tableFormats } from '../../src/tables/files.js';
import { readTable } from '../../src/tables/read-table.js';
import { toTable } from '../../src/tables/write-table.js';
import { configuratie, diensten, gezag, locaties } from '../support/universe.js';

const place = { file: { path: 'x', text: '' }, offset: 0 };
const organisaties = [
  { kort: 'gemeente-x', oin: gezag, naam: 'Gemeente X', place },
  { kort: 'noord', oin: diensten[0] ?? '', naam: 'Omgevingsdienst', place },
  { kort: 'zuid', oin: diensten[1] ?? '', naam: 'Omgevingsdienst', place },
  { kort: 'west', oin: locaties[0] ?? '', naam: '=West', place },
];
const registers: Registers = {
  ...emptyRegisters,
  organisaties: new Map(organisaties.map((item) => [item.kort, item])),
  byOin: new Map(organisaties.map((item) => [item.oin, item])),
  toestemmingen: new Map([['melding', { kort: 'melding', code: 'Melding', waarde: 'De melding', place }]]),
};

const naam = fc.oneof(
  fc.constantFrom(
    'Kappen',
    '=1+1',
    '+x',
    '-y',
    '@z',
    "'=q",
    'a;b',
    'a,b',
    'say "hi"',
    '007',
    '1e5',
    'constructor',
    'valueOf',
    '__proto__',
    '_x0041_',
    '_X0041_',
    '_x005F_x0041_',
    'a_x00e9_x00E9_',
  ),
  fc
    .string({ minLength: 1 })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !/\p{Cc}/u.test(text)),
);
const any = fc
  .record({
    dienst: fc.nat(2),
    code: fc.option(fc.nat(2), { nil: undefined }),
    waar: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1 }), { nil: undefined }),
    naam,
  })
  .map(({ dienst, code, waar, naam: activiteit }) => configuratie(dienst, code, waar, activiteit));

const set = (items: readonly Configuratie[]): string[] =>
  items.map((item) => JSON.stringify(normal(item))).sort();

describe.each(tableFormats)('a table as %s', (format) => {
  test('is read back unchanged, and has no cell that a spreadsheet runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 6 }), async (configuraties) => {
        const table = toTable(configuraties, registers);
        for (const row of table) for (const value of row) expect(value).not.toMatch(/^[=+\-@\t\r]/);
        const read = await parseTable(await formatTable(table, format), format, 'x');
        const back = readTable(read, registers, {});
        expect(back.problems).toEqual([]);
        expect(set(back.configuraties)).toEqual(set(configuraties));
      }),
      { numRuns: format === 'csv' ? 300 : 60 },
    );
  });

  test('is refused with a message when it cannot be parsed', async () => {
    const bytes = Buffer.from(format === 'csv' ? 'a;"b' : 'PK no spreadsheet');
    const refused = await parseTable(bytes, format, 'x').catch((error: unknown) => error);
    expect(refused instanceof Failure && formatMessage(refused.reason, 'en')).toBe(
      `x cannot be read as ${format}`,
    );
    expect(refused instanceof Failure && formatMessage(refused.reason, 'nl')).toBe(
      `x is niet te lezen als ${format}`,
    );
  });
});

test.each<[string, Buffer]>([
  ['Windows-1252', Buffer.from('Activiteit\nCat\u00e9gorie\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffActiviteit\nKappen\n', 'utf16le')],
])('parseTable: refuses a CSV in %s, and explains how to save it', async (_name, bytes) => {
  const refused = await parseTable(bytes, 'csv', 'x.csv').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Failure);
  if (refused instanceof Failure) {
    expect(formatMessage(refused.reason, 'en')).toMatch(
      /^x\.csv is not UTF-8.* Save it again as "CSV UTF-8"/,
    );
    expect(formatMessage(refused.reason, 'nl')).toMatch(/^x\.csv is geen UTF-8.* als "CSV UTF-8"/);
  }
});

test('parseTable: reads a CSV in UTF-8 with and without a byte order mark', async () => {
  const table = [['Activiteit'], ['Cat\u00e9gorie'], ['']];
  for (const mark of ['', '\ufeff'])
    expect(await parseTable(Buffer.from(`${mark}Activiteit\nCat\u00e9gorie\n`), 'csv', 'x.csv')).toEqual(
      table,
    );
});

/** DSO-LV's monthly report: by name, a numeric id, one locatie a row. */
const report: Table = [
  [
    'id',
    'Begindatum',
    'Bevoegd gezag',
    'Activiteit',
    'Behandeldienst',
    'Toestemming',
    'Bevoegd gezag (locatie)',
  ],
  ['12', '2024-01-01', 'gemeente x ', 'Kappen', 'noord', 'De  Melding', '=West'],
  ['12', '2024-01-01', 'Gemeente X', 'Kappen', 'noord', 'De Melding', locaties[1] ?? ''],
  ['13', '2024-01-01', 'Gemeente X', 'Slopen', 'zuid', '', ''],
  ['', '', '', '', '', '', ''],
];

test.each(tableFormats)('%s keeps names that look like escaped characters', async (format) => {
  const table = [['_x0041_'], ['_X0041_'], ['_x005F_x0041_'], ['a_x00e9_x00E9_b'], ['_x41_']];
  expect(await parseTable(await formatTable(table, format), format, 'x')).toEqual(
    format === 'csv' ? [...table, ['']] : table,
  );
});

test("readTable: reads DSO-LV's monthly report", () => {
  expect(readTable(report, registers, {})).toEqual({
    unused: ['Begindatum'],
    saysRegistered: false,
    configuraties: [
      {
        oin: gezag,
        activiteit: { naam: 'Kappen', oin: gezag },
        behandeldienstOin: diensten[0],
        toestemming: { code: 'Melding', waarde: 'De melding' },
        locatieOins: [locaties[0], locaties[1]],
      },
      { oin: gezag, activiteit: { naam: 'Slopen', oin: gezag }, behandeldienstOin: diensten[1] },
    ],
    problems: [],
  });
});

test.each<[string, number, number, string, RegExp]>([
  ['a name that is in no register', 1, 4, 'nord', /no register has "nord"/],
  ['a name that two share', 1, 4, 'Omgevingsdienst', /no register has "Omgevingsdienst"/],
  ['an empty cell', 1, 3, '', /Activiteit is empty/],
  ['an unknown toestemming', 1, 5, 'Meldign', /no register has "Meldign"\. Did you mean melding\?/],
  ['a line break in a cell', 1, 3, 'Kappen\nen snoeien', /^Activiteit has a line break/],
  ['a tab in a cell', 1, 4, 'noo\trd', /^Behandeldienst has a line break or another control character/],
  ['a line separator in a cell', 1, 5, 'De\u2028Melding', /^Toestemming has a line break/],
  ['rows of one id that differ', 2, 4, 'zuid', /id 12 like an earlier row/],
  ['a whole area beside a part of it', 2, 6, '', /id 12 like an earlier row/],
])('readTable: reports %s with the number of the row', (_name, row, column, value, pattern) => {
  const table = report.map((cells, r) => cells.map((cell, c) => (r === row && c === column ? value : cell)));
  const { problems } = readTable(table, registers, {});
  expect(problems.map((problem) => problem.row)).toEqual([row + 1]);
  for (const { message } of problems) expect(formatMessage(message, 'en')).toMatch(pattern);
});

test.each<[string, string[], RegExp]>([
  ['one cell too many', ['Gemeente X', 'Kappen', 'noord', 'extra'], /^column D has the value "extra"/],
  ['a separator too many', ['', 'Gemeente X', 'Kappen', 'noord'], /^column D has the value "noord"/],
  ['a value far to the right', ['Gemeente X', 'Kappen', 'noord', ...Array(25).fill(''), 'x'], /^column AC /],
])('readTable: refuses a row with %s', (_name, row, pattern) => {
  const head = ['Bevoegd gezag', 'Activiteit', 'Behandeldienst'];
  for (const header of [head, [...head, '', ' ']]) {
    const { problems, configuraties } = readTable([header, row], registers, {});
    expect(problems.map((problem) => problem.row)).toEqual([2]);
    for (const { message } of problems) expect(formatMessage(message, 'en')).toMatch(pattern);
    expect(configuraties).toEqual([]);
  }
});

test('readTable: ignores empty cells beside the header', () => {
  const table = [
    ['Bevoegd gezag', 'Activiteit', 'Behandeldienst'],
    ['Gemeente X', 'Kappen', 'noord', '', ' '],
  ];
  expect(readTable(table, registers, {})).toMatchObject({ problems: [], configuraties: [{ oin: gezag }] });
});

test.each(tableFormats)(
  'the rows of %s have the numbers that a spreadsheet shows, including empty rows',
  async (format) => {
    const empty = ['', '', ''];
    const head = ['Bevoegd gezag', 'Activiteit', 'Behandeldienst'];
    const good = ['Gemeente X', 'Kappen', 'noord'];
    const table = [empty, empty, head, empty, good, empty, ['Gemeente X', 'Slopen', 'nord']];
    const bytes =
      format === 'csv'
        ? Buffer.from(table.map((row) => (row === empty ? '' : row.join(';'))).join('\r\n'))
        : await formatTable(table, format);
    const { configuraties, problems } = readTable(await parseTable(bytes, format, 'x'), registers, {});
    expect(configuraties).toHaveLength(1);
    expect(problems.map(({ row }) => row)).toEqual([7]);
  },
);

describe('columns', () => {
  test('can have the names that --column gives', () => {
    const table = report.map((cells, r) =>
      r === 0 ? cells.map((cell) => (cell === 'Activiteit' ? 'Naam' : cell)) : cells,
    );
    expect(readTable(table, registers, readMapping(['activiteit=Naam'])).problems).toEqual([]);
    expect(() => readTable(table, registers, {})).toThrow(Failure);
    expect(() => readTable(table, registers, { locatie: 'Plaats' })).toThrow(Failure);
  });

  const renamed = (from: string, to: string): Table =>
    report.map((cells, r) => (r === 0 ? cells.map((cell) => (cell === from ? to : cell)) : cells));

  test('can have the keys of --column as names', () => {
    const byKey = readTable(renamed('Bevoegd gezag (locatie)', 'Locatie'), registers, {});
    expect(byKey).toEqual(readTable(report, registers, {}));
  });

  test('are refused when they resemble a missing column', () => {
    for (const name of ['Lokatie', 'Bevoegd gezag (lokatie)', 'Locaties'])
      expect(() => readTable(renamed('Bevoegd gezag (locatie)', name), registers, {})).toThrow(Failure);
  });

  test.each(['activiteit', 'activitiet=x', '=x', 'activiteit='])('readMapping: refuses %s', (text) => {
    expect(() => readMapping([text])).toThrow(Failure);
  });
});
