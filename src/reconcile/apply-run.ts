/** An apply that is running: which change sets it starts, and why it stops. */
import { type Clock, systemClock } from '../lib/retry.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { sameMeaning } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { Message } from '../model/message.js';
import type { Oin } from '../model/oin.js';
import { type Altered, applyChangeSet, type Written } from './change-set.js';
import { FreshReader } from './fresh-reader.js';
import { reconcileMessages } from './messages.js';
import type { Action, ActionResult, ChangeSet, Plan } from './plan.js';
import type { ReportedState, Writer } from './ports.js';
import { SafeWriter } from './safe-writer.js';
import { differencesOf } from './stored.js';

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
  /** How long a write is looked for before it counts as not done, in milliseconds. */
  readonly settleMs: number;
  /** When the reading of the plan started, by the clock. Default: now. */
  readonly plannedAt?: number;
  /** Once aborted, no change set is started. A Failure as the reason is reported as the cause. */
  readonly signal?: AbortSignal;
  /** Default: the clock of the system. */
  readonly clock?: Clock;
  readonly onResult?: (result: ActionResult) => void | Promise<void>;
  /** Called with a message for people before a wait. */
  readonly onWait?: (message: Message) => void;
}

/** A change set that is to be applied. */
export interface Task {
  readonly oin: Oin;
  readonly changeSet: ChangeSet;
}

/** Tests whether a plan saw a record, with the content that it has now. */
function isOldOf(plan: Plan): (record: Reported) => boolean {
  const before = new Map<string, Configuratie>();
  for (const { activiteiten } of plan.bevoegdGezagen)
    for (const activiteit of activiteiten)
      for (const { id, configuratie } of activiteit.before) before.set(id, configuratie);
  return ({ id, configuratie }) => {
    const then = before.get(id);
    return then !== undefined && sameMeaning(then, configuratie);
  };
}

/** Takes the first task of a queue that is to be verified: a single creation if there is one, since it removes nothing. */
function takeFirst(queues: Task[][]): { readonly task: Task; readonly queue: Task[] } | undefined {
  const writes = (queue: readonly Task[]): boolean =>
    queue[0]?.changeSet.some(({ kind }) => kind !== 'remove') ?? false;
  const creates = ([first]: readonly Task[]): boolean =>
    first?.changeSet.length === 1 && first.changeSet[0]?.kind === 'create';
  const queue = queues.find(creates) ?? queues.find(writes);
  const task = queue?.shift();
  return queue === undefined || task === undefined ? undefined : { task, queue };
}

export class ApplyRun {
  readonly results = new Map<Action, ActionResult>();
  /** Why nothing more may be started. */
  stopped: Message | undefined;
  /** Whether it stopped because DSO-LV could not be reached or read. */
  unreachable: boolean | undefined;
  readonly #input: ApplyInput;
  readonly #clock: Clock;
  readonly #writer: SafeWriter;
  /** Bevoegde gezagen for which we are not authorised. Trying every other line as well is of no use. */
  readonly #closed = new Set<Oin>();

