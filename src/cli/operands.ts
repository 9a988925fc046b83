import { type Command, CommanderError } from 'commander';

/** Returns the words that are no flags and no values of flags. Returns none when a flag of the program itself is wrong. */
export function operandsOf(root: Command, args: readonly string[]): string[] {
  try {
    return root.parseOptions(args.filter((arg) => arg !== '--help' && arg !== '-h')).operands;
  } catch (error) {
    if (error instanceof CommanderError) return [];
    throw error;
  }
}

/** Returns the first word that stands where a command belongs and names none. */
export function strayCommand(root: Command, args: readonly string[]): string | undefined {
  let command: Command | undefined = root;
  for (const word of operandsOf(root, args)) {
    if (command.commands.length === 0) return undefined;
    command = command.commands.find((item) => item.name() === word);
    if (command === undefined) return word === 'help' ? undefined : word;
  }
  return undefined;
}
