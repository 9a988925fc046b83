/** From what went wrong to a message on stderr and an exit code. */
import type { Command, CommanderError } from 'commander';
import { formatMessage } from '../messages/message.js';
import { Failure, type FailureKind } from '../model/failure.js';
import { locate } from '../model/place.js';
import { safe, safeLines } from '../output/safe-text.js';
import { cliMessages } from './messages.js';
import type { Run } from './run.js';
import { describeUsageError } from './usage-errors.js';

/** The exit code for each kind of failure. docs and the contract promise them. */
const exitCodes: Readonly<Record<FailureKind, number>> = {
  usage: 1,
  configuration: 1,
  unreachable: 3,
  refused: 4,
  incomplete: 4,
  bug: 1,
};

/** Turns an error that nobody expected into a failure of kind `bug`. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Failure('bug', cliMessages.internalError({ what }), { cause: error });
}

function placeText(place: Parameters<typeof locate>[0]): string {
  const { file, line, column } = locate(place);
  return `${safe(file)}:${line}:${column}: `;
}

/** Prints a failure as one message and returns its exit code. A bug comes with its stack when BEHANDELDIENST_DEBUG is set. */
export async function reportFailure(error: unknown, { host, language }: Run): Promise<number> {
  const failure = asFailure(error);
  if (failure.kind === 'bug' && host.env.BEHANDELDIENST_DEBUG) {
    const { stackOf } = await import('./stack.js');
    host.stderr.write(safeLines(`${stackOf(failure.cause)}\n`));
  }
  const where = failure.place === undefined ? '' : placeText(failure.place);
  const text = formatMessage(failure.reason, language).split('\n').map(safe).join('\n');
  host.stderr.write(safeLines(`${where}${text}\n`));
  return exitCodes[failure.kind];
}

/** Prints what is wrong with the command line and returns the exit code. */
export function reportUsageError(error: CommanderError, root: Command, { host, language }: Run): number {
  host.stderr.write(safeLines(`${describeUsageError(error, root, host.argv, language)}\n`));
  return exitCodes.usage;
}

/** Reports that a result could not be written: the disk is full, mostly. */
export function reportUnwritten(code: string, { host, language }: Run): void {
  host.stderr.write(`${formatMessage(cliMessages.resultUnwritten({ code }), language)}\n`);
}
