import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure, msg, tell } from '../index.js';
import { safe } from '../output/names.js';
import type { Session } from './session.js';

/** Editors write a file in several steps: what comes within this time is one change. */
const QUIET_MS = 25;

/**
 * Does something at once and again after every change below a folder, until interrupted.
 *
 * @param work is not begun again before it has ended; a change meanwhile is seen to afterwards.
 */
export async function onEveryChange(
  session: Session,
  dir: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  let changed = true;
  let changedAt = 0;
  let wake = (): void => undefined;
  const watcher = watch(dir, { recursive: true, signal: stop.signal }, () => {
    changed = true;
    changedAt = performance.now();
    wake();
  });
  watcher.on('error', () => undefined);
  stop.signal.addEventListener('abort', () => wake());
  while (!stop.signal.aborted) {
    if (!changed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      // Until nothing has changed for a moment.
      for (let rest = QUIET_MS; rest > 0; rest = changedAt + QUIET_MS - performance.now()) await pause(rest);
    }
    changed = false;
    if (stop.signal.aborted) break;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      session.say(safe(tell(error.told, session.taal)));
    }
    const time = new Date().toTimeString().slice(0, 8);
    session.tell(msg('watching', { dir, time }));
  }
}
