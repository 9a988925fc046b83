/** Repeats work when something below a folder changes. */
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatMessage } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { safe } from '../output/safe-text.js';
import { FolderWatcher } from './folder-watcher.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/** Editors write a file in several steps. Changes within this time count as one. */
const QUIET_MS = 25;

/** Collects changes, until somebody waits for them. */
class ChangeQueue {
  #changed = false;
  #changedAt = 0;
  #names = new Set<string>();
  #wake = (): void => undefined;

  add(name?: string): void {
    this.#changed = true;
    this.#changedAt = performance.now();
    if (name !== undefined) this.#names.add(name);
    this.#wake();
  }

  /** Ends the wait without a change. */
  interrupt(): void {
    this.#wake();
  }

  /** Waits for a change, and then until nothing changes for a moment; or for an interruption. */
  async wait(): Promise<void> {
    if (!this.#changed) {
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
    if (!this.#changed) return;
    for (let rest = QUIET_MS; rest > 0; rest = this.#changedAt + QUIET_MS - performance.now())
      await pause(rest);
  }

  /** Takes out the names of what changed. */
  take(): ReadonlySet<string> {
    const names = this.#names;
    this.#changed = false;
    this.#names = new Set();
    return names;
  }
}

/**
 * Does some work now and after every change below a folder, until the session is asked to stop or loses its output.
 *
 * @param dir relative to the working directory.
 * @param work receives the names, below the folder, of files that changed. It never runs twice at the same time: after a
 *   change during its run, it runs again.
 * @throws Failure `usage` when the folder cannot be watched.
 */
export async function onEveryChange(
  session: Session,
  dir: string,
  work: (changed: ReadonlySet<string>) => Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  const changes = new ChangeQueue();
  let failure: Failure | undefined;
  const watcher = new FolderWatcher(resolve(session.cwd, dir), {
    onChange: (name) => changes.add(name),
    onFailure: (reason, cause) => {
      failure = new Failure('usage', cliMessages.watchFailed({ dir, reason }), { cause });
      changes.interrupt();
    },
  });
  stop.signal.addEventListener('abort', () => changes.interrupt());
  session.onStop(() => stop.abort());
  session.onOutputLost(() => stop.abort());
  try {
    while (!stop.signal.aborted) {
      await watcher.refresh();
      const changed = changes.take();
      if (failure !== undefined) throw failure;
      try {
        await work(changed);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        session.say(safe(formatMessage(error.reason, session.language)));
      }
      const time = new Date().toTimeString().slice(0, 8);
      session.info(cliMessages.watching({ dir, time }));
      if (failure === undefined && !stop.signal.aborted) await changes.wait();
      if (failure !== undefined) throw failure;
    }
  } finally {
    await watcher.close();
  }
}
