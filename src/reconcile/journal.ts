/**
 * The record of an apply: a line of JSON per request and per outcome, appended to a file. Each line is written whole
 * before anything else happens, so the file is valid JSONL at every moment; half a line that a crash of the machine may
 * have left at its end is cut off when it is next opened. What it says comes from the plan and from DSO-LV's answers: no
 * certificate, key or header ever gets here.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatMessage } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { reconcileMessages } from './messages.js';
import type { ActionResult } from './plan.js';
import { detailsOf, type WriteOutcome, type Writer } from './ports.js';

export interface JournalOptions {
  readonly omgeving: string;
  /** The run of CI in which the apply works. Its id is made up outside CI. */
  readonly run: { readonly id?: string; readonly commit?: string; readonly actor?: string };
  /** The working directory, to which the path is relative. */
  readonly cwd: string;
  /** The present moment; for tests. */
  readonly now?: () => Date;
  /** Told once, when a line could not be written: what is under way goes on, so that nothing is left half done. */
  readonly onUnwritable?: (failure: Failure) => void;
}

const CHUNK = 64 * 1024;
/** How each of our lines begins. */
const BEGINNING = '{"time":';

/** Where the last line begins that has no end; the length of the file where it has. */
function tornAt(file: number): number {
  let end = fstatSync(file).size;
  const buffer = Buffer.alloc(CHUNK);
  while (end > 0) {
    const from = Math.max(0, end - CHUNK);
    const read = readSync(file, buffer, 0, end - from, from);
    const at = buffer.subarray(0, read).lastIndexOf(0x0a);
    if (at !== -1) return from + at + 1;
    end = from;
  }
  return 0;
}

/**
 * Cuts off half a line of ours at the end.
 *
 * @throws Error when what stands there is not ours.
 */
function dropTornLine(file: number): void {
  const at = tornAt(file);
  const { size } = fstatSync(file);
  if (at === size) return;
  const start = Buffer.alloc(Math.min(BEGINNING.length, size - at));
  readSync(file, start, 0, start.length, at);
  if (!BEGINNING.startsWith(start.toString('latin1'))) throw new Error('not a journal');
  ftruncateSync(file, at);
}

/** A journal that is open: what an apply does is written to it as it happens. */
export class Journal {
  readonly #file: number;
  readonly #provenance: Readonly<Record<string, string | undefined>>;
  readonly #now: () => Date;
  readonly #path: string;
  readonly #onUnwritable: ((failure: Failure) => void) | undefined;
  #broken = false;

  private constructor(file: number, path: string, options: JournalOptions) {
    this.#file = file;
    this.#path = path;
    this.#onUnwritable = options.onUnwritable;
    const { omgeving, run } = options;
    this.#provenance = { run: run.id ?? randomUUID(), omgeving, commit: run.commit, actor: run.actor };
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Opens a journal for appending.
   *
   * @throws Failure `usage` when it cannot be written: an apply that cannot be recorded is not begun.
   */
  static open(path: string, options: JournalOptions): Journal {
    try {
      const file = resolve(options.cwd, path);
      closeSync(openSync(file, 'a', 0o600));
      const existing = openSync(file, 'r+');
      dropTornLine(existing);
      closeSync(existing);
      return new Journal(openSync(file, 'a'), path, options);
    } catch (cause) {
      throw new Failure('usage', reconcileMessages.journalUnwritable({ path }), { cause });
    }
  }

  #write(entry: Record<string, unknown>): void {
    if (this.#broken) return;
    const line = { time: this.#now().toISOString(), ...this.#provenance, ...entry };
    let rest = Buffer.from(`${JSON.stringify(line)}\n`);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#file, rest));
    } catch (error) {
      this.#broken = true;
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      this.#onUnwritable?.(
        new Failure('refused', reconcileMessages.stoppedJournal({ path: this.#path, code })),
      );
    }
  }

  /** Records how an action ended. */
  result({ action, outcome, id, error, note }: ActionResult): void {
    this.#write({
      event: 'result',
      action: action.action,
      configuration: action.configuratie,
      outcome,
      id,
      error: error && detailsOf(error),
      note: note === undefined ? undefined : formatMessage(note, 'en'),
    });
  }

  /** A writer that records each write of `writer` before it is sent, and the outcome after it. */
  record(writer: Writer): Writer {
    const recorded = async (
      request: { method: string; id?: string; configuration?: Configuratie },
      send: () => Promise<WriteOutcome>,
    ): Promise<WriteOutcome> => {
      this.#write({ event: 'request', ...request });
      const started = performance.now();
      const outcome = await send();
      const durationMs = Math.round(performance.now() - started);
      if (outcome.kind === 'accepted') {
        const id = outcome.id ?? request.id;
        this.#write({
          event: 'answer',
          ...request,
          id,
          outcome: 'accepted',
          status: outcome.status,
          durationMs,
        });
      } else {
        const { kind, error } = outcome;
        const details = detailsOf(error);
        const { status } = details;
        this.#write({ event: 'answer', ...request, outcome: kind, status, error: details, durationMs });
      }
      return outcome;
    };
    return {
      create: (configuration) =>
        recorded({ method: 'POST', configuration }, () => writer.create(configuration)),
      replace: (id, configuration) =>
        recorded({ method: 'PUT', id, configuration }, () => writer.replace(id, configuration)),
      remove: (id) => recorded({ method: 'DELETE', id }, () => writer.remove(id)),
    };
  }

  close(): void {
    closeSync(this.#file);
  }
}
