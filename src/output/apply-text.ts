/** The result of an apply as text: every action with its outcome, what still differs, and a summary line. */
import { formatMessage, type Language } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import type { ActionResult, ApplyReport } from '../reconcile/plan.js';
import { applyStanding } from '../reconcile/standing.js';
import { configuratieLine, signs } from './action-words.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { activiteit, organisatieHeading } from './names.js';
import { planText } from './plan-text.js';
import { safe } from './safe-text.js';
import { applySentence } from './summaries.js';

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

/** The result of an apply as text. */
export function applyText(report: ApplyReport, context: Context): string {
  const { language, paint } = context;
  const { plan, results, remaining, stopped } = report;
  const standing = applyStanding(report);
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
  if (remaining !== undefined && standing.after?.exitCode === 2 && !standing.complete)
    lines.push(formatMessage(outputMessages.stillDiffers(), language), '', planText(remaining, context));
  if (stopped !== undefined) lines.push(paint('red', safe(formatMessage(stopped, language))));
  const style = standing.matches ? 'green' : standing.complete ? 'bold' : 'red';
  lines.push(paint(style, applySentence(standing, language)));
  return `${lines.join('\n')}\n`;
}
