import { msg, tell } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { isComplete } from '../reconcile/apply.js';
import { type ApplyReport, hasDifferences, summariseApply } from '../reconcile/plan.js';
import { actionCells } from './action-tables.js';
import { errorLines, unconfirmedText } from './apply-text.js';
import type { Context } from './context.js';
import { assemble, cell, head, row, type Table, withShortNames } from './markdown.js';
import { organisatie } from './names.js';
import { planCounts, withLeftOut } from './plan-text.js';

/** What an apply did, as a job summary. */
export function applyMarkdown(report: ApplyReport, full: Context): string {
  const context = withShortNames(full);
  const { taal, registers } = context;
  const { plan, results, stopped, remaining } = report;
  const unconfirmed = unconfirmedText(report, taal);
  const skipped = results.filter(({ outcome }) => outcome === 'skipped').length;
  const complete = isComplete(report);
  const counts = { omgeving: plan.omgeving, ...summariseApply(report), skipped, complete };
  const summary = withLeftOut(tell(msg('applySummary', counts), taal), plan, taal);
  const byGezag = groupBy(results, ({ action }) => action.configuratie.oin);
  const tables = plan.bevoegdGezagen.flatMap(({ oin }): Table[] => {
    const rows = (byGezag.get(oin) ?? []).map((result) => {
      const note = result.note === undefined ? [] : [tell(result.note, taal)];
      const told = [
        tell(msg('outcome', { outcome: result.outcome }), taal),
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
            head: head(tell(msg('markdownHead', { last: 'outcome' }), taal)),
            rows,
          },
        ];
  });
  const rest = remaining !== undefined && hasDifferences(remaining) && !complete;
  const end = [
    ...(stopped === undefined ? [] : [cell(tell(stopped, taal))]),
    ...(unconfirmed === undefined ? [] : [cell(unconfirmed)]),
    ...(rest ? [cell(`${tell(msg('stillDiffers', {}), taal)} ${planCounts(remaining, taal)}`)] : []),
  ];
  return assemble([`## Apply: ${cell(plan.omgeving)}`, cell(summary), ...tables, ...end], taal);
}
