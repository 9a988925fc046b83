/** A plan or an apply as a comment on a pull request: a table per bevoegd gezag, within what GitHub takes. */
import { msg, tell } from '../messages/message.js';
import { locate } from '../model/place.js';
import { isComplete } from '../reconcile/apply.js';
import {
  type Action,
  type ApplyReport,
  hasDifferences,
  type Plan,
  summarise,
  summariseApply,
} from '../reconcile/plan.js';
import { errorLines } from './apply-text.js';
import type { Context } from './context.js';
import { activiteit, locaties, organisatie, safe, toestemming } from './names.js';
import { changes, signs } from './plan-text.js';

/** The most characters that GitHub takes in a comment. */
export const MAX_COMMENT = 65_536;
/** Longer tables are folded. */
const FOLD_FROM = 20;
/** Room for what is said after the last table. */
const RESERVE = 1_000;

/** Text that stays text in a table's cell, whatever characters it holds. */
export function cell(text: string): string {
  return safe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]#|~@!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface Table {
  readonly heading: string;
  readonly head: readonly string[];
  readonly rows: readonly string[];
}

/** Puts tables into what room there is: rows are left out whole, and how many is said. */
function assemble(start: string, tables: readonly Table[], end: string, context: Context): string {
  const parts = [start];
  let room = MAX_COMMENT - RESERVE - start.length - end.length;
  let left = 0;
  for (const { heading, head, rows } of tables) {
    const folded = rows.length > FOLD_FROM;
    const open = folded
      ? `<details><summary><b>${heading}</b> (${rows.length})</summary>\n\n${head.join('\n')}\n`
      : `### ${heading}\n\n${head.join('\n')}\n`;
    const close = folded ? '\n</details>\n\n' : '\n';
    let table = open;
    let shown = 0;
    if (left === 0) {
      for (const row of rows) {
        if (table.length + row.length + close.length + 1 > room) break;
        table += `${row}\n`;
        shown += 1;
      }
    }
    left += rows.length - shown;
    if (shown === 0) continue;
    parts.push(table, close);
    room -= table.length + close.length;
  }
  if (left > 0) parts.push(`${tell(msg('markdownCut', { rows: left }), context.taal)}\n\n`);
  parts.push(end);
  return parts.join('');
}

function head(context: Context, last: 'why' | 'outcome'): string[] {
  const names = tell(msg('markdownHead', { last }), context.taal).split('|');
  return [`| ${names.join(' | ')} |`, `|${names.map(() => ' --- |').join('')}`];
}

function cells(action: Action, context: Context): string[] {
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

function row(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`;
}

function planTables(plan: Plan, context: Context): Table[] {
  const { registers, taal } = context;
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten }): Table[] => {
    const rows = activiteiten.flatMap((item) => [
      ...item.actions.map((action) => row([...cells(action, context), why(action, context)])),
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
      : [{ heading: `${cell(organisatie(oin, registers))} · ${oin}`, head: head(context, 'why'), rows }];
  });
}

/** A plan as a comment. Its first line, unseen, names the omgeving, so that the comment can be found again. */
export function planMarkdown(plan: Plan, context: Context): string {
  const { taal } = context;
  const counts = summarise(plan);
  const sentence = hasDifferences(plan)
    ? tell(msg('planSummary', { omgeving: plan.omgeving, ...counts }), taal)
    : tell(msg('planNoChanges', { omgeving: plan.omgeving, unchanged: counts.unchanged }), taal);
  const start = `<!-- behandeldienst plan omgeving=${plan.omgeving} -->\n## Plan: ${cell(plan.omgeving)}\n\n${cell(sentence)}\n\n`;
  return assemble(start, planTables(plan, context), '', context);
}

/** What an apply did, as a job summary. */
export function applyMarkdown(report: ApplyReport, context: Context): string {
  const { taal, registers } = context;
  const { plan, results, stopped, unconfirmed, remaining } = report;
  const skipped = results.filter(({ outcome }) => outcome === 'skipped').length;
  const complete = isComplete(report);
  const summary = tell(
    msg('applySummary', { omgeving: plan.omgeving, ...summariseApply(report), skipped, complete }),
    taal,
  );
  const start = `<!-- behandeldienst apply omgeving=${plan.omgeving} -->\n## Apply: ${cell(plan.omgeving)}\n\n${cell(summary)}\n\n`;
  const tables = plan.bevoegdGezagen.flatMap(({ oin }): Table[] => {
    const rows = results
      .filter(({ action }) => action.configuratie.oin === oin)
      .map((result) => {
        const note = result.note === undefined ? [] : [tell(result.note, taal)];
        const told = [
          tell(msg('outcome', { outcome: result.outcome }), taal),
          ...errorLines(result),
          ...note,
        ].join(' · ');
        return row([...cells(result.action, context), cell(told)]);
      });
    return rows.length === 0
      ? []
      : [{ heading: `${cell(organisatie(oin, registers))} · ${oin}`, head: head(context, 'outcome'), rows }];
  });
  const rest = remaining !== undefined && hasDifferences(remaining) && !complete;
  const end = [
    ...(stopped === undefined ? [] : [cell(tell(stopped, taal))]),
    ...(unconfirmed === undefined ? [] : [cell(tell(unconfirmed, taal))]),
    ...(rest
      ? [
          cell(
            `${tell(msg('stillDiffers', {}), taal)} ${tell(msg('planSummary', { omgeving: plan.omgeving, ...summarise(remaining) }), taal)}`,
          ),
        ]
      : []),
  ].join('\n\n');
  return assemble(start, tables, end === '' ? '' : `${end}\n`, context);
}
