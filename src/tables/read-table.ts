/** Reads configuraties from a table: one locatie a row; the rows with the same id are one configuratie. */
import { invalidOin, looksLikeOin } from '../lib/invalid-oin.js';
import type { Message } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import { identityOf, mapTextFields } from '../model/configuratie-fields.js';
import type { Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { type Column, columnNames, columns, findColumns, unusedColumns } from './columns.js';
import type { Table } from './files.js';
import { unescapeFormula } from './formula.js';
import { tablesMessages } from './messages.js';
import { type RegisterKind, RegisterNames } from './register-names.js';

/** A cell or row that cannot be understood. */
export interface TableProblem {
  /** As a spreadsheet counts: from 1, including empty rows and the header. */
  readonly row: number;
  readonly message: Message;
}

export interface ReadTable {
  /** Whether the table says who registered each activiteit. Without that it is the bevoegd gezag. */
  readonly saysRegistered: boolean;
  /** Names of the columns that were not used. */
  readonly unused: readonly string[];
  readonly configuraties: readonly Configuratie[];
  readonly problems: readonly TableProblem[];
}

/** What no name may contain: a line break, mostly. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/u;

type Cells = Readonly<Record<Column, string>>;

/** Reads one row: its configuratie, with at most one locatie, or the messages of what is wrong with it. */
function readRow(
  cells: Cells,
  names: RegisterNames,
): { readonly configuratie: Configuratie } | { readonly messages: readonly Message[] } {
  const messages: Message[] = [];
  const unknown = (column: Column, kind: RegisterKind): undefined => {
    const value = cells[column];
    const name = columnNames[column];
    const suggestions = names.suggestions(kind, value);
    if (value === '') messages.push(tablesMessages.cellEmpty({ column: name }));
    else if (kind === 'organisatie' && looksLikeOin(value))
      messages.push(tablesMessages.cellNoOin({ column: name, reason: invalidOin(value) }));
    else messages.push(tablesMessages.cellUnknown({ column: name, value, suggestions }));
  };
  for (const column of columns)
    if (UNPRINTABLE.test(cells[column]))
      messages.push(tablesMessages.cellLineBreak({ column: columnNames[column] }));
  if (messages.length > 0) return { messages };
  const organisatie = (column: Column): Oin | undefined =>
    names.organisatie(cells[column]) ?? unknown(column, 'organisatie');
  const toestemming = () => {
    const { toestemming: text, waarde } = cells;
    if (text === '') return undefined;
    // With its waarde beside it, the text is a code. Codes are case-sensitive, names are not.
    if (waarde !== '') return { code: text, waarde };
    return names.toestemming(text) ?? unknown('toestemming', 'toestemming');
  };
  const oin = organisatie('bevoegdGezag');
  const behandeldienstOin = organisatie('behandeldienst');
  const registeredBy = cells.activiteitOin === '' ? oin : organisatie('activiteitOin');
  const locatie = cells.locatie === '' ? undefined : organisatie('locatie');
  const rest = {
    toestemming: toestemming(),
    locatieOins: locatie === undefined ? undefined : [locatie],
    ...mapTextFields((name) => cells[name] || undefined),
  };
  if (cells.activiteit === '') messages.push(tablesMessages.cellEmpty({ column: columnNames.activiteit }));
  if (
    messages.length > 0 ||
    oin === undefined ||
    behandeldienstOin === undefined ||
    registeredBy === undefined
  )
    return { messages };
  const activiteit = { naam: cells.activiteit, oin: registeredBy };
  return { configuratie: { oin, activiteit, behandeldienstOin, ...rest } };
}

/** The letters with which a spreadsheet names a column, from 0: A, …, Z, AA. */
function columnLetters(index: number): string {
  const before = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}

/** Reports a value in a column that the header does not name: with a separator too many, all values after it shift. */
function unnamedValue(row: readonly string[], header: readonly string[]): Message | undefined {
  const at = row.findIndex((value, i) => value.trim() !== '' && (header[i] ?? '').trim() === '');
  if (at === -1) return undefined;
  return tablesMessages.cellUnnamed({ column: columnLetters(at), value: row[at] ?? '' });
}

/** Text that is equal for rows that can be parts of one configuratie: they differ at most in their locatie. */
function identityOfRow(configuratie: Configuratie): string {
  return `${identityOf(configuratie, ['locatieOins'])} ${configuratie.locatieOins === undefined}`;
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((value) => value.trim() === '');
}

/**
 * Reads a table. A name that is in no register, or that two entries share, is a problem: nothing is guessed.
 *
 * @param mapping the name of a column, where it is not the usual one.
 * @throws Failure `usage` when a required column is missing.
 */
export function readTable(
  table: Table,
  registers: Registers,
  mapping: Partial<Record<Column, string>>,
): ReadTable {
  const headerIndex = table.findIndex((row) => !isEmpty(row));
  const header = table[headerIndex] ?? [];
  const positions = findColumns(header, mapping);
  const names = new RegisterNames(registers);
  const problems: TableProblem[] = [];
  const found = new Map<string, { configuratie: Configuratie; locaties: Set<Oin> }>();
  for (const [index, row] of table.entries()) {
    if (index <= headerIndex || isEmpty(row)) continue;
    const unnamed = unnamedValue(row, header);
    if (unnamed !== undefined) {
      problems.push({ row: index + 1, message: unnamed });
      continue;
    }
    const cell = (column: Column): string => unescapeFormula(row[positions[column] ?? -1] ?? '').trim();
    const cells = Object.fromEntries(columns.map((column) => [column, cell(column)])) as Cells;
    const result = readRow(cells, names);
    if ('messages' in result) {
      problems.push(...result.messages.map((message) => ({ row: index + 1, message })));
      continue;
    }
    const { configuratie } = result;
    const { locatieOins = [] } = configuratie;
    const identity = identityOfRow(configuratie);
    const key = cells.id === '' ? identity : `id ${cells.id}`;
    const earlier = found.get(key);
    if (earlier === undefined) found.set(key, { configuratie, locaties: new Set(locatieOins) });
    else if (identityOfRow(earlier.configuratie) === identity)
      for (const oin of locatieOins) earlier.locaties.add(oin);
    else problems.push({ row: index + 1, message: tablesMessages.rowsDiffer({ id: cells.id }) });
  }
  return {
    saysRegistered: positions.activiteitOin !== undefined,
    unused: unusedColumns(header, positions),
    configuraties: [...found.values()].map(({ configuratie, locaties }) =>
      locaties.size === 0 ? configuratie : { ...configuratie, locatieOins: [...locaties] },
    ),
    problems,
  };
}
