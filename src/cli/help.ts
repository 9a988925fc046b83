/** The layout of --help: one language throughout, the flags of a command before those that all commands have. */

import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import type { Language } from '../messages/language.js';
import { formatMessage } from '../messages/message.js';
import { helpMessages } from './help-messages.js';

interface Words {
  readonly required: string;
  readonly byDefault: (value: string) => string;
}

/** Describes a flag or argument: whether it is required, its choices and its default. */
function describe(item: Option | Argument, { required, byDefault }: Words): string {
  const { description, argChoices, defaultValue } = item;
  const needed = 'mandatory' in item && item.mandatory ? [required] : [];
  // A switch is always off by default, so that is not shown.
  const value = defaultValue === undefined || defaultValue === false ? [] : [byDefault(String(defaultValue))];
  const more = [...needed, ...(argChoices === undefined ? [] : [argChoices.join(' | ')]), ...value];
  return more.length === 0 ? description : `${description} (${more.join('; ')})`;
}

/** Makes commander show help in a language. */
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
    byDefault: (value) => formatMessage(helpDefault({ value }), language),
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
