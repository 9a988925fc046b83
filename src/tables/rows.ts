/** Rows of a table and configuraties: one locatie a row, the rows of one id are one configuratie. */

import { nearest } from '../lib/nearest.js';
import type { Message } from '../messages/message.js';
import { activiteitKey, type Configuratie, type Toestemming } from '../model/configuratie.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { columnNames, type Field, fields, findColumns, loosely, unusedColumns } from './columns.js';
import { tablesMessages } from './messages.js';

/** A table as text, empty rows included: the first one that is not empty names the columns. */
export type Table = readonly (readonly string[])[];

/** Something in a table that cannot be understood. */
export interface TableProblem {
  /** From 1, as a spreadsheet counts, the empty ones and the one with the names included. */
  readonly row: number;
  readonly message: Message;
}

/** What a spreadsheet would carry out: such a text is kept harmless by an apostrophe before it. */
const FORMULA = /^[=+\-@\t\r]/;

function harmless(text: string): string {
  return FORMULA.test(text) || /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function asWritten(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** Names of the registers, as people write them in tables. A name that two share stands for neither. */
class Names {
  readonly #organisaties = new Map<string, Oin | undefined>();
  readonly #toestemmingen = new Map<string, Toestemming | undefined>();
  readonly #shown: { organisatie: string[]; toestemming: string[] } = { organisatie: [], toestemming: [] };

  constructor({ organisaties, toestemmingen }: Registers) {
    for (const { kort, naam, oin } of organisaties.values()) {
      for (const name of [kort, naam, oin])
        this.#add(this.#organisaties, name, oin, (other) => other === oin);
      this.#shown.organisatie.push(naam);
    }
    for (const { kort, code, waarde } of toestemmingen.values()) {
      const toestemming = { code, waarde };
      for (const name of [kort, code, waarde])
        this.#add(this.#toestemmingen, name, toestemming, (other) => other.code === code);
      this.#shown.toestemming.push(kort);
    }
  }

  #add<T>(names: Map<string, T | undefined>, name: string, value: T, same: (other: T) => boolean): void {
    const key = loosely(name);
    const there = names.get(key);
    if (!names.has(key)) names.set(key, value);
    else if (there !== undefined && !same(there)) names.set(key, undefined);
  }

  organisatie(text: string): Oin | undefined {
    return this.#organisaties.get(loosely(text)) ?? (isOin(text.trim()) ? text.trim() : undefined);
  }

  toestemming(text: string): Toestemming | undefined {
    return this.#toestemmingen.get(loosely(text));
  }

  near(kind: 'organisatie' | 'toestemming', text: string): string[] {
    return nearest(text, this.#shown[kind]);
  }
}

interface Row {
  readonly number: number;
  readonly cells: Readonly<Record<Field, string>>;
}

/** What one row says, or what is wrong with it. */
function read({ cells, number }: Row, names: Names): Configuratie | TableProblem[] {
  const problems: TableProblem[] = [];
  const unknown = (field: Field, kind: 'organisatie' | 'toestemming'): undefined => {
    const value = cells[field];
    const message =
      value === ''
        ? tablesMessages.cellEmpty({ column: columnNames[field] })
        : tablesMessages.cellUnknown({
            column: columnNames[field],
            value,
            suggestions: names.near(kind, value),
          });
    problems.push({ row: number, message });
    return undefined;
  };
  const organisatie = (field: Field): Oin | undefined =>
    names.organisatie(cells[field]) ?? unknown(field, 'organisatie');
  const oin = organisatie('bevoegdGezag');
  const behandeldienstOin = organisatie('behandeldienst');
  const registered = cells.activiteitOin === '' ? oin : organisatie('activiteitOin');
  const locatie = cells.locatie === '' ? undefined : organisatie('locatie');
  const { waarde } = cells;
  // With its waarde beside it, it is the code itself: codes that differ in capitals alone are two.
  const toestemming =
    cells.toestemming === ''
      ? undefined
      : waarde !== ''
        ? { code: cells.toestemming, waarde }
        : (names.toestemming(cells.toestemming) ?? unknown('toestemming', 'toestemming'));
  if (cells.activiteit === '')
    problems.push({ row: number, message: tablesMessages.cellEmpty({ column: columnNames.activiteit }) });
  if (problems.length > 0 || oin === undefined || behandeldienstOin === undefined || registered === undefined)
    return problems;
  return {
    oin,
    activiteit: { naam: cells.activiteit, oin: registered },
    behandeldienstOin,
    ...(toestemming === undefined ? {} : { toestemming }),
    ...(locatie === undefined ? {} : { locatieOins: [locatie] }),
  };
}

/** All of a configuratie but its locaties. */
function body({ oin, activiteit, behandeldienstOin, toestemming, locatieOins }: Configuratie): string {
  const whole = locatieOins === undefined;
  return JSON.stringify([oin, activiteitKey(activiteit), behandeldienstOin, toestemming?.code, whole]);
}

export interface ReadTable {
  /** Whether the table says who registered each activiteit; otherwise that is taken to be the bevoegd gezag. */
  readonly saysRegistered: boolean;
  /** Columns that nothing was taken from, by name. */
  readonly unused: readonly string[];
  readonly configuraties: readonly Configuratie[];
  readonly problems: readonly TableProblem[];
}

/**
 * Reads a table. Nothing is guessed: what matches no register is a problem, with the nearest names.
 *
 * @param mapping which column holds what, where its name is not the usual one.
 * @throws Failure `usage` when a column that is needed is not there.
 */
export function readTable(
  table: Table,
  registers: Registers,
  mapping: Partial<Record<Field, string>>,
): ReadTable {
  const isEmpty = (values: readonly string[]): boolean => values.every((value) => value.trim() === '');
  const start = table.findIndex((values) => !isEmpty(values));
  const head = table[start] ?? [];
  const columns = findColumns(head, mapping);
  const names = new Names(registers);
  const problems: TableProblem[] = [];
  const found = new Map<string, { configuratie: Configuratie; locaties: Set<Oin> }>();
  for (const [i, values] of table.entries()) {
    if (i <= start || isEmpty(values)) continue;
    const cells = Object.fromEntries(
      fields.map((field) => [field, asWritten(values[columns[field] ?? -1] ?? '').trim()]),
    ) as Record<Field, string>;
    const row = { number: i + 1, cells };
    const configuratie = read(row, names);
    if (Array.isArray(configuratie)) {
      problems.push(...configuratie);
      continue;
    }
    const own = configuratie as Configuratie;
    const key = cells.id === '' ? body(own) : `id ${cells.id}`;
    const there = found.get(key);
    if (there === undefined) found.set(key, { configuratie: own, locaties: new Set(own.locatieOins) });
    else if (body(there.configuratie) === body(own))
      for (const oin of own.locatieOins ?? []) there.locaties.add(oin);
    else problems.push({ row: row.number, message: tablesMessages.rowsDiffer({ id: cells.id }) });
  }
  const configuraties = [...found.values()].map(({ configuratie, locaties }) =>
    locaties.size === 0 ? configuratie : { ...configuratie, locatieOins: [...locaties] },
  );
  const unused = unusedColumns(head, columns);
  return { saysRegistered: columns.activiteitOin !== undefined, unused, configuraties, problems };
}

/** Names that stand for one organisation alone; an OIN where there is none. */
function unique(registers: Registers): (oin: Oin) => string {
  const names = new Names(registers);
  return (oin) => {
    const entry = registers.byOin.get(oin);
    return (
      [entry?.naam, entry?.kort].find((name) => name !== undefined && names.organisatie(name) === oin) ?? oin
    );
  };
}

/**
 * Names with white space around them. People type it by accident, so a table is read without it: such a name does not
 * come back as it is.
 */
export function paddedNames(configuraties: readonly Configuratie[]): string[] {
  const names = configuraties.flatMap(({ activiteit, toestemming }) =>
    toestemming === undefined ? [activiteit.naam] : [activiteit.naam, toestemming.code, toestemming.waarde],
  );
  return [...new Set(names)].filter((name) => name !== name.trim());
}

/** Writes configuraties as a table that {@link readTable} reads back, but for {@link paddedNames}. */
export function toTable(configuraties: readonly Configuratie[], registers: Registers): Table {
  const nameOf = unique(registers);
  const rows = configuraties.flatMap((configuratie, i) => {
    const { oin, activiteit, behandeldienstOin, toestemming, locatieOins = [undefined] } = configuratie;
    return locatieOins.map((locatie): string[] => [
      String(i + 1),
      nameOf(oin),
      activiteit.naam,
      nameOf(activiteit.oin),
      nameOf(behandeldienstOin),
      toestemming?.code ?? '',
      toestemming?.waarde ?? '',
      locatie === undefined ? '' : nameOf(locatie),
    ]);
  });
  return [fields.map((field) => columnNames[field]), ...rows].map((row) => row.map(harmless));
}
