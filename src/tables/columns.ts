/** The columns of a table: their names, and where they are in a header. */
import { nearest } from '../lib/nearest.js';
import { columnOf, mapTextFields, textFieldNames } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import { tablesMessages } from './messages.js';

export const columns = [
  'id',
  'bevoegdGezag',
  'activiteit',
  'activiteitOin',
  'behandeldienst',
  'toestemming',
  'waarde',
  'locatie',
  ...textFieldNames,
] as const;
export type Column = (typeof columns)[number];

/** The usual name of each column, as in DSO-LV's monthly report. */
export const columnNames: Readonly<Record<Column, string>> = {
  id: 'id',
  bevoegdGezag: 'Bevoegd gezag',
  activiteit: 'Activiteit',
  activiteitOin: 'Geregistreerd door',
  behandeldienst: 'Behandeldienst',
  toestemming: 'Toestemming',
  waarde: 'Toestemming (waarde)',
  locatie: 'Bevoegd gezag (locatie)',
  ...mapTextFields(columnOf),
};

/** Without these columns a row has no meaning. */
const REQUIRED: readonly Column[] = ['bevoegdGezag', 'activiteit', 'behandeldienst'];

/** A name as people compare it: without differences in capitals and white space. */
export function normalizeName(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Parses the values of `--column`: `activiteit=Naam activiteit`.
 *
 * @throws Failure `usage` for an unknown column.
 */
export function readMapping(mappings: readonly string[]): Partial<Record<Column, string>> {
  const mapping: Partial<Record<Column, string>> = {};
  for (const text of mappings) {
    const [, key = '', name = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const column = columns.find((item) => item === key);
    if (column === undefined || name === '') {
      const suggestions = nearest(key, columns);
      throw new Failure('usage', tablesMessages.badColumn({ text, suggestions, known: [...columns] }));
    }
    mapping[column] = name;
  }
  return mapping;
}

/**
 * Finds the columns in the header of a table. A column may have its usual name or its key for `--column`.
 *
 * @returns the index of each column that is there.
 * @throws Failure `usage` when a required or a mapped column is missing, and when a name resembles that of a missing one.
 */
export function findColumns(
  header: readonly string[],
  mapping: Partial<Record<Column, string>>,
): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {};
  for (const column of columns) {
    const mapped = mapping[column];
    const names = (mapped === undefined ? [columnNames[column], column] : [mapped]).map(normalizeName);
    const index = header.findIndex((name) => names.includes(normalizeName(name)));
    if (index >= 0) found[column] = index;
    else if (mapped !== undefined || REQUIRED.includes(column))
      throw missing(column, mapped ?? columnNames[column], header);
  }
  // A misspelt column must not be ignored: without its locatie, a row would be for the whole area.
  for (const column of columns) {
    if (found[column] !== undefined) continue;
    const others = unusedColumns(header, found);
    const similar = [...nearest(columnNames[column], others), ...nearest(column, others)];
    if (similar.length > 0) throw missing(column, columnNames[column], similar);
  }
  return found;
}

function missing(column: Column, name: string, header: readonly string[]): Failure {
  const suggestions = nearest(name, header);
  const message = tablesMessages.columnMissing({ field: column, name, suggestions, head: [...header] });
  return new Failure('usage', message);
}

/** The names of the columns that are not used. */
export function unusedColumns(header: readonly string[], found: Partial<Record<Column, number>>): string[] {
  const used = new Set(Object.values(found));
  return header.filter((name, index) => name.trim() !== '' && !used.has(index));
}
