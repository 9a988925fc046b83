import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { checkConfigs } from '../../checks/check.js';
import { loadConfigs } from '../../config/load.js';
import { organisatieFor } from '../../config/lookup.js';
import { type Conflict, conflictsWith } from '../../edit/conflicts.js';
import { createFiles, mergeIntoFiles, type NewFile } from '../../edit/import-files.js';
import { ReadFailure } from '../../http/read-failure.js';
import { makeFolder, writeFileAtomic } from '../../lib/write-file.js';
import type { Configuratie, Reported } from '../../model/configuratie.js';
import { Failure } from '../../model/failure.js';
import { groupBy } from '../../model/groups.js';
import { locate } from '../../model/place.js';
import { hasErrors } from '../../model/problem.js';
import type { Registers } from '../../model/registers.js';
import { activiteit, locaties, organisatie, safe, toestemming } from '../../output/names.js';
import { validateText } from '../../output/validate-text.js';
import { makePlan, managedGezagen } from '../../reconcile/diff.js';
import { unmanagedOf } from '../../reconcile/plan.js';
import type { ReportedState } from '../../reconcile/ports.js';
import { readReported } from '../../reconcile/read.js';
import { type Checked, loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { withOmgeving } from '../open-omgeving.js';
import type { Session } from '../session.js';
import { configuratiesFromTable, type TableOptions } from '../table.js';

export interface ImportOptions extends TableOptions {
  readonly bevoegdGezag?: readonly string[];
  readonly out?: string;
  readonly force: boolean;
  readonly merge: boolean;
}

/** Conflicts that are told one by one before the rest is only counted. */
const MAX_TOLD = 50;

/** Where the configuraties come from. */
interface Given {
  readonly configuraties: readonly Configuratie[];
  readonly gezagen: readonly string[];
}

/** The bevoegde gezagen to ask DSO-LV for: those named, or all that the register and the files know. */
function gezagenFor(asked: readonly string[] | undefined, { tree, files }: Checked): string[] {
  if (asked !== undefined) return [...new Set(asked.map((naam) => organisatieFor(naam, tree.registers)))];
  return [
    ...new Set([
      ...managedGezagen(files),
      ...[...tree.registers.organisaties.values()].map(({ oin }) => oin),
    ]),
  ];
}

/** Reads whom we may read. The register also names others, whose configurations are none of our business. */
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

async function fromDso(session: Session, checked: Checked, options: ImportOptions): Promise<Given> {
  const asked = gezagenFor(options.bevoegdGezag, checked);
  if (asked.length === 0) throw new Failure('usage', cliMessages.importNobody());
  const settings = { prune: false, readOnly: true };
  const reported = await withOmgeving(session, checked, settings, ({ backend }) =>
    options.bevoegdGezag === undefined ? readAllowed(session, backend, asked) : readReported(backend, asked),
  );
  const configuraties = [...reported.values()].flatMap((records) =>
    records.map((record) => record.configuratie),
  );
  // Who has nothing and was not asked for by name needs no file.
  const gezagen = asked.filter(
    (oin) => options.bevoegdGezag !== undefined || (reported.get(oin)?.length ?? 0) > 0,
  );
  return { configuraties, gezagen };
}

/** Refuses to put a second file beside those that are about a bevoegd gezag already: everything would be there twice. */
function refuseSecondFile(
  session: Session,
  { files }: Checked,
  made: readonly NewFile[],
  gezagen: readonly string[],
): void {
  const paths = absolute(session, made);
  const others = files
    .filter(
      ({ bevoegdGezag, file }) =>
        bevoegdGezag !== undefined &&
        gezagen.includes(bevoegdGezag) &&
        !paths.has(resolve(session.cwd, file.path)),
    )
    .map(({ file }) => file.path);
  if (others.length > 0) throw new Failure('usage', cliMessages.importBeside({ paths: others }));
}

function absolute({ cwd }: Session, files: readonly NewFile[]): Set<string> {
  return new Set(files.map(({ path }) => resolve(cwd, path)));
}

/** Whether what is written to a folder is read with the omgeving. */
function isOfOmgeving(session: Session, out: string): boolean {
  const folder = resolve(session.cwd, session.options.configs, session.omgeving);
  const below = relative(folder, resolve(session.cwd, out));
  return !isAbsolute(below) && below.split(sep)[0] !== '..';
}

/** What was made, and what could not be. */
interface Made {
  readonly files: readonly NewFile[];
  readonly conflicts: readonly Conflict[];
}

async function merged(checked: Checked, given: Given, out: string, session: Session): Promise<Made> {
  const { tree, files, omgeving } = checked;
  const byGezag = groupBy(given.configuraties, ({ oin }) => oin);
  const reported = new Map(
    given.gezagen.map((oin) => [
      oin,
      (byGezag.get(oin) ?? []).map((configuratie, i) => ({ id: String(i), configuratie })),
    ]),
  );
  const own = files.filter(({ bevoegdGezag }) => bevoegdGezag !== undefined && reported.has(bevoegdGezag));
  const { sharedAreas } = tree.registers;
  const plan = makePlan({ omgeving, files: own, sharedAreas, reported, prune: false });
  const lacking = new Set(unmanagedOf(plan).map(({ configuratie }) => configuratie));
  const conflicts = conflictsWith(own, given.configuraties, lacking, sharedAreas);
  for (const { configuratie } of conflicts) lacking.delete(configuratie);
  const changed = await mergeIntoFiles([...lacking], own, tree.registers);
  const present = new Set(own.map(({ bevoegdGezag }) => bevoegdGezag));
  const fresh = given.gezagen.filter((oin) => !present.has(oin));
  const { configs } = session.options;
  const input = { ...given, gezagen: fresh, registers: tree.registers, configs, out, cwd: session.cwd };
  return { files: [...changed, ...(await createFiles(input, false))], conflicts };
}

/** Says which of what was read the files contradict: nothing of it was taken over. */
function tellConflicts(session: Session, conflicts: readonly Conflict[], registers: Registers): void {
  for (const { configuratie, desired } of conflicts.slice(0, MAX_TOLD)) {
    const { file, line, column } = locate(desired);
    const what = [
      activiteit(configuratie, registers),
      toestemming(configuratie, session.language),
      locaties(configuratie, registers, session.language),
    ].join(', ');
    const there = organisatie(configuratie.behandeldienstOin, registers);
    const here = organisatie(desired.configuratie.behandeldienstOin, registers);
    const same = configuratie.behandeldienstOin === desired.configuratie.behandeldienstOin;
    session.warnAt(`${file}:${line}:${column}`, cliMessages.importConflict({ what, there, here, same }));
  }
  if (conflicts.length > 0) session.warn(cliMessages.importConflicts({ configuraties: conflicts.length }));
}

/** `import`: files from what DSO-LV holds, or from a table. */
export async function importConfigs(session: Session, options: ImportOptions): Promise<number> {
  const { configs, format } = session.options;
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const table = options.fromCsv ?? options.fromXlsx;
  let given: Given;
  if (table === undefined) given = await fromDso(session, checked, options);
  else {
    const configuraties = await configuratiesFromTable(session, table, options, checked.tree.registers);
    if (configuraties === undefined) return 1;
    given = { configuraties, gezagen: [...new Set(configuraties.map(({ oin }) => oin))] };
  }
  const out = options.out ?? join(configs, session.omgeving);
  let made: Made;
  if (options.merge) made = await merged(checked, given, out, session);
  else {
    const input = { ...given, registers: checked.tree.registers, configs, out, cwd: session.cwd };
    made = { files: await createFiles(input, options.force), conflicts: [] };
    if (isOfOmgeving(session, out)) refuseSecondFile(session, checked, made.files, given.gezagen);
  }
  const { files, conflicts } = made;
  for (const { path, text } of files) {
    await makeFolder(dirname(path), session.cwd);
    await writeFileAtomic(resolve(session.cwd, path), text);
  }
  if (format === 'json') {
    const written = files.map(({ path, configuraties }) => ({ path, configurations: configuraties }));
    const contradicted = conflicts.map(({ configuratie, desired }) => ({
      configuration: configuratie,
      location: locate(desired),
    }));
    const value = { files: written, ...(options.merge ? { conflicts: contradicted } : {}) };
    session.print(`${JSON.stringify(value, null, 2)}\n`);
  } else for (const { path } of files) session.print(`${safe(path)}\n`);
  const configuraties = files.reduce((total, file) => total + file.configuraties, 0);
  if (files.length > 0)
    session.info(cliMessages.imported({ files: files.length, configuraties, omgeving: session.omgeving }));
  else if (conflicts.length === 0) session.info(cliMessages.importedNothing({ merge: options.merge }));
  tellConflicts(session, conflicts, checked.tree.registers);
  const code = await report(session, files);
  return conflicts.length > 0 ? 1 : code;
}

/** Says what is wrong with what was written: DSO-LV, or a table, may break the rule itself. */
async function report(session: Session, made: readonly NewFile[]): Promise<number> {
  const paths = absolute(session, made);
  const ofOurs = (path: string): boolean => paths.has(resolve(session.cwd, path));
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving, cwd: session.cwd });
  const problems = checkConfigs(tree).filter(
    ({ place, severity }) => severity === 'error' && ofOurs(place.file.path),
  );
  if (problems.length === 0) return 0;
  session.warn(cliMessages.importedBroken());
  const files = [...tree.toewijzingen.values()].flat().filter(({ file }) => ofOurs(file.path));
  const configurations = files.reduce((total, { desired }) => total + desired.length, 0);
  session.say(
    validateText(
      { files: files.length, configurations, problems },
      session.context(tree.registers),
    ).trimEnd(),
  );
  return hasErrors(problems) ? 1 : 0;
}
