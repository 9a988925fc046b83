/** What causes an action, and the actions that `--only` leaves out of a plan. */
import { formatMessage, type Language, type Message } from '../messages/message.js';
import { type Action, leftOutOf, type Plan } from '../reconcile/plan.js';
import { actionCells, gezagTable } from './action-tables.js';
import { configuratieLine, signs } from './action-words.js';
import type { Context } from './context.js';
import { cell, row, type Table } from './markdown.js';
import { outputMessages } from './messages.js';
import { activiteit, organisatie } from './names.js';

/** What causes an action; undefined when the plan was not compared with earlier files. */
export function originMessage({ origin, commit }: Action): Message | undefined {
  if (origin === undefined) return undefined;
  if (origin === 'drift') return outputMessages.originDrift();
  const named = { commit: commit?.slice(0, 8) ?? null };
  return origin === 'mixed' ? outputMessages.originMixed(named) : outputMessages.originChange(named);
}

/** Why an action is left out. */
function whyLeftOut(action: Action, only: Plan['only'], language: Language): string {
  const origin = originMessage(action);
  const words = [
    ...(origin === undefined ? [] : [origin]),
    ...(action.origin === only ? [outputMessages.leftOutTogether()] : []),
  ];
  return words.map((message) => formatMessage(message, language)).join('. ');
}

/**
 * The actions that `--only` left out of a plan, as lines of text below a heading.
 *
 * @param max the most actions to show. The rest is counted.
 */
export function leftOutLines(plan: Plan, context: Context, max: number): string[] {
  const { language, paint, registers } = context;
  const { only } = plan;
  const actions = leftOutOf(plan);
  if (only === undefined || actions.length === 0) return [];
  const more = actions.length - max;
  return [
    `${formatMessage(outputMessages.leftOutHeading({ only }), language)}:\n`,
    ...actions.slice(0, max).map((action) => {
      const { configuratie } = action;
      const name = `${organisatie(configuratie.oin, registers)} · ${activiteit(configuratie, registers)}`;
      const what = `${signs[action.action].sign} ${name}: ${configuratieLine(configuratie, context)}`;
      return `    ${what}\n      ${paint('dim', whyLeftOut(action, only, language))}\n`;
    }),
    ...(more > 0 ? [`    ${formatMessage(outputMessages.moreRecords({ more }), language)}\n`] : []),
    '\n',
  ];
}

/** The actions that `--only` left out of a plan, as one folded markdown table per bevoegd gezag. */
export function leftOutTables(plan: Plan, context: Context): Table[] {
  const { only } = plan;
  if (only === undefined) return [];
  const title = cell(formatMessage(outputMessages.leftOutHeading({ only }), context.language));
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten }): Table[] => {
    const rows = activiteiten
      .flatMap(({ leftOut = [] }) => leftOut)
      .map((action) =>
        row([...actionCells(action, context), cell(whyLeftOut(action, only, context.language))]),
      );
    const table = gezagTable(oin, 'why', context);
    return rows.length === 0
      ? []
      : [{ ...table, heading: `${title} · ${table.heading}`, rows, folded: true }];
  });
}
