/**
 * A plan as a comment on a change request, for the reviewer: first what changes in sentences, then who handles what, then
 * notes, and the actions at the end.
 */
import { planMark } from '../forges/plan-comment.js';
import { formatMessage } from '../messages/message.js';
import { getOrInsert, groupBy } from '../model/groups.js';
import { type Plan, summarise } from '../reconcile/plan.js';
import { planStanding } from '../reconcile/standing.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { routingOf } from '../routing/plan-routing.js';
import { actionTables } from './action-tables.js';
import type { Context } from './context.js';
import { handoverSentences } from './handovers.js';
import { leftOutTables } from './left-out.js';
import { assemble, cell, head, MAX_CELL, MAX_NAME, type Part, row, withShortNames } from './markdown.js';
import { outputMessages } from './messages.js';
import { activiteitName, cut, organisatie } from './names.js';
import { planNotes } from './plan-notes.js';
import { namesWithin, routingCells } from './routing-words.js';
import { planSentence } from './summaries.js';

/** Sentences before the table takes over. */
const MAX_SENTENCES = 5;
/** The most characters of the names of activiteiten in one cell, with room for the count of the rest. */
const MAX_NAMES = MAX_CELL - 50;

interface PlanMarkdownOptions {
  /** Percent that may be replaced or deleted at once: an apply refuses more. */
  readonly maxChange?: number;
}

function summaryParts(plan: Plan, routing: readonly ActiviteitRouting[], context: Context): Part[] {
  const { language } = context;
  const { create, replace, delete: removed } = summarise(plan);
  const lines = handoverSentences(routing, plan.base !== undefined, MAX_NAME, context).map(cell);
  const shown = lines.slice(0, MAX_SENTENCES);
  if (lines.length > shown.length)
    shown.push(formatMessage(outputMessages.moreHandovers({ more: lines.length - shown.length }), language));
  if (shown.length === 1) return [`**${shown[0]}**`];
  if (shown.length > 1) return [shown.map((line) => `- ${line}`).join('\n')];
  const params = { omgeving: cell(plan.omgeving), records: create + replace + removed };
  return [formatMessage(outputMessages.noRoutingChange(params), language)];
}

/** The changes of one bevoegd gezag, one row each. Activiteiten that change alike share their rows. */
function routingRows(items: readonly ActiviteitRouting[], drift: boolean, context: Context): string[] {
  const groups = new Map<string, { readonly rows: string[][]; readonly names: string[] }>();
  for (const item of items) {
    const rows = item.changes
      .filter(({ origin }) => (origin === 'drift') === drift)
      .map((change) => routingCells(item, change, context));
    const group = getOrInsert(groups, JSON.stringify(rows), () => ({ rows, names: [] }));
    group.names.push(cut(activiteitName(item.activiteit, item.bevoegdGezag, context.registers), MAX_NAME));
  }
  return [...groups.values()].flatMap(({ rows, names }) => {
    const activiteiten = namesWithin(names, MAX_NAMES, context);
    return rows.map((cells) => row([activiteiten, ...cells].map(cell)));
  });
}

/** Who handles what, before and after: first the changes in the files, then separately the drift. */
function routingParts(plan: Plan, routing: readonly ActiviteitRouting[], context: Context): Part[] {
  const { registers, language } = context;
  const names = head(formatMessage(outputMessages.routingHead(), language));
  const byGezag = groupBy(routing, ({ bevoegdGezag }) => bevoegdGezag);
  const tables = (drift: boolean): Part[] =>
    plan.bevoegdGezagen.flatMap(({ oin }): Part[] => {
      const gezag = cell(organisatie(oin, registers));
      const rows = routingRows(byGezag.get(oin) ?? [], drift, context);
      const heading = formatMessage(
        drift ? outputMessages.driftTitle({ gezag }) : outputMessages.routingTitle({ gezag }),
        language,
      );
      return rows.length === 0 ? [] : [{ heading, head: names, rows }];
    });
  const drifted = plan.bevoegdGezagen.flatMap(({ activiteiten }) =>
    activiteiten.filter(({ actions }) =>
      actions.some(({ origin }) => origin === 'drift' || origin === 'mixed'),
    ),
  ).length;
  const note =
    drifted === 0
      ? []
      : [`⚠ ${formatMessage(outputMessages.driftNote({ activiteiten: drifted }), language)}`];
  return [...tables(false), ...note, ...tables(true)];
}

function noteParts(plan: Plan, context: Context, { maxChange }: PlanMarkdownOptions): Part[] {
  return planNotes(plan, context, { below: true, maxChange }).map(
    ({ message }) => `⚠ ${cell(formatMessage(message, context.language))}`,
  );
}

/** A plan as a comment of at most `MAX_COMMENT` characters. */
export function planMarkdown(plan: Plan, full: Context, options: PlanMarkdownOptions = {}): string {
  const context = withShortNames(full);
  const { language } = context;
  // The next plan for this omgeving replaces the comment with this mark.
  const mark = planMark(plan.omgeving);
  const standing = planStanding(plan);
  const sentence = cell(planSentence(standing, language));
  const leftOut = leftOutTables(plan, context);
  const notes = noteParts(plan, context, options);
  if (standing.exitCode === 0) return `${assemble([sentence, ...notes, ...leftOut], language)}\n${mark}\n`;
  const actions = [...actionTables(plan, context), ...leftOut];
  if (!standing.hasActions) return `${assemble([sentence, ...notes, ...actions], language)}\n${mark}\n`;
  const routing = routingOf(plan);
  const parts = [
    ...summaryParts(plan, routing, context),
    ...routingParts(plan, routing, context),
    ...notes,
    sentence,
    ...actions,
  ];
  return `${assemble(parts, language)}\n${mark}\n`;
}
