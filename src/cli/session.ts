/** What every command gets: its options, its streams and its language. */
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline/promises';
import { setImmediate } from 'node:timers/promises';
import type { Processes } from '../lib/processes.js';
import { type Secrets, withoutSecrets } from '../lib/secrets.js';
import { formatMessage, type Language, type Message } from '../messages/message.js';
import type { Registers } from '../model/registers.js';
import { coloured, type Paint, plain, wantsColour } from '../output/colour.js';
import type { Context } from '../output/context.js';
import { mapped } from '../output/json.js';
import { safe, safeLines } from '../output/safe-text.js';
import type { Environment, Host, Output } from './host.js';
import type { OutputMonitor } from './output-monitor.js';
import type { Run } from './run.js';

/** The options that mean the same for every command. */
export interface GlobalOptions {
  readonly configs: string;
  readonly omgeving?: string;
  readonly format: string;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** One run of a command. */
export class Session {
  readonly options: GlobalOptions;
  readonly language: Language;
  readonly env: Environment;
  readonly cwd: string;
  readonly #host: Host;
  readonly #outputs: OutputMonitor;
  /** The secrets that were read so far. They are removed from what is printed. */
  readonly secrets: Secrets;

  constructor(options: GlobalOptions, { host, outputs, language, secrets }: Omit<Run, 'exitCode'>) {
    this.options = options;
    this.language = language;
    this.env = host.env;
    this.cwd = host.cwd;
    this.#host = host;
    this.#outputs = outputs;
    this.secrets = secrets;
  }

  /** A session for another omgeving that shows only errors. */
  quietFor(omgeving: string): Session {
    const run = {
      host: this.#host,
      outputs: this.#outputs,
      language: this.language,
      secrets: this.secrets,
    };
    return new Session({ ...this.options, omgeving, quiet: true }, run);
  }

  get omgeving(): string {
    return this.options.omgeving ?? 'lokaal';
  }

  /**
   * Asks the command to stop. Only a command that listens to it reads this property: for the others, a signal ends the
   * process at once.
   */
  get signal(): AbortSignal {
    return this.#host.signal;
  }

  /** The processes of this machine, for locks on files. */
  get processes(): Processes {
    return this.#host.processes;
  }

  /** Registers what stops a command that is asked to stop. Runs it at once when that has happened already. */
  onStop(stop: () => void): void {
    const { signal } = this;
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  }

  /** Registers what stops a command when its output can no longer be written. */
  onOutputLost(stop: () => void): void {
    this.#outputs.onLost(stop);
  }

  /** Tests whether there is a person to ask. */
  get interactive(): boolean {
    return this.#host.stdin.isTTY === true && this.#host.stderr.isTTY === true;
  }

  /** Opens the terminal for questions. They go to stderr, because stdout is for the result. */
  openPrompt(): Interface {
    return createInterface({ input: this.#host.stdin, output: this.#host.stderr });
  }

  /** Where progress and messages go. */
  get stderr(): Output {
    return this.#host.stderr;
  }

  #safe(stream: Output, text: string): string {
    return safeLines(text, this.#paint(stream) === coloured);
  }

  #paint(stream: Output): Paint {
    return wantsColour(stream, this.env, this.options.color) ? coloured : plain;
  }

  /** How stdout shows names and colours. */
  context(registers: Registers): Context {
    return { registers, language: this.language, paint: this.#paint(this.#host.stdout) };
  }

  /** How stderr shows names and colours. */
  errorContext(registers: Registers): Context {
    return { registers, language: this.language, paint: this.#paint(this.stderr) };
  }

  /** Colours text for stdout, where that is wanted. */
  paint(style: Parameters<Paint>[0], text: string): string {
    return this.#paint(this.#host.stdout)(style, text);
  }

  /** Removes secrets from text that is written to a file. */
  redact(text: string): string {
    return withoutSecrets(text, this.secrets);
  }

  /** Removes secrets from text that is written in pieces. No piece ends within a name or a value. */
  redactPieces(pieces: Iterable<string>): Iterable<string> {
    return mapped(pieces, (piece) => this.redact(piece));
  }

  /** Prints a result for people. Nothing in it can command the terminal or the CI system. */
  print(text: string): void {
    this.printData(this.#safe(this.#host.stdout, text));
  }

  /** Prints a result for programs as it is. Its format has to escape what can command a terminal or a CI system. */
  printData(text: string): void {
    this.#host.stdout.write(text);
  }

  /** Prints a table: exactly its text, except on a terminal, where it is for people. */
  printTable(text: string): void {
    this.printData(this.#host.stdout.isTTY === true ? safeLines(text.replaceAll('\r\n', '\n')) : text);
  }

  /** Prints pieces of a result for people, each of whole lines. See `printDataPieces`. */
  printPieces(pieces: Iterable<string>): Promise<void> {
    return this.printDataPieces(mapped(pieces, (piece) => this.#safe(this.#host.stdout, piece)));
  }

  /** Prints a result for programs in pieces. The next piece is made when the reader has taken the one before. */
  async printDataPieces(pieces: Iterable<string>): Promise<void> {
    const { stdout } = this.#host;
    for (const piece of pieces) {
      if (stdout.write(piece)) await setImmediate();
      // The output monitor reports what cannot be written, for all commands.
      else await once(stdout, 'drain').catch(() => undefined);
      if (stdout.destroyed) return;
    }
  }

  /** Prints lines on stderr. */
  say(text: string): void {
    this.stderr.write(`${this.#safe(this.stderr, text)}\n`);
  }

  info(message: Message): void {
    if (!this.options.quiet) this.say(safe(formatMessage(message, this.language)));
  }

  warn(message: Message): void {
    const paint = this.#paint(this.stderr);
    this.say(paint('yellow', safe(formatMessage(message, this.language))));
  }

  /** Prints a warning about a place in a file. */
  warnAt(place: string, message: Message): void {
    const paint = this.#paint(this.stderr);
    this.say(
      `${paint('bold', safe(place))}  ${paint('yellow', safe(formatMessage(message, this.language)))}`,
    );
  }
}
