/**
 * The journal of an apply: a file with a line of JSON per write and per outcome. A write is recorded before it is sent.
 * The content comes from the plan and from the answers: no certificate, key or header gets here.
 *
 * When the file can no longer be written, writes that have started are completed, so that nothing is left half done, and
 * no new ones are started.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { AppendLog } from '../lib/append-log.js';
import { errorCode } from '../lib/error-code.js';
import type { Json } from '../lib/json.js';
import type { Redactor } from '../lib/redactor.js';
import { assertInTree } from '../lib/write-file.js';
import { formatMessage } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { reconcileMessages } from './messages.js';
import type { ActionResult } from './plan.js';
import { detailsOf, type WriteOutcome, type Writer } from './ports.js';

export interface JournalOptions {
  readonly omgeving: string;
  /** The run of CI in which the apply works. Outside CI the journal makes an id. */
  readonly run: { readonly id?: string; readonly commit?: string; readonly actor?: string };
  /** The working directory, to which the path is relative. */
  readonly cwd: string;
  /** Knows the secrets, which an answer may contain. */
  readonly redactor?: Redactor;
  /** The present moment; for tests. */
  readonly now?: () => Date;
  /** Called once, at the first line that cannot be written. */
  readonly onUnwritable?: (failure: Failure) => void;
}

/** What the journal calls the writes. Programs read these names, so they stay as they are. */
const methods = { create: 'POST', replace: 'PUT', remove: 'DELETE' } as const;

interface RecordedWrite {
  readonly method: string;
  readonly id?: string;
  readonly configuration?: Configuratie;
}

/** What every line of a journal has. A log of another program may have a `time` too. */
const REQUIRED = ['time', 'run', 'omgeving', 'event'];

const format = {
  parse: (line: Json) => (REQUIRED.every((key) => typeof line[key] === 'string') ? line : undefined),
};

/** A journal that is open for writing. */
export class Journal {
  readonly #log: AppendLog;
  readonly #path: string;
  readonly #options: JournalOptions;
  /** The same in every line. */
  readonly #origin: Readonly<Record<'run' | 'omgeving' | 'commit' | 'actor', string | undefined>>;
  #unwritable = false;

  private constructor(log: AppendLog, path: string, options: JournalOptions) {
    const { omgeving, run } = options;
    this.#log = log;
    this.#path = path;
    this.#options = options;
    this.#origin = { run: run.id ?? randomUUID(), omgeving, commit: run.commit, actor: run.actor };
  }

  /**
   * Opens a journal for appending.
   *
   * @throws Failure `usage` when it cannot be written: an apply that cannot be recorded does not start.
   */
  static async open(path: string, options: JournalOptions): Promise<Journal> {
    await assertInTree(path, options.cwd);
    try {
      const log = await AppendLog.open(resolve(options.cwd, path), format, { mode: 0o600 });
      return new Journal(log, path, options);
    } catch (cause) {
      throw new Failure('usage', reconcileMessages.journalUnwritable({ path }), { cause });
    }
  }

  async #append(entry: object): Promise<void> {
    if (this.#unwritable) return;
    const { redactor, now = () => new Date(), onUnwritable } = this.#options;
    try {
      const line = { time: now().toISOString(), ...this.#origin, ...entry };
      await this.#log.append(redactor?.redactFields(line) ?? line);
    } catch (error) {
      if (this.#unwritable) return;
      this.#unwritable = true;
      const code = errorCode(error) ?? String(error);
      onUnwritable?.(new Failure('incomplete', reconcileMessages.stoppedJournal({ path: this.#path, code })));
    }
  }

  /** Records how an action ended. */
  result({ action, outcome, id, error, note }: ActionResult): Promise<void> {
    return this.#append({
      event: 'result',
      action: action.action,
      configuration: action.configuratie,
      outcome,
      id,
      error: error && detailsOf(error),
      note: note && formatMessage(note, 'en'),
    });
  }

  async #recorded(write: RecordedWrite, send: () => Promise<WriteOutcome>): Promise<WriteOutcome> {
    await this.#append({ event: 'request', ...write });
    const started = performance.now();
    const outcome = await send();
    const durationMs = Math.round(performance.now() - started);
    const answer = { event: 'answer', ...write };
    const { kind } = outcome;
    if (kind === 'accepted') {
      const { status, id = write.id } = outcome;
      await this.#append({ ...answer, id, outcome: kind, status, durationMs });
    } else {
      const error = detailsOf(outcome.error);
      await this.#append({ ...answer, outcome: kind, status: error.status, error, durationMs });
    }
    return outcome;
  }

  /** A writer that records each write of `writer` before it is sent, and its outcome after it. */
  record(writer: Writer): Writer {
    return {
      create: (configuration, signal) =>
        this.#recorded({ method: methods.create, configuration }, () => writer.create(configuration, signal)),
      replace: (id, configuration, signal) =>
        this.#recorded({ method: methods.replace, id, configuration }, () =>
          writer.replace(id, configuration, signal),
        ),
      remove: (id, signal) => this.#recorded({ method: methods.remove, id }, () => writer.remove(id, signal)),
    };
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}
