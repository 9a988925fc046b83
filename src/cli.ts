#!/usr/bin/env node
/** The program, as a shell starts it. */
import { CommanderError } from 'commander';
import { strayCommand } from './cli/operands.js';
import { createProgram } from './cli/program.js';
import { reportUnwritten, watchOutput } from './cli/stdio.js';
import { type Language, languageFromEnvironment, languages } from './messages/language.js';

/** The language has to be known before anything can be said, a wrong flag included. */
function chooseLanguage(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--taal' || arg.startsWith('--taal='));
  const given = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1];
  return (
    languages.find((language) => at !== -1 && language === given) ?? languageFromEnvironment(process.env)
  );
}

async function main(args: readonly string[], language: Language): Promise<void> {
  const root = createProgram(language);
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
    const { describeUsageError } = await import('./cli/usage-errors.js');
    process.stderr.write(`${describeUsageError(error, root, args, language)}\n`);
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
const language = chooseLanguage(args);
watchOutput();
await main(args, language);
// All is done. By itself the process would wait for compilers in the background that still make something of the client.
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exitCode = (await reportUnwritten(language)) ?? process.exitCode;
process.exit();
