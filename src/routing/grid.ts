/**
 * Routing as a grid: the toestemmingen that some configuratie names and one row for the others, by the locaties that some
 * configuratie names and one column for everywhere else. Locaties count by OIN alone.
 */
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, handlersOf } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';

/** Toestemmingen or locaties: these, or all except these. `{ except: [] }` is all of them. */
export type Part = { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** Tests whether a part is everything. */
export function isAll(part: Part): boolean {
  return 'except' in part && part.except.length === 0;
}

/** Cells of a grid: per row (toestemming) the columns (locaties), by number. */
export type Cells = Map<number, number[]>;

/** The two sides of a grid. Number 0 stands for everything without a name here, n for the n-th name. */
export interface Grid {
  readonly codes: readonly string[];
  readonly locaties: readonly Oin[];
}

function named<T>(
  configuraties: readonly Configuratie[],
  of: (configuratie: Configuratie) => readonly T[],
): T[] {
  return [...new Set(configuraties.flatMap(of))].sort();
}

/** The grid for some configuraties of one activiteit: what any of them distinguishes has a cell of its own. */
export function gridOf(configuraties: readonly Configuratie[]): Grid {
  return {
    codes: named(configuraties, ({ toestemming }) => (toestemming === undefined ? [] : [toestemming.code])),
    locaties: named(configuraties, ({ locatieOins }) => locatieOins ?? []),
  };
}

/** Adds a cell. */
export function addCell(cells: Cells, row: number, column: number): void {
  const columns = cells.get(row);
  if (columns === undefined) cells.set(row, [column]);
  else columns.push(column);
}

/** Groups lines with equal cells. */
function groupLines(lines: Cells): [lines: number[], across: number[]][] {
  const groups = new Map<string, [number[], number[]]>();
  for (const [line, across] of lines) {
    const key = across.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[line], [...across]]);
    else group[0].push(line);
  }
  return [...groups.values()];
}

/**
 * Covers cells with rectangles. Rows with the same columns become one rectangle, or columns with the same rows, whichever
 * gives fewer rectangles.
 */
export function rectangles(rows: Cells): [rows: number[], columns: number[]][] {
  const byRow = groupLines(rows);
  if (byRow.length === 1) return byRow;
  const columns: Cells = new Map();
  for (const [row, across] of rows) for (const column of across) addCell(columns, column, row);
  const byColumn = groupLines(columns);
  return byColumn.length < byRow.length ? byColumn.map(([down, across]) => [across, down]) : byRow;
}

/** The part that some numbers of one side of a grid stand for. */
export function partOf(numbers: readonly number[], names: readonly string[]): Part {
  const there = new Set(numbers);
  if (!there.has(0)) return { only: names.filter((_name, i) => there.has(i + 1)) };
  return { except: names.filter((_name, i) => !there.has(i + 1)) };
}

const ALL: Part = { except: [] };

/** Requests with the same value: for these toestemmingen at these locaties. */
export interface Line<T> {
  readonly toestemmingen: Part;
  readonly locaties: Part;
  readonly value: T;
}

/**
 * Divides a grid into as few lines as possible, with one value each.
 *
 * @param valueAt the value of a cell. A cell without a value is in no line.
 * @param keyOf text that is equal for equal values.
 */
export function linesOf<T>(
  { codes, locaties }: Grid,
  valueAt: (code: string | null, locatie: Oin | null) => T | undefined,
  keyOf: (value: T) => string,
): Line<T>[] {
  if (codes.length + locaties.length === 0) {
    const value = valueAt(null, null);
    return value === undefined ? [] : [{ toestemmingen: ALL, locaties: ALL, value }];
  }
  const kinds = new Map<string, { readonly value: T; readonly cells: Cells }>();
  for (const [row, code] of [null, ...codes].entries()) {
    for (const [column, locatie] of [null, ...locaties].entries()) {
      const value = valueAt(code, locatie);
      if (value === undefined) continue;
      const kind = getOrInsert(kinds, keyOf(value), () => ({ value, cells: new Map() }));
      addCell(kind.cells, row, column);
    }
  }
  return [...kinds.values()].flatMap(({ value, cells }) =>
    rectangles(cells).map(([down, across]) => ({
      toestemmingen: partOf(down, codes),
      locaties: partOf(across, locaties),
      value,
    })),
  );
}

/** Who handles a request, according to the configuraties of one activiteit of one bevoegd gezag. */
export class Routing {
  readonly #index = new CombinationIndex<Configuratie>();

  constructor(configuraties: readonly Configuratie[]) {
    for (const configuratie of configuraties) this.#index.add(configuratie, configuratie);
  }

  /** The behandeldiensten of a combination, sorted: normally one, none where the bevoegd gezag handles it itself. */
  at(code: string | null, locatie: Oin | null): readonly Oin[] {
    return handlersOf([...this.#index.assigning(code, locatie)]);
  }

  /** Tests whether a configuratie assigns a combination, to whomever. */
  isAssigned(code: string | null, locatie: Oin | null): boolean {
    return this.#index.assigning(code, locatie).next().done !== true;
  }
}
