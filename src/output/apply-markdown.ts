/** The result of an apply as markdown, for the summary of a CI job. */
import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import type { ActionResult, ApplyReport } from '../reconcile/plan.js';
import { type ApplyStanding, applyStanding } from '../reconcile/standing.js';
import { actionCells, gezagTable } from './action-tables.js';
import { errorLines, unconfirmedText } from './apply-text.js';
import type { Context } from './context.js';
import { assemble, cell, row, type Table, withShortNames } from './markdown.js';
import { outputMessages } from './messages.js';
import { applySentence, planSentence } from './summaries.js';

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
function endParts(report: ApplyReport, { after, complete }: ApplyStanding, { language }: Context): string[] {
  const { stopped } = report;
  const unconfirmed = unconfirmedText(report, language);
  return [
    ...(stopped === undefined ? [] : [formatMessage(stopped, language)]),
    ...(unconfirmed === undefined ? [] : [unconfirmed]),
    ...(after?.exitCode === 2 && !complete
      ? [`${formatMessage(outputMessages.stillDiffers(), language)} ${planSentence(after, language)}`]
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
  const standing = applyStanding(report);
  const head = [`## Apply: ${cell(plan.omgeving)}`, cell(applySentence(standing, language))];
  return assemble([...head, ...tables, ...endParts(report, standing, context)], language);
}
