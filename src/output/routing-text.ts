/** What a plan changes for requests, as text: who handles what now, and after an apply. */
import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { type Plan, summarise } from '../reconcile/plan.js';
import { planStanding } from '../reconcile/standing.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { routingOf } from '../routing/plan-routing.js';
import { configuratieLine } from './action-words.js';
import type { Context } from './context.js';
import { leftOutLines } from './left-out.js';
import { outputMessages } from './messages.js';
import { activiteit, activiteitName, organisatie, organisatieHeading } from './names.js';
import { planNotes } from './plan-notes.js';
import { handlerNames, partWords } from './routing-words.js';
import { safe } from './safe-text.js';

/** Activiteiten in one heading, and records below a note, before the rest is counted. */
const MAX_NAMES = 5;

export interface RoutingTextOptions {
  /** Percent that may be replaced or deleted at once: an apply refuses more. */
  readonly maxChange: number;
  /** Whether every name is shown. */
  readonly all: boolean;
}

/** The changes of one activiteit, without its name: activiteiten with equal lines get one heading. */
function changeLines({ bevoegdGezag, changes }: ActiviteitRouting, context: Context): string {
  const { paint, language } = context;
  const lines = changes.map((change) => {
    const { toestemmingen, locaties } = partWords(change, context, changes);
    const from = handlerNames(change.from, bevoegdGezag, context);
    const to = handlerNames(change.to, bevoegdGezag, context);
    const drift =
      change.origin === 'drift'
        ? paint('yellow', `  ${formatMessage(outputMessages.originDrift(), language)}`)
        : '';
    return `    ${toestemmingen} · ${locaties}: ${from} → ${paint('bold', to)}${drift}\n`;
  });
  return lines.join('');
}

function activiteitHeading({ bevoegdGezag, activiteit: { naam, oin } }: ActiviteitRouting, context: Context) {
  const { registers } = context;
  const name = activiteitName({ naam, oin }, bevoegdGezag, registers);
  return `  ${organisatie(bevoegdGezag, registers)} · ${name}\n`;
}

/** The changes of one activiteit, below its bevoegd gezag and its name. */
export function activiteitChanges(item: ActiviteitRouting, context: Context): string {
  return `${activiteitHeading(item, context)}${changeLines(item, context)}`;
}

/** Who handles one activiteit, below its bevoegd gezag and its name. What came before is unknown. */
export function activiteitState(item: ActiviteitRouting, context: Context): string {
  const lines = item.changes.map((change) => {
    const { toestemmingen, locaties } = partWords(change, context);
    const handlers = handlerNames(change.to, item.bevoegdGezag, context);
    return `    ${toestemmingen} · ${locaties}: ${context.paint('bold', handlers)}\n`;
  });
  return `${activiteitHeading(item, context)}${lines.join('')}`;
}

/** The notes of a plan, each with the configuraties that it counts. */
function noteLines(plan: Plan, context: Context, { maxChange, all }: RoutingTextOptions): string[] {
  const { language, paint, registers } = context;
  return planNotes(plan, context, { maxChange, below: false }).flatMap(({ message, records }) => {
    const shown = all ? records : records.slice(0, MAX_NAMES);
    const more = records.length - shown.length;
    return [
      `${paint('yellow', `⚠ ${safe(formatMessage(message, language))}`)}\n`,
      ...shown.map((record) => {
        const name = `${organisatie(record.oin, registers)} · ${activiteit(record, registers)}`;
        return `    ${name}: ${configuratieLine(record, context)}\n`;
      }),
      ...(more > 0 ? [`    ${formatMessage(outputMessages.moreRecords({ more }), language)}\n`] : []),
    ];
  });
}

/** The changes of one bevoegd gezag: activiteiten that change alike are named together. */
function gezagText(oin: string, items: readonly ActiviteitRouting[], all: boolean, context: Context): string {
  const { language, registers } = context;
  const groups = [...groupBy(items, (item) => changeLines(item, context))].map(([lines, alike]) => {
    const shown = all ? alike : alike.slice(0, MAX_NAMES);
    const names = shown.map((item) => activiteitName(item.activiteit, oin, registers));
    const more = alike.length - shown.length;
    const rest = more > 0 ? formatMessage(outputMessages.andMore({ more }), language) : '';
    return `  ${names.join(', ')}${rest}\n${lines}`;
  });
  return `${organisatieHeading(oin, context)}\n${groups.join('')}\n`;
}

/** The changes in routing of a plan, then what an apply leaves as it is or refuses. */
export function routingText(plan: Plan, context: Context, options: RoutingTextOptions): string {
  const { language } = context;
  const routing = routingOf(plan);
  const notes = noteLines(plan, context, options);
  const leftOut = leftOutLines(plan, context, options.all ? Number.POSITIVE_INFINITY : MAX_NAMES);
  const end = [...(notes.length === 0 ? [] : [...notes, '\n']), ...leftOut];
  // Without actions, the summary line says all there is to say.
  if (!planStanding(plan).hasActions) return end.join('');
  if (routing.length === 0) {
    const { create, replace, delete: removed } = summarise(plan);
    const params = { omgeving: plan.omgeving, records: create + replace + removed };
    return [`${formatMessage(outputMessages.noRoutingChange(params), language)}\n`, ...end].join('');
  }
  const byGezag = [...groupBy(routing, ({ bevoegdGezag }) => bevoegdGezag)];
  return [...byGezag.map(([oin, items]) => gezagText(oin, items, options.all, context)), ...end].join('');
}
