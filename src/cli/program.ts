/** The whole program as a tree of commands. */
import type { Command } from 'commander';
import type { Language } from '../messages/message.js';
import { CommandBuilder } from './command-builder.js';
import { addEveryDay } from './every-day.js';
import { helpIn } from './help.js';
import { addOperations } from './operations.js';
import { addRepository } from './repository.js';

/** Builds the program in a language. */
export function createProgram(language: Language): Command {
  const kit = new CommandBuilder(language);
  const root = kit
    .root('behandeldienst')
    .description(kit.say('helpProgram'))
    .configureHelp(helpIn(language))
    .addHelpText('after', `\n${kit.say('helpMore')}`)
    .addOption(kit.option('--version', 'helpVersion'));
  root.action(async (options: { version?: boolean }) => {
    if (options.version === true) {
      const { version } = await import('./version.js');
      process.stdout.write(`${version()}\n`);
      return;
    }
    root.outputHelp();
    process.exitCode = 1;
  });

  addEveryDay(root, kit);
  addRepository(root, kit);
  addOperations(root, kit);
  root.helpCommand(`help [${kit.say('wordCommand')}]`, kit.say('helpHelpCommand'));
  kit.addGlobals();
  return root;
}
