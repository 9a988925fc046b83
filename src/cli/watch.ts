/** Repeats work when something below a folder changes. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatMessage } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { safe } from '../output/names.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/** Editors write a file in several steps. Changes within this time count as one. */
const QUIET_MS = 25;

/** How often to check that the folder is still the same one: git replaces folders. */
const LOOK_MS = 250;

/** What a watcher reports when the folder is gone. On Windows that is EPERM. */
const GONE: ReadonlySet<string> = new Set(['ENOENT', 'EPERM']);

/** What distinguishes a folder from another one that takes its place; undefined while there is none. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : undefined;
}

/** Watches whatever folder has a path, also after another one takes its place. */
class FolderWatcher {
  readonly #path: string;
  readonly #onChange: () => void;
  readonly #onFailure: (reason: string, cause: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #identity: string | undefined;
  #watcher: FSWatcher | undefined;

  constructor(path: string, onChange: () => void, onFailure: (reason: string, cause: unknown) => void) {
    this.#path = path;
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
    const identity = identityOf(this.#path);
    if (identity === this.#identity) return;
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#identity = identity;
    if (identity !== undefined) this.#watch();
    this.#onChange();
  }

  #watch(): void {
    try {
      this.#watcher = watch(this.#path, { recursive: true }, this.#onChange);
      this.#watcher.on('error', (error) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    // A part of the folder disappeared while the watcher looked at it: the next look starts a new watcher.
    if (GONE.has(reason)) this.#identity = undefined;
    else this.#onFailure(reason, error);
  }
}

/**
 * Does some work now and after every change below a folder, until the session is asked to stop or loses its output.
 *
 * @param dir relative to the working directory.
 * @param work never runs twice at the same time. After a change during its run, it runs again.
 * @throws Failure `usage` when the folder cannot be watched.
 */
export async function onEveryChange(
  session: Session,
  dir: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  let changed = true;
  let changedAt = 0;
  let failure: Failure | undefined;
  let wake = (): void => undefined;
  const onChange = (): void => {
    changed = true;
    changedAt = performance.now();
    wake();
  };
  const onFailure = (reason: string, cause: unknown): void => {
    failure = new Failure('usage', cliMessages.watchFailed({ dir, reason }), { cause });
    wake();
  };
  stop.signal.addEventListener('abort', () => wake());
  session.onStop(() => stop.abort());
  session.onOutputLost(() => stop.abort());
  const watcher = new FolderWatcher(resolve(session.cwd, dir), onChange, onFailure);
  try {
    while (!stop.signal.aborted) {
      if (!changed && failure === undefined) {
        await new Promise<void>((done) => {
          wake = done;
        });
        // Waits until nothing changes for a moment.
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
    watcher.close();
  }
}
