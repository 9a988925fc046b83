import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { type Plan, summarise } from '../reconcile/plan.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { routingOf } from '../routing/plan-routing.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie, safe } from './names.js';
import { planNotes } from './plan-notes.js';
import { described, heading } from './plan-text.js';
import { activiteitName, handlerNames, partWords } from './routing-words.js';

/** Activiteiten named in one heading, and records under a note; what comes after them is counted. */
const MAX_NAMED = 5;

/** The lines of one activiteit's changes: equal ones belong under one heading. */
function linesOf({ bevoegdGezag, changes }: ActiviteitRouting, context: Context): string {
  const { paint, language } = context;
  return changes
    .map((change) => {
      const { toestemmingen, locaties } = partWords(change, context, changes);
      const from = handlerNames(change.from, bevoegdGezag, context);
      const to = handlerNames(change.to, bevoegdGezag, context);
      const drift =
        change.origin === 'drift'
          ? paint('yellow', `  ${formatMessage(outputMessages.originDrift(), language)}`)
          : '';
      return `    ${toestemmingen} · ${locaties}: ${from} → ${paint('bold', to)}${drift}\n`;
    })
    .join('');
}

function headOf({ bevoegdGezag, activiteit }: ActiviteitRouting, context: Context): string {
  const gezag = organisatie(bevoegdGezag, context.registers);
  return `  ${gezag} · ${activiteitName(activiteit, bevoegdGezag, context)}\n`;
}

/** What changes for one activiteit, under a heading with whose it is. */
export function activiteitRoutingLines(item: ActiviteitRouting, context: Context): string {
  return `${headOf(item, context)}${linesOf(item, context)}`;
}

/** Who handles one activiteit, where nothing is known of who did before: without a from. */
export function activiteitStateLines(item: ActiviteitRouting, context: Context): string {
  const lines = item.changes.map((change) => {
    const { toestemmingen, locaties } = partWords(change, context);
    const who = handlerNames(change.to, item.bevoegdGezag, context);
    return `    ${toestemmingen} · ${locaties}: ${context.paint('bold', who)}\n`;
  });
  return `${headOf(item, context)}${lines.join('')}`;
}

export interface RoutingTextOptions {
  /** Percent that may be replaced or deleted at once: an apply refuses more. */
  readonly maxChange: number;
  /** Whether everything is named, however much it is. */
  readonly all: boolean;
}

/** What a plan leaves as it is, and what an apply refuses: each with the records that it is about. */
function noteLines(plan: Plan, context: Context, { maxChange, all }: RoutingTextOptions): string[] {
  const { language, paint, registers } = context;
  return planNotes(plan, context, { maxChange, below: false }).flatMap(({ message, records }) => {
    const shown = all ? records : records.slice(0, MAX_NAMED);
    const more = records.length - shown.length;
    return [
      `${paint('yellow', `⚠ ${safe(formatMessage(message, language))}`)}\n`,
      ...shown.map((record) => {
        const naam = activiteitName(record.activiteit, record.oin, context);
        return `    ${organisatie(record.oin, registers)} · ${naam}: ${described(record, context)}\n`;
      }),
      ...(more > 0 ? [`    ${formatMessage(outputMessages.moreRecords({ more }), language)}\n`] : []),
    ];
  });
}

/**
 * What a plan changes for requests: who handles what now, and then. What changes alike stands together; what does not
 * change although it is not as the files say comes after it.
 */
export function routingText(plan: Plan, context: Context, options: RoutingTextOptions): string {
  const { language, paint } = context;
  const routing = routingOf(plan);
  const notes = noteLines(plan, context, options);
  const end = notes.length === 0 ? [] : [...notes, '\n'];
  if (routing.length === 0) {
    const { create, replace, delete: removed, blocked } = summarise(plan);
    const params = { omgeving: plan.omgeving, records: create + replace + removed, blocked };
    const nothing = formatMessage(outputMessages.noRoutingChange(params), language);
    return [`${notes.length === 0 ? paint('green', nothing) : nothing}\n`, ...end].join('');
  }
  const out: string[] = [];
  for (const [oin, items] of groupBy(routing, ({ bevoegdGezag }) => bevoegdGezag)) {
    out.push(`${heading(oin, context)}\n`);
    for (const [lines, alike] of groupBy(items, (item) => linesOf(item, context))) {
      const shown = options.all ? alike : alike.slice(0, MAX_NAMED);
      const names = shown.map(({ activiteit }) => activiteitName(activiteit, oin, context));
      const more = alike.length - shown.length;
      const rest = more > 0 ? formatMessage(outputMessages.andMore({ more }), language) : '';
      out.push(`  ${names.join(', ')}${rest}\n${lines}`);
    }
    out.push('\n');
  }
  return [...out, ...end].join('');
}
