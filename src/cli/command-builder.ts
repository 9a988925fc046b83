/** Builds commands: flags in one style, help texts from the catalogue, one way to run. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Language, languages } from '../messages/language.js';
import { formatMessage } from '../messages/message.js';
import { helpMessages } from './help-messages.js';
import { OldFlag } from './old-flag.js';
import { RepeatedFlags } from './repeated-flags.js';
import type { Run } from './run.js';
import type { CommandFunction } from './run-command.js';

type HelpKey = Exclude<keyof typeof helpMessages, 'helpNotANumber' | 'helpDefault'>;
/** Which omgevingen a command works with: one, all of them unless a flag names one, or none. */
type About = 'one' | 'all' | 'none';
/** Loads a command when it runs: `--help` does not need it. */
type Load<O> = () => Promise<CommandFunction<O>>;

/** Builds the commands of one run, in its language. */
export class CommandBuilder {
  readonly #run: Run;
  readonly #commands = new Map<Command, About>();

  constructor(run: Run) {
    this.#run = run;
  }

  get language(): Language {
    return this.#run.language;
  }

  get cwd(): string {
    return this.#run.host.cwd;
  }

  say(key: HelpKey): string {
    return formatMessage(helpMessages[key](), this.language);
  }

  /** Returns a parser of numbers, or of whole numbers only. */
  numberBetween(min: number, max: number, whole: boolean): (text: string) => number {
    return (text) => {
      const value = Number(text);
      if (text.trim() === '' || !(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
        throw new InvalidArgumentError(helpMessages.helpNotANumber[this.language]({ min, max }));
      }
      return value;
    };
  }

  /** A flag with its help text. */
  option(flags: string, key: HelpKey): Option {
    return new Option(flags, this.say(key));
  }

  formats(...names: string[]): Option {
    return this.option('--format <format>', 'helpFormat').choices(names).default('text');
  }

  configs(): Option {
    return this.option('--configs <dir>', 'helpConfigs').default('configs');
  }

  /** The program as a whole. Commander writes to the streams of the run and throws instead of ending the process. */
  root(name: string): Command {
    const { stdout } = this.#run.host;
    const root = new Command(name).exitOverride().configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => (stdout.isTTY ? (stdout.columns ?? 80) : 80),
      getOutHasColors: () => false,
    });
    this.#commands.set(root, 'none');
    return root;
  }

  /** Adds a command to its parent. */
  command(parent: Command, name: string, key: HelpKey, about: About, example: string): Command {
    const command = parent.command(name).description(this.say(key)).helpCommand(false);
    this.#commands.set(command, about);
    return command.addHelpText('after', `\n${this.say('helpExample')}\n  ${example}`);
  }

  /** Adds the flags that all commands have, after a command's own. */
  addGlobals(): void {
    const repeated = new RepeatedFlags(this.#run);
    for (const [command, about] of this.#commands) {
      this.#addGlobals(command, about);
      repeated.watch(command);
    }
  }

  #addGlobals(command: Command, about: About): void {
    command.optionsGroup(this.say('groupEverywhere'));
    if (about !== 'none') {
      command.addOption(this.configs());
      command.addOption(
        this.option('--omgeving <naam>', about === 'one' ? 'helpOmgeving' : 'helpOmgevingAll'),
      );
    }
    const lang = this.option('--lang <language>', 'helpLang').choices([...languages]);
    command
      .addOption(this.option('--no-color', 'helpNoColor'))
      .addOption(lang)
      .addOption(new OldFlag('--taal <language>', lang))
      .addOption(this.option('-q, --quiet', 'helpQuiet').default(false))
      .addOption(this.option('-v, --verbose', 'helpVerbose').default(false))
      .helpOption('-h, --help', this.say('helpHelp'));
  }

  /** An action that prints something on stdout without a session. */
  output(text: () => string | Promise<string>): () => Promise<void> {
    return async () => {
      this.#run.host.stdout.write(await text());
    };
  }

  /** The action of a command that only groups others: prints its help, which is a usage error. */
  groupHelp(command: Command): () => void {
    return () => {
      command.outputHelp();
      this.#run.exitCode = 1;
    };
  }

  /** The action of a command: loads what it does and runs it. */
  action<O extends object>(load: Load<O>): (own: O, parsed: Command) => Promise<void> {
    return async (_own, parsed) => {
      const [{ runCommand }, command] = await Promise.all([import('./run-command.js'), load()]);
      await runCommand(this.#run, parsed, command);
    };
  }
}
