import type { Message } from '../messages/message.js';
import { formatMessage, type Language } from '../messages/message.js';

/** Nothing is shown of what is over sooner. */
const FIRST_MS = 1000;
const ON_TERMINAL_MS = 100;
const ELSEWHERE_MS = 5000;

/** Shows on stderr how far something has come: a line that changes on a terminal, now and then a line elsewhere. */
export class Progress {
  readonly #language: Language;
  readonly #enabled: boolean;
  #next = performance.now() + FIRST_MS;
  #shown = false;

  constructor(language: Language, enabled: boolean) {
    this.#language = language;
    this.#enabled = enabled;
  }

  update(message: () => Message): void {
    const now = performance.now();
    if (!this.#enabled || now < this.#next) return;
    const { isTTY } = process.stderr;
    this.#next = now + (isTTY ? ON_TERMINAL_MS : ELSEWHERE_MS);
    const text = formatMessage(message(), this.#language);
    process.stderr.write(isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    this.#shown = true;
  }

  /** Clears the line. */
  end(): void {
    if (this.#shown && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}
