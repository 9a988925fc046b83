/**
 * What a change of configuraties means for requests: routing is a function from combination to behandeldienst, compared
 * before and after. People decide about routing, not about records.
 */
import { type Activiteit, spellingResolver } from '../model/activiteit.js';
import { type Configuratie, GezagActiviteitMap } from '../model/configuratie.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { gridOf, linesOf, type Part, Routing } from './grid.js';

/** One change of routing: for these toestemmingen at these locaties. */
export interface RoutingChange {
  readonly toestemmingen: Part;
  readonly locaties: Part;
  /** Who handles it before. Empty: the bevoegd gezag itself. Several only where DSO-LV breaks the rule. */
  readonly from: readonly Oin[];
  readonly to: readonly Oin[];
  /** Whether the files ask for it, or DSO-LV drifted from them. Absent when the origin was not asked for. */
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
  /** What the earlier files assign, to tell a change from drift. */
  readonly base?: readonly Configuratie[];
}

/**
 * What changes for the requests of one activiteit of one bevoegd gezag, in as few lines as possible.
 *
 * @returns no lines when records change and no request goes elsewhere.
 */
export function routingChanges({ before, after, base }: RoutingInput): RoutingChange[] {
  const [was, is] = [new Routing(before), new Routing(after)];
  const asked = base && new Routing(base);
  const lines = linesOf(
    gridOf([...before, ...after, ...(base ?? [])]),
    (code, locatie) => {
      const from = was.at(code, locatie);
      const to = is.at(code, locatie);
      if (from.join() === to.join()) return undefined;
      const origin: RoutingChange['origin'] =
        asked && (asked.at(code, locatie).join() === to.join() ? 'drift' : 'change');
      return { from, to, origin };
    },
    ({ from, to, origin }) => `${from.join()}>${to.join()} ${origin}`,
  );
  return lines.map(({ toestemmingen, locaties, value: { from, to, origin } }) => ({
    toestemmingen,
    locaties,
    from,
    to,
    origin,
  }));
}

/** Finds, per bevoegd gezag, the name to use for an activiteit that the configuraties spell in several ways. */
function resolvers(configuraties: readonly Configuratie[]): (gezag: Oin) => (item: Activiteit) => Activiteit {
  const byGezag = new Map(
    [...groupBy(configuraties, ({ oin }) => oin)].map(([oin, own]) => [
      oin,
      spellingResolver(own.map(({ activiteit }) => activiteit)),
    ]),
  );
  return (gezag) => byGezag.get(gezag) ?? ((item) => item);
}

/**
 * What changes for requests from one list of configuraties to another, per activiteit of a bevoegd gezag, however each
 * list spells it. An activiteit
 * of which no request goes elsewhere is not in the result.
 */
export function routingBetween(
  before: readonly Configuratie[],
  after: readonly Configuratie[],
): ActiviteitRouting[] {
  const lists: { readonly before: Configuratie[]; readonly after: Configuratie[] }[] = [];
  const byActiviteit = new GezagActiviteitMap<(typeof lists)[number]>();
  const resolverOf = resolvers([...after, ...before]);
  const listsOf = (configuratie: Configuratie) => {
    const activiteit = resolverOf(configuratie.oin)(configuratie.activiteit);
    return byActiviteit.getOrInsert({ ...configuratie, activiteit }, () => {
      const added = { before: [], after: [] };
      lists.push(added);
      return added;
    });
  };
  for (const configuratie of before) listsOf(configuratie).before.push(configuratie);
  for (const configuratie of after) listsOf(configuratie).after.push(configuratie);
  return lists.flatMap((own): ActiviteitRouting[] => {
    const first = own.after[0] ?? own.before[0];
    const changes = routingChanges(own);
    return first === undefined || changes.length === 0
      ? []
      : [{ bevoegdGezag: first.oin, activiteit: first.activiteit, changes }];
  });
}
