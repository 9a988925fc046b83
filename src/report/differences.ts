/** Where two routings differ, with what says so on either side. */
import type { Activiteit } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { type RoutingChange, routingChanges } from '../routing/changes.js';
import type { Part } from '../routing/grid.js';
import type { Assigned, Source } from './assigned.js';

/** Who handles it on one side, and why. */
export interface Side {
  /** Empty: the bevoegd gezag itself. Several only where DSO-LV breaks the rule. */
  readonly handlers: readonly Oin[];
  readonly sources: readonly Source[];
}

/** Some requests for an activiteit that go elsewhere on the other side. */
export interface Difference extends Pick<RoutingChange, 'toestemmingen' | 'locaties'> {
  readonly activiteit: Activiteit;
  readonly own: Side;
  readonly other: Side;
}

function has(part: Part, name: string): boolean {
  return 'only' in part ? part.only.includes(name) : !part.except.includes(name);
}

/** Whether two parts of one side share something. Beside what two parts leave out there is always more. */
function share(a: Part, b: Part): boolean {
  if ('only' in a) return a.only.some((name) => has(b, name));
  return 'except' in b || b.only.some((name) => has(a, name));
}

/** Whether some requests for the activiteit of a difference go elsewhere on the other side. */
export function touches(
  difference: Difference,
  { toestemmingen, locaties }: Pick<RoutingChange, 'toestemmingen' | 'locaties'>,
): boolean {
  return share(difference.toestemmingen, toestemmingen) && share(difference.locaties, locaties);
}

/** What gives some requests to those who handle them. */
function sideOf(
  handlers: readonly Oin[],
  { toestemmingen, locaties }: RoutingChange,
  items: readonly Assigned[],
): Side {
  const deciding = items.filter(
    ({ configuratie: { behandeldienstOin, toestemming, locatieOins } }) =>
      handlers.includes(behandeldienstOin) &&
      (toestemming === undefined || has(toestemmingen, toestemming.code)) &&
      (locatieOins === undefined || locatieOins.some((oin) => has(locaties, oin))),
  );
  return { handlers, sources: deciding.map(({ source }) => source) };
}

/**
 * Where two sides send requests elsewhere, in as few lines as they can be told.
 *
 * @param own what is assigned, by activiteit.
 * @param other the same on the other side.
 */
export function differencesBetween(
  own: ReadonlyMap<string, readonly Assigned[]>,
  other: ReadonlyMap<string, readonly Assigned[]>,
): Difference[] {
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((key) => {
    const [here, there] = [own.get(key) ?? [], other.get(key) ?? []];
    const [first] = [...here, ...there];
    if (first === undefined) return [];
    const routing = ({ configuratie }: Assigned) => configuratie;
    return routingChanges({ before: there.map(routing), after: here.map(routing) }).map((change) => ({
      activiteit: first.configuratie.activiteit,
      toestemmingen: change.toestemmingen,
      locaties: change.locaties,
      own: sideOf(change.to, change, here),
      other: sideOf(change.from, change, there),
    }));
  });
}
