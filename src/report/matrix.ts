/** A matrix of activiteiten against toestemmingen and locaties, with as few columns as possible. */

import type { Activiteit } from '../model/activiteit.js';
import { CombinationIndex } from '../model/combination-index.js';
import { handlersOf } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { addCell, type Cells, type Grid, gridOf, type Part, partOf, rectangles } from '../routing/grid.js';
import type { Assigned, Source } from './source.js';

/** Toestemmingen and locaties for which each activiteit of the matrix has one answer. */
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
  /** One per column. */
  readonly cells: readonly Cell[];
}

export interface Matrix {
  /** Every toestemming and locatie that an activiteit of the matrix names. */
  readonly grid: Grid;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface MatrixItem {
  readonly activiteit: Activiteit;
  readonly items: readonly Assigned[];
  /** The verwachtingen about an activiteit without assignments. */
  readonly fallback: readonly Source[];
  /** Whether a file declares full coverage: there is nothing beside the assignments. */
  readonly complete: boolean;
}

/** The numbers of the rows and columns of a grid that form one column of the matrix. */
type Rectangle = readonly [down: readonly number[], across: readonly number[]];

/** Sorts by the first name in a part; number 0, "every other", comes last. */
function rank(numbers: readonly number[]): number {
  return Math.min(...numbers.map((number) => (number === 0 ? Number.MAX_SAFE_INTEGER : number)));
}

function compareRectangles(a: Rectangle, b: Rectangle): number {
  return rank(a[0]) - rank(b[0]) || rank(a[1]) - rank(b[1]);
}

/**
 * Makes the matrix of some activiteiten of one bevoegd gezag. Combinations for which every activiteit has the same answer
 * share a column. Combinations outside a declared full coverage get no column.
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
  const handlersFor = (items: readonly Assigned[]): readonly Oin[] =>
    handlersOf(items.map(({ configuratie }) => configuratie));

  const kinds = new Map<string, Cells>();
  for (let row = 0; row <= codes.length; row += 1) {
    for (let column = 0; column <= locaties.length; column += 1) {
      const assigned = indexes.map((index) => assigning(index, row, column));
      if (activiteiten.every(({ complete }, i) => complete && assigned[i]?.length === 0)) continue;
      const key = assigned.map((items) => handlersFor(items).join()).join(';');
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
        return { handlers: handlersFor(deciding), sources: items.length === 0 ? fallback : sources };
      }),
    })),
  };
}
