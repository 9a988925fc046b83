/** Puts commander's errors into messages of our own, with the nearest name that exists. */
import type { Command, CommanderError } from 'commander';
import { nearest } from '../lib/nearest.js';
import { formatMessage, type Language, type Message } from '../messages/message.js';
import { cliMessages } from './messages.js';
import { operandsOf } from './operands.js';
import { FLAG_TWICE } from './repeated-flags.js';

/** The command that the arguments name, subcommands included. */
function commandOf(root: Command, args: readonly string[]): Command {
  let command = root;
  for (const word of operandsOf(root, args)) {
    const next = command.commands.find((item) => item.name() === word);
    if (next === undefined) return command;
    command = next;
  }
  return command;
}

/** Describes an unknown flag. It may belong to a command that comes after it. */
function unknownFlag(command: Command, flag: string, args: readonly string[]): Message {
  const flagsOf = ({ options }: Command): string[] =>
    options
      .filter(({ hidden }) => !hidden)
      .flatMap((item) => [item.long ?? '', item.short ?? ''])
      .filter((name) => name !== '');
  const [name = flag] = flag.split('=');
  const later = command.commands.find((item) => args.includes(item.name()) && flagsOf(item).includes(name));
  if (later !== undefined) return cliMessages.flagAfter({ flag: name, command: later.name() });
  return cliMessages.unknownFlag({ flag, suggestions: nearest(flag, flagsOf(command)) });
}

function unknownCommand({ commands }: Command, name: string): Message {
  const names = commands.map((item) => item.name()).filter((item) => !item.startsWith('__'));
  return cliMessages.unknownCommand({ name, suggestions: nearest(name, names) });
}

/** Describes a value that a flag or an argument cannot have. */
function badValue(text: string, named: string): Message {
  const flag = named.split(/[ ,]/).findLast((word) => word.startsWith('-')) ?? '';
  const [, value = ''] = /(?:argument|value) '(.*)' is invalid/.exec(text) ?? [];
  const choices = /Allowed choices are (.*)\.$/.exec(text)?.[1]?.split(', ');
  if (choices !== undefined) return cliMessages.badChoice({ flag, value, choices });
  return cliMessages.badFlagValue({ flag, reason: /is invalid[^.]*\. (.*)$/.exec(text)?.[1] ?? '' });
}

/** Describes what is wrong with a command line. */
export function describeUsageError(
  error: CommanderError,
  root: Command,
  args: readonly string[],
  language: Language,
): string {
  const say = (message: Message): string => formatMessage(message, language);
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const command = commandOf(root, args);
  switch (error.code) {
    case 'commander.unknownOption':
      return say(unknownFlag(command, named, args));
    case 'commander.unknownCommand':
      return say(unknownCommand(command, named));
    case 'commander.help':
      return say(unknownCommand(root, args[args.indexOf('help') + 1] ?? ''));
    case 'commander.excessArguments': {
      const stray = command.args[0] ?? root.args[0] ?? '';
      if (command.commands.length === 0) return say(cliMessages.strayArgument({ name: stray }));
      return say(unknownCommand(command, stray));
    }
    case 'commander.missingArgument': {
      const choices = command.registeredArguments.find((item) => item.required)?.argChoices ?? [];
      return say(cliMessages.argumentMissing({ name: named, choices }));
    }
    case 'commander.missingMandatoryOptionValue':
      return say(cliMessages.flagMissing({ flag: named.split(' ')[0] ?? named }));
    case 'commander.conflictingOption': {
      const [one = '', other = ''] = [...error.message.matchAll(/'(-[^' ]*)/g)].map(([, flag = '']) => flag);
      return say(cliMessages.flagsConflict({ one, other }));
    }
    case FLAG_TWICE:
      return say(cliMessages.flagTwice({ flag: named }));
    case 'commander.optionMissingArgument':
      return say(cliMessages.flagWithoutValue({ flag: named }));
    case 'commander.invalidArgument':
      return say(badValue(error.message, named));
    default:
      return error.message.replace(/^error: /, '');
  }
}
