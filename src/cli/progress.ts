import { formatMessage, type Message } from '../messages/message.js';
import { safe } from '../output/safe-text.js';
import type { Session } from './session.js';

/** Work that takes less than this shows no progress. */
const FIRST_MS = 1000;
const ON_TERMINAL_MS = 100;
const ELSEWHERE_MS = 5000;

/** Shows progress on stderr: one line that changes on a terminal, a new line now and then elsewhere. */
export class Progress {
  readonly #session: Session;
  #next = performance.now() + FIRST_MS;
  #shown = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Shows how far the work is, if the last update was long enough ago. */
  update(message: () => Message): void {
    const { options, stderr, language } = this.#session;
    const now = performance.now();
    if (options.quiet || now < this.#next) return;
    this.#next = now + (stderr.isTTY ? ON_TERMINAL_MS : ELSEWHERE_MS);
    const text = safe(formatMessage(message(), language));
    stderr.write(stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    this.#shown = true;
  }

  /** Clears the line. */
  end(): void {
    const { stderr } = this.#session;
    if (this.#shown && stderr.isTTY) stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}
