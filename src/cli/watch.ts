import { type FSWatcher, statSync, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { formatMessage } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { safe } from '../output/names.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/** Editors write a file in several steps: what comes within this time is one change. */
const QUIET_MS = 25;

/** How often it is seen to that the folder is still the one that is watched: git takes folders away and puts others back. */
const LOOK_MS = 250;

/** What a watcher says when what it watches has gone; on Windows that is EPERM. */
const GONE: ReadonlySet<string> = new Set(['ENOENT', 'EPERM']);

/** What tells a folder from another that is put in its place; undefined while there is none. */
function identityOf(dir: string): string | undefined {
  const there = statSync(dir, { throwIfNoEntry: false });
  return there?.isDirectory() ? `${there.dev} ${there.ino} ${there.birthtimeMs}` : undefined;
}

/** Watches a folder by its name, whatever is put there. */
class Lookout {
  readonly #dir: string;
  readonly #onChange: () => void;
  readonly #onFailure: (failure: Failure) => void;
  readonly #timer: NodeJS.Timeout;
  #identity: string | undefined;
  #watcher: FSWatcher | undefined;

  constructor(dir: string, onChange: () => void, onFailure: (failure: Failure) => void) {
    this.#dir = dir;
    this.#onChange = onChange;
    this.#onFailure = onFailure;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#look();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#watcher?.close();
  }

  #look(): void {
    const identity = identityOf(this.#dir);
    if (identity === this.#identity) return;
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#identity = identity;
    if (identity !== undefined) this.#watch();
    this.#onChange();
  }

  #watch(): void {
    try {
      this.#watcher = watch(this.#dir, { recursive: true }, this.#onChange);
      this.#watcher.on('error', (error) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    // Something in it went while it was being looked at: it is looked at anew.
    if (GONE.has(reason)) this.#identity = undefined;
    else
      this.#onFailure(
        new Failure('usage', cliMessages.watchFailed({ dir: this.#dir, reason }), { cause: error }),
      );
  }
}

/**
 * Does something at once and again after every change below a folder, until interrupted.
 *
 * @param work is not begun again before it has ended; a change meanwhile is seen to afterwards.
 * @throws Failure `usage` when the folder cannot be watched.
 */
export async function onEveryChange(
  session: Session,
  dir: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  session.signal.addEventListener('abort', () => stop.abort());
  session.onOutputLost(() => stop.abort());
  let changed = true;
  let changedAt = 0;
  let failure: Failure | undefined;
  let wake = (): void => undefined;
  const onChange = (): void => {
    changed = true;
    changedAt = performance.now();
    wake();
  };
  const onFailure = (why: Failure): void => {
    failure = why;
    wake();
  };
  const lookout = new Lookout(dir, onChange, onFailure);
  stop.signal.addEventListener('abort', () => wake());
  try {
    while (!stop.signal.aborted) {
      if (!changed && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        // Until nothing has changed for a moment.
        for (let rest = QUIET_MS; rest > 0; rest = changedAt + QUIET_MS - performance.now())
          await pause(rest);
      }
      changed = false;
      if (stop.signal.aborted) break;
      if (failure !== undefined) throw failure;
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        session.say(safe(formatMessage(error.reason, session.language)));
      }
      const time = new Date().toTimeString().slice(0, 8);
      session.info(cliMessages.watching({ dir, time }));
    }
  } finally {
    lookout.close();
  }
}
