/**
 * Watches standard output and error for what can happen to them: the reader closes the pipe, the terminal disappears, the
 * disk is full. The command goes on, its exit code stays the same, and further output is lost.
 */
import type { Host, Output } from './host.js';

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

  /** Waits until both streams have passed on everything. */
  async flush(): Promise<void> {
    await Promise.all([flushed(this.#stdout), flushed(this.#stderr)]);
  }

  /** Why a result could not be written, and the exit code for that. Undefined when all is written or the reader has gone. */
  get fault(): { readonly code: string; readonly exitCode: number } | undefined {
    if (this.#failedWith === undefined) return undefined;
    return { code: this.#failedWith, exitCode: this.#stop === undefined ? 1 : 4 };
  }
}