  constructor(input: ApplyInput) {
    const { plan, state, writer, retries, settleMs, signal, onWait, clock = systemClock } = input;
    const { plannedAt = clock.now() } = input;
    this.#input = input;
    this.#clock = clock;
    this.#writer = new SafeWriter(writer, new FreshReader(state, this.#clock), {
      retries,
      settleMs,
      clock,
      plannedAt,
      isOld: isOldOf(plan),
      signal,
      onWait,
    });
  }

  #mayStart(oin: Oin): boolean {
    const { signal } = this.#input;
    if (signal?.aborted)
      this.stopped ??=
        signal.reason instanceof Failure ? signal.reason.reason : reconcileMessages.stoppedBySignal();
    return this.stopped === undefined && !this.#closed.has(oin);
  }

  async #record(result: ActionResult): Promise<void> {
    this.results.set(result.action, result);
    await this.#input.onResult?.(result);
  }

  #stopUnreachable(reason: Message): void {
    if (this.#input.signal?.aborted || this.stopped !== undefined) return;
    this.stopped = reason;
    this.unreachable = true;
  }

  #stopAltered({ id = null, sent, stands }: Omit<Altered, 'id'> & { id?: string | null }): void {
    this.stopped ??= reconcileMessages.stoppedAltered({ id, differences: differencesOf(stands, sent) });
  }

  async #execute({
    changeSet,
    oin,
  }: Task): Promise<{ results: readonly ActionResult[]; written: readonly Written[] }> {
    const { results, written, unreadable, altered } = await applyChangeSet(changeSet, this.#writer);
    // First what keeps other tasks from starting: recording may take a moment.
    if (results.some(({ error }) => error?.cause === 'not-authorised')) this.#closed.add(oin);
    if (altered !== undefined) this.#stopAltered(altered);
    if (unreadable !== undefined) this.#stopUnreachable(reconcileMessages.stoppedUnreadable());
    if (this.#writer.gaveUp || results.some(({ error }) => error?.cause === 'not-sent'))
      this.#stopUnreachable(reconcileMessages.stoppedUnanswered());
    for (const result of results) await this.#record(result);
    return { results, written };
  }

  /** Applies the change sets of one activiteit, each on the result of the one before. */
  async executeAll(tasks: readonly Task[]): Promise<void> {
    for (const task of tasks) {
      if (!this.#mayStart(task.oin)) return;
      const { results } = await this.#execute(task);
      if (results.some(({ outcome }) => outcome === 'unknown')) return;
    }
  }

  /**
   * Applies one change set after the other until a configuratie has been accepted, and reads it back. Stops the apply when
   * the list does not show it, or shows something else. Takes what it has applied out of the queues.
   */
  async verifyFirst(queues: Task[][]): Promise<void> {
    for (let first = takeFirst(queues); first !== undefined; first = takeFirst(queues)) {
      const { task, queue } = first;
      if (!this.#mayStart(task.oin)) {
        if (this.stopped !== undefined) return;
        queue.length = 0;
        continue;
      }
      const { results, written } = await this.#execute(task);
      if (results.some(({ outcome }) => outcome === 'unknown')) queue.length = 0;
      if (this.stopped !== undefined) return;
      const done = new Set(results.flatMap(({ action, outcome }) => (outcome === 'done' ? [action] : [])));
      const accepted = written.filter(({ actions }) => actions.some((action) => done.has(action)));
      for (const item of accepted) await this.#verify(item);
      if (accepted.length > 0) return;
    }
  }

  /** Reads back what was written, and stops the apply when that shows something else or nothing. */
  async #verify({ actions, body, id }: Written): Promise<void> {
    const { settleMs, onWait, signal, plan } = this.#input;
    const { naam } = body.activiteit;
    const seconds = settleMs / 1000;
    const onWaitForFirst = (): void => onWait?.(reconcileMessages.waitingForFirst({ naam, seconds }));
    const seen = await this.#writer.look(body, 'until stopped', { id, onWait: onWaitForFirst });
    // An interrupt ends the waiting, and then a list that shows nothing means nothing.
    if (signal?.aborted) return;
    const results = actions.flatMap((action) => this.results.get(action) ?? []);
    if (seen.kind === 'unreadable') {
      this.#stopUnreachable(seen.failure.reason);
      return this.#downgrade(results, reconcileMessages.noteNotRead());
    }
    if (seen.found !== undefined) {
      const { alterations } = seen.found;
      if (alterations.length === 0) return;
      const note = reconcileMessages.noteStoredAs({ alterations });
      for (const result of results) if (result.note === undefined) await this.#record({ ...result, note });
      return;
    }
    if (seen.stands !== undefined) {
      const stands = seen.stands.configuratie;
      this.#stopAltered({ id, sent: body, stands });
      const note = reconcileMessages.noteAltered({ differences: differencesOf(stands, body) });
      for (const result of results) await this.#record({ ...result, outcome: 'failed', note });
      return;
    }
    const isEmpty = plan.bevoegdGezagen.every((gezag) => gezag.reported === 0);
    this.stopped ??= isEmpty
      ? reconcileMessages.stoppedNotShown()
      : reconcileMessages.stoppedFirstNotVisible({ seconds });
    await this.#downgrade(results, reconcileMessages.noteNeverShown());
  }

  /** Records that results are unknown after all. */
  async #downgrade(results: readonly ActionResult[], note: Message): Promise<void> {
    for (const result of results) await this.#record({ ...result, outcome: 'unknown', note });
  }
}
