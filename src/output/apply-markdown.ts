/** The result of an apply as markdown, for the summary of a CI job. */
import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { isComplete } from '../reconcile/apply.js';
import { type ActionResult, type ApplyReport, hasDifferences } from '../reconcile/plan.js';
import { actionCells, gezagTable } from './action-tables.js';
import { applyCounts, errorLines, unconfirmedText } from './apply-text.js';
import type { Context } from './context.js';
import { assemble, cell, row, type Table, withShortNames } from './markdown.js';
import { outputMessages } from './messages.js';
import { planCounts } from './plan-summary.js';

function resultRow(result: ActionResult, context: Context): string {
  const { language } = context;
  const { action, outcome, note } = result;
  const words = [
    formatMessage(outputMessages.outcome({ outcome }), language),
    ...errorLines(result),
    ...(note === undefined ? [] : [formatMessage(note, language)]),
  ];
  return row([...actionCells(action, context), cell(words.join(' · '))]);
}

/** The sentences below the tables: why it stopped, why it is not confirmed, and what still differs. */
function endParts(report: ApplyReport, { language }: Context): string[] {
  const { stopped, remaining } = report;
  const unconfirmed = unconfirmedText(report, language);
  const differs = remaining !== undefined && hasDifferences(remaining) && !isComplete(report);
  return [
    ...(stopped === undefined ? [] : [formatMessage(stopped, language)]),
    ...(unconfirmed === undefined ? [] : [unconfirmed]),
    ...(differs
      ? [`${formatMessage(outputMessages.stillDiffers(), language)} ${planCounts(remaining, language)}`]
      : []),
  ].map(cell);
}

/** The result of an apply as markdown. */
export function applyMarkdown(report: ApplyReport, full: Context): string {
  const context = withShortNames(full);
  const { language } = context;
  const { plan, results } = report;
  const byGezag = groupBy(results, ({ action }) => action.configuratie.oin);
  const tables = plan.bevoegdGezagen.flatMap(({ oin }): Table[] => {
    const rows = (byGezag.get(oin) ?? []).map((result) => resultRow(result, context));
    return rows.length === 0 ? [] : [{ ...gezagTable(oin, 'outcome', context), rows }];
  });
  const head = [`## Apply: ${cell(plan.omgeving)}`, cell(applyCounts(report, language))];
  return assemble([...head, ...tables, ...endParts(report, context)], language);
}
