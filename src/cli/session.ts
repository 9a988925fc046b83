/** What every command has: its options, its streams and its language. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { formatMessage, type Language, type Message } from '../messages/message.js';
import type { Registers } from '../model/registers.js';
import { coloured, type Paint, plain, wantsColour } from '../output/colour.js';
import type { Context } from '../output/context.js';
import { safe } from '../output/names.js';

/** The options that mean the same at every command. */
export interface GlobalOptions {
  readonly configs: string;
  readonly omgeving?: string;
  readonly format: string;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** One run of a command: what it was asked, where it runs, and how it speaks. */
export class Session {
  readonly language: Language;
  readonly options: GlobalOptions;
  readonly env: NodeJS.ProcessEnv = process.env;
  readonly cwd = process.cwd();

  constructor(options: GlobalOptions, language: Language) {
    this.options = options;
    this.language = language;
  }

  get omgeving(): string {
    return this.options.omgeving ?? 'lokaal';
  }

  #paint(stream: NodeJS.WriteStream): Paint {
    return wantsColour(stream, this.env, this.options.color) ? coloured : plain;
  }

  context(registers: Registers): Context {
    return { registers, language: this.language, paint: this.#paint(process.stdout) };
  }

  /** Colours what goes to stdout, where that is wanted. */
  paint(style: Parameters<Paint>[0], text: string): string {
    return this.#paint(process.stdout)(style, text);
  }

  /** A result: what the command was asked for. */
  print(text: string): void {
    process.stdout.write(text);
  }

  /** A result in pieces, no faster than whoever reads it takes them: each is gone before the next is made. */
  async printPieces(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) {
      if (process.stdout.write(piece)) await setImmediate();
      // That it cannot be written is told at the end, for every command alike.
      else await once(process.stdout, 'drain').catch(() => undefined);
      if (process.stdout.destroyed) return;
    }
  }

  /** Anything else people should read. */
  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  info(message: Message): void {
    if (!this.options.quiet) this.say(safe(formatMessage(message, this.language)));
  }

  warn(message: Message): void {
    const paint = this.#paint(process.stderr);
    this.say(paint('yellow', safe(formatMessage(message, this.language))));
  }

  /** A warning about a place in a file. */
  warnAt(place: string, message: Message): void {
    const paint = this.#paint(process.stderr);
    this.say(
      `${paint('bold', safe(place))}  ${paint('yellow', safe(formatMessage(message, this.language)))}`,
    );
  }
}
