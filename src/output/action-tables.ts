/** The actions of a plan as markdown tables, with their reasons or their outcomes. */
import { formatMessage } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Action, ActiviteitPlan, Plan } from '../reconcile/plan.js';
import { actionPlace, changedFields, signs } from './action-words.js';
import type { Context } from './context.js';
import { cell, head, row, type Table } from './markdown.js';
import { outputMessages } from './messages.js';
import { activiteit, locaties, organisatie, toestemming } from './names.js';

function cellsOf(sign: string, configuratie: Configuratie, last: string, context: Context): string[] {
  const { registers, language } = context;
  return [
    `\`${sign}\``,
    cell(activiteit(configuratie, registers)),
    cell(toestemming(configuratie, language)),
    cell(locaties(configuratie, registers, language)),
    cell(last),
  ];
}

/** The cells of the row of one action, without its reason or outcome. */
export function actionCells(action: Action, context: Context): string[] {
  const { configuratie } = action;
  const fields = changedFields(action, context);
  const last =
    fields.length > 0 ? fields.join('; ') : organisatie(configuratie.behandeldienstOin, context.registers);
  return cellsOf(signs[action.action].sign, configuratie, last, context);
}

/** The heading and the head of the table of one bevoegd gezag. */
export function gezagTable(
  oin: string,
  last: 'why' | 'outcome',
  { registers, language }: Context,
): Pick<Table, 'heading' | 'head'> {
  return {
    heading: `${cell(organisatie(oin, registers))} · ${oin}`,
    head: head(formatMessage(outputMessages.markdownHead({ last }), language)),
  };
}

function reasonCell(action: Action, { language }: Context): string {
  const place = actionPlace(action);
  return cell(`${formatMessage(action.reason, language)}${place === undefined ? '' : ` (${place})`}`);
}

function activiteitRows(item: ActiviteitPlan, context: Context): string[] {
  const { registers, language } = context;
  const unmanaged = formatMessage(outputMessages.unmanagedLine(), language);
  return [
    ...item.actions.map((action) => row([...actionCells(action, context), reasonCell(action, context)])),
    ...item.unmanaged.map(({ id, configuratie }) => {
      const dienst = organisatie(configuratie.behandeldienstOin, registers);
      return row([...cellsOf('?', configuratie, dienst, context), cell(`id ${id}: ${unmanaged}`)]);
    }),
    ...[...item.warnings, ...item.spellings].map(({ message }) =>
      row(['⚠', '', '', '', '', cell(formatMessage(message, language))]),
    ),
  ];
}

/** The actions of a plan with their reasons: one folded table per bevoegd gezag. */
export function actionTables(plan: Plan, context: Context): Table[] {
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten }): Table[] => {
    const rows = activiteiten.flatMap((item) => activiteitRows(item, context));
    return rows.length === 0 ? [] : [{ ...gezagTable(oin, 'why', context), rows, folded: true }];
  });
}
