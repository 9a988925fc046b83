/**
 * Routing as a grid: the toestemmingen that some configuratie names and one row for the others, by the locaties that some
 * configuratie names and one column for everywhere else. Locaties count by OIN alone.
 */
import { CombinationIndex } from '../model/combination-index.js';
import type { Configuratie } from '../model/configuratie.js';
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

/** Who handles a request, according to the configuraties of one activiteit. */
export class Routing {
  readonly #index = new CombinationIndex<Oin>();

  constructor(configuraties: readonly Configuratie[]) {
    for (const configuratie of configuraties) this.#index.add(configuratie, configuratie.behandeldienstOin);
  }

  /** The behandeldiensten of a combination, sorted: normally one, none where the bevoegd gezag handles it itself. */
  at(code: string | null, locatie: Oin | null): readonly Oin[] {
    return [...new Set(this.#index.assigning(code, locatie))].sort();
  }
}
