import { Failure, type FailureKind, locate, type Taal, tell } from '../index.js';
import { msg } from '../messages/message.js';
import { safe } from '../output/names.js';

/** The promised exit codes of what the program cannot go on from. */
const codes: Record<FailureKind, number> = { use: 1, dso: 3, refused: 4 };

/** Tells a failure in one message, never with a stack, and gives its exit code. */
export function fail(error: unknown, taal: Taal): number {
  if (error instanceof Failure) {
    const where = error.place === undefined ? '' : placeText(error.place);
    const text = tell(error.told, taal).split('\n').map(safe).join('\n');
    process.stderr.write(`${where}${text}\n`);
    return codes[error.kind];
  }
  if (process.env.BEHANDELDIENST_DEBUG)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stderr.write(`${tell(msg('internalError', { what: safe(what) }), taal)}\n`);
  return 1;
}

function placeText(place: Parameters<typeof locate>[0]): string {
  const { file, line, column } = locate(place);
  return `${safe(file)}:${line}:${column}: `;
}
