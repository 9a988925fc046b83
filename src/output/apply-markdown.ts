import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { isComplete } from '../reconcile/apply.js';
import { type ApplyReport, hasDifferences, summariseApply } from '../reconcile/plan.js';
import { actionCells } from './action-tables.js';
import { errorLines, unconfirmedText } from './apply-text.js';
import type { Context } from './context.js';
import { assemble, cell, head, row, type Table, withShortNames } from './markdown.js';
import { outputMessages } from './messages.js';
import { organisatie } from './names.js';
import { planCounts, withLeftOut } from './plan-text.js';

/** What an apply did, as a job summary. */
export function applyMarkdown(report: ApplyReport, full: Context): string {
  const context = withShortNames(full);
  const { language, registers } = context;
  const { plan, results, stopped, remaining } = report;
  const unconfirmed = unconfirmedText(report, language);
  const skipped = results.filter(({ outcome }) => outcome === 'skipped').length;
  const complete = isComplete(report);
  const counts = { omgeving: plan.omgeving, ...summariseApply(report), skipped, complete };
  const summary = withLeftOut(formatMessage(outputMessages.applySummary(counts), language), plan, language);
  const byGezag = groupBy(results, ({ action }) => action.configuratie.oin);
  const tables = plan.bevoegdGezagen.flatMap(({ oin }): Table[] => {
    const rows = (byGezag.get(oin) ?? []).map((result) => {
      const note = result.note === undefined ? [] : [formatMessage(result.note, language)];
      const told = [
        formatMessage(outputMessages.outcome({ outcome: result.outcome }), language),
        ...errorLines(result),
        ...note,
      ].join(' · ');
      return row([...actionCells(result.action, context), cell(told)]);
    });
    return rows.length === 0
      ? []
      : [
          {
            heading: `${cell(organisatie(oin, registers))} · ${oin}`,
            head: head(formatMessage(outputMessages.markdownHead({ last: 'outcome' }), language)),
            rows,
          },
        ];
  });
  const rest = remaining !== undefined && hasDifferences(remaining) && !complete;
  const end = [
    ...(stopped === undefined ? [] : [cell(formatMessage(stopped, language))]),
    ...(unconfirmed === undefined ? [] : [cell(unconfirmed)]),
    ...(rest
      ? [cell(`${formatMessage(outputMessages.stillDiffers(), language)} ${planCounts(remaining, language)}`)]
      : []),
  ];
  return assemble([`## Apply: ${cell(plan.omgeving)}`, cell(summary), ...tables, ...end], language);
}
