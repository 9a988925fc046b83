import type { WireEvent } from '../http/wire.js';
import type { Session } from './session.js';

/** `-v`: tells each request. */
export function showWire(session: Session): (event: WireEvent) => void {
  return ({ method, path, status, durationMs, attempt }) => {
    const again = attempt > 1 ? ` (try ${attempt})` : '';
    session.say(`${method} ${path} ${status ?? 'no answer'} ${Math.round(durationMs)} ms${again}`);
  };
}
