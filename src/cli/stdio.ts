/**
 * Standard output and error as something that can be lost: the pipe is closed, the terminal gone, the disk full. What a
 * command still has to say is said to nobody then; all else that it does, and its exit code, stay as they were.
 */
import type { Language } from '../messages/language.js';
import { cliMessages } from './messages.js';

let stop: (() => void) | undefined;
let unwritten: string | undefined;

/** Work that would go on, and has no sense unheard, is asked to stop when an outlet is lost. */
export function onOutputClosed(ask: () => void): void {
  stop = ask;
}

/** Whoever read us has gone away, which is for them to decide. */
const gone = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']);

/** Listens to both outlets: to be called once, before anything is written. */
export function watchOutput(): void {
  const { stdout, stderr } = process;
  stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (!gone.has(code)) unwritten ??= code;
    stop?.();
  });
  stderr.on('error', () => stop?.());
}

/** Tells, at the end, of a result that could not be written. Gives the exit code for that, if it came to it. */
export async function reportUnwritten(language: Language): Promise<number | undefined> {
  if (unwritten === undefined) return undefined;
  const { formatMessage } = await import('../messages/message.js');
  process.stderr.write(`${formatMessage(cliMessages.resultUnwritten({ code: unwritten }), language)}\n`);
  return stop === undefined ? 1 : 4;
}
