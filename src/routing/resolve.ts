/** Who handles a request, and which configuraties decide it. */
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, handlersOf } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { addCell, type Cells, gridOf, type Part, partOf, rectangles } from './grid.js';

/** A question. An absent key stands for every toestemming, or for the whole area. */
export interface Question {
  readonly toestemming?: string;
  readonly locatie?: Oin;
}

export interface ResolveOptions {
  /**
   * Whether combinations that nothing assigns get an answer apart from those that are assigned to the bevoegd gezag
   * itself, although the bevoegd gezag handles both.
   */
  readonly unassignedApart?: boolean;
}

/** One answer, and the combinations that it is about. */
export interface Handling<T> {
  readonly toestemmingen: Part;
  readonly locaties: Part;
  /** Empty: the bevoegd gezag itself. Several only where the rule is broken. */
  readonly behandeldiensten: readonly Oin[];
  /** The items that decide it, in the order in which they were given. */
  readonly sources: readonly T[];
}

interface Kind {
  readonly behandeldiensten: readonly Oin[];
  readonly cells: Cells;
}

/** One side of a question: the values to look at, and the part that some of them (by number) are. */
function side(asked: string | undefined, names: readonly string[]) {
  if (asked !== undefined)
    return { values: [asked], part: (_numbers: readonly number[]): Part => ({ only: [asked] }) };
  return { values: [null, ...names], part: (numbers: readonly number[]): Part => partOf(numbers, names) };
}

/**
 * Answers a question, with as few lines as possible: one line when all of it goes to the same behandeldienst.
 *
 * @param items what is assigned for one activiteit of one bevoegd gezag.
 * @param configuratieOf the configuratie of an item.
 */
export function resolveRouting<T>(
  items: readonly T[],
  configuratieOf: (item: T) => Configuratie,
  { toestemming, locatie }: Question,
  { unassignedApart = false }: ResolveOptions = {},
): Handling<T>[] {
  const { codes, locaties } = gridOf(items.map(configuratieOf));
  const index = new CombinationIndex<T>();
  for (const item of items) index.add(configuratieOf(item), item);
  const rows = side(toestemming, codes);
  const columns = side(locatie, locaties);
  const kinds = new Map<string, Kind>();
  for (const [row, code] of rows.values.entries()) {
    for (const [column, area] of columns.values.entries()) {
      const deciding = [...index.assigning(code, area)];
      const behandeldiensten = handlersOf(deciding.map(configuratieOf));
      const key = unassignedApart && deciding.length === 0 ? 'unassigned' : behandeldiensten.join();
      const kind = getOrInsert(kinds, key, () => ({ behandeldiensten, cells: new Map() }));
      addCell(kind.cells, row, column);
    }
  }
  return [...kinds.values()].flatMap((kind) =>
    rectangles(kind.cells).map(([down, across]): Handling<T> => {
      const deciding = down.flatMap((row) =>
        across.flatMap((column) => [
          ...index.assigning(rows.values[row] ?? null, columns.values[column] ?? null),
        ]),
      );
      return {
        toestemmingen: rows.part(down),
        locaties: columns.part(across),
        behandeldiensten: kind.behandeldiensten,
        sources: [...new Set(deciding)],
      };
    }),
  );
}
