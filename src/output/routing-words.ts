/** Routing in words: which requests, from whom, to whom. */
import { msg, tell } from '../messages/message.js';
import type { Activiteit } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting, RoutingChange } from '../routing/changes.js';
import type { Part } from '../routing/grid.js';
import type { Context } from './context.js';
import { organisatie, safe } from './names.js';

function toestemmingen(part: Part, { taal }: Context): string {
  if ('only' in part) return part.only.map(safe).join(', ');
  if (part.except.length === 0) return tell(msg('allToestemmingen', {}), taal);
  return tell(msg('exceptToestemmingen', { names: part.except.map(safe) }), taal);
}

function locaties(part: Part, { registers, taal }: Context): string {
  if ('only' in part) return part.only.map((oin) => organisatie(oin, registers)).join(', ');
  if (part.except.length === 0) return tell(msg('wholeArea', {}), taal);
  return tell(msg('exceptLocaties', { names: part.except.map((oin) => organisatie(oin, registers)) }), taal);
}

/** Which requests, in words: toestemmingen and locaties. */
export function partWords(
  parts: { readonly toestemmingen: Part; readonly locaties: Part },
  context: Context,
): { toestemmingen: string; locaties: string } {
  return {
    toestemmingen: toestemmingen(parts.toestemmingen, context),
    locaties: locaties(parts.locaties, context),
  };
}

/** Who handles it: the bevoegd gezag itself where nothing is configured. */
export function handlerNames(oins: readonly Oin[], gezag: Oin, { registers, taal }: Context): string {
  if (oins.length === 0) return tell(msg('gezagItself', { naam: organisatie(gezag, registers) }), taal);
  return oins.map((oin) => organisatie(oin, registers)).join(' + ');
}

/** An activiteit by name, with who registered it where that is another than the bevoegd gezag. */
export function activiteitName(activiteit: Activiteit, gezag: Oin, { registers }: Context): string {
  const { naam, oin } = activiteit;
  return oin === gezag ? safe(naam) : `${safe(naam)} (${organisatie(oin, registers)})`;
}

/** One line of a routing table: activiteit, toestemmingen, locaties, now, then. */
export function routingCells(
  { bevoegdGezag, activiteit }: ActiviteitRouting,
  change: RoutingChange,
  context: Context,
): string[] {
  return [
    activiteitName(activiteit, bevoegdGezag, context),
    toestemmingen(change.toestemmingen, context),
    locaties(change.locaties, context),
    handlerNames(change.from, bevoegdGezag, context),
    handlerNames(change.to, bevoegdGezag, context),
  ];
}

interface Handover {
  readonly gezag: Oin;
  readonly from: readonly Oin[];
  readonly to: readonly Oin[];
  readonly activiteiten: Set<Activiteit>;
  whole: boolean;
}

function isAll(part: Part): boolean {
  return 'except' in part && part.except.length === 0;
}

/**
 * What changes for whom, a sentence per pair of from and to, those with the most activiteiten first. Drift is not in
 * it: it is nobody's decision here.
 *
 * @param merge whether it takes effect with the merge of a pull request.
 */
export function handoverLines(
  routing: readonly ActiviteitRouting[],
  merge: boolean,
  context: Context,
): string[] {
  const found = new Map<string, Handover>();
  for (const { bevoegdGezag: gezag, activiteit, changes } of routing) {
    for (const { from, to, toestemmingen: codes, locaties: areas, origin } of changes) {
      if (origin === 'drift') continue;
      const key = `${gezag} ${from.join()} ${to.join()}`;
      const there = found.get(key) ?? { gezag, from, to, activiteiten: new Set<Activiteit>(), whole: true };
      found.set(key, there);
      there.activiteiten.add(activiteit);
      there.whole &&= isAll(codes) && isAll(areas);
    }
  }
  const { registers, taal } = context;
  const names = (oins: readonly Oin[]): string[] => oins.map((oin) => organisatie(oin, registers));
  return [...found.values()]
    .sort((a, b) => b.activiteiten.size - a.activiteiten.size)
    .map(({ gezag, from, to, activiteiten, whole }) => {
      const [first] = activiteiten;
      const naam =
        activiteiten.size === 1 && first !== undefined ? activiteitName(first, gezag, context) : null;
      const params = { gezag: organisatie(gezag, registers), naam, activiteiten: activiteiten.size };
      return tell(msg('handover', { ...params, whole, from: names(from), to: names(to), merge }), taal);
    });
}
