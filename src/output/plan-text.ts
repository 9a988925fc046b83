import { msg, type Taal, tell } from '../messages/message.js';
import type { LeftOut } from '../messages/output.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { locate } from '../model/place.js';
import {
  type Action,
  type ActionKind,
  type BevoegdGezagPlan,
  hasDifferences,
  type Plan,
  summarise,
} from '../reconcile/plan.js';
import type { Context } from './context.js';
import { activiteit, locaties, organisatie, safe, toestemming } from './names.js';

export const signs: Record<
  ActionKind,
  { readonly sign: string; readonly style: 'green' | 'yellow' | 'red' | 'magenta' }
> = {
  create: { sign: '+', style: 'green' },
  replace: { sign: '~', style: 'yellow' },
  delete: { sign: '-', style: 'red' },
  blocked: { sign: '!', style: 'magenta' },
};

/** What changes in a replace, field by field: only the fields that do. */
export function changes(action: Action, context: Context): string[] {
  const before = action.reported?.configuratie;
  if (action.patch === undefined || before === undefined) return [];
  const { registers, taal } = context;
  const after = action.configuratie;
  const said = new Map<string, [string, string]>([
    [
      'behandeldienstOin',
      [organisatie(before.behandeldienstOin, registers), organisatie(after.behandeldienstOin, registers)],
    ],
    [
      'toestemming',
      [before.toestemming?.waarde ?? '', after.toestemming?.waarde ?? ''].map(safe) as [string, string],
    ],
    ['locatieOins', [locaties(before, registers, taal), locaties(after, registers, taal)]],
  ]);
  const fields = new Set(action.patch.map(({ path }) => path.split('/')[1] ?? ''));
  return [...fields].map((field) => {
    const [from, to] = said.get(field) ?? ['', ''];
    return `${tell(msg('field', { field }), taal)}: ${from} → ${to}`;
  });
}

/** One configuratie in a line: toestemming, locaties, behandeldienst. */
export function described(configuratie: Configuratie, { registers, taal }: Context): string {
  const where = `${toestemming(configuratie, taal)} · ${locaties(configuratie, registers, taal)}`;
  return `${where} → ${organisatie(configuratie.behandeldienstOin, registers)}`;
}

function placeOf({ place }: Action): string {
  if (place === undefined) return '';
  const { file, line } = locate(place);
  return safe(`${file}:${line}`);
}

function recordLine({ id, configuratie }: Reported, context: Context): string {
  return `id ${safe(id)}: ${described(configuratie, context)}`;
}

function actionLines(action: Action, context: Context): string[] {
  const { paint, taal, registers } = context;
  const { sign, style } = signs[action.action];
  const { configuratie, reported } = action;
  const id =
    reported !== undefined && action.action !== 'blocked' ? paint('dim', `  id ${safe(reported.id)}`) : '';
  const where = placeOf(action);
  const end = where === '' ? '' : paint('dim', `  ${where}`);
  const replaced = changes(action, context);
  const what =
    replaced.length > 0
      ? `${toestemming(configuratie, taal)} · ${locaties(configuratie, registers, taal)}  ${replaced.join('; ')}`
      : described(configuratie, context);
  const lines = [`    ${paint(style, `${sign} ${what}`)}${id}${end}`];
  const why =
    action.action === 'blocked' || action.action === 'delete' || action.reason.key !== 'reasonCreate';
  if (why && action.action !== 'replace')
    lines.push(`      ${paint('dim', safe(tell(action.reason, taal)))}`);
  if (action.origin === 'drift') lines.push(`      ${paint('yellow', tell(msg('originDrift', {}), taal))}`);
  if (action.origin === 'change') {
    const commit = action.commit?.slice(0, 8) ?? null;
    lines.push(`      ${paint('dim', tell(msg('originChange', { commit }), taal))}`);
  }
  for (const record of action.inTheWay ?? [])
    lines.push(`      ${paint('dim', recordLine(record, context))}`);
  return lines;
}

/** A bevoegd gezag or another organisation as a heading: by name, with its OIN once. */
export function heading(oin: Oin, { registers, paint }: Context): string {
  const name = organisatie(oin, registers);
  return name === oin ? paint('bold', oin) : `${paint('bold', name)}  ${paint('dim', oin)}`;
}

function gezagLines(gezag: BevoegdGezagPlan, canDelete: boolean, context: Context): string[] {
  const { paint, taal, registers } = context;
  const lines: string[] = [];
  for (const item of gezag.activiteiten) {
    if (item.actions.length + item.unmanaged.length + item.warnings.length === 0) continue;
    const [first] = [
      ...item.actions.map((action) => action.configuratie),
      ...item.before.map((record) => record.configuratie),
    ];
    if (first !== undefined) lines.push(`  ${activiteit(first, registers)}`);
    for (const action of item.actions) lines.push(...actionLines(action, context));
    const dropped = new Set(item.dropped);
    for (const record of item.unmanaged) {
      lines.push(
        `    ${paint('cyan', `? ${recordLine(record, context)}`)}`,
        `      ${paint('dim', tell(dropped.has(record) ? msg('droppedLine', { canDelete }) : msg('unmanagedLine', {}), taal))}`,
      );
    }
    for (const warning of item.warnings)
      lines.push(`    ${paint('yellow', `⚠ ${safe(tell(warning.message, taal))}`)}`);
  }
  return lines.length === 0 ? [] : [heading(gezag.oin, context), ...lines, ''];
}

/** What `--only` left out of a plan, where it did. */
function leftOutOf({ only, leftOut }: Plan): LeftOut | undefined {
  if (only === undefined || leftOut === undefined) return undefined;
  return leftOut.change + leftOut.drift > 0 ? { only, ...leftOut } : undefined;
}

/** A sentence about a plan or what came of it, and after it what was left out of the plan. */
export function withLeftOut(sentence: string, plan: Plan, taal: Taal): string {
  const left = leftOutOf(plan);
  return left === undefined ? sentence : `${sentence} ${tell(msg('planLeftOut', left), taal)}`;
}

/** That a plan asks for nothing. Only where nothing was left out of it, all is as the files say. */
export function nothingToDo(plan: Plan, taal: Taal): string {
  const left = leftOutOf(plan);
  const params = { omgeving: plan.omgeving, unchanged: summarise(plan).unchanged };
  const none =
    left === undefined ? msg('planNoChanges', params) : msg('planNoneOfOrigin', { ...params, ...left });
  return withLeftOut(tell(none, taal), plan, taal);
}

/** What a plan counts. */
export function planCounts(plan: Plan, taal: Taal): string {
  const { omgeving } = plan;
  return withLeftOut(tell(msg('planSummary', { omgeving, ...summarise(plan) }), taal), plan, taal);
}

/** What a plan comes to, in one line. */
export function planSummaryLine(plan: Plan, { taal, paint }: Context): string {
  const summary = hasDifferences(plan)
    ? paint('bold', planCounts(plan, taal))
    : paint('green', nothingToDo(plan, taal));
  return `${summary}\n`;
}

/** A plan for people, in pieces: a bevoegd gezag each, then one summary line. */
export function* planTextPieces(plan: Plan, context: Context): Generator<string> {
  for (const gezag of plan.bevoegdGezagen) {
    const lines = gezagLines(gezag, plan.operaties.includes('DELETE'), context);
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
  yield planSummaryLine(plan, context);
}

/** A plan for people, whole. */
export function planText(plan: Plan, context: Context): string {
  return [...planTextPieces(plan, context)].join('');
}
