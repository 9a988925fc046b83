/**
 * Standard output and error as something that can be lost: the pipe is closed, the terminal gone, the disk full. A program
 * that only shows something ends then; one that is changing something at DSO-LV first brings to an end what it has begun.
 */
import type { Taal } from '../messages/taal.js';

let stop: (() => void) | undefined;
let unwritten: string | undefined;

/** From here on a lost outlet ends nothing by itself, but asks the work that is under way to stop. */
export function finishWhenLost(ask: () => void): void {
  stop = ask;
}

/** Whoever read us has gone away, which is for them to decide. */
const gone = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']);

/** Listens to both outlets: to be called once, before anything is written. */
export function watchOutlets(): void {
  const { stdout, stderr } = process;
  const lost = ({ code = '' }: NodeJS.ErrnoException): void => {
    if (stop !== undefined) stop();
    else if (gone.has(code)) process.exit();
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!gone.has(error.code ?? '')) unwritten = error.code;
    lost(error);
  });
  stderr.on('error', lost);
}

/** Tells, at the end, of a result that could not be written. Gives the exit code for that, if it came to it. */
export async function tellUnwritten(taal: Taal): Promise<number | undefined> {
  if (unwritten === undefined) return undefined;
  const { msg, tell } = await import('../messages/message.js');
  process.stderr.write(`${tell(msg('resultUnwritten', { code: unwritten }), taal)}\n`);
  return stop === undefined ? 1 : 4;
}
