/** Records as tables: what a plan would do to them, what an apply did. */
import { msg, tell } from '../messages/message.js';
import { locate } from '../model/place.js';
import type { Action, Plan } from '../reconcile/plan.js';
import type { Context } from './context.js';
import { cell, head, row, type Table } from './markdown.js';
import { activiteit, locaties, organisatie, toestemming } from './names.js';
import { changes, signs } from './plan-text.js';

/** What one action is about, as the cells of a row. */
export function actionCells(action: Action, context: Context): string[] {
  const { registers, taal } = context;
  const { configuratie } = action;
  const replaced = changes(action, context);
  return [
    `\`${signs[action.action].sign}\``,
    cell(activiteit(configuratie, registers)),
    cell(toestemming(configuratie, taal)),
    cell(locaties(configuratie, registers, taal)),
    cell(replaced.length > 0 ? replaced.join('; ') : organisatie(configuratie.behandeldienstOin, registers)),
  ];
}

function why(action: Action, { taal }: Context): string {
  const place = action.place === undefined ? undefined : locate(action.place);
  const where = place === undefined ? '' : ` (${place.file}:${place.line})`;
  return cell(`${tell(action.reason, taal)}${where}`);
}

/** The plan's records, a folded table per bevoegd gezag. */
export function actionTables(plan: Plan, context: Context): Table[] {
  const { registers, taal } = context;
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten }): Table[] => {
    const rows = activiteiten.flatMap((item) => [
      ...item.actions.map((action) => row([...actionCells(action, context), why(action, context)])),
      ...item.unmanaged.map(({ id, configuratie }) =>
        row([
          '`?`',
          cell(activiteit(configuratie, registers)),
          cell(toestemming(configuratie, taal)),
          cell(locaties(configuratie, registers, taal)),
          cell(organisatie(configuratie.behandeldienstOin, registers)),
          cell(`id ${id}: ${tell(msg('unmanagedLine', {}), taal)}`),
        ]),
      ),
      ...item.warnings.map((warning) => row(['⚠', '', '', '', '', cell(tell(warning.message, taal))])),
    ]);
    return rows.length === 0
      ? []
      : [
          {
            heading: `${cell(organisatie(oin, registers))} · ${oin}`,
            head: head(tell(msg('markdownHead', { last: 'why' }), taal)),
            rows,
            folded: true,
          },
        ];
  });
}
