/**
 * What a plan means for requests: routing as a function from combination to behandeldienst, before and after. People
 * decide about routing, not about records.
 */
import { type Activiteit, type Configuratie, groupKey } from '../model/configuratie.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { addCell, type Cells, gridOf, type Part, partOf, Routing, rectangles } from './grid.js';

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

/** The cells of one kind of change. */
interface Kind {
  readonly from: readonly Oin[];
  readonly to: readonly Oin[];
  readonly origin: 'change' | 'drift' | undefined;
  readonly cells: Cells;
}

/**
 * What changes for the requests of one activiteit of one bevoegd gezag, in as few lines as they can be told.
 *
 * @returns no lines when records move but no request does.
 */
export function routingChanges({ before, after, base }: RoutingInput): RoutingChange[] {
  const { codes, locaties } = gridOf([...before, ...after, ...(base ?? [])]);
  const [was, is] = [new Routing(before), new Routing(after)];
  const asked = base && new Routing(base);
  const kinds = new Map<string, Kind>();
  for (const [row, code] of [null, ...codes].entries()) {
    for (const [column, locatie] of [null, ...locaties].entries()) {
      const from = was.at(code, locatie);
      const to = is.at(code, locatie);
      if (from.join() === to.join()) continue;
      const origin = asked && (asked.at(code, locatie).join() === to.join() ? 'drift' : 'change');
      const key = `${from.join()}>${to.join()} ${origin}`;
      const kind = kinds.get(key) ?? { from, to, origin, cells: new Map<number, number[]>() };
      kinds.set(key, kind);
      addCell(kind.cells, row, column);
    }
  }
  return [...kinds.values()].flatMap(({ from, to, origin, cells }) =>
    rectangles(cells).map(
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

/**
 * What changes for requests from one list of configuraties to another, per activiteit of a bevoegd gezag. Those of which
 * no request goes elsewhere are not in it.
 */
export function routingBetween(
  before: readonly Configuratie[],
  after: readonly Configuratie[],
): ActiviteitRouting[] {
  const [then, now] = [groupBy(before, groupKey), groupBy(after, groupKey)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key): ActiviteitRouting[] => {
    const lists = { before: then.get(key) ?? [], after: now.get(key) ?? [] };
    const [first] = [...lists.before, ...lists.after];
    const changes = routingChanges(lists);
    return first === undefined || changes.length === 0
      ? []
      : [{ bevoegdGezag: first.oin, activiteit: first.activiteit, changes }];
  });
}
