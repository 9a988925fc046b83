/** What --help looks like: in one language throughout, a command's own flags before those that every command has. */
import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import { helpMessages } from '../messages/help.js';
import type { Taal } from '../messages/taal.js';

interface Words {
  readonly required: string;
  readonly whenLeftOut: (value: string) => string;
}

/** A flag or argument, whether it has to be given, and what it may be and is. */
function describe(item: Option | Argument, { required, whenLeftOut }: Words): string {
  const { description, argChoices, defaultValue } = item;
  const needed = 'mandatory' in item && item.mandatory ? [required] : [];
  // That a switch is off unless it is given goes without saying.
  const value =
    defaultValue === undefined || defaultValue === false ? [] : [whenLeftOut(String(defaultValue))];
  const more = [...needed, ...(argChoices === undefined ? [] : [argChoices.join(' | ')]), ...value];
  return more.length === 0 ? description : `${description} (${more.join('; ')})`;
}

/** How commander is to show help. */
export function helpIn(taal: Taal): HelpConfiguration {
  const {
    titleUsage,
    titleArguments,
    titleFlags,
    titleCommands,
    usageFlags,
    usageCommand,
    helpDefault,
    helpRequired,
  } = helpMessages;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': titleUsage[taal]({}),
    'Arguments:': titleArguments[taal]({}),
    'Options:': titleFlags[taal]({}),
    'Commands:': titleCommands[taal]({}),
  };
  const words: Words = {
    required: helpRequired[taal]({}),
    whenLeftOut: (value) => helpDefault[taal]({ value }),
  };
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
    optionDescription: (option) => describe(option, words),
    argumentDescription: (argument) => describe(argument, words),
  };
}
