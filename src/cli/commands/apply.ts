import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { targetOf } from '../../connect/connect.js';
import { describeRun } from '../../connect/forge.js';
import { formatMessage } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { applyJson } from '../../output/apply-json.js';
import { applyMarkdown } from '../../output/apply-markdown.js';
import { applyText } from '../../output/apply-text.js';
import type { Context } from '../../output/context.js';
import { organisatie } from '../../output/names.js';
import { planText } from '../../output/plan-text.js';
import { applyPlan, isComplete } from '../../reconcile/apply.js';
import { Journal } from '../../reconcile/journal.js';
import { type ApplyReport, hasChanges, type Plan, summarise } from '../../reconcile/plan.js';
import { assertNotStale, assertSameTarget, type PlanFile, parsePlanFile } from '../../reconcile/planfile.js';
import { assertChangeWithinLimit } from '../../reconcile/safety.js';
import { ask } from '../ask.js';
import { cliMessages } from '../messages.js';
import {
  type BaseOptions,
  type Checked,
  earlierSettings,
  loadChecked,
  type Opened,
  withOmgeving,
} from '../open-omgeving.js';
import { Progress } from '../progress.js';
import type { Session } from '../session.js';

export interface ApplyOptions extends BaseOptions {
  readonly plan?: string;
  readonly prune: boolean;
  readonly yes: boolean;
  readonly force: boolean;
  readonly journal?: string;
}

function render(report: ApplyReport, format: string, context: Context): string {
  if (format === 'json') return applyJson(report);
  return format === 'markdown' ? applyMarkdown(report, context) : applyText(report, context);
}

async function readPlanFile({ cwd }: Session, path: string): Promise<PlanFile> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, path), 'utf8');
  } catch (cause) {
    throw new Failure('usage', cliMessages.cannotRead({ path }), { cause });
  }
  return parsePlanFile(text, path);
}

/** Asks on the terminal; anything but a clear yes is no. */
async function agreed(session: Session, plan: Plan, signal: AbortSignal): Promise<boolean> {
  const lines = session.openPrompt();
  try {
    const { create, replace, delete: removed } = summarise(plan);
    const question = formatMessage(
      cliMessages.askApply({ omgeving: plan.omgeving, create, replace, delete: removed }),
      session.language,
    );
    return /^(y|yes|j|ja)$/i.test((await ask(lines, question, signal)) ?? '');
  } finally {
    lines.close();
  }
}

/**
 * Returns a controller that aborts when the process is asked to stop, or when nobody can read the output any more. After
 * that, requests that are under way are completed and no new ones are sent.
 */
function stopOnRequest(session: Session): AbortController {
  const stop = new AbortController();
  const { signal } = session;
  signal.addEventListener('abort', () => {
    stop.abort();
    session.info(cliMessages.stopping());
  });
  session.onOutputLost(() => stop.abort());
  return stop;
}

/**
 * Whether a plan may be carried out: it is not too much at once, and whoever is there has agreed.
 *
 * @throws Failure `refused` when it is too much.
 */
async function mayProceed(
  session: Session,
  { tree: { registers }, omgeving }: Checked,
  plan: Plan,
  { force, yes }: ApplyOptions,
  signal: AbortSignal,
): Promise<boolean> {
  if (!force) assertChangeWithinLimit(plan, omgeving.maxChange, (oin) => organisatie(oin, registers));
  if (yes || !hasChanges(plan)) return true;
  session.stderr.write(planText(plan, session.context(registers)));
  return agreed(session, plan, signal);
}

async function carryOut(
  session: Session,
  checked: Checked,
  opened: Opened,
  plan: Plan,
  options: ApplyOptions,
  stop: AbortController,
): Promise<number> {
  const { format } = session.options;
  const journal =
    options.journal === undefined || !hasChanges(plan)
      ? undefined
      : await Journal.open(options.journal, {
          omgeving: plan.omgeving,
          run: describeRun(session.env),
          cwd: session.cwd,
          onUnwritable: (failure) => stop.abort(failure),
        });
  const { create, replace, delete: removed } = summarise(plan);
  const total = create + replace + removed;
  const progress = new Progress(session);
  let done = 0;
  const report = await applyPlan({
    plan,
    state: opened.backend,
    writer: journal?.record(opened.backend) ?? opened.backend,
    replan: (reported) => opened.plan(reported),
    concurrency: checked.omgeving.concurrency,
    retries: checked.omgeving.retries,
    signal: stop.signal,
    onResult: async (result) => {
      await journal?.result(result);
      done += 1;
      progress.update(() => cliMessages.progressApplying({ done, total }));
    },
  });
  progress.end();
  await journal?.close();
  session.print(render(report, format, session.context(checked.tree.registers)));
  return isComplete(report) ? 0 : 4;
}

/** `apply`: plans from a fresh reading, asks, carries out, reads back. */
export async function apply(session: Session, options: ApplyOptions): Promise<number> {
  const saved = options.plan === undefined ? undefined : await readPlanFile(session, options.plan);
  if (!options.yes && !session.interactive) throw new Failure('usage', cliMessages.yesRequired());
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  if (saved !== undefined) assertSameTarget(saved, checked.omgeving.naam, targetOf(checked.omgeving));
  // What was reviewed decides: a plan file carries its own --prune, --base and --only.
  const prune = saved?.prune ?? options.prune;
  const earlier = await earlierSettings(session, checked, saved ?? options);
  const stop = stopOnRequest(session);
  let begun = false;
  try {
    return await withOmgeving(session, checked, { prune, readOnly: false, ...earlier }, async (opened) => {
      const plan = await opened.read(stop.signal);
      if (saved !== undefined) assertNotStale(saved, plan);
      if (!(await mayProceed(session, checked, plan, options, stop.signal)))
        throw new Failure('usage', cliMessages.notAgreed());
      begun = true;
      return carryOut(session, checked, opened, plan, options, stop);
    });
  } catch (error) {
    if (!begun && error instanceof Failure && error.kind === 'unreachable')
      session.info(cliMessages.nothingSent());
    throw error;
  }
}
