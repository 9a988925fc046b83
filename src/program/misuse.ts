/** What is wrong with a command line, in our words and language, with the nearest name that there is. */
import type { Command, CommanderError } from 'commander';
import { type Message, msg, type Taal, tell } from '../messages/message.js';
import { nearest } from '../model/nearest.js';

/** The command that the arguments name, down to its last part. */
function commandOf(root: Command, args: readonly string[]): Command {
  const next = root.commands.find((item) => args.includes(item.name()));
  return next === undefined ? root : commandOf(next, args);
}

function unknownCommand({ commands }: Command, name: string): Message {
  const names = commands.map((item) => item.name()).filter((item) => !item.startsWith('__'));
  return msg('unknownCommand', { name, suggestions: nearest(name, names) });
}

/** A value that a flag or an argument cannot have. */
function badValue(text: string, named: string): Message {
  const flag = named.split(/[ ,]/).findLast((word) => word.startsWith('-')) ?? '';
  const [, value = ''] = /(?:argument|value) '(.*)' is invalid/.exec(text) ?? [];
  const choices = /Allowed choices are (.*)\.$/.exec(text)?.[1]?.split(', ');
  if (choices !== undefined) return msg('badChoice', { flag, value, choices });
  return msg('badFlagValue', { flag, reason: /is invalid[^.]*\. (.*)$/.exec(text)?.[1] ?? '' });
}

/** What commander says is wrong with a command line, in our words and language. */
export function misuse(error: CommanderError, root: Command, args: readonly string[], taal: Taal): string {
  const told = (message: Message): string => tell(message, taal);
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const command = commandOf(root, args);
  const flags = command.options
    .flatMap((item) => [item.long ?? '', item.short ?? ''])
    .filter((flag) => flag !== '');
  switch (error.code) {
    case 'commander.unknownOption':
      return told(msg('unknownFlag', { flag: named, suggestions: nearest(named, flags) }));
    case 'commander.unknownCommand':
      return told(unknownCommand(command, named));
    case 'commander.help':
      return told(unknownCommand(root, args[args.indexOf('help') + 1] ?? ''));
    case 'commander.excessArguments': {
      const stray = command.args[0] ?? root.args[0] ?? '';
      if (command.commands.length === 0) return told(msg('strayArgument', { name: stray }));
      return told(unknownCommand(command, stray));
    }
    case 'commander.missingMandatoryOptionValue':
      return told(msg('flagMissing', { flag: named.split(' ')[0] ?? named }));
    case 'commander.conflictingOption': {
      const [one = '', other = ''] = [...error.message.matchAll(/'(-[^' ]*)/g)].map(([, flag = '']) => flag);
      return told(msg('flagsConflict', { one, other }));
    }
    case 'commander.optionMissingArgument':
      return told(msg('flagWithoutValue', { flag: named }));
    case 'commander.invalidArgument':
      return told(badValue(error.message, named));
    default:
      return error.message.replace(/^error: /, '');
  }
}
