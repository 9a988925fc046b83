import { formatMessage, type Language } from '../messages/message.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { locate } from '../model/place.js';
import { reconcileMessages } from '../reconcile/messages.js';
import {
  type Action,
  type ActionKind,
  type BevoegdGezagPlan,
  hasDifferences,
  type Plan,
  summarise,
} from '../reconcile/plan.js';
import type { Context } from './context.js';
import type { LeftOut } from './messages.js';
import { outputMessages } from './messages.js';
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
  const { registers, language } = context;
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
    ['locatieOins', [locaties(before, registers, language), locaties(after, registers, language)]],
  ]);
  const fields = new Set(action.patch.map(({ path }) => path.split('/')[1] ?? ''));
  return [...fields].map((field) => {
    const [from, to] = said.get(field) ?? ['', ''];
    return `${formatMessage(outputMessages.field({ field }), language)}: ${from} → ${to}`;
  });
}

/** One configuratie in a line: toestemming, locaties, behandeldienst. */
export function described(configuratie: Configuratie, { registers, language }: Context): string {
  const where = `${toestemming(configuratie, language)} · ${locaties(configuratie, registers, language)}`;
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
  const { paint, language, registers } = context;
  const { sign, style } = signs[action.action];
  const { configuratie, reported } = action;
  const id =
    reported !== undefined && action.action !== 'blocked' ? paint('dim', `  id ${safe(reported.id)}`) : '';
  const where = placeOf(action);
  const end = where === '' ? '' : paint('dim', `  ${where}`);
  const replaced = changes(action, context);
  const what =
    replaced.length > 0
      ? `${toestemming(configuratie, language)} · ${locaties(configuratie, registers, language)}  ${replaced.join('; ')}`
      : described(configuratie, context);
  const lines = [`    ${paint(style, `${sign} ${what}`)}${id}${end}`];
  const why =
    action.action === 'blocked' ||
    action.action === 'delete' ||
    action.reason.template !== reconcileMessages.reasonCreate;
  if (why && action.action !== 'replace')
    lines.push(`      ${paint('dim', safe(formatMessage(action.reason, language)))}`);
  if (action.origin === 'drift')
    lines.push(`      ${paint('yellow', formatMessage(outputMessages.originDrift(), language))}`);
  if (action.origin === 'change') {
    const commit = action.commit?.slice(0, 8) ?? null;
    lines.push(`      ${paint('dim', formatMessage(outputMessages.originChange({ commit }), language))}`);
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
  const { paint, language, registers } = context;
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
        `      ${paint('dim', formatMessage(dropped.has(record) ? outputMessages.droppedLine({ canDelete }) : outputMessages.unmanagedLine(), language))}`,
      );
    }
    for (const warning of item.warnings)
      lines.push(`    ${paint('yellow', `⚠ ${safe(formatMessage(warning.message, language))}`)}`);
  }
  return lines.length === 0 ? [] : [heading(gezag.oin, context), ...lines, ''];
}

/** What `--only` left out of a plan, where it did. */
function leftOutOf({ only, leftOut }: Plan): LeftOut | undefined {
  if (only === undefined || leftOut === undefined) return undefined;
  return leftOut.change + leftOut.drift > 0 ? { only, ...leftOut } : undefined;
}

/** A sentence about a plan or what came of it, and after it what was left out of the plan. */
export function withLeftOut(sentence: string, plan: Plan, language: Language): string {
  const left = leftOutOf(plan);
  return left === undefined
    ? sentence
    : `${sentence} ${formatMessage(outputMessages.planLeftOut(left), language)}`;
}

/** That a plan asks for nothing. Only where nothing was left out of it, all is as the files say. */
export function nothingToDo(plan: Plan, language: Language): string {
  const left = leftOutOf(plan);
  const params = { omgeving: plan.omgeving, unchanged: summarise(plan).unchanged };
  const none =
    left === undefined
      ? outputMessages.planNoChanges(params)
      : outputMessages.planNoneOfOrigin({ ...params, ...left });
  return withLeftOut(formatMessage(none, language), plan, language);
}

/** What a plan counts. */
export function planCounts(plan: Plan, language: Language): string {
  const { omgeving } = plan;
  return withLeftOut(
    formatMessage(outputMessages.planSummary({ omgeving, ...summarise(plan) }), language),
    plan,
    language,
  );
}

/** What a plan comes to, in one line. */
export function planSummaryLine(plan: Plan, { language, paint }: Context): string {
  const summary = hasDifferences(plan)
    ? paint('bold', planCounts(plan, language))
    : paint('green', nothingToDo(plan, language));
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
