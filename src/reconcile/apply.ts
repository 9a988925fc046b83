import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../messages/message.js';
import type { Reported } from '../model/configuratie.js';
import { sameMeaning } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { applyChangeSet } from './change-set.js';
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
import { FreshReader, forEachLimited, type Planned, readAndPlan } from './read.js';
import { SafeWriter } from './safe-writer.js';

export interface ApplyInput {
  /** Made from a fresh reading. */
  readonly plan: Plan;
  readonly state: ReportedState;
  readonly writer: Writer;
  /** The same decisions on a later reading: what still differs. */
  readonly replan: (reported: ReadonlyMap<Oin, readonly Reported[]>) => Plan;
  /** Activiteiten that are worked on at once. */
  readonly concurrency: number;
  readonly retries: number;
  /** Once aborted nothing new is begun; what has begun is finished. A Failure as its reason is told as why. */
  readonly signal?: AbortSignal;
  /** Growing pauses, in milliseconds, between readings that wait for something to show up. */
  readonly pausesMs?: readonly number[];
  readonly onResult?: (result: ActionResult) => void;
}

const PAUSES_MS = [500, 1000, 2000];

interface Task {
  readonly oin: Oin;
  readonly changeSet: ChangeSet;
}

/** An apply under way: what it has done, and whether it may go on. */
class Run {
  readonly results = new Map<Action, ActionResult>();
  stopped: Message | undefined;
  readonly writer: SafeWriter;
  readonly #input: ApplyInput;
  /** Bevoegde gezagen for which we turn out not to be authorised: asking again for each line helps nobody. */
  readonly #closed = new Set<Oin>();

  constructor(input: ApplyInput) {
    this.#input = input;
    const { state, writer, retries, pausesMs = PAUSES_MS, signal } = input;
    this.writer = new SafeWriter(writer, new FreshReader(state), { retries, pausesMs, signal });
  }

  mayBegin(oin: Oin): boolean {
    const { signal } = this.#input;
    if (signal?.aborted)
      this.stopped ??=
        signal.reason instanceof Failure ? signal.reason.reason : reconcileMessages.stoppedBySignal();
    return this.stopped === undefined && !this.#closed.has(oin);
  }

  record(result: ActionResult): void {
    this.results.set(result.action, result);
    this.#input.onResult?.(result);
  }

  async execute({ oin, changeSet }: Task): Promise<readonly ActionResult[]> {
    const { results, unreadable } = await applyChangeSet(changeSet, this.writer);
    for (const result of results) {
      this.record(result);
      if (result.error?.cause === 'not-authorised') this.#closed.add(oin);
    }
    if (unreadable !== undefined) this.stopped ??= reconcileMessages.stoppedUnreadable();
    return results;
  }
}

/**
 * Where DSO-LV reports nothing at all, either there is nothing or we cannot see it. So one configuration is created, the
 * first that is accepted, and has to show up before the rest is sent.
 */
async function tryOne(tasks: Task[], run: Run): Promise<void> {
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    if (!run.mayBegin(task.oin)) {
      if (run.stopped !== undefined) return;
      continue;
    }
    const [result] = await run.execute(task);
    if (result === undefined || result.outcome !== 'done') continue;
    try {
      const shown = await run.writer.find(result.action.configuratie);
      if (shown !== undefined) return;
      run.record({ ...result, outcome: 'unknown', note: reconcileMessages.noteNeverShown() });
      run.stopped = reconcileMessages.stoppedNotShown();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      run.record({ ...result, outcome: 'unknown', note: reconcileMessages.noteNotRead() });
      run.stopped = error.reason;
    }
    return;
  }
}

/** Every action of the plan with how it ended, in the order of the plan. */
function complete(plan: Plan, run: Run): ActionResult[] {
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

/** Reads DSO-LV again until what was done shows, or patience ends. */
async function confirm(input: ApplyInput, results: readonly ActionResult[]): Promise<Confirmed> {
  const expected = results.every(({ action, outcome }) => action.action === 'blocked' || outcome === 'done');
  const gezagen = input.plan.bevoegdGezagen.map((gezag) => gezag.oin);
  try {
    const read = (): Promise<Planned> => readAndPlan(input.state, gezagen, input.replan);
    let now = await read();
    for (const ms of expected ? (input.pausesMs ?? PAUSES_MS) : []) {
      if (!hasChanges(now.plan) || input.signal?.aborted) break;
      await pause(ms);
      now = await read();
    }
    return { reported: now.reported, remaining: now.plan };
  } catch (error) {
    if (error instanceof Failure) return { unconfirmed: error.reason };
    throw error;
  }
}

/** Settles what was still undecided by what the last reading shows: there it is, or it is gone as it should be. */
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
 * Carries out a plan: activiteiten side by side, the requests of one activiteit one after the other. Reads back at the
 * end and tells what still differs. What DSO-LV refuses or leaves unanswered is in the report, never thrown.
 */
export async function applyPlan(input: ApplyInput): Promise<ApplyReport> {
  const { plan } = input;
  const run = new Run(input);
  if (!hasChanges(plan)) return { plan, results: complete(plan, run), remaining: plan };

  const queues = plan.bevoegdGezagen.flatMap(({ oin, activiteiten }) =>
    activiteiten.map(({ changeSets }) => changeSets.map((changeSet): Task => ({ oin, changeSet }))),
  );
  if (plan.bevoegdGezagen.every((gezag) => gezag.reported === 0)) {
    // Nothing is reported, so every task is one creation, and none has to wait for another.
    const tasks = queues.splice(0).flat();
    await tryOne(tasks, run);
    queues.push(...tasks.map((task) => [task]));
  }
  await forEachLimited(queues, input.concurrency, async (tasks) => {
    for (const task of tasks) {
      if (!run.mayBegin(task.oin)) return;
      const results = await run.execute(task);
      // The next changeSet of an activiteit was planned on what this one leaves behind.
      if (results.some(({ outcome }) => outcome === 'unknown')) return;
    }
  });

  const ended = complete(plan, run);
  if (run.results.size === 0) return { plan, results: ended, ...stoppedOf(run), remaining: plan };
  const { reported, ...confirmed } = await confirm(input, ended);
  const results = ended.map((result) => settle(result, reported));
  return { plan, results, ...stoppedOf(run), ...confirmed };
}

function stoppedOf({ stopped }: Run): Pick<ApplyReport, 'stopped'> {
  return stopped === undefined ? {} : { stopped };
}

/** Whether everything the plan asked for is done and a reading has confirmed it; if not, the exit code is 4. */
export function isComplete(report: ApplyReport): boolean {
  const { stopped, remaining, results } = report;
  if (results.some(({ outcome }) => outcome === 'failed' || outcome === 'unknown')) return false;
  if (stopped !== undefined || remaining === undefined) return false;
  return !hasChanges(remaining) && summarise(remaining).blocked === 0;
}
