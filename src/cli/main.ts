/** The program: from arguments to an exit code. Everything that it reads and writes comes with its host. */
import { CommanderError } from 'commander';
import type { Secrets } from '../lib/secrets.js';
import { type Language, languageFromEnvironment, languages } from '../messages/language.js';
import type { Host } from './host.js';
import { strayCommand } from './operands.js';
import { OutputMonitor } from './output-monitor.js';
import { createProgram } from './program.js';
import { redacting } from './redacting.js';
import type { Run } from './run.js';

/** Finds the language before the arguments are parsed, because an error in the arguments is reported in it too. */
function chooseLanguage({ argv, env }: Host): Language {
  const names = ['--lang', '--taal'];
  const at = argv.findIndex((arg) => names.includes(arg.split('=')[0] ?? ''));
  const value = argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
  return languages.find((language) => at !== -1 && language === value) ?? languageFromEnvironment(env);
}

async function parse(run: Run): Promise<void> {
  const { argv } = run.host;
  const root = createProgram(run);
  try {
    // By itself, commander answers an unknown command with --help by the help of the whole program.
    const stray = argv.some((arg) => arg === '--help' || arg === '-h') ? strayCommand(root, argv) : undefined;
    if (stray !== undefined) throw new CommanderError(1, 'commander.unknownCommand', `'${stray}'`);
    run.isParsing = true;
    await root.parseAsync(argv, { from: 'user' });
  } catch (error) {
    run.isParsing = false;
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    const { reportUsageError } = await import('./exit.js');
    run.exitCode = reportUsageError(error, root, run);
  }
}

/** Runs the program once. Returns its exit code when all output has been passed on. */
export async function main(given: Host): Promise<number> {
  const secrets: Secrets = {};
  const { argv, env, cwd, stdin, processes } = given;
  const host: Host = {
    ...{ argv, env, cwd, stdin, processes },
    stdout: redacting(given.stdout, secrets),
    stderr: redacting(given.stderr, secrets),
    // Read only by a command that can stop halfway: until then, the operating system handles signals.
    get signal() {
      return given.signal;
    },
  };
  const language = chooseLanguage(host);
  const outputs = new OutputMonitor(host);
  const run: Run = { host, language, outputs, secrets, exitCode: 0 };
  await parse(run);
  await outputs.flush();
  const { fault } = outputs;
  if (fault === undefined) return run.exitCode;
  const { reportUnwritten } = await import('./exit.js');
  reportUnwritten(fault.code, run);
  await outputs.flush();
  return fault.exitCode;
}
