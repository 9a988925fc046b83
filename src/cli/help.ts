/** What --help looks like: in one language throughout, a command's own flags before those that every command has. */

import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import type { Language } from '../messages/language.js';
import { formatMessage } from '../messages/message.js';
import { helpMessages } from './help-messages.js';

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
export function helpIn(language: Language): HelpConfiguration {
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
    'Usage:': formatMessage(titleUsage(), language),
    'Arguments:': formatMessage(titleArguments(), language),
    'Options:': formatMessage(titleFlags(), language),
    'Commands:': formatMessage(titleCommands(), language),
  };
  const words: Words = {
    required: formatMessage(helpRequired(), language),
    whenLeftOut: (value) => formatMessage(helpDefault({ value }), language),
  };
  return {
    sortOptions: false,
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) =>
      new Help()
        .commandUsage(command)
        .replace('[options]', formatMessage(usageFlags(), language))
        .replace('[command]', formatMessage(usageCommand(), language)),
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
