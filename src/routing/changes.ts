/**
 * What a plan means for requests: routing as a function from combination to behandeldienst, before and after. People
 * decide about routing, not about records.
 *
 * Which combinations there are: per activiteit every toestemming that anything names, and every other one; every
 * locatie that anything names, and everywhere else. OINs alone count here, as in "assigned".
 */
import { CombinationIndex } from '../model/combination-index.js';
import type { Activiteit, Configuratie } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';

/** Toestemmingen or locaties: those named, or all but those named. `{ except: [] }` is all of them. */
export type Part = { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** One line of what changes: for these toestemmingen at these locaties, from whom to whom. */
export interface RoutingChange {
  readonly toestemmingen: Part;
  readonly locaties: Part;
  /** Who handles it before; empty: the bevoegd gezag itself. Several only where DSO-LV breaks the rule. */
  readonly from: readonly Oin[];
  readonly to: readonly Oin[];
  /** Whether the files ask for it, or DSO-LV has drifted from them. Left out where that was not asked. */
  readonly origin?: 'change' | 'drift';
}

/** What changes for one activiteit. */
export interface ActiviteitRouting {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  readonly changes: readonly RoutingChange[];
}

export interface RoutingInput {
  readonly before: readonly Configuratie[];
  readonly after: readonly Configuratie[];
  /** What would be there with the files as they were: tells a change from drift. */
  readonly base?: readonly Configuratie[];
}

/** The cells of one kind of change: per row (toestemming) the columns (locaties), by number. */
interface Cells {
  readonly from: readonly Oin[];
  readonly to: readonly Oin[];
  readonly origin: 'change' | 'drift' | undefined;
  readonly rows: Map<number, number[]>;
}

class Routing {
  readonly #index = new CombinationIndex<Oin>();

  constructor(configuraties: readonly Configuratie[]) {
    for (const configuratie of configuraties) this.#index.add(configuratie, configuratie.behandeldienstOin);
  }

  at(code: string | null, locatie: Oin | null): readonly Oin[] {
    return [...new Set(this.#index.assigning(code, locatie))].sort();
  }
}

function named<T>(
  lists: readonly (readonly Configuratie[])[],
  of: (configuratie: Configuratie) => readonly T[],
): T[] {
  return [...new Set(lists.flat().flatMap(of))].sort();
}

/**
 * The cells of a grid as few rectangles: rows that have the same columns go together, or columns that have the same
 * rows, whichever takes fewer.
 */
function rectangles(rows: ReadonlyMap<number, readonly number[]>): [rows: number[], columns: number[]][] {
  const together = (lines: ReadonlyMap<number, readonly number[]>): [number[], number[]][] => {
    const groups = new Map<string, [number[], number[]]>();
    for (const [line, across] of lines) {
      const key = across.join();
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [[line], [...across]]);
      else group[0].push(line);
    }
    return [...groups.values()];
  };
  const byRow = together(rows);
  if (byRow.length === 1) return byRow;
  const columns = new Map<number, number[]>();
  for (const [row, across] of rows) {
    for (const column of across) {
      const there = columns.get(column);
      if (there === undefined) columns.set(column, [row]);
      else there.push(row);
    }
  }
  const byColumn = together(columns);
  return byColumn.length < byRow.length ? byColumn.map(([down, across]) => [across, down]) : byRow;
}

/** Number 0 stands for every one that is not named, n for the n-th name. */
function partOf(numbers: readonly number[], names: readonly string[]): Part {
  const there = new Set(numbers);
  if (!there.has(0)) return { only: names.filter((_name, i) => there.has(i + 1)) };
  return { except: names.filter((_name, i) => !there.has(i + 1)) };
}

/**
 * What changes for the requests of one activiteit of one bevoegd gezag, in as few lines as they can be told.
 *
 * @returns no lines when records move but no request does.
 */
export function routingChanges({ before, after, base }: RoutingInput): RoutingChange[] {
  const lists = base === undefined ? [before, after] : [before, after, base];
  const codes = named(lists, ({ toestemming }) => (toestemming === undefined ? [] : [toestemming.code]));
  const locaties = named(lists, ({ locatieOins }) => locatieOins ?? []);
  const [was, is] = [new Routing(before), new Routing(after)];
  const asked = base && new Routing(base);
  const kinds = new Map<string, Cells>();
  for (const [row, code] of [null, ...codes].entries()) {
    for (const [column, locatie] of [null, ...locaties].entries()) {
      const from = was.at(code, locatie);
      const to = is.at(code, locatie);
      const arrow = `${from.join()}>${to.join()}`;
      if (from.join() === to.join()) continue;
      const origin = asked && (asked.at(code, locatie).join() === to.join() ? 'drift' : 'change');
      const key = `${arrow} ${origin}`;
      const cells = kinds.get(key) ?? { from, to, origin, rows: new Map<number, number[]>() };
      kinds.set(key, cells);
      const columns = cells.rows.get(row);
      if (columns === undefined) cells.rows.set(row, [column]);
      else columns.push(column);
    }
  }
  return [...kinds.values()].flatMap(({ from, to, origin, rows }) =>
    rectangles(rows).map(
      ([down, across]): RoutingChange => ({
        toestemmingen: partOf(down, codes),
        locaties: partOf(across, locaties),
        from,
        to,
        ...(origin === undefined ? {} : { origin }),
      }),
    ),
  );
}
