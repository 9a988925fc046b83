import { nearest } from '../lib/nearest.js';
import { Failure } from '../model/failure.js';
import { tablesMessages } from './messages.js';

export const fields = [
  'id',
  'bevoegdGezag',
  'activiteit',
  'activiteitOin',
  'behandeldienst',
  'toestemming',
  'waarde',
  'locatie',
] as const;
export type Field = (typeof fields)[number];

/** What a column is called where nobody says otherwise. */
export const columnNames: Readonly<Record<Field, string>> = {
  id: 'id',
  bevoegdGezag: 'Bevoegd gezag',
  activiteit: 'Activiteit',
  activiteitOin: 'Geregistreerd door',
  behandeldienst: 'Behandeldienst',
  toestemming: 'Toestemming',
  waarde: 'Toestemming (waarde)',
  locatie: 'Bevoegd gezag (locatie)',
};

/** Without these there is no saying what a row means. */
const NEEDED: readonly Field[] = ['bevoegdGezag', 'activiteit', 'behandeldienst'];

/** Names as people compare them: without capitals and surplus spaces. */
export function loosely(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Reads mappings as the command line gives them: `activiteit=Naam activiteit`.
 *
 * @throws Failure `usage` for a field that is not known.
 */
export function readMapping(mappings: readonly string[]): Partial<Record<Field, string>> {
  const mapping: Partial<Record<Field, string>> = {};
  for (const text of mappings) {
    const [, name = '', column = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const field = fields.find((item) => item === name);
    if (field === undefined || column === '') {
      const suggestions = nearest(name, fields);
      throw new Failure('usage', tablesMessages.badColumn({ text, suggestions, known: [...fields] }));
    }
    mapping[field] = column;
  }
  return mapping;
}

/**
 * Finds the columns in the first row of a table.
 *
 * @returns the number of each column, from 0, as far as it is there.
 * @throws Failure `usage` when one that is needed, or one that was asked for, is not there; and when one looks like one that
 *   is not there.
 */
export function findColumns(
  head: readonly string[],
  mapping: Partial<Record<Field, string>>,
): Partial<Record<Field, number>> {
  const found: Partial<Record<Field, number>> = {};
  for (const field of fields) {
    const name = mapping[field] ?? columnNames[field];
    // A column may also be called what the command line calls it.
    const names = mapping[field] === undefined ? [name, field] : [name];
    const at = head.findIndex((column) => names.some((item) => loosely(column) === loosely(item)));
    if (at >= 0) found[field] = at;
    else if (mapping[field] !== undefined || NEEDED.includes(field)) throw missing(field, name, head);
  }
  // What a row says there would be left out, and so stand for more than it says: a locatie for the whole area.
  for (const field of fields) {
    if (found[field] !== undefined) continue;
    const others = unusedColumns(head, found);
    const near = [...nearest(columnNames[field], others), ...nearest(field, others)];
    if (near.length > 0) throw missing(field, columnNames[field], near);
  }
  return found;
}

function missing(field: Field, name: string, head: readonly string[]): Failure {
  const suggestions = nearest(name, head);
  return new Failure('usage', tablesMessages.columnMissing({ field, name, suggestions, head: [...head] }));
}

/** The columns that say nothing to us, by name. */
export function unusedColumns(head: readonly string[], found: Partial<Record<Field, number>>): string[] {
  const used = new Set(Object.values(found));
  return head.filter((name, i) => name.trim() !== '' && !used.has(i));
}
