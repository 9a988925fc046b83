/** Routing in words: which requests, and who handles them. */
import { formatMessage } from '../messages/message.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting, RoutingChange } from '../routing/changes.js';
import type { Part } from '../routing/grid.js';
import { overlappingLocaties, type RequestGroup } from '../routing/shared-areas.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie } from './names.js';
import { safe } from './safe-text.js';

/** Overlapping locaties named in one line before the rest is counted. */
const MAX_OVERLAPPING = 5;

function toestemmingWords(part: Part, { language }: Context): string {
  if ('only' in part) return part.only.map(safe).join(', ');
  if (part.except.length === 0) return formatMessage(outputMessages.allToestemmingen(), language);
  return formatMessage(outputMessages.exceptToestemmingen({ names: part.except.map(safe) }), language);
}

function locatieWords(part: Part, { registers, language }: Context): string {
  const names = ('only' in part ? part.only : part.except).map((oin) => organisatie(oin, registers));
  if ('only' in part) return names.join(', ');
  if (names.length === 0) return formatMessage(outputMessages.wholeArea(), language);
  return formatMessage(outputMessages.exceptLocaties({ names }), language);
}

/** The locaties of other lines that overlap the locaties of this line; empty where none do. */
function overlapWords(
  line: RequestGroup,
  lines: readonly RequestGroup[],
  { registers, language }: Context,
): string {
  const overlapping = overlappingLocaties(line, lines, registers.sharedAreas);
  if (overlapping.length === 0 || !('only' in line.locaties)) return '';
  const names = overlapping.slice(0, MAX_OVERLAPPING).map((oin) => organisatie(oin, registers));
  const params = { areas: line.locaties.only.length, names, more: overlapping.length - names.length };
  return ` ${formatMessage(outputMessages.overlapsWith(params), language)}`;
}

/**
 * Which requests, in words.
 *
 * @param lines every line about the same activiteit: overlapping locaties in those are named.
 */
export function partWords(
  line: RequestGroup,
  context: Context,
  lines: readonly RequestGroup[] = [],
): { toestemmingen: string; locaties: string } {
  return {
    toestemmingen: toestemmingWords(line.toestemmingen, context),
    locaties: `${locatieWords(line.locaties, context)}${overlapWords(line, lines, context)}`,
  };
}

/** The names of those who handle requests; without any, the bevoegd gezag handles them itself. */
export function handlerNames(oins: readonly Oin[], gezag: Oin, { registers, language }: Context): string {
  if (oins.length === 0)
    return formatMessage(outputMessages.gezagItself({ naam: organisatie(gezag, registers) }), language);
  return oins.map((oin) => organisatie(oin, registers)).join(' + ');
}

/** Names with commas between them, up to `max` characters but at least one name. The rest is counted. */
export function namesWithin(names: readonly string[], max: number, { language }: Context): string {
  let shown = 0;
  for (let length = 0; shown < names.length; shown += 1) {
    length += (names[shown]?.length ?? 0) + 2;
    if (shown > 0 && length > max) break;
  }
  const more = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${more > 0 ? formatMessage(outputMessages.andMore({ more }), language) : ''}`;
}

/** The cells of a row of a routing table after its activiteit: toestemmingen, locaties, now, then. */
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
