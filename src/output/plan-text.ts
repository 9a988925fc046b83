/** A plan as text: every action with its reason, below its activiteit and its bevoegd gezag. */
import { formatMessage } from '../messages/message.js';
import type { Reported } from '../model/configuratie.js';
import type { Action, ActiviteitPlan, BevoegdGezagPlan, Plan } from '../reconcile/plan.js';
import { planStanding } from '../reconcile/standing.js';
import { actionPlace, changedFields, configuratieLine, requestsOf, signs } from './action-words.js';
import type { Context } from './context.js';
import { leftOutLines, originMessage } from './left-out.js';
import { outputMessages } from './messages.js';
import { activiteit, organisatieHeading } from './names.js';
import { noLongerManagedNotes } from './plan-notes.js';
import { safe } from './safe-text.js';
import { planSummaryLine } from './summaries.js';

/** Warnings about one activiteit before the rest is counted. */
const MAX_WARNINGS = 20;

function recordLine({ id, configuratie }: Reported, context: Context): string {
  return `id ${safe(id)}: ${configuratieLine(configuratie, context)}`;
}

/** The reason of an action, where the sign does not say it already. */
function reasonLines({ cause, reason }: Action, { language }: Context): string[] {
  const obvious = cause === 'missing' || cause === 'differs';
  return obvious ? [] : [safe(formatMessage(reason, language))];
}

function originLines(action: Action, { paint, language }: Context): string[] {
  const message = originMessage(action);
  if (message === undefined) return [];
  return [paint(action.origin === 'change' ? 'dim' : 'yellow', formatMessage(message, language))];
}

function actionLines(action: Action, context: Context): string[] {
  const { paint } = context;
  const { sign, style } = signs[action.action];
  const { configuratie, reported } = action;
  const fields = changedFields(action, context);
  const what =
    fields.length > 0
      ? `${requestsOf(configuratie, context)}  ${fields.join('; ')}`
      : configuratieLine(configuratie, context);
  const id = reported !== undefined && action.action !== 'blocked' ? `  id ${safe(reported.id)}` : undefined;
  const place = actionPlace(action);
  const head = [
    `    ${paint(style, `${sign} ${what}`)}`,
    id === undefined ? '' : paint('dim', id),
    place === undefined ? '' : paint('dim', `  ${place}`),
  ].join('');
  const below = [
    ...reasonLines(action, context).map((line) => paint('dim', line)),
    ...originLines(action, context),
    ...(action.inTheWay ?? []).map((record) => paint('dim', recordLine(record, context))),
  ];
  return [head, ...below.map((line) => `      ${line}`)];
}

function unmanagedLines(item: ActiviteitPlan, canDelete: boolean, context: Context): string[] {
  const { paint, language } = context;
  const dropped = new Set(item.dropped);
  return item.unmanaged.flatMap((record) => {
    const message = dropped.has(record)
      ? outputMessages.droppedLine({ canDelete })
      : outputMessages.unmanagedLine();
    return [
      `    ${paint('cyan', `? ${recordLine(record, context)}`)}`,
      `      ${paint('dim', formatMessage(message, language))}`,
    ];
  });
}

function warningLines({ warnings, spellings }: ActiviteitPlan, { paint, language }: Context): string[] {
  const more = warnings.length - MAX_WARNINGS;
  return [
    ...warnings.slice(0, MAX_WARNINGS).map(({ message }) => message),
    ...(more > 0 ? [outputMessages.moreDoubled({ more })] : []),
    ...spellings.map(({ message }) => message),
  ].map((message) => `    ${paint('yellow', `⚠ ${safe(formatMessage(message, language))}`)}`);
}

function activiteitLines(item: ActiviteitPlan, canDelete: boolean, context: Context): string[] {
  const { registers } = context;
  const lines = [
    ...item.actions.flatMap((action) => actionLines(action, context)),
    ...unmanagedLines(item, canDelete, context),
    ...warningLines(item, context),
  ];
  if (lines.length === 0) return [];
  const first = item.actions[0]?.configuratie ?? item.before[0]?.configuratie;
  return first === undefined ? lines : [`  ${activiteit(first, registers)}`, ...lines];
}

function gezagText(gezag: BevoegdGezagPlan, canDelete: boolean, context: Context): string {
  const lines = gezag.activiteiten.flatMap((item) => activiteitLines(item, canDelete, context));
  return lines.length === 0 ? '' : `${[organisatieHeading(gezag.oin, context), ...lines, ''].join('\n')}\n`;
}

/** A plan in pieces: one per bevoegd gezag, what `--only` left out, then the summary line. */
export function* planTextPieces(plan: Plan, context: Context): Generator<string> {
  const canDelete = plan.permissions.canRemove;
  for (const gezag of plan.bevoegdGezagen) {
    const text = gezagText(gezag, canDelete, context);
    if (text !== '') yield text;
  }
  for (const message of noLongerManagedNotes(plan, context.registers))
    yield `${context.paint('yellow', `⚠ ${safe(formatMessage(message, context.language))}`)}\n`;
  yield* leftOutLines(plan, context, Number.POSITIVE_INFINITY);
  yield planSummaryLine(planStanding(plan), context);
}

/** A plan as one text. */
export function planText(plan: Plan, context: Context): string {
  return [...planTextPieces(plan, context)].join('');
}
