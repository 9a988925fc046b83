/** Activiteiten against toestemmingen and locaties, with as few columns as tell everything. */
import { CombinationIndex } from '../model/combination-index.js';
import type { Activiteit } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { addCell, type Cells, type Grid, gridOf, type Part, partOf, rectangles } from '../routing/grid.js';
import type { Assigned, Source } from './assigned.js';

/** Toestemmingen and locaties for which every activiteit of the matrix has one answer. */
export interface Column {
  readonly toestemmingen: Part;
  readonly locaties: Part;
}

export interface Cell {
  /** Empty: the bevoegd gezag itself. */
  readonly handlers: readonly Oin[];
  readonly sources: readonly Source[];
}

export interface Row {
  readonly activiteit: Activiteit;
  readonly complete: boolean;
  /** As many as there are columns. */
  readonly cells: readonly Cell[];
}

export interface Matrix {
  /** What the activiteiten together tell apart. */
  readonly grid: Grid;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface MatrixItem {
  readonly activiteit: Activiteit;
  readonly items: readonly Assigned[];
  /** What speaks of an activiteit for which nothing is assigned. */
  readonly fallback: readonly Source[];
  /** Whether there is nothing beside what is assigned, because a file declares so. */
  readonly complete: boolean;
}

/** Numbers of rows and columns of a grid that go together. */
type Rectangle = readonly [down: readonly number[], across: readonly number[]];

/** Names come before "every other", in their order. */
function rank(numbers: readonly number[]): number {
  return Math.min(...numbers.map((number) => (number === 0 ? Number.MAX_SAFE_INTEGER : number)));
}

function compareRectangles(a: Rectangle, b: Rectangle): number {
  return rank(a[0]) - rank(b[0]) || rank(a[1]) - rank(b[1]);
}

/**
 * Lays activiteiten of one bevoegd gezag out as a matrix. Columns in which every activiteit has the same answer are one,
 * and where there is nothing for any of them, there is no column.
 */
export function matrixOf(activiteiten: readonly MatrixItem[]): Matrix {
  const grid = gridOf(activiteiten.flatMap(({ items }) => items.map(({ configuratie }) => configuratie)));
  const { codes, locaties } = grid;
  const indexes = activiteiten.map(({ items }) => {
    const index = new CombinationIndex<Assigned>();
    for (const item of items) index.add(item.configuratie, item);
    return index;
  });
  const assigning = (index: CombinationIndex<Assigned>, row: number, column: number): Assigned[] => [
    ...index.assigning(codes[row - 1] ?? null, locaties[column - 1] ?? null),
  ];
  const handlersOf = (items: readonly Assigned[]): Oin[] =>
    [...new Set(items.map(({ configuratie }) => configuratie.behandeldienstOin))].sort();

  const kinds = new Map<string, Cells>();
  for (let row = 0; row <= codes.length; row += 1) {
    for (let column = 0; column <= locaties.length; column += 1) {
      const handlers = indexes.map((index) => handlersOf(assigning(index, row, column)).join());
      if (activiteiten.every(({ complete }, i) => complete && handlers[i] === '')) continue;
      const key = handlers.join(';');
      const cells = kinds.get(key) ?? new Map<number, number[]>();
      kinds.set(key, cells);
      addCell(cells, row, column);
    }
  }
  const columns = [...kinds.values()]
    .flatMap((cells): Rectangle[] => rectangles(cells))
    .sort(compareRectangles);

  return {
    grid,
    columns: columns.map(([down, across]) => ({
      toestemmingen: partOf(down, codes),
      locaties: partOf(across, locaties),
    })),
    rows: activiteiten.map(({ activiteit, items, fallback, complete }, i) => ({
      activiteit,
      complete,
      cells: columns.map(([down, across]): Cell => {
        const index = indexes[i];
        const deciding =
          index === undefined
            ? []
            : down.flatMap((row) => across.flatMap((column) => assigning(index, row, column)));
        const sources = [...new Set(deciding)].map(({ source }) => source);
        return { handlers: handlersOf(deciding), sources: items.length === 0 ? fallback : sources };
      }),
    })),
  };
}
