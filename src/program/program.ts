/** The whole program as a tree of commands. */
import type { Command } from 'commander';
import type { Taal } from '../messages/message.js';
import { addEveryDay } from './every-day.js';
import { helpIn } from './help.js';
import { Kit } from './kit.js';
import { addOperations } from './operations.js';
import { addRepository } from './repository.js';

/** Builds the program in a language. */
export function createProgram(taal: Taal): Command {
  const kit = new Kit(taal);
  const root = kit
    .root('behandeldienst')
    .description(kit.say('helpProgram'))
    .configureHelp(helpIn(taal))
    .addHelpText('after', `\n${kit.say('helpMore')}`)
    .addOption(kit.option('--version', 'helpVersion'));
  root.action(async (options: { version?: boolean }) => {
    if (options.version === true) {
      const { version } = await import('../commands/version.js');
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
