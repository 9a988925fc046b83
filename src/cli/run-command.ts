/** Runs one command: its options become a session, its result an exit code, and a failure one message. */
import type { Command } from 'commander';
import { Failure } from '../model/failure.js';
import { reportFailure } from './exit.js';
import { cliMessages } from './messages.js';
import { OldFlag } from './old-flag.js';
import type { Run } from './run.js';
import { type GlobalOptions, Session } from './session.js';

/** What a file in commands/ exports: does the work and returns the exit code. */
export type CommandFunction<O> = (session: Session, options: O) => Promise<number>;

/** A flag with an empty value. Mostly a variable that is not set, and an empty value must not mean something else. */
function emptyFlag(command: Command): string | undefined {
  const empty = command.options.find((option) =>
    [command.getOptionValue(option.attributeName())]
      .flat()
      .some((value) => typeof value === 'string' && value.trim() === ''),
  );
  return empty?.long;
}

/**
 * Gives each value under the old name of a flag its present name.
 *
 * @throws Failure `usage` when a flag is given under both names.
 */
function withPresentNames<O extends object>(command: Command, options: O): O {
  const values: Record<string, unknown> = {};
  const commands: Command[] = [];
  for (let item: Command | null = command; item !== null; item = item.parent) commands.push(item);
  const isGiven = (name: string): boolean =>
    commands.some((item) => item.getOptionValueSource(name) === 'cli');
  const given: Readonly<Record<string, unknown>> = command.optsWithGlobals();
  for (const flag of commands.flatMap((item) => item.options)) {
    if (!(flag instanceof OldFlag) || !isGiven(flag.attributeName())) continue;
    if (isGiven(flag.present.attributeName())) {
      const [one = '', other = ''] = [flag.long, flag.present.long].map((name) => name ?? '');
      throw new Failure('usage', cliMessages.flagsConflict({ one, other }));
    }
    values[flag.present.attributeName()] = given[flag.attributeName()];
  }
  return Object.assign({}, options, values);
}

export async function runCommand<O extends object>(
  run: Run,
  parsed: Command,
  command: CommandFunction<O>,
): Promise<void> {
  try {
    const flag = emptyFlag(parsed);
    if (flag !== undefined) throw new Failure('usage', cliMessages.flagEmpty({ flag }));
    // A flag that every command has may stand before the command or after it.
    const options = withPresentNames(parsed, parsed.optsWithGlobals<O & Partial<GlobalOptions>>());
    const {
      configs = 'configs',
      omgeving,
      format = 'text',
      color = true,
      quiet = false,
      verbose = false,
    } = options;
    const globals = { configs, omgeving, format, color, quiet, verbose };
    run.exitCode = await command(new Session(globals, run), options);
  } catch (error) {
    run.exitCode = await reportFailure(error, run);
  }
}
