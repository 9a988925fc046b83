import { formatMessage, type Language } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import { isComplete } from '../reconcile/apply.js';
import { type ActionResult, type ApplyReport, hasDifferences, summariseApply } from '../reconcile/plan.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { activiteit, locaties, organisatie, safe, toestemming } from './names.js';
import { heading, nothingToDo, planText, signs, withLeftOut } from './plan-text.js';

const marks = { done: '✓', failed: '✗', unknown: '?', blocked: '!', skipped: '·' } as const;
const styles = {
  done: 'green',
  failed: 'red',
  unknown: 'magenta',
  blocked: 'magenta',
  skipped: 'dim',
} as const;

/** What DSO-LV said of a failure, in the order in which it helps. */
export function errorLines(result: ActionResult): string[] {
  const { error } = result;
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
  const what = [
    activiteit(configuratie, registers),
    `${toestemming(configuratie, language)} · ${locaties(configuratie, registers, language)} → ${organisatie(configuratie.behandeldienstOin, registers)}`,
  ].join('  ');
  const end = id === undefined ? '' : paint('dim', `  id ${safe(id)}`);
  const more = [...errorLines(result), ...(note === undefined ? [] : [safe(formatMessage(note, language))])];
  const { sign } = signs[action.action];
  const mark = marks[outcome] === sign ? sign : `${marks[outcome]} ${sign}`;
  return [
    `  ${paint(styles[outcome], `${mark} ${what}`)}${end}`,
    ...more.map((line) => `      ${paint('dim', line)}`),
  ];
}

/** That the result could not be read back, and why; where that is why it stopped as well, it is told there. */
export function unconfirmedText(
  { unconfirmed, stopped }: ApplyReport,
  language: Language,
): string | undefined {
  if (unconfirmed === undefined) return undefined;
  const why = formatMessage(unconfirmed, language);
  if (stopped !== undefined && formatMessage(stopped, language) === why) return undefined;
  return formatMessage(outputMessages.applyUnconfirmed({ why }), language);
}

/** What an apply did, for people: each action with its outcome, what still differs, and one summary line. */
export function applyText(report: ApplyReport, context: Context): string {
  const { language, paint } = context;
  const lines: string[] = [];
  const byGezag = groupBy(report.results, (result) => result.action.configuratie.oin);
  for (const { oin } of report.plan.bevoegdGezagen) {
    const results = byGezag.get(oin);
    if (results === undefined) continue;
    lines.push(heading(oin, context), ...results.flatMap((result) => resultLines(result, context)), '');
  }
  const unconfirmed = unconfirmedText(report, language);
  if (unconfirmed !== undefined) lines.push(paint('red', safe(unconfirmed)), '');
  const { remaining } = report;
  if (remaining !== undefined && hasDifferences(remaining) && !isComplete(report)) {
    lines.push(formatMessage(outputMessages.stillDiffers(), language), '', planText(remaining, context));
  }
  if (report.stopped !== undefined) lines.push(paint('red', safe(formatMessage(report.stopped, language))));
  const skipped = report.results.filter(({ outcome }) => outcome === 'skipped').length;
  const counts = { omgeving: report.plan.omgeving, ...summariseApply(report), skipped };
  const complete = isComplete(report);
  const nothing = complete && report.results.length === 0;
  const summary = nothing
    ? nothingToDo(report.plan, language)
    : withLeftOut(
        formatMessage(outputMessages.applySummary({ ...counts, complete }), language),
        report.plan,
        language,
      );
  lines.push(paint(complete ? 'green' : 'red', summary));
  return `${lines.join('\n')}\n`;
}
