/** Writes configuraties as a table: one locatie a row. */
import type { Configuratie } from '../model/configuratie.js';
import { locatiesOf, mapTextFields } from '../model/configuratie-fields.js';
import type { Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { type Column, columnNames, columns } from './columns.js';
import type { Table } from './files.js';
import { escapeFormula } from './formula.js';
import { RegisterNames } from './register-names.js';

/** Returns a function that names an organisation unambiguously, by OIN where no name is unambiguous. */
function unambiguousNames(registers: Registers): (oin: Oin) => string {
  const names = new RegisterNames(registers);
  return (oin) => {
    const entry = registers.byOin.get(oin);
    const candidates = entry === undefined ? [] : [entry.naam, entry.kort];
    return candidates.find((name) => names.organisatie(name) === oin) ?? oin;
  };
}

/**
 * Names with white space at their beginning or end. Reading a table removes it, because people type it by accident, so
 * that such a name is not read back unchanged.
 */
export function paddedNames(configuraties: readonly Configuratie[]): string[] {
  const names = configuraties.flatMap(({ activiteit, toestemming }) =>
    toestemming === undefined ? [activiteit.naam] : [activiteit.naam, toestemming.code, toestemming.waarde],
  );
  return [...new Set(names)].filter((name) => name !== name.trim());
}

/** Writes configuraties as a table that `readTable` reads back, except for {@link paddedNames}. */
export function toTable(configuraties: readonly Configuratie[], registers: Registers): Table {
  const nameOf = unambiguousNames(registers);
  const rows = configuraties.flatMap((configuratie, index) =>
    locatiesOf(configuratie).map((locatie): string[] => {
      const { oin, activiteit, behandeldienstOin, toestemming } = configuratie;
      const cells: Record<Column, string> = {
        id: String(index + 1),
        bevoegdGezag: nameOf(oin),
        activiteit: activiteit.naam,
        activiteitOin: nameOf(activiteit.oin),
        behandeldienst: nameOf(behandeldienstOin),
        toestemming: toestemming?.code ?? '',
        waarde: toestemming?.waarde ?? '',
        locatie: locatie === null ? '' : nameOf(locatie),
        ...mapTextFields((name) => configuratie[name] ?? ''),
      };
      return columns.map((column) => escapeFormula(cells[column]));
    }),
  );
  return [columns.map((column) => columnNames[column]), ...rows];
}
