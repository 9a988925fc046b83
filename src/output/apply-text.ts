/** The result of an apply as text: every action with its outcome, what still differs, and a summary line. */
import { formatMessage, type Language } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { isComplete } from '../reconcile/apply.js';
import { type ActionResult, type ApplyReport, hasDifferences, summariseApply } from '../reconcile/plan.js';
import { configuratieLine, signs } from './action-words.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { activiteit, organisatieHeading, safe } from './names.js';
import { nothingToDo, withLeftOut } from './plan-summary.js';
import { planText } from './plan-text.js';

const marks = { done: '✓', failed: '✗', unknown: '?', blocked: '!', skipped: '·' } as const;
const styles = {
  done: 'green',
  failed: 'red',
  unknown: 'magenta',
  blocked: 'magenta',
  skipped: 'dim',
} as const;

/** The error with which DSO-LV refused an action: the most useful line first. */
export function errorLines({ error }: ActionResult): string[] {
  if (error === undefined) return [];
  const { status, title, detail, instance, invalidParams } = error;
  const head = status === undefined || title.startsWith('HTTP') ? title : `HTTP ${status} ${title}`;
  return [
    detail === undefined ? head : `${head}: ${detail}`,
    ...(invalidParams ?? []).map(({ name, reason }) => `${name}: ${reason}`),
    ...(instance === undefined ? [] : [instance]),
  ].map(safe);
}

function resultLines(result: ActionResult, context: Context): string[] {
  const { paint, language, registers } = context;
  const { action, outcome, id, note } = result;
  const { configuratie } = action;
  const what = `${activiteit(configuratie, registers)}  ${configuratieLine(configuratie, context)}`;
  const end = id === undefined ? '' : paint('dim', `  id ${safe(id)}`);
  const below = [...errorLines(result), ...(note === undefined ? [] : [safe(formatMessage(note, language))])];
  const { sign } = signs[action.action];
  const mark = marks[outcome] === sign ? sign : `${marks[outcome]} ${sign}`;
  return [
    `  ${paint(styles[outcome], `${mark} ${what}`)}${end}`,
    ...below.map((line) => `      ${paint('dim', line)}`),
  ];
}

/** Why the final read-back failed; undefined where it succeeded, or where `stopped` says the same. */
export function unconfirmedText(
  { unconfirmed, stopped }: ApplyReport,
  language: Language,
): string | undefined {
  if (unconfirmed === undefined) return undefined;
  const why = formatMessage(unconfirmed, language);
  if (stopped !== undefined && formatMessage(stopped, language) === why) return undefined;
  return formatMessage(outputMessages.applyUnconfirmed({ why }), language);
}

/** The sentence with the counts of an apply. */
export function applyCounts(report: ApplyReport, language: Language): string {
  const skipped = report.results.filter(({ outcome }) => outcome === 'skipped').length;
  const counts = { omgeving: report.plan.omgeving, ...summariseApply(report), skipped };
  const summary = outputMessages.applySummary({ ...counts, complete: isComplete(report) });
  return withLeftOut(formatMessage(summary, language), report.plan, language);
}

/** The result of an apply as text. */
export function applyText(report: ApplyReport, context: Context): string {
  const { language, paint } = context;
  const { plan, results, remaining, stopped } = report;
  const complete = isComplete(report);
  const lines: string[] = [];
  const byGezag = groupBy(results, (result) => result.action.configuratie.oin);
  for (const { oin } of plan.bevoegdGezagen) {
    const own = byGezag.get(oin);
    if (own === undefined) continue;
    lines.push(
      organisatieHeading(oin, context),
      ...own.flatMap((result) => resultLines(result, context)),
      '',
    );
  }
  const unconfirmed = unconfirmedText(report, language);
  if (unconfirmed !== undefined) lines.push(paint('red', safe(unconfirmed)), '');
  if (remaining !== undefined && hasDifferences(remaining) && !complete)
    lines.push(formatMessage(outputMessages.stillDiffers(), language), '', planText(remaining, context));
  if (stopped !== undefined) lines.push(paint('red', safe(formatMessage(stopped, language))));
  const nothing = complete && results.length === 0;
  const summary = nothing ? nothingToDo(plan, language) : applyCounts(report, language);
  lines.push(paint(complete ? 'green' : 'red', summary));
  return `${lines.join('\n')}\n`;
}
