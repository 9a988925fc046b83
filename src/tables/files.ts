/** Reads and writes the bytes of tables: CSV and spreadsheets (xlsx). */
import { Failure } from '../model/failure.js';
import {
  hasTooManyCells,
  isTooLarge,
  MAX_CELLS,
  MAX_MEGABYTES,
  type Refusal,
  refuseSpreadsheet,
} from './limits.js';
import { tablesMessages } from './messages.js';

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** The text of every cell. The first row that is not empty is the header. */
export type Table = readonly (readonly string[])[];

function unreadable(
  path: string,
  format: TableFormat,
  reason: Refusal | 'encoding',
  cause?: unknown,
): Failure {
  const max = { megabytes: MAX_MEGABYTES, cells: MAX_CELLS };
  const message = tablesMessages.tableUnreadable({ path, format, reason, ...max });
  return new Failure('usage', message, { cause });
}

/** Decodes a CSV, without its byte order mark. Invalid bytes are errors: a lost letter would change a name. */
function csvText(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(path, 'csv', 'encoding', cause);
  }
}

/**
 * Parses the first sheet of a spreadsheet, or a CSV with semicolons, commas or tabs.
 *
 * @param path of the file, for messages.
 * @throws Failure `usage` when the bytes cannot be parsed, when a CSV is not UTF-8, and when the table is too large.
 */
export async function parseTable(bytes: Buffer, format: TableFormat, path: string): Promise<Table> {
  if (isTooLarge(bytes)) throw unreadable(path, format, 'large');
  if (format === 'csv') {
    const { default: papa } = await import('papaparse');
    const text = csvText(bytes, path);
    // Empty lines are skipped to detect the delimiter, but parsed as rows: problems name the number of a row.
    const detection = { skipEmptyLines: true, preview: 10, delimitersToGuess: [';', ',', '\t'] };
    const { delimiter } = papa.parse(text, detection).meta;
    if (hasTooManyCells(text, delimiter)) throw unreadable(path, format, 'cells');
    const { data, errors } = papa.parse<string[]>(text, { delimiter });
    const error = errors.find(({ type }) => type === 'Quotes');
    if (error !== undefined) throw unreadable(path, format, 'unreadable', error);
    return data;
  }
  const refusal = refuseSpreadsheet(bytes);
  if (refusal !== undefined) throw unreadable(path, format, refusal);
  // Not `read-excel-file/node`: that waits for ever for the rest of an archive that was cut off.
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const rows = await readSheet(new Blob([bytes]));
    return rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
  } catch (cause) {
    throw unreadable(path, format, 'unreadable', cause);
  }
}

/** The `_` of an escaped character such as `_x0041_` (ECMA-376 part 1, 22.9.2.19), which must itself be escaped. */
const ESCAPE_START = /_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * Adapts a text to the spreadsheet library. That looks texts up in a plain object, where it finds `constructor` and the
 * like; a space at the end avoids that, and is removed when the table is read.
 */
function xlsxText(text: string): string {
  return text in Object.prototype ? `${text} ` : text.replace(ESCAPE_START, '_x005F_');
}

/** Writes a table as the bytes of a file. */
export async function formatTable(table: Table, format: TableFormat): Promise<Buffer> {
  if (format === 'csv') {
    const { default: papa } = await import('papaparse');
    // Excel needs the byte order mark to read UTF-8, and a Dutch Excel expects semicolons.
    return Buffer.from(`\ufeff${papa.unparse(table as string[][], { delimiter: ';' })}\r\n`);
  }
  const { default: write } = await import('write-excel-file/node');
  const [header = [], ...rows] = table;
  const cells = [
    header.map((value) => ({ value: xlsxText(value), type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: xlsxText(value), type: String }))),
  ];
  return (await write(cells, { stickyRowsCount: 1 })).toBuffer();
}
