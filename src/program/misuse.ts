/** What is wrong with a command line, in our words and language, with the nearest name that there is. */
import type { Command, CommanderError } from 'commander';
import { type Message, msg, type Taal, tell } from '../messages/message.js';
import { nearest } from '../model/nearest.js';

/** The command that the arguments name, down to its last part. */
function commandOf(root: Command, args: readonly string[]): Command {
  const next = root.commands.find((item) => args.includes(item.name()));
  return next === undefined ? root : commandOf(next, args);
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
      return told(
        msg('unknownCommand', {
          name: named,
          suggestions: nearest(
            named,
            command.commands.map((item) => item.name()),
          ),
        }),
      );
    case 'commander.excessArguments': {
      const stray = command.args[0] ?? root.args[0] ?? '';
      if (command.commands.length === 0) return told(msg('strayArgument', { name: stray }));
      return told(
        msg('unknownCommand', {
          name: stray,
          suggestions: nearest(
            stray,
            command.commands.map((item) => item.name()),
          ),
        }),
      );
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
      return told(
        msg('badFlagValue', {
          flag: named,
          reason:
            error.message.split('. ').slice(1).join('. ') || error.message.split(' is invalid. ')[1] || '',
        }),
      );
    default:
      return error.message.replace(/^error: /, '');
  }
}
