import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatMessage } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Registers } from '../model/registers.js';
import { safe } from '../output/names.js';
import { readMapping } from '../tables/columns.js';
import { parseTable } from '../tables/files.js';
import { readTable } from '../tables/rows.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/** How a table is to be read. */
export interface TableOptions {
  readonly fromCsv?: string;
  readonly column?: readonly string[];
}

/** Different faults that are told before the rest is counted. */
const MAX_TOLD = 50;

/** Reads configuraties from a table. What is not understood is told; then undefined: nothing is guessed. */
export async function fromTable(
  session: Session,
  path: string,
  options: TableOptions,
  registers: Registers,
): Promise<readonly Configuratie[] | undefined> {
  const bytes = await readFile(resolve(session.cwd, path)).catch((cause: unknown) => {
    throw new Failure('usage', cliMessages.fileUnread({ path }), { cause });
  });
  const mapping = readMapping(options.column ?? []);
  const table = await parseTable(bytes, options.fromCsv === undefined ? 'xlsx' : 'csv', path);
  const { configuraties, problems, saysRegistered, unused } = readTable(table, registers, mapping);
  if (problems.length === 0) {
    if (!saysRegistered) session.warn(cliMessages.tableUnregistered());
    if (unused.length > 0) session.info(cliMessages.columnsUnused({ path, names: [...unused] }));
    return configuraties;
  }
  const told = groupBy(problems, ({ message }) => formatMessage(message, session.language));
  for (const [text, alike] of [...told].slice(0, MAX_TOLD)) {
    const row = alike[0]?.row ?? 0;
    const where = formatMessage(
      cliMessages.tableRow({ path, row, more: alike.length - 1 }),
      session.language,
    );
    session.say(safe(`${where}: ${text}`));
  }
  session.warn(cliMessages.tableRefused({ rows: new Set(problems.map(({ row }) => row)).size }));
  return undefined;
}
