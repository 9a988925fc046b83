/** Changes of routing as flat entries, for programs. */
import type { Activiteit } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting } from './changes.js';
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
): readonly { readonly value: string | null; readonly except: readonly string[] }[] {
  if ('only' in part) return part.only.map((value) => ({ value, except: [] }));
  return [{ value: null, except: part.except }];
}

function handler(oins: readonly Oin[], gezag: Oin): Oin | readonly Oin[] {
  const [only = gezag] = oins;
  return oins.length > 1 ? oins : only;
}

/** Routing changes as flat entries, which together say the same. */
export function routingEntries(routing: readonly ActiviteitRouting[]): RoutingEntry[] {
  return routing.flatMap(({ bevoegdGezag, activiteit, changes }) =>
    changes.flatMap(({ toestemmingen, locaties, from, to, origin }) =>
      values(toestemmingen).flatMap((toestemming) =>
        values(locaties).map(
          (locatie): RoutingEntry => ({
            bevoegdGezag,
            activiteit,
            toestemming: toestemming.value,
            ...(toestemming.except.length === 0 ? {} : { exceptToestemmingen: toestemming.except }),
            locatie: locatie.value,
            ...(locatie.except.length === 0 ? {} : { exceptLocaties: locatie.except }),
            from: handler(from, bevoegdGezag),
            to: handler(to, bevoegdGezag),
            origin,
          }),
        ),
      ),
    ),
  );
}
