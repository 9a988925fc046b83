/** The whole program as a tree of commands. */
import type { Command } from 'commander';
import { CommandBuilder } from './command-builder.js';
import { addEveryDay } from './every-day.js';
import { helpIn } from './help.js';
import { addOperations } from './operations.js';
import { addRepository } from './repository.js';
import type { Run } from './run.js';
import { version } from './version.js';

/** Builds the program for one run. */
export function createProgram(run: Run): Command {
  const builder = new CommandBuilder(run);
  const root = builder
    .root('behandeldienst')
    .description(builder.say('helpProgram'))
    .configureHelp(helpIn(run.language))
    .addHelpText('after', `\n${builder.say('helpMore')}`)
    .addOption(builder.option('--version', 'helpVersion'));
  const printVersion = builder.output(() => `${version()}\n`);
  const printHelp = builder.groupHelp(root);
  root.action((options: { version?: boolean }) => (options.version === true ? printVersion() : printHelp()));

  addEveryDay(root, builder);
  addRepository(root, builder);
  addOperations(root, builder);
  root.helpCommand(`help [${builder.say('wordCommand')}]`, builder.say('helpHelpCommand'));
  builder.addGlobals();
  return root;
}
