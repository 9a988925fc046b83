/**
 * Routing as a grid: the toestemmingen that anything names, and every other one, against the locaties that anything
 * names, and everywhere else. OINs alone count here, as in "assigned".
 */
import { CombinationIndex } from '../model/combination-index.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';

/** Toestemmingen or locaties: those named, or all but those named. `{ except: [] }` is all of them. */
export type Part = { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** Whether a part is all of them. */
export function isAll(part: Part): boolean {
  return 'except' in part && part.except.length === 0;
}

/** Some cells of a grid: per row (toestemming) the columns (locaties), by number. */
export type Cells = Map<number, number[]>;

/** The two sides of a grid. Number 0 stands for every one that is not named, n for the n-th name. */
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

/** The grid in which everything that some configuraties of one activiteit tell apart has a cell of its own. */
export function gridOf(configuraties: readonly Configuratie[]): Grid {
  return {
    codes: named(configuraties, ({ toestemming }) => (toestemming === undefined ? [] : [toestemming.code])),
    locaties: named(configuraties, ({ locatieOins }) => locatieOins ?? []),
  };
}

/** Takes note of a cell. */
export function addCell(cells: Cells, row: number, column: number): void {
  const columns = cells.get(row);
  if (columns === undefined) cells.set(row, [column]);
  else columns.push(column);
}

/** Lines with equal cells together: each group as its lines and what they have in common. */
function together(lines: Cells): [lines: number[], across: number[]][] {
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
 * Cells as few rectangles: rows that have the same columns go together, or columns that have the same rows, whichever
 * takes fewer.
 */
export function rectangles(rows: Cells): [rows: number[], columns: number[]][] {
  const byRow = together(rows);
  if (byRow.length === 1) return byRow;
  const columns: Cells = new Map();
  for (const [row, across] of rows) for (const column of across) addCell(columns, column, row);
  const byColumn = together(columns);
  return byColumn.length < byRow.length ? byColumn.map(([down, across]) => [across, down]) : byRow;
}

/** Says which names some numbers of one side of a grid stand for. */
export function partOf(numbers: readonly number[], names: readonly string[]): Part {
  const there = new Set(numbers);
  if (!there.has(0)) return { only: names.filter((_name, i) => there.has(i + 1)) };
  return { except: names.filter((_name, i) => !there.has(i + 1)) };
}

/** Who gets a request, for the configuraties of one activiteit. */
export class Routing {
  readonly #index = new CombinationIndex<Oin>();

  constructor(configuraties: readonly Configuratie[]) {
    for (const configuratie of configuraties) this.#index.add(configuratie, configuratie.behandeldienstOin);
  }

  /** The behandeldiensten of a combination, sorted: one as a rule, none where the bevoegd gezag does it itself. */
  at(code: string | null, locatie: Oin | null): readonly Oin[] {
    return [...new Set(this.#index.assigning(code, locatie))].sort();
  }
}
