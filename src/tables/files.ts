import { Failure } from '../model/failure.js';
import { tablesMessages } from './messages.js';
import type { Table } from './rows.js';

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** More than the whole country needs, and little enough to hold. */
const MAX_MEGABYTES = 200;
const MEGABYTE = 1024 * 1024;

function refuse(
  path: string,
  format: TableFormat,
  reason: 'large' | 'encoding' | 'unreadable',
  cause?: unknown,
): Failure {
  const message = tablesMessages.tableUnreadable({ path, format, reason, megabytes: MAX_MEGABYTES });
  return new Failure('usage', message, { cause });
}

/** The text of a CSV, without its byte order mark. Letters that are lost are not noticed later, so none may be. */
function csvText(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse(path, 'csv', 'encoding', cause);
  }
}

/**
 * How large the files in a zip archive say that they are, all together, by its central directory (APPNOTE 4.3.12). A
 * spreadsheet is such an archive, and a small one can unfold to more than memory holds.
 */
function unfoldedSize(bytes: Buffer): number {
  let total = 0;
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1 && at + 28 <= bytes.length; ) {
    total += bytes.readUInt32LE(at + 24);
    at = bytes.indexOf('PK\u0001\u0002', at + 28, 'latin1');
  }
  return total;
}

/**
 * Reads the first sheet of a spreadsheet, or a CSV with commas or semicolons.
 *
 * @param path names the file in messages.
 * @throws Failure `usage` when it is no such file, a CSV that is not UTF-8, or larger than anything sensible.
 */
export async function parseTable(bytes: Buffer, format: TableFormat, path: string): Promise<Table> {
  if (bytes.length > MAX_MEGABYTES * MEGABYTE) throw refuse(path, format, 'large');
  if (format === 'csv') {
    const { default: papa } = await import('papaparse');
    const text = csvText(bytes, path);
    // Empty lines say nothing about what separates columns, but they do count: rows are told by their number.
    const guess = { skipEmptyLines: true, preview: 10, delimitersToGuess: [';', ',', '\t'] };
    const { delimiter } = papa.parse(text, guess).meta;
    const { data, errors } = papa.parse<string[]>(text, { delimiter });
    const fault = errors.find(({ type }) => type === 'Quotes');
    if (fault !== undefined) throw refuse(path, format, 'unreadable', fault);
    return data;
  }
  if (unfoldedSize(bytes) > MAX_MEGABYTES * MEGABYTE) throw refuse(path, format, 'large');
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(bytes);
    return rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
  } catch (cause) {
    throw refuse(path, format, 'unreadable', cause);
  }
}

/** What a spreadsheet takes for a letter by its number (ECMA-376 part 1, 22.9.2.19); its `_` is written as one itself. */
const LETTER_BY_NUMBER = /_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * A text that the spreadsheet writer can hold: it looks texts up in a plain object, where `constructor` and its like are
 * taken for something that is there. A space behind them sets them apart, and is no part of a name when it is read.
 */
function writable(text: string): string {
  return text in Object.prototype ? `${text} ` : text.replace(LETTER_BY_NUMBER, '_x005F_');
}

/** A table as the bytes of a file. */
export async function formatTable(table: Table, format: TableFormat): Promise<Buffer> {
  if (format === 'csv') {
    const { default: papa } = await import('papaparse');
    // The mark tells Excel that this is UTF-8; with it, semicolons are what a Dutch one expects.
    return Buffer.from(`\ufeff${papa.unparse(table as string[][], { delimiter: ';' })}\r\n`);
  }
  const { default: write } = await import('write-excel-file/node');
  const [head = [], ...rows] = table;
  const cells = [
    head.map((value) => ({ value: writable(value), type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: writable(value), type: String }))),
  ];
  return (await write(cells, { stickyRowsCount: 1 })).toBuffer();
}
