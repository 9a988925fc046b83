/**
 * Watches standard output and error for what can happen to them: the reader closes the pipe, the terminal disappears, the
 * disk is full. The command goes on, its exit code stays the same, and further output is lost.
 */
import { formatMessage, type Language } from '../messages/message.js';
import type { Host, Output } from './host.js';
import { cliMessages } from './messages.js';

/** Error codes that mean that the reader has gone, which is the reader's own choice. */
const readerGone: ReadonlySet<string> = new Set(['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']);

/** Resolves when a stream has passed on everything that was written to it. */
function flushed(stream: Output): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

export class OutputMonitor {
  readonly #stdout: Output;
  readonly #stderr: Output;
  #stop: (() => void) | undefined;
  #failedWith: string | undefined;

  constructor({ stdout, stderr }: Pick<Host, 'stdout' | 'stderr'>) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (!readerGone.has(code)) this.#failedWith ??= code;
      this.#stop?.();
    });
    stderr.on('error', () => this.#stop?.());
  }

  /** Registers what stops a command that makes no sense, or is not safe, without its output. */
  onLost(stop: () => void): void {
    this.#stop = stop;
  }

  /**
   * Waits until all output has been passed on and reports a result that could not be written.
   *
   * @returns the exit code for such a result; undefined when there is none.
   */
  async finish(language: Language): Promise<number | undefined> {
    await Promise.all([flushed(this.#stdout), flushed(this.#stderr)]);
    if (this.#failedWith === undefined) return undefined;
    const message = cliMessages.resultUnwritten({ code: this.#failedWith });
    this.#stderr.write(`${formatMessage(message, language)}\n`);
    await flushed(this.#stderr);
    return this.#stop === undefined ? 1 : 4;
  }
}
