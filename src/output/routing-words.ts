/** Routing in words: which requests, from whom, to whom. */
import { formatMessage } from '../messages/message.js';
import type { Activiteit } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting, RoutingChange } from '../routing/changes.js';
import { isAll, type Part } from '../routing/grid.js';
import { routingMessages } from '../routing/messages.js';
import { groundBeside, type Requests } from '../routing/shared-areas.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { cut, organisatie, safe } from './names.js';

/** Locaties that are named because they share ground; what comes after them is counted. */
const MAX_BESIDE = 5;

function toestemmingen(part: Part, { language }: Context): string {
  if ('only' in part) return part.only.map(safe).join(', ');
  if (part.except.length === 0) return formatMessage(outputMessages.allToestemmingen(), language);
  return formatMessage(outputMessages.exceptToestemmingen({ names: part.except.map(safe) }), language);
}

function locaties(part: Part, { registers, language }: Context): string {
  if ('only' in part) return part.only.map((oin) => organisatie(oin, registers)).join(', ');
  if (part.except.length === 0) return formatMessage(outputMessages.wholeArea(), language);
  return formatMessage(
    outputMessages.exceptLocaties({ names: part.except.map((oin) => organisatie(oin, registers)) }),
    language,
  );
}

/** With which locaties of other lines these share ground, in words; nothing where they share none. */
function groundWords(line: Requests, lines: readonly Requests[], { registers, language }: Context): string {
  const beside = groundBeside(line, lines, registers.sharedAreas);
  if (beside.length === 0 || !('only' in line.locaties)) return '';
  const names = beside.slice(0, MAX_BESIDE).map((oin) => organisatie(oin, registers));
  const params = { areas: line.locaties.only.length, names, more: beside.length - names.length };
  return ` ${formatMessage(outputMessages.sharesGround(params), language)}`;
}

/**
 * Which requests, in words: toestemmingen and locaties.
 *
 * @param lines every line about the same activiteit: those whose locaties share ground with this one's are named.
 */
export function partWords(
  line: Requests,
  context: Context,
  lines: readonly Requests[] = [],
): { toestemmingen: string; locaties: string } {
  return {
    toestemmingen: toestemmingen(line.toestemmingen, context),
    locaties: `${locaties(line.locaties, context)}${groundWords(line, lines, context)}`,
  };
}

/** Who handles it: the bevoegd gezag itself where nothing is configured. */
export function handlerNames(oins: readonly Oin[], gezag: Oin, { registers, language }: Context): string {
  if (oins.length === 0)
    return formatMessage(outputMessages.gezagItself({ naam: organisatie(gezag, registers) }), language);
  return oins.map((oin) => organisatie(oin, registers)).join(' + ');
}

/** An activiteit by name, with who registered it where that is another than the bevoegd gezag. */
export function activiteitName(activiteit: Activiteit, gezag: Oin, { registers }: Context): string {
  const { naam, oin } = activiteit;
  return oin === gezag ? safe(naam) : `${safe(naam)} (${organisatie(oin, registers)})`;
}

/** Names with commas between them, as many as go in so many characters, one at least; the rest is counted. */
export function namesWithin(names: readonly string[], max: number, { language }: Context): string {
  let shown = 0;
  for (let length = 0; shown < names.length; shown += 1) {
    length += (names[shown]?.length ?? 0) + 2;
    if (shown > 0 && length > max) break;
  }
  const more = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${more > 0 ? formatMessage(outputMessages.andMore({ more }), language) : ''}`;
}

/** One line of a routing table, but for its activiteit: toestemmingen, locaties, now, then. */
export function routingCells(
  { bevoegdGezag, changes }: ActiviteitRouting,
  change: RoutingChange,
  context: Context,
): string[] {
  const words = partWords(change, context, changes);
  return [
    words.toestemmingen,
    words.locaties,
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
  /** Whether some of it shares ground with what goes otherwise. */
  onSharedGround: boolean;
}

/**
 * What changes for whom, a sentence per pair of from and to, those with the most activiteiten first. Drift is not in
 * it: it is nobody's decision here.
 *
 * @param merge whether it takes effect with the merge of a pull request.
 * @param maxName the most characters of the name of an activiteit.
 */
export function handoverLines(
  routing: readonly ActiviteitRouting[],
  merge: boolean,
  maxName: number,
  context: Context,
): string[] {
  const { registers, language } = context;
  const found = new Map<string, Handover>();
  for (const { bevoegdGezag: gezag, activiteit, changes } of routing) {
    for (const change of changes) {
      const { from, to, origin } = change;
      if (origin === 'drift') continue;
      const key = `${gezag} ${from.join()} ${to.join()}`;
      const handover = getOrInsert(found, key, () => ({
        gezag,
        from,
        to,
        activiteiten: new Set<Activiteit>(),
        whole: true,
        onSharedGround: false,
      }));
      handover.activiteiten.add(activiteit);
      handover.whole &&= isAll(change.toestemmingen) && isAll(change.locaties);
      handover.onSharedGround ||= groundBeside(change, changes, registers.sharedAreas).length > 0;
    }
  }
  const names = (oins: readonly Oin[]): string[] => oins.map((oin) => organisatie(oin, registers));
  return [...found.values()]
    .sort((a, b) => b.activiteiten.size - a.activiteiten.size)
    .map(({ gezag, from, to, activiteiten, whole, onSharedGround }) => {
      const [first] = activiteiten;
      const naam =
        activiteiten.size === 1 && first !== undefined
          ? cut(activiteitName(first, gezag, context), maxName)
          : null;
      const params = { gezag: organisatie(gezag, registers), naam, activiteiten: activiteiten.size };
      const who = { from: names(from), to: names(to) };
      return formatMessage(
        routingMessages.handover({ ...params, ...who, whole, onSharedGround, merge }),
        language,
      );
    });
}
