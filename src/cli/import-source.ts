/** Reads from DSO-LV what `import` writes to files. */
import { organisatieFor } from '../config/lookup.js';
import { ReadFailure } from '../http/read-failure.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { managedGezagen } from '../reconcile/diff.js';
import type { ReportedState } from '../reconcile/ports.js';
import { readReported } from '../reconcile/read.js';
import type { Checked } from './load-checked.js';
import { cliMessages } from './messages.js';
import { withOmgeving } from './open-omgeving.js';
import type { Session } from './session.js';

/** The configuraties to write, and the bevoegde gezagen that get a file. */
export interface Imported {
  readonly configuraties: readonly Configuratie[];
  readonly gezagen: readonly string[];
}

/** The bevoegde gezagen to read: those of the flag, or all those in the files and the register. */
function gezagenFor(asked: readonly string[] | undefined, { tree, files }: Checked): string[] {
  if (asked !== undefined) return [...new Set(asked.map((naam) => organisatieFor(naam, tree.registers)))];
  return [
    ...new Set([
      ...managedGezagen(files),
      ...[...tree.registers.organisaties.values()].map(({ oin }) => oin),
    ]),
  ];
}

/**
 * Reads the bevoegde gezagen that DSO-LV gives access to. The register also has others, for which a warning is enough.
 *
 * @throws Failure of the first refusal when DSO-LV refuses all of them.
 */
async function readAllowed(
  session: Session,
  backend: ReportedState,
  gezagen: readonly string[],
): Promise<Map<string, readonly Reported[]>> {
  const refused = new Map<string, Failure>();
  const list: ReportedState['list'] = async (oin) => {
    try {
      return await backend.list(oin);
    } catch (error) {
      if (!(error instanceof ReadFailure) || error.problem !== 'not-authorised') throw error;
      refused.set(oin, error);
      return { records: [], paged: false };
    }
  };
  const reported = await readReported({ list }, gezagen);
  for (const oin of gezagen) if (refused.has(oin)) session.warn(cliMessages.importNotAllowed({ oin }));
  const [refusal] = refused.values();
  if (refusal !== undefined && refused.size === gezagen.length) throw refusal;
  return reported;
}

/**
 * Reads the configuraties to import from DSO-LV.
 *
 * @throws Failure `usage` when there is no bevoegd gezag to read.
 */
export async function readFromDso(
  session: Session,
  checked: Checked,
  named: readonly string[] | undefined,
): Promise<Imported> {
  const asked = gezagenFor(named, checked);
  if (asked.length === 0) throw new Failure('usage', cliMessages.importNobody());
  const settings = { prune: false, readOnly: true };
  const reported = await withOmgeving(session, checked, settings, ({ backend }) =>
    named === undefined ? readAllowed(session, backend, asked) : readReported(backend, asked),
  );
  const configuraties = [...reported.values()].flatMap((records) =>
    records.map((record) => record.configuratie),
  );
  // A bevoegd gezag without configuraties gets a file only when the user named it.
  const gezagen = asked.filter((oin) => named !== undefined || (reported.get(oin)?.length ?? 0) > 0);
  return { configuraties, gezagen };
}
