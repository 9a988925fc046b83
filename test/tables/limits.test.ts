import { describe, expect, test } from 'vitest';
import { formatTable, parseTable, type TableFormat } from '../../src/tables/files.js';
import { tablesMessages } from '../../src/tables/messages.js';
import { spreadsheet } from '../support/zip.js';

const cell = (at: string): string => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`;
const row = (number: number, ...cells: string[]): string => `<row r="${number}">${cells.join('')}</row>`;
const whole = await formatTable([['Activiteit'], ['Kappen'], ['Slopen']], 'xlsx');

/** An archive with a changed byte within the compressed content of its first file. */
function withChangedByte(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const at = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28) + 40;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

describe('parseTable: refuses before memory is spent', () => {
  test.each<[string, TableFormat, () => Buffer, string]>([
    ['a value in the last cell', 'xlsx', () => spreadsheet(row(1048576, cell('XFD1048576'))), 'cells'],
    [
      'a value far to the right and one far below',
      'xlsx',
      () => spreadsheet(row(1, cell('XFD1')) + row(1048576, cell('A1048576'))),
      'cells',
    ],
    [
      'a cell with its attributes in another order and other quotes',
      'xlsx',
      () => spreadsheet("<row r='1'><c s='0' t='n'\n r = 'XFD1'><v>1</v></c></row><row r='999999'/>"),
      'cells',
    ],
    [
      'a row whose number has more digits than rows can have',
      'xlsx',
      () => spreadsheet('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
      'unreadable',
    ],
    [
      'a reference that is hidden in an entity',
      'xlsx',
      () => spreadsheet(row(1, cell('&#88;FD1'))),
      'unreadable',
    ],
    [
      'more bytes than the archive says',
      'xlsx',
      () => spreadsheet('', { 'xl/sharedStrings.xml': Buffer.alloc(201 * 1024 * 1024, ' ') }),
      'large',
    ],
    ['a CSV of more than 200 MB', 'csv', () => Buffer.alloc(201 * 1024 * 1024, 'x'), 'large'],
    ['a CSV of empty cells', 'csv', () => Buffer.alloc(21_000_000, ';'), 'cells'],
    ['a CSV of empty rows', 'csv', () => Buffer.alloc(21_000_000, '\n'), 'cells'],
    ...[0.1, 0.5, 0.9, 0.999].map((part): [string, TableFormat, () => Buffer, string] => [
      `an archive of which ${part} is left`,
      'xlsx',
      () => whole.subarray(0, Math.floor(whole.length * part)),
      'unreadable',
    ]),
    ['an archive with a changed byte', 'xlsx', () => withChangedByte(whole), 'unreadable'],
  ])('%s', async (_name, format, make, reason) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    await expect(parseTable(bytes, format, 'x')).rejects.toMatchObject({
      reason: { template: tablesMessages.tableUnreadable, params: { reason } },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(800 * 1024 * 1024);
  });
});

describe('parseTable: reads', () => {
  test.each<[string, string, string[][]]>([
    ['a table with a coloured cell far to the right', row(1, cell('A1'), '<c r="XFD1" s="0"/>'), [['x']]],
    [
      'a table with a coloured row far below',
      row(1, cell('A1')) + row(1048576, '<c r="A1048576"/>'),
      [['x']],
    ],
    [
      'a table with an empty column',
      row(2, cell('A2'), cell('C2')),
      [
        ['', '', ''],
        ['x', '', 'x'],
      ],
    ],
  ])('%s', async (_name, rows, expected) => {
    expect(await parseTable(spreadsheet(rows), 'xlsx', 'x.xlsx')).toEqual(expected);
  });
});
