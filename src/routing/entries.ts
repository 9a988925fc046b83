/** Changes of routing as flat entries, for programs. */
import type { Activiteit } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting, RoutingChange } from './changes.js';
import type { Part } from './grid.js';

/** One change of routing. */
export interface RoutingEntry {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  /** Code; null: all toestemmingen except `exceptToestemmingen`. */
  readonly toestemming: string | null;
  readonly exceptToestemmingen?: readonly string[];
  /** OIN; null: the whole area except `exceptLocaties`. */
  readonly locatie: Oin | null;
  readonly exceptLocaties?: readonly Oin[];
  /** Who handles it: the OIN of the bevoegd gezag when it does so itself. A list only where DSO-LV breaks the rule. */
  readonly from: Oin | readonly Oin[];
  readonly to: Oin | readonly Oin[];
  readonly origin?: 'change' | 'drift';
}

/** The values of a part: each by itself, or null for all except some. */
function values(
  part: Part,
): readonly { readonly value: string | null; readonly except?: readonly string[] }[] {
  if ('only' in part) return part.only.map((value) => ({ value }));
  return [{ value: null, except: part.except.length === 0 ? undefined : part.except }];
}

function handler(oins: readonly Oin[], gezag: Oin): Oin | readonly Oin[] {
  const [only = gezag] = oins;
  return oins.length > 1 ? oins : only;
}

/** Routing changes as flat entries, which together say the same. */
export function* routingEntries(routing: Iterable<ActiviteitRouting>): Generator<RoutingEntry> {
  for (const { bevoegdGezag, activiteit, changes } of routing)
    for (const { toestemmingen, locaties, from, to, origin } of changes)
      for (const toestemming of values(toestemmingen))
        for (const locatie of values(locaties))
          yield {
            bevoegdGezag,
            activiteit,
            toestemming: toestemming.value,
            exceptToestemmingen: toestemming.except,
            locatie: locatie.value,
            exceptLocaties: locatie.except,
            from: handler(from, bevoegdGezag),
            to: handler(to, bevoegdGezag),
            origin,
          };
}

/** The number of entries of a routing change. */
export function countEntries({
  toestemmingen,
  locaties,
}: Pick<RoutingChange, 'toestemmingen' | 'locaties'>): number {
  return values(toestemmingen).length * values(locaties).length;
}
