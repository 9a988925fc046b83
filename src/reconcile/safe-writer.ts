/**
 * Makes one write and follows it to a definite end where there is one.
 *
 *   accepted ─────────────▶ stored as sent, or with the same meaning: done;  with another meaning: altered
 *   refused ──────────────▶ failed                        (a conflict: read, the configuratie may be there already)
 *   unknown ──▶ read the list until the settle time is over ──▶ it is there: done
 *                                  │                        └─▶ it is not there: try again, a few times
 *                                  └──▶ the list cannot be read: unknown
 *
 * No write is repeated on a guess: readings that show the need come before each new try. A record is replaced or removed
 * only while it is what the plan saw. DSO-LV documents no reading of a single record, so the fresh list is the reading.
 *
 * After a stop, a single write is not repeated and not looked for: its outcome stays unknown. Between a removal and the
 * creation that takes its place it is different, because a combination is without a behandeldienst. Two waits remain
 * there: the pause that DSO-LV asks for with Retry-After, and the settle time before a creation is repeated, without which
 * there could be two.
 */
import { type Clock, retry } from '../lib/retry.js';
import type { Message } from '../messages/message.js';
import { mayBeOne } from '../model/activiteit.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { sameMeaning } from '../model/configuratie-fields.js';
import type { Failure } from '../model/failure.js';
import type { FreshReader } from './fresh-reader.js';
import { reconcileMessages } from './messages.js';
import type { Rejection, WriteOutcome, Writer } from './ports.js';
import { RecordFinder, type Seen, type SeenRecord } from './record-finder.js';
import { type Alteration, alterationsOf, type Found, standsFor } from './stored.js';

export type WriteEnd =
  | {
      readonly kind: 'done';
      readonly id?: string;
      readonly stands?: Configuratie;
      readonly alterations?: readonly Alteration[];
      readonly note?: Message;
    }
  /** The system is as wanted, but somebody else made it so. */
  | { readonly kind: 'already'; readonly id: string; readonly note: Message }
  /** It was accepted, and something else stands there now. */
  | { readonly kind: 'altered'; readonly id?: string; readonly stands: Configuratie }
  | { readonly kind: 'failed'; readonly error: Rejection; readonly note?: Message }
  | { readonly kind: 'not-sent'; readonly error: Rejection }
  /** `unreadable`: why the list could not be read. Nothing more can be decided then. */
  | {
      readonly kind: 'unknown';
      readonly error: Rejection;
      readonly note?: Message;
      readonly unreadable?: Failure;
    };

/** A reading showed that the write was not done, so it may be repeated. */
interface NotDone {
  readonly kind: 'not-done';
  readonly error: Rejection;
}

export interface SafeWriterOptions {
  /** How often a write is repeated after a reading showed that it was not done. */
  readonly retries: number;
  /** How long a write is looked for before it counts as not done, in milliseconds. */
  readonly settleMs: number;
  readonly clock: Clock;
  /** When the reading started on which the plan is based. */
  readonly plannedAt: number;
  /** Tests whether the plan saw this record. */
  readonly isOld: (record: Reported) => boolean;
  /** Asks the apply to stop; `Persistence` says what that means for a write. */
  readonly signal?: AbortSignal;
  readonly onWait?: (message: Message) => void;
}

/**
 * What happens to a write after the apply was asked to stop:
 *   'until stopped'  nothing more: it is not sent, not looked for and not repeated
 *   'until sent'     once it is sent, it is looked for: later steps depend on it
 *   'to the end'     it is sent, looked for and repeated: earlier steps depend on it
 */
export type Persistence = 'until stopped' | 'until sent' | 'to the end';

/** A reading of a record that is older than this does not allow to change the record. */
const MAX_AGE_MS = 10_000;

/** Writes in a row without an answer and without an effect, after which no more are sent. */
export const MAX_UNANSWERED = 5;

/** Makes writes, and reads back those whose outcome is unknown. */
export class SafeWriter {
  readonly #writer: Writer;
  readonly #reader: FreshReader;
  readonly #finder: RecordFinder;
  readonly #options: SafeWriterOptions;
  #unanswered = 0;

  constructor(writer: Writer, reader: FreshReader, options: SafeWriterOptions) {
    this.#writer = writer;
    this.#reader = reader;
    this.#finder = new RecordFinder(reader, options.clock, options.isOld);
    this.#options = options;
  }

  /** Whether so many writes in a row had no answer and no effect that no more are sent. */
  get gaveUp(): boolean {
    return this.#unanswered >= MAX_UNANSWERED;
  }

