/** `plan`: shows what an apply would do, and can save it for an apply that does exactly that. */
import { resolve } from 'node:path';
import { targetOf } from '../../connect/connect.js';
import { assertInTree, writeFileAtomic } from '../../lib/write-file.js';
import type { Context } from '../../output/context.js';
import { planFileJson, planJson } from '../../output/plan-json.js';
import { planMarkdown } from '../../output/plan-markdown.js';
import { planTextPieces } from '../../output/plan-text.js';
import { type RoutingTextOptions, routingText } from '../../output/routing-text.js';
import { planSummaryLine } from '../../output/summaries.js';
import type { Plan } from '../../reconcile/plan.js';
import { planStanding } from '../../reconcile/standing.js';
import { loadChecked } from '../load-checked.js';
import { type BaseOptions, baselineSettings, withOmgeving } from '../open-omgeving.js';
import { warnFromRtr } from '../rtr-checks.js';
import type { Session } from '../session.js';

export interface PlanOptions extends BaseOptions {
  readonly out?: string;
  readonly prune: boolean;
  readonly show: 'routing' | 'actions' | 'both';
  readonly detailedExitcode: boolean;
}

/** Renders a plan in pieces, because a plan for the whole country does not fit in one string. */
function* renderPlan(
  plan: Plan,
  format: string,
  show: PlanOptions['show'],
  context: Context,
  options: RoutingTextOptions,
): Generator<string> {
  if (format === 'markdown') yield planMarkdown(plan, context, options);
  else {
    if (show !== 'actions') yield routingText(plan, context, options);
    if (show === 'routing') yield planSummaryLine(planStanding(plan), context);
    else yield* planTextPieces(plan, context);
  }
}

export async function plan(session: Session, options: PlanOptions): Promise<number> {
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const { tree, omgeving, files } = checked;
  if (omgeving.rtr !== undefined) await warnFromRtr(session, tree, omgeving, files);
  const baseline = await baselineSettings(session, checked, options);
  const settings = { prune: options.prune, readOnly: true, signal: session.signal, ...baseline };
  const made = await withOmgeving(session, checked, settings, (opened) => opened.read());
  const context = session.context(checked.tree.registers);
  const { format, verbose } = session.options;
  const rendering = { maxChange: omgeving.maxChange, all: verbose };
  if (options.out !== undefined) {
    const pieces = session.redactPieces(planFileJson(made, targetOf(checked.omgeving)));
    await assertInTree(options.out, session.cwd);
    await writeFileAtomic(resolve(session.cwd, options.out), pieces, 0o600);
  }
  if (format === 'json') await session.printDataPieces(planJson(made));
  else await session.printPieces(renderPlan(made, format, options.show, context, rendering));
  return options.detailedExitcode ? planStanding(made).exitCode : 0;
}
