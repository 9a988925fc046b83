/** The differences between two routings, with the lines or records that decide on either side. */
import {
  type Activiteit,
  type ActiviteitGroup,
  ActiviteitMap,
  spellingResolver,
} from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import { type RoutingChange, routingChanges } from '../routing/changes.js';
import type { Part } from '../routing/grid.js';
import type { Assigned, Source } from './source.js';

/** Who handles some requests on one side, and what decides it. */
export interface Side {
  /** Empty: the bevoegd gezag itself. Several only where configuraties at DSO-LV overlap. */
  readonly handlers: readonly Oin[];
  readonly sources: readonly Source[];
}

/** Some requests for an activiteit with another behandeldienst on the other side. */
export interface Difference extends Pick<RoutingChange, 'toestemmingen' | 'locaties'> {
  readonly activiteit: Activiteit;
  readonly own: Side;
  readonly other: Side;
}

function contains(part: Part, name: string): boolean {
  return 'only' in part ? part.only.includes(name) : !part.except.includes(name);
}

/** Tests whether two parts have a name in common. Two parts with exceptions always have: there are other names. */
function intersects(a: Part, b: Part): boolean {
  if ('only' in a) return a.only.some((name) => contains(b, name));
  return 'except' in b || b.only.some((name) => contains(a, name));
}

/** Tests whether a difference is about some of these requests. */
export function touches(
  difference: Difference,
  { toestemmingen, locaties }: Pick<RoutingChange, 'toestemmingen' | 'locaties'>,
): boolean {
  return intersects(difference.toestemmingen, toestemmingen) && intersects(difference.locaties, locaties);
}

/** One side of a change, with the sources that decide it. */
function sideOf(
  handlers: readonly Oin[],
  { toestemmingen, locaties }: RoutingChange,
  items: readonly Assigned[],
): Side {
  const deciding = items.filter(
    ({ configuratie: { oin, behandeldienstOin, toestemming, locatieOins } }) =>
      (handlers.length === 0 ? behandeldienstOin === oin : handlers.includes(behandeldienstOin)) &&
      (toestemming === undefined || contains(toestemmingen, toestemming.code)) &&
      (locatieOins === undefined || locatieOins.some((oin) => contains(locaties, oin))),
  );
  return { handlers, sources: deciding.map(({ source }) => source) };
}

/** The configuraties of one side, by activiteit. */
export type ByActiviteit = ActiviteitMap<ActiviteitGroup<Assigned>>;

/** What two sides have for one activiteit. */
interface Pair {
  readonly activiteit: Activiteit;
  readonly here: Assigned[];
  readonly there: Assigned[];
}

/** Every activiteit of two sides, however they spell it; those of `own` first, under their own name. */
function pairsOf(own: ByActiviteit, other: ByActiviteit): readonly Pair[] {
  const named = spellingResolver([...own.values(), ...other.values()].map(({ activiteit }) => activiteit));
  const pairs = new ActiviteitMap<Pair>();
  const pairFor = (written: Activiteit): Pair => {
    const activiteit = named(written);
    return pairs.getOrInsert(activiteit, () => ({ activiteit, here: [], there: [] }));
  };
  for (const { activiteit, items } of own.values()) pairFor(activiteit).here.push(...items);
  for (const { activiteit, items } of other.values()) pairFor(activiteit).there.push(...items);
  return pairs.values();
}

/** Finds the differences between two sides, in as few lines as possible. */
export function differencesBetween(own: ByActiviteit, other: ByActiviteit): Difference[] {
  return pairsOf(own, other).flatMap(({ activiteit, here, there }) => {
    const routing = ({ configuratie }: Assigned) => configuratie;
    const changes = routingChanges({
      before: there.map(routing),
      after: here.map(routing),
    });
    return changes.map((change) => ({
      activiteit,
      toestemmingen: change.toestemmingen,
      locaties: change.locaties,
      own: sideOf(change.to, change, here),
      other: sideOf(change.from, change, there),
    }));
  });
}
