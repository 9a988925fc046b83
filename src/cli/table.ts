/** Reads a table of configuraties for `import`, and reports what is wrong with it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatMessage } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Registers } from '../model/registers.js';
import { safe } from '../output/safe-text.js';
import { readMapping } from '../tables/columns.js';
import { parseTable } from '../tables/files.js';
import { readTable } from '../tables/read-table.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';

/** The flags that say which table to read and how. */
export interface TableOptions {
  readonly fromCsv?: string;
  readonly fromXlsx?: string;
  readonly column?: readonly string[];
}

/** How many different problems are printed. */
const MAX_SHOWN = 50;

/**
 * Reads configuraties from a table.
 *
 * @param path relative to the working directory.
 * @returns undefined when a row has a problem. The problems are printed.
 * @throws Failure `usage` when the file cannot be read or is no table.
 */
export async function configuratiesFromTable(
  session: Session,
  path: string,
  options: TableOptions,
  registers: Registers,
): Promise<readonly Configuratie[] | undefined> {
  const bytes = await readFile(resolve(session.cwd, path)).catch((cause: unknown) => {
    throw new Failure('usage', cliMessages.cannotRead({ path }), { cause });
  });
  const mapping = readMapping(options.column ?? []);
  const table = await parseTable(bytes, options.fromCsv === undefined ? 'xlsx' : 'csv', path);
  const { configuraties, problems, saysRegistered, unused } = readTable(table, registers, mapping);
  if (problems.length === 0) {
    if (!saysRegistered) session.warn(cliMessages.tableUnregistered());
    if (unused.length > 0) session.info(cliMessages.columnsUnused({ path, names: [...unused] }));
    return configuraties;
  }
  const byText = groupBy(problems, ({ message }) => formatMessage(message, session.language));
  for (const [text, alike] of [...byText].slice(0, MAX_SHOWN)) {
    const place = cliMessages.tableRow({ path, row: alike[0]?.row ?? 0, more: alike.length - 1 });
    session.say(safe(`${formatMessage(place, session.language)}: ${text}`));
  }
  session.warn(cliMessages.tableRefused({ rows: new Set(problems.map(({ row }) => row)).size }));
  return undefined;
}
