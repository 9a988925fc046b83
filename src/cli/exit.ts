import { formatMessage, type Language } from '../messages/message.js';
import { Failure, type FailureKind } from '../model/failure.js';
import { locate } from '../model/place.js';
import { safe } from '../output/names.js';
import { cliMessages } from './messages.js';

/** The promised exit codes of what the program cannot go on from. */
const codes: Record<FailureKind, number> = {
  usage: 1,
  configuration: 1,
  unreachable: 3,
  refused: 4,
  incomplete: 4,
  bug: 1,
};

/** Tells a failure in one message, never with a stack, and gives its exit code. */
export function fail(error: unknown, language: Language): number {
  if (error instanceof Failure) {
    const where = error.place === undefined ? '' : placeText(error.place);
    const text = formatMessage(error.reason, language).split('\n').map(safe).join('\n');
    process.stderr.write(`${where}${text}\n`);
    return codes[error.kind];
  }
  if (process.env.BEHANDELDIENST_DEBUG)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stderr.write(`${formatMessage(cliMessages.internalError({ what: safe(what) }), language)}\n`);
  return 1;
}

function placeText(place: Parameters<typeof locate>[0]): string {
  const { file, line, column } = locate(place);
  return `${safe(file)}:${line}:${column}: `;
}
