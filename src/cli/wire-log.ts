import type { WireEvent } from '../http/wire.js';
import type { Session } from './session.js';

/** Returns what prints each request on stderr with `--verbose`; undefined without it. */
export function wireLog(session: Session): ((event: WireEvent) => void) | undefined {
  if (!session.options.verbose) return undefined;
  return ({ method, path, status, durationMs, attempt }) => {
    const again = attempt > 1 ? ` (try ${attempt})` : '';
    session.say(`${method} ${path} ${status ?? 'no answer'} ${Math.round(durationMs)} ms${again}`);
  };
}
