#!/usr/bin/env node
/** The program, as a shell starts it. */
import { CommanderError } from 'commander';
import { tellUnwritten, watchOutlets } from './commands/outlets.js';
import { type Taal, taalFromEnvironment, talen } from './messages/taal.js';
import { strayCommand } from './program/operands.js';
import { createProgram } from './program/program.js';

/** The language has to be known before anything can be said, a wrong flag included. */
function chooseTaal(args: readonly string[]): Taal {
  const at = args.findIndex((arg) => arg === '--taal' || arg.startsWith('--taal='));
  const given = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1];
  return talen.find((taal) => at !== -1 && taal === given) ?? taalFromEnvironment(process.env);
}

async function main(args: readonly string[], taal: Taal): Promise<void> {
  const root = createProgram(taal);
  for (const command of [root, ...root.commands, ...root.commands.flatMap((item) => item.commands)]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  }
  try {
    // Left to itself, a word that is no command would get the help of the program as a whole.
    const stray = args.some((arg) => arg === '--help' || arg === '-h') ? strayCommand(root, args) : undefined;
    if (stray !== undefined) throw new CommanderError(1, 'commander.unknownCommand', `'${stray}'`);
    await root.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    const { misuse } = await import('./program/misuse.js');
    process.stderr.write(`${misuse(error, root, args, taal)}\n`);
    process.exitCode = 1;
  }
}

/** Resolves when everything written to a stream has been handed over. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

const args = process.argv.slice(2);
const taal = chooseTaal(args);
watchOutlets();
await main(args, taal);
// All is done. By itself the process would wait for compilers in the background that still make something of the client.
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exitCode = (await tellUnwritten(taal)) ?? process.exitCode;
process.exit();
