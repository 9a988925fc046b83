/** What every command is made of: flags in one style, help from the catalogue, one way to run. */

import { Command, InvalidArgumentError, Option } from 'commander';
import { type Language, languages } from '../messages/language.js';
import { formatMessage } from '../messages/message.js';
import { helpMessages } from './help-messages.js';
import { cliMessages } from './messages.js';
import type { GlobalOptions, Session } from './session.js';

type HelpKey = Exclude<keyof typeof helpMessages, 'helpNotANumber' | 'helpDefault'>;
/** Whether a command is about one omgeving, about all of them unless it is told which, or about none. */
type About = 'one' | 'all' | 'none';
type Run<O> = () => Promise<(session: Session, options: O) => Promise<number>>;

/** A flag that may be given more than once. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** The flag that was given an empty value: a variable that is not set, mostly, which must not stand for something else. */
function emptyFlag(command: Command): string | undefined {
  const empty = command.options.find((option) =>
    [command.getOptionValue(option.attributeName())]
      .flat()
      .some((value) => typeof value === 'string' && value.trim() === ''),
  );
  return empty?.long;
}

/** Builds commands that speak one language. */
export class CommandBuilder {
  readonly language: Language;
  readonly #commands = new Map<Command, About>();

  constructor(language: Language) {
    this.language = language;
  }

  say(key: HelpKey): string {
    return formatMessage(helpMessages[key](), this.language);
  }

  /** Reads a number; whole ones only where asked. */
  numberBetween(min: number, max: number, whole: boolean): (text: string) => number {
    return (text) => {
      const value = Number(text);
      if (text.trim() === '' || !(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
        throw new InvalidArgumentError(helpMessages.helpNotANumber[this.language]({ min, max }));
      }
      return value;
    };
  }

  /** A flag in the style of every other: its text from the catalogue. */
  option(flags: string, key: HelpKey): Option {
    return new Option(flags, this.say(key));
  }

  formats(...names: string[]): Option {
    return this.option('--format <format>', 'helpFormat').choices(names).default('text');
  }

  configs(): Option {
    return this.option('--configs <dir>', 'helpConfigs').default('configs');
  }

  /** The program as a whole. */
  root(name: string): Command {
    const root = new Command(name);
    this.#commands.set(root, 'none');
    return root;
  }

  /** A new command. */
  command(parent: Command, name: string, key: HelpKey, about: About, example: string): Command {
    const command = parent.command(name).description(this.say(key)).helpCommand(false);
    this.#commands.set(command, about);
    return command.addHelpText('after', `\n${this.say('helpExample')}\n  ${example}`);
  }

  /** Gives every command the flags that all have, after its own. */
  addGlobals(): void {
    for (const [command, about] of this.#commands) this.#addGlobals(command, about);
  }

  #addGlobals(command: Command, about: About): void {
    command.optionsGroup(this.say('groupEverywhere'));
    if (about !== 'none') {
      command.addOption(this.configs());
      command.addOption(
        this.option('--omgeving <naam>', about === 'one' ? 'helpOmgeving' : 'helpOmgevingAll'),
      );
    }
    command
      .addOption(this.option('--no-color', 'helpNoColor'))
      .addOption(this.option('--taal <language>', 'helpTaal').choices([...languages]))
      .addOption(this.option('-q, --quiet', 'helpQuiet').default(false))
      .addOption(this.option('-v, --verbose', 'helpVerbose').default(false))
      .helpOption('-h, --help', this.say('helpHelp'));
  }

  /**
   * Runs a command: its options become a session, its number the exit code, and what goes wrong one message. What it does
   * is loaded when it is asked for.
   */
  action<O extends object>(run: Run<O>): (own: O, parsed: Command) => Promise<void> {
    return async (_own, parsed) => {
      // A flag that every command has may stand before the command or after it.
      const options = parsed.optsWithGlobals<O & Partial<GlobalOptions>>();
      const [{ Session }, { fail }, { Failure }, command] = await Promise.all([
        import('./session.js'),
        import('./exit.js'),
        import('../model/failure.js'),
        run(),
      ]);
      const {
        configs = 'configs',
        omgeving,
        format = 'text',
        color = true,
        quiet = false,
        verbose = false,
      } = options;
      const globals = {
        configs,
        format,
        color,
        quiet,
        verbose,
        ...(omgeving === undefined ? {} : { omgeving }),
      };
      try {
        const flag = emptyFlag(parsed);
        if (flag !== undefined) throw new Failure('usage', cliMessages.flagEmpty({ flag }));
        process.exitCode = await command(new Session(globals, this.language), options);
      } catch (error) {
        process.exitCode = fail(error, this.language);
      }
    };
  }
}
