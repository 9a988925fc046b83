/** Carries out a plan and checks the result by reading. */
import { forEachLimited } from '../lib/for-each-limited.js';
import { fixedPauses, retry } from '../lib/retry.js';
import type { Reported } from '../model/configuratie.js';
import { sameMeaning } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { Message } from '../model/message.js';
import type { Oin } from '../model/oin.js';
import { applyChangeSet } from './change-set.js';
import { FreshReader } from './fresh-reader.js';
import { reconcileMessages } from './messages.js';
import {
  type Action,
  type ActionResult,
  type ApplyReport,
  type ChangeSet,
  hasChanges,
  type Plan,
  summarise,
} from './plan.js';
import type { ReportedState, Writer } from './ports.js';
import { type Planned, readAndPlan } from './read.js';
import { SafeWriter } from './safe-writer.js';

export interface ApplyInput {
  /** Based on a fresh reading. */
  readonly plan: Plan;
  readonly state: ReportedState;
  readonly writer: Writer;
  /** Plans again on a later reading: what still differs. */
  readonly replan: (reported: ReadonlyMap<Oin, readonly Reported[]>) => Plan;
  /** Upper limit of activiteiten that are applied at the same time. */
  readonly concurrency: number;
  readonly retries: number;
  /** Once aborted, no change set is started. A Failure as the reason is reported as the cause. */
  readonly signal?: AbortSignal;
  /** Growing pauses, in milliseconds, between readings that wait for a write to become visible. */
  readonly pausesMs?: readonly number[];
  readonly onResult?: (result: ActionResult) => void | Promise<void>;
}

const PAUSES_MS = [500, 1000, 2000];

interface Task {
  readonly oin: Oin;
  readonly changeSet: ChangeSet;
}

/** An apply that is running: its results so far, and whether it may continue. */
class Run {
  readonly results = new Map<Action, ActionResult>();
  /** Why nothing more may be started. */
  stopped: Message | undefined;
  readonly writer: SafeWriter;
  readonly #input: ApplyInput;
  /** Bevoegde gezagen for which we are not authorised. Trying every other line as well is of no use. */
  readonly #closed = new Set<Oin>();

  constructor(input: ApplyInput) {
    this.#input = input;
    const { state, writer, retries, pausesMs = PAUSES_MS, signal } = input;
    this.writer = new SafeWriter(writer, new FreshReader(state), { retries, pausesMs, signal });
  }

  mayStart(oin: Oin): boolean {
    const { signal } = this.#input;
    if (signal?.aborted)
      this.stopped ??=
        signal.reason instanceof Failure ? signal.reason.reason : reconcileMessages.stoppedBySignal();
    return this.stopped === undefined && !this.#closed.has(oin);
  }

  async record(result: ActionResult): Promise<void> {
    this.results.set(result.action, result);
    await this.#input.onResult?.(result);
  }

  async execute({ oin, changeSet }: Task): Promise<readonly ActionResult[]> {
    const { results, unreadable } = await applyChangeSet(changeSet, this.writer);
    // First what keeps other tasks from starting: recording may take a moment.
    if (results.some(({ error }) => error?.cause === 'not-authorised')) this.#closed.add(oin);
    if (unreadable !== undefined) this.stopped ??= reconcileMessages.stoppedUnreadable();
    for (const result of results) await this.record(result);
    return results;
  }
}

/**
 * Creates one configuratie and waits until it is visible. When DSO-LV reports nothing at all, it may hold nothing, or we
 * may not be able to see what it holds. The rest is sent only after the first accepted configuratie is visible.
 */
async function createFirst(tasks: Task[], run: Run): Promise<void> {
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    if (!run.mayStart(task.oin)) {
      if (run.stopped !== undefined) return;
      continue;
    }
    const [result] = await run.execute(task);
    if (result === undefined || result.outcome !== 'done') continue;
    try {
      const shown = await run.writer.find(result.action.configuratie);
      if (shown !== undefined) return;
      run.stopped = reconcileMessages.stoppedNotShown();
      await run.record({ ...result, outcome: 'unknown', note: reconcileMessages.noteNeverShown() });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      run.stopped = error.reason;
      await run.record({ ...result, outcome: 'unknown', note: reconcileMessages.noteNotRead() });
    }
    return;
  }
}

