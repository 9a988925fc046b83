/** `apply`: plans, asks, applies and reads back. */
import { targetOf } from '../../connect/connect.js';
import { describeRun } from '../../connect/forge.js';
import { systemClock } from '../../lib/retry.js';
import { formatMessage } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { applyJson } from '../../output/apply-json.js';
import { applyMarkdown } from '../../output/apply-markdown.js';
import { applyText } from '../../output/apply-text.js';
import type { Context } from '../../output/context.js';
import { organisatie } from '../../output/names.js';
import { planText } from '../../output/plan-text.js';
import { applyPlan } from '../../reconcile/apply.js';
import { Journal } from '../../reconcile/journal.js';
import { type ApplyReport, hasChanges, type Plan, summarise } from '../../reconcile/plan.js';
import { assertNotStale, assertSameTarget, parsePlanFile } from '../../reconcile/planfile.js';
import { assertChangeWithinLimit } from '../../reconcile/safety.js';
import { applyStanding } from '../../reconcile/standing.js';
import { ask } from '../ask.js';
import { type Checked, loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { type BaseOptions, baselineSettings, type Opened, withOmgeving } from '../open-omgeving.js';
import { Progress } from '../progress.js';
import { readText } from '../read-text.js';
import type { Session } from '../session.js';

export interface ApplyOptions extends BaseOptions {
  readonly plan?: string;
  readonly prune: boolean;
  readonly yes: boolean;
  readonly force: boolean;
  readonly journal?: string;
}

function render(report: ApplyReport, format: string, context: Context): string {
  return format === 'markdown' ? applyMarkdown(report, context) : applyText(report, context);
}

/** Asks on the terminal whether to apply. Every answer but a clear yes means no. */
async function confirm(session: Session, plan: Plan, signal: AbortSignal): Promise<boolean> {
  const prompt = session.openPrompt();
  try {
    const { create, replace, delete: removed } = summarise(plan);
    const question = formatMessage(
      cliMessages.askApply({ omgeving: plan.omgeving, create, replace, delete: removed }),
      session.language,
    );
    return /^(y|yes|j|ja)$/i.test((await ask(prompt, question, signal)) ?? '');
  } finally {
    prompt.close();
  }
}

/**
 * Returns a controller that aborts when the process is asked to stop, or when nobody can read the output any more. After
 * that, requests that are under way are completed and no new ones are sent.
 */
function stopOnRequest(session: Session): AbortController {
  const stop = new AbortController();
  session.onStop(() => {
    stop.abort();
    session.info(cliMessages.stopping());
  });
  session.onOutputLost(() => stop.abort());
  return stop;
}

/**
 * Checks that a plan does not change too much, and asks the user unless --yes is given.
 *
 * @throws Failure `refused` when it changes too much.
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
  session.say(planText(plan, session.errorContext(registers)).trimEnd());
  return confirm(session, plan, signal);
}

/** Opens the journal, if a flag names one and there is something to write in it. */
async function openJournal(
  { env, cwd, secrets }: Session,
  { journal: path }: ApplyOptions,
  plan: Plan,
  stop: AbortController,
): Promise<Journal | undefined> {
  if (path === undefined || !hasChanges(plan)) return undefined;
  const onUnwritable = (failure: Failure): void => stop.abort(failure);
  const { redactor } = secrets;
  return Journal.open(path, { omgeving: plan.omgeving, run: describeRun(env), cwd, redactor, onUnwritable });
}

/** Applies a plan and prints the report. Returns the exit code. */
async function execute(
  session: Session,
  { tree, omgeving }: Checked,
  opened: Opened,
  { plan, plannedAt }: { readonly plan: Plan; readonly plannedAt: number },
  journal: Journal | undefined,
  signal: AbortSignal,
): Promise<number> {
  const { create, replace, delete: removed } = summarise(plan);
  const total = create + replace + removed;
  const progress = new Progress(session);
  let done = 0;
  const report = await applyPlan({
    plan,
    state: opened.backend,
    writer: journal?.record(opened.backend) ?? opened.backend,
    replan: (reported) => opened.plan(reported),
    concurrency: omgeving.concurrency,
    retries: omgeving.retries,
    settleMs: omgeving.settleSeconds * 1000,
    plannedAt,
    signal,
    onWait: (message) => {
      progress.end();
      session.info(message);
    },
    onResult: async (result) => {
      await journal?.result(result);
      done += 1;
      progress.update(() => cliMessages.progressApplying({ done, total }));
    },
  });
  progress.end();
  await journal?.close();
  if (session.options.format === 'json') session.printData(applyJson(report));
  else session.print(render(report, session.options.format, session.context(tree.registers)));
  return applyStanding(report).exitCode;
}

export async function apply(session: Session, options: ApplyOptions): Promise<number> {
  const { plan: path } = options;
  const saved = path === undefined ? undefined : parsePlanFile(await readText(session, path), path);
  if (!options.yes && !session.interactive) throw new Failure('usage', cliMessages.yesRequired());
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  if (saved !== undefined) assertSameTarget(saved, checked.omgeving.naam, targetOf(checked.omgeving));
  // A plan file holds the --prune, --base and --only with which it was reviewed.
  const prune = saved?.prune ?? options.prune;
  const baseline = await baselineSettings(session, checked, saved ?? options);
  const stop = stopOnRequest(session);
  let started = false;
  try {
    const settings = { prune, readOnly: false, openSignal: stop.signal, ...baseline };
    return await withOmgeving(session, checked, settings, async (opened) => {
      const plannedAt = systemClock.now();
      const plan = await opened.read(stop.signal);
      if (saved !== undefined) assertNotStale(saved, plan);
      if (!(await mayProceed(session, checked, plan, options, stop.signal)))
        throw new Failure('usage', cliMessages.notConfirmed());
      started = true;
      const journal = await openJournal(session, options, plan, stop);
      return execute(session, checked, opened, { plan, plannedAt }, journal, stop.signal);
    });
  } catch (error) {
    if (!started && error instanceof Failure && error.kind === 'unreachable')
      session.info(cliMessages.nothingSent());
    throw error;
  }
}
