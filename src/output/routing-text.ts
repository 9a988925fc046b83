import { msg, tell } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { type Plan, summarise } from '../reconcile/plan.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { routingOf } from '../routing/of-plan.js';
import type { Context } from './context.js';
import { organisatie } from './names.js';
import { heading } from './plan-text.js';
import { activiteitName, handlerNames, partWords } from './routing-words.js';

/** Activiteiten named in one heading; what comes after them is counted. */
const MAX_NAMED = 5;

/** The lines of one activiteit's changes: equal ones belong under one heading. */
function linesOf({ bevoegdGezag, changes }: ActiviteitRouting, context: Context): string {
  const { paint, taal } = context;
  return changes
    .map((change) => {
      const { toestemmingen, locaties } = partWords(change, context);
      const from = handlerNames(change.from, bevoegdGezag, context);
      const to = handlerNames(change.to, bevoegdGezag, context);
      const drift =
        change.origin === 'drift' ? paint('yellow', `  ${tell(msg('originDrift', {}), taal)}`) : '';
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

/** What a plan changes for requests: who handles what now, and then. What changes alike stands together. */
export function routingText(plan: Plan, context: Context): string {
  const { taal, paint } = context;
  const routing = routingOf(plan);
  const { create, replace, delete: removed, blocked } = summarise(plan);
  if (routing.length === 0) {
    const params = { omgeving: plan.omgeving, records: create + replace + removed, blocked };
    return `${paint('green', tell(msg('noRoutingChange', params), taal))}\n`;
  }
  const out: string[] = [];
  for (const [oin, items] of groupBy(routing, ({ bevoegdGezag }) => bevoegdGezag)) {
    const groups = new Map<string, string[]>();
    for (const item of items) {
      const lines = linesOf(item, context);
      groups.set(lines, [...(groups.get(lines) ?? []), activiteitName(item.activiteit, oin, context)]);
    }
    out.push(`${heading(oin, context)}\n`);
    for (const [lines, names] of groups) {
      const more = names.length - MAX_NAMED;
      const rest = more > 0 ? tell(msg('andMore', { more }), taal) : '';
      out.push(`  ${names.slice(0, MAX_NAMED).join(', ')}${rest}\n${lines}`);
    }
    out.push('\n');
  }
  return out.join('');
}
