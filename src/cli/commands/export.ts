/** `export`: writes the configuraties of the files, or of DSO-LV, as a table. */
import { resolve } from 'node:path';
import { assertInTree, writeFileAtomic } from '../../lib/write-file.js';
import { Failure } from '../../model/failure.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { readReported } from '../../reconcile/read.js';
import { formatTable, type TableFormat } from '../../tables/files.js';
import { tablesMessages } from '../../tables/messages.js';
import { paddedNames, toTable } from '../../tables/write-table.js';
import { loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { withOmgeving } from '../open-omgeving.js';
import type { Session } from '../session.js';

export interface ExportOptions {
  readonly out?: string;
  readonly reported: boolean;
}

export async function exportTable(session: Session, { out, reported }: ExportOptions): Promise<number> {
  const format = session.options.format as TableFormat;
  if (out === undefined && format === 'xlsx')
    throw new Failure('usage', cliMessages.flagMissing({ flag: '--out' }));
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const { files, tree } = checked;
  const configuraties = reported
    ? await withOmgeving(session, checked, { prune: false, readOnly: true }, async ({ backend }) => {
        const records = await readReported(backend, managedGezagen(files));
        return [...records.values()].flat().map(({ configuratie }) => configuratie);
      })
    : files.flatMap(({ desired }) => desired.map(({ configuratie }) => configuratie));
  const padded = paddedNames(configuraties);
  if (padded.length > 0) session.warn(tablesMessages.exportPadded({ names: padded }));
  const table = toTable(configuraties, tree.registers);
  const redacted = table.map((row) => row.map((cell) => session.redact(cell)));
  const bytes = await formatTable(redacted, format);
  if (out === undefined) session.printTable(bytes.toString('utf8'));
  else {
    await assertInTree(out, session.cwd);
    await writeFileAtomic(resolve(session.cwd, out), bytes);
    session.info(cliMessages.exported({ configuraties: configuraties.length, path: out }));
  }
  return 0;
}
