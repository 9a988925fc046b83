/** Records as tables: what a plan would do to them, what an apply did. */
import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import type { Action, Plan } from '../reconcile/plan.js';
import type { Context } from './context.js';
import { cell, head, row, type Table } from './markdown.js';
import { outputMessages } from './messages.js';
import { activiteit, locaties, organisatie, toestemming } from './names.js';
import { changes, signs } from './plan-text.js';

/** What one action is about, as the cells of a row. */
export function actionCells(action: Action, context: Context): string[] {
  const { registers, language } = context;
  const { configuratie } = action;
  const replaced = changes(action, context);
  return [
    `\`${signs[action.action].sign}\``,
    cell(activiteit(configuratie, registers)),
    cell(toestemming(configuratie, language)),
    cell(locaties(configuratie, registers, language)),
    cell(replaced.length > 0 ? replaced.join('; ') : organisatie(configuratie.behandeldienstOin, registers)),
  ];
}

function why(action: Action, { language }: Context): string {
  const place = action.place === undefined ? undefined : locate(action.place);
  const where = place === undefined ? '' : ` (${place.file}:${place.line})`;
  return cell(`${formatMessage(action.reason, language)}${where}`);
}

/** The plan's records, a folded table per bevoegd gezag. */
export function actionTables(plan: Plan, context: Context): Table[] {
  const { registers, language } = context;
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten }): Table[] => {
    const rows = activiteiten.flatMap((item) => [
      ...item.actions.map((action) => row([...actionCells(action, context), why(action, context)])),
      ...item.unmanaged.map(({ id, configuratie }) =>
        row([
          '`?`',
          cell(activiteit(configuratie, registers)),
          cell(toestemming(configuratie, language)),
          cell(locaties(configuratie, registers, language)),
          cell(organisatie(configuratie.behandeldienstOin, registers)),
          cell(`id ${id}: ${formatMessage(outputMessages.unmanagedLine(), language)}`),
        ]),
      ),
      ...item.warnings.map((warning) =>
        row(['⚠', '', '', '', '', cell(formatMessage(warning.message, language))]),
      ),
    ]);
    return rows.length === 0
      ? []
      : [
          {
            heading: `${cell(organisatie(oin, registers))} · ${oin}`,
            head: head(formatMessage(outputMessages.markdownHead({ last: 'why' }), language)),
            rows,
            folded: true,
          },
        ];
  });
}