/** The result of every action of the plan, in the order of the plan. */
function resultsOf(plan: Plan, run: Run): ActionResult[] {
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

interface Confirmed {
  readonly reported?: ReadonlyMap<Oin, readonly Reported[]>;
  readonly remaining?: Plan;
  readonly unconfirmed?: Message;
}

/** Reads DSO-LV again until the plan is empty, or the pauses are over. */
async function confirm(input: ApplyInput, results: readonly ActionResult[]): Promise<Confirmed> {
  const expected = results.every(({ action, outcome }) => action.action === 'blocked' || outcome === 'done');
  const gezagen = input.plan.bevoegdGezagen.map((gezag) => gezag.oin);
  try {
    const now = await retry((): Promise<Planned> => readAndPlan(input.state, gezagen, input.replan), {
      pauses: fixedPauses(expected ? (input.pausesMs ?? PAUSES_MS) : []),
      result: ({ plan }) => (hasChanges(plan) && !input.signal?.aborted ? 'retry' : 'stop'),
    });
    return { reported: now.reported, remaining: now.plan };
  } catch (error) {
    if (error instanceof Failure) return { unconfirmed: error.reason };
    throw error;
  }
}

/** Decides an unknown outcome by the final reading: the configuratie is there, or the record is gone. */
function settle(result: ActionResult, reported: Confirmed['reported']): ActionResult {
  const { action, outcome } = result;
  const records = reported?.get(action.configuratie.oin);
  if (outcome !== 'unknown' || records === undefined) return result;
  const { error: _, note: __, ...rest } = result;
  if (action.action === 'delete') {
    const gone = records.every((record) => record.id !== action.reported?.id);
    return gone ? { ...rest, outcome: 'done' } : result;
  }
  const there = records.find((record) => sameMeaning(record.configuratie, action.configuratie));
  return there === undefined ? result : { ...rest, outcome: 'done', id: there.id };
}

/**
 * Carries out a plan: several activiteiten at the same time, the writes of one activiteit one after the other. A final
 * reading shows what still differs. Never throws for what DSO-LV rejects or leaves unanswered: the report says it.
 */
export async function applyPlan(input: ApplyInput): Promise<ApplyReport> {
  const { plan } = input;
  const run = new Run(input);
  if (!hasChanges(plan)) return { plan, results: resultsOf(plan, run), remaining: plan };

  const queues = plan.bevoegdGezagen.flatMap(({ oin, activiteiten }) =>
    activiteiten.map(({ changeSets }) => changeSets.map((changeSet): Task => ({ oin, changeSet }))),
  );
  if (plan.bevoegdGezagen.every((gezag) => gezag.reported === 0)) {
    // Nothing is reported, so every task is one creation, and no task waits for another.
    const tasks = queues.splice(0).flat();
    await createFirst(tasks, run);
    queues.push(...tasks.map((task) => [task]));
  }
  await forEachLimited(queues, input.concurrency, async (tasks) => {
    for (const task of tasks) {
      if (!run.mayStart(task.oin)) return;
      const results = await run.execute(task);
      // The next change set of an activiteit is planned on the result of this one.
      if (results.some(({ outcome }) => outcome === 'unknown')) return;
    }
  });

  const ended = resultsOf(plan, run);
  if (run.results.size === 0) return { plan, results: ended, stopped: run.stopped, remaining: plan };
  const { reported, ...confirmed } = await confirm(input, ended);
  const results = ended.map((result) => settle(result, reported));
  return { plan, results, stopped: run.stopped, ...confirmed };
}

/** Tests whether everything in the plan is done and a reading has confirmed it. */
export function isComplete(report: ApplyReport): boolean {
  const { stopped, remaining, results } = report;
  if (results.some(({ outcome }) => outcome === 'failed' || outcome === 'unknown')) return false;
  if (stopped !== undefined || remaining === undefined) return false;
  return !hasChanges(remaining) && summarise(remaining).blocked === 0;
}
