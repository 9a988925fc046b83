/** What --help looks like: in one language throughout, a command's own flags before those that every command has. */
import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import { helpMessages } from '../messages/help.js';
import type { Taal } from '../messages/taal.js';

/** A flag or argument, and what it may be and is. */
function describe(
  { description, argChoices, defaultValue }: Option | Argument,
  whenLeftOut: (value: string) => string,
): string {
  // That a switch is off unless it is given goes without saying.
  const value =
    defaultValue === undefined || defaultValue === false ? [] : [whenLeftOut(String(defaultValue))];
  const more = [...(argChoices === undefined ? [] : [argChoices.join(' | ')]), ...value];
  return more.length === 0 ? description : `${description} (${more.join('; ')})`;
}

/** How commander is to show help. */
export function helpIn(taal: Taal): HelpConfiguration {
  const { titleUsage, titleArguments, titleFlags, titleCommands, usageFlags, usageCommand, helpDefault } =
    helpMessages;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': titleUsage[taal]({}),
    'Arguments:': titleArguments[taal]({}),
    'Options:': titleFlags[taal]({}),
    'Commands:': titleCommands[taal]({}),
  };
  const whenLeftOut = (value: string): string => helpDefault[taal]({ value });
  return {
    sortOptions: false,
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) =>
      new Help()
        .commandUsage(command)
        .replace('[options]', usageFlags[taal]({}))
        .replace('[command]', usageCommand[taal]({})),
    subcommandTerm: (command: Command) =>
      [
        command.name(),
        ...command.registeredArguments.map((item) =>
          item.required ? `<${item.name()}>` : `[${item.name()}]`,
        ),
      ].join(' '),
    optionDescription: (option) => describe(option, whenLeftOut),
    argumentDescription: (argument) => describe(argument, whenLeftOut),
  };
}
