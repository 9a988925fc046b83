/** Carries out a plan and checks the result by reading. */
import { forEachLimited } from '../lib/for-each-limited.js';
import { type ApplyInput, ApplyRun, type Task } from './apply-run.js';
import { confirm, settle } from './confirm.js';
import { reconcileMessages } from './messages.js';
import { type ActionResult, type ApplyReport, hasChanges, type Plan, summarise } from './plan.js';

/** The result of every action of the plan, in the order of the plan. */
function resultsOf(plan: Plan, run: ApplyRun): ActionResult[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) =>
      activiteit.actions.map((action): ActionResult => {
        if (action.action === 'blocked') return { action, outcome: 'blocked', note: action.reason };
        return (
          run.results.get(action) ?? { action, outcome: 'skipped', note: reconcileMessages.noteNotStarted() }
        );
      }),
    ),
  );
}

/**
 * Carries out a plan: several activiteiten at the same time, the writes of one activiteit one after the other. The first
 * configuratie that is accepted is read back before the rest is sent: DSO-LV may store something else than what it
 * accepts, or may not show us what it stores.
 *
 * A final reading shows what still differs. Never throws for what DSO-LV rejects or leaves unanswered: the report says it.
 */
export async function applyPlan(input: ApplyInput): Promise<ApplyReport> {
  const { plan } = input;
  const run = new ApplyRun(input);
  if (!hasChanges(plan)) return { plan, results: resultsOf(plan, run), remaining: plan };

  const queues = plan.bevoegdGezagen.flatMap(({ oin, activiteiten }) =>
    activiteiten.map(({ changeSets }) => changeSets.map((changeSet): Task => ({ oin, changeSet }))),
  );
  await run.verifyFirst(queues);
  await forEachLimited(queues, input.concurrency, (tasks) => run.executeAll(tasks));

  const ended = resultsOf(plan, run);
  const { stopped, unreachable } = run;
  if (run.results.size === 0) return { plan, results: ended, stopped, unreachable, remaining: plan };
  // After a stop no request is started: what was done is not confirmed.
  if (input.signal?.aborted) return { plan, results: ended, stopped, unreachable };
  const { reported, ...confirmed } = await confirm(input, ended);
  const results = ended.map((result) => settle(result, reported));
  return { plan, results, stopped: run.stopped, unreachable, ...confirmed };
}

/** Tests whether everything in the plan is done and a reading has confirmed it. */
export function isComplete(report: ApplyReport): boolean {
  const { stopped, remaining, results } = report;
  if (results.some(({ outcome }) => outcome === 'failed' || outcome === 'unknown')) return false;
  if (stopped !== undefined || remaining === undefined) return false;
  return !hasChanges(remaining) && summarise(remaining).blocked === 0;
}