  /** The signal that keeps a write from being sent. */
  #sendSignal(how: Persistence): AbortSignal | undefined {
    return how === 'to the end' ? undefined : this.#options.signal;
  }

  /** The signal that ends the looking for a write. */
  #lookSignal(how: Persistence): AbortSignal | undefined {
    return how === 'until stopped' ? this.#options.signal : undefined;
  }

  async #send(
    oin: string,
    how: Persistence,
    write: (signal: AbortSignal | undefined) => Promise<WriteOutcome>,
  ): Promise<WriteOutcome> {
    if (this.gaveUp) {
      const title = `not sent: ${this.#unanswered} writes in a row got no answer`;
      return { kind: 'refused', error: { cause: 'not-sent', title } };
    }
    const outcome = await this.#reader.write(oin, () => write(this.#sendSignal(how)));
    const isAnswer = outcome.kind === 'accepted' || !['no-answer', 'not-sent'].includes(outcome.error.cause);
    if (isAnswer) this.#unanswered = 0;
    return outcome;
  }

  /** A write that the readings do not show. */
  #notDone(error: Rejection): NotDone {
    if (error.cause === 'no-answer') this.#unanswered += 1;
    return { kind: 'not-done', error };
  }

  /**
   * The end of a write that is not seen and is not repeated. After a fault of the system itself it failed, when it could be
   * looked for; otherwise it may still be done later.
   */
  #undecided(error: Rejection, how: Persistence, unreadable?: Failure): WriteEnd {
    if (this.#lookSignal(how)?.aborted)
      return { kind: 'unknown', error, unreadable, note: reconcileMessages.noteNotLookedFor() };
    if (unreadable !== undefined) return { kind: 'unknown', error, unreadable };
    if (error.cause === 'server-fault') return { kind: 'failed', error };
    const seconds = this.#options.settleMs / 1000;
    return { kind: 'unknown', error, note: reconcileMessages.noteMayArrive({ seconds }) };
  }

  /** Repeats a write while readings show that it was not done, at most as often as the options allow. */
  async #repeat(
    how: Persistence,
    write: (attempt: number) => Promise<WriteEnd | NotDone>,
  ): Promise<WriteEnd> {
    const { retries, clock } = this.#options;
    let lastError: Rejection | undefined;
    const end = await retry(
      async (attempt) => {
        const result = await write(attempt);
        if (result.kind === 'not-done') lastError = result.error;
        return result;
      },
      {
        pauses: (retriesBefore) => (retriesBefore < retries ? 0 : undefined),
        result: ({ kind }) =>
          kind === 'not-done' && !this.gaveUp && !this.#sendSignal(how)?.aborted ? 'retry' : 'stop',
        clock,
      },
    );
    if (end.kind === 'not-done') return this.#undecided(end.error, how);
    if (end.kind === 'not-sent' && lastError !== undefined) return this.#undecided(lastError, how);
    return end;
  }

  /** Creates a configuratie. */
  create(body: Configuratie, how: Persistence): Promise<WriteEnd> {
    return this.#repeat(how, async (attempt) => {
      const outcome = await this.#send(body.oin, how, (signal) => this.#writer.create(body, signal));
      if (outcome.kind === 'accepted') return sentTimes(attempt, await this.#accepted(body, how, outcome));
      const { error } = outcome;
      const isRefused = outcome.kind === 'refused';
      if (isRefused && error.cause !== 'conflict') return refusal(error);
      // A conflict at the first try is with somebody else's configuratie, which the list shows. At a later try it is with
      // our own, which may become visible late.
      const isForeign = isRefused && attempt === 1;
      const seen = await (isForeign
        ? this.#finder.findSent(body, undefined, { settleMs: 0, signal: this.#lookSignal(how) })
        : this.look(body, how));
      if (seen.kind === 'unreadable') return this.#undecided(error, how, seen.failure);
      if (seen.found === undefined) {
        if (isForeign) return { kind: 'failed', error };
        return isRefused ? this.#undecided(error, how) : this.#notDone(error);
      }
      this.#unanswered = 0;
      const { id } = seen.found;
      return isForeign
        ? { kind: 'already', id, note: reconcileMessages.noteAlreadyThere({ id }) }
        : sentTimes(attempt, doneAs(seen.found));
    });
  }

  /** Replaces the content of a record, while that content is `before`. */
  replace(id: string, before: Configuratie, body: Configuratie, how: Persistence): Promise<WriteEnd> {
    return this.#repeat(how, async () => {
      const outcome = await this.#send(body.oin, how, (signal) => this.#writer.replace(id, body, signal));
      if (outcome.kind === 'accepted') return this.#accepted(body, how, { ...outcome, id });
      const { error } = outcome;
      if (outcome.kind === 'refused') return refusal(error);
      const seen = await this.#findChanged(id, before, how);
      if (seen.kind === 'unreadable') return this.#undecided(error, how, seen.failure);
      const stands = seen.record?.configuratie;
      if (stands === undefined) return { kind: 'failed', error };
      if (sameMeaning(stands, before)) return this.#notDone(error);
      this.#unanswered = 0;
      if (standsFor(stands, body)) return doneAs({ id, stands, alterations: alterationsOf(stands, body) });
      return { kind: 'failed', error, note: reconcileMessages.noteNotAsPlanned({ id }) };
    });
  }

  /** Removes a record, while its content is `before`. */
  remove(id: string, before: Configuratie, how: Persistence): Promise<WriteEnd> {
    return this.#repeat(how, async (attempt) => {
      const outcome = await this.#send(before.oin, how, (signal) => this.#writer.remove(id, signal));
      if (outcome.kind === 'accepted') return { kind: 'done', id };
      const { error } = outcome;
      if (outcome.kind === 'refused') {
        if (error.cause !== 'not-found') return refusal(error);
        return attempt > 1
          ? { kind: 'done', id }
          : { kind: 'already', id, note: reconcileMessages.noteAlreadyGone() };
      }
      const seen = await this.#findChanged(id, before, how);
      if (seen.kind === 'unreadable') return this.#undecided(error, how, seen.failure);
      const stands = seen.record?.configuratie;
      if (stands !== undefined && sameMeaning(stands, before)) return this.#notDone(error);
      this.#unanswered = 0;
      if (stands === undefined) return { kind: 'done', id };
      if (mayBeOne(stands.activiteit, before.activiteit))
        return { kind: 'failed', error, note: reconcileMessages.noteNotAsPlanned({ id }) };
      return { kind: 'done', id, note: reconcileMessages.noteIdReused({ id }) };
    });
  }

  /**
   * Checks that a record still is what the plan saw, before it is changed for the first time.
   *
   * @returns how the write ends instead when it is something else now.
   */
  async checkUnchanged(id: string, before: Configuratie, how: Persistence): Promise<WriteEnd | undefined> {
    const { clock, plannedAt } = this.#options;
    if (clock.now() - plannedAt <= MAX_AGE_MS) return undefined;
    const seen = await this.#finder.findRecent(id, before, MAX_AGE_MS, this.#sendSignal(how));
    if (seen.kind === 'unreadable')
      return { kind: 'not-sent', error: { cause: 'not-sent', title: 'not sent: the list cannot be read' } };
    const now = seen.record?.configuratie;
    // A record that is gone is for the service to say.
    if (now === undefined || sameMeaning(now, before)) return undefined;
    if (!mayBeOne(now.activiteit, before.activiteit))
      return { kind: 'already', id, note: reconcileMessages.noteIdReused({ id }) };
    const error: Rejection = { cause: 'conflict', title: 'changed since the plan was made' };
    return { kind: 'failed', error, note: reconcileMessages.noteNotAsPlanned({ id }) };
  }

  /** Judges a write that was accepted by the configuratie in the answer, and by the list where that differs. */
  async #accepted(
    body: Configuratie,
    how: Persistence,
    { id, stored }: WriteOutcome & { readonly kind: 'accepted' },
  ): Promise<WriteEnd> {
    if (stored === undefined) return { kind: 'done', id };
    if (standsFor(stored, body))
      return doneAs({ id, stands: stored, alterations: alterationsOf(stored, body) });
    const seen = await this.look(body, how, { id });
    if (seen.kind === 'seen' && seen.found !== undefined) return doneAs(seen.found);
    const stands = seen.kind === 'seen' ? seen.stands?.configuratie : undefined;
    return { kind: 'altered', id, stands: stands ?? stored };
  }

  /**
   * Looks for what was sent until it becomes visible.
   *
   * @param id the id that the write was given, where it is known.
   */
  look(
    body: Configuratie,
    how: Persistence,
    { id, onWait = () => this.#waitFor(body) }: { id?: string; onWait?: () => void } = {},
  ): Promise<Seen> {
    const { settleMs } = this.#options;
    return this.#finder.findSent(body, id, { settleMs, signal: this.#lookSignal(how), onWait });
  }

  /**
   * Reads a record until it differs from `before`. A change that comes late and a list that lags can each take the settle
   * time. Together they must not make a repeated write reach a record that was given the same id in the meantime.
   */
  #findChanged(id: string, before: Configuratie, how: Persistence): Promise<SeenRecord> {
    const settleMs = 2 * this.#options.settleMs;
    const onWait = (): void => this.#waitFor(before, settleMs);
    return this.#finder.findChanged(id, before, { settleMs, signal: this.#lookSignal(how), onWait });
  }

  #waitFor({ activiteit: { naam } }: Configuratie, settleMs = this.#options.settleMs): void {
    const seconds = settleMs / 1000;
    this.#options.onWait?.(reconcileMessages.waitingForOutcome({ naam, seconds }));
  }
}

function doneAs({ id, stands, alterations }: Omit<Found, 'id'> & { readonly id?: string }): WriteEnd {
  const note = alterations.length === 0 ? undefined : reconcileMessages.noteStoredAs({ alterations });
  return { kind: 'done', id, stands, alterations, note };
}

/** The end of a creation that may have been sent before: an earlier request can still arrive. */
function sentTimes(attempts: number, end: WriteEnd): WriteEnd {
  if (end.kind !== 'done' || attempts === 1) return end;
  const { alterations = [] } = end;
  return { ...end, note: reconcileMessages.noteSentAgain({ attempts, alterations }) };
}

function refusal(error: Rejection): WriteEnd {
  return { kind: error.cause === 'not-sent' ? 'not-sent' : 'failed', error };
}
