/** `import`: writes configuration files from what DSO-LV reports, or from a table. */
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { checkConfigs } from '../../checks/check.js';
import { loadConfigs } from '../../config/load.js';
import { type Conflict, conflictsWith } from '../../edit/conflicts.js';
import { createFiles, mergeIntoFiles, type NewFile } from '../../edit/import-files.js';
import { type SpellingConflict, settleSpellings } from '../../edit/spellings.js';
import { assertInTree, makeFolder, writeFileAtomic } from '../../lib/write-file.js';
import { Failure } from '../../model/failure.js';
import { groupBy } from '../../model/groups.js';
import { locate } from '../../model/place.js';
import type { Registers } from '../../model/registers.js';
import { jsonText } from '../../output/json.js';
import { activiteit, locaties, organisatie, toestemming } from '../../output/names.js';
import { safe } from '../../output/safe-text.js';
import { validateText } from '../../output/validate-text.js';
import { makePlan } from '../../reconcile/diff.js';
import { unmanagedOf } from '../../reconcile/plan.js';
import { type Imported, readFromDso } from '../import-source.js';
import { type Checked, loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';
import { configuratiesFromTable, type TableOptions } from '../table.js';

export interface ImportOptions extends TableOptions {
  readonly bevoegdGezag?: readonly string[];
  readonly out?: string;
  readonly force: boolean;
  readonly merge: boolean;
}

/** How many conflicts are printed. */
const MAX_SHOWN = 50;

/** Asserts that no other file is about these bevoegde gezagen: it would assign everything for the second time. */
function assertNoOtherFiles(
  session: Session,
  { files }: Checked,
  written: readonly NewFile[],
  gezagen: readonly string[],
): void {
  const paths = absolutePaths(session, written);
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

function absolutePaths({ cwd }: Session, files: readonly NewFile[]): Set<string> {
  return new Set(files.map(({ path }) => resolve(cwd, path)));
}

/** Tests whether a folder is read with the omgeving. */
function isInOmgeving(session: Session, out: string): boolean {
  const folder = resolve(session.cwd, session.options.configs, session.omgeving);
  const below = relative(folder, resolve(session.cwd, out));
  return !isAbsolute(below) && below.split(sep)[0] !== '..';
}

/** The files to write, and the configuraties that contradict existing files. */
interface Result {
  readonly files: readonly NewFile[];
  readonly conflicts: readonly Conflict[];
}

/** Adds the configuraties that existing files lack, and creates files for the other bevoegde gezagen. */
async function mergeIntoExisting(
  checked: Checked,
  imported: Imported,
  out: string,
  session: Session,
): Promise<Result> {
  const { tree, files, omgeving } = checked;
  const byGezag = groupBy(imported.configuraties, ({ oin }) => oin);
  const reported = new Map(
    imported.gezagen.map((oin) => [
      oin,
      (byGezag.get(oin) ?? []).map((configuratie, i) => ({ id: String(i), configuratie })),
    ]),
  );
  const own = files.filter(({ bevoegdGezag }) => bevoegdGezag !== undefined && reported.has(bevoegdGezag));
  const { sharedAreas } = tree.registers;
  const plan = makePlan({ omgeving, files: own, sharedAreas, reported, prune: false });
  const lacking = new Set(unmanagedOf(plan).map(({ configuratie }) => configuratie));
  const conflicts = conflictsWith(own, imported.configuraties, lacking, sharedAreas);
  for (const { configuratie } of conflicts) lacking.delete(configuratie);
  const changed = await mergeIntoFiles([...lacking], own, tree.registers);
  const existing = new Set(own.map(({ bevoegdGezag }) => bevoegdGezag));
  const added = imported.gezagen.filter((oin) => !existing.has(oin));
  const { configs } = session.options;
  const input = { ...imported, gezagen: added, registers: tree.registers, configs, out, cwd: session.cwd };
  return { files: [...changed, ...(await createFiles(input, false))], conflicts };
}

/** Warns about the configuraties that contradict existing files. They are not imported. */
function warnAboutConflicts(session: Session, conflicts: readonly Conflict[], registers: Registers): void {
  for (const { configuratie, desired } of conflicts.slice(0, MAX_SHOWN)) {
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

/** Warns about the configuraties whose activiteit may be there under another name. They are not imported. */
function warnAboutSpellings(
  session: Session,
  conflicts: readonly SpellingConflict[],
  registers: Registers,
): void {
  for (const { configuratie, other } of conflicts.slice(0, MAX_SHOWN)) {
    const what = [
      activiteit(configuratie, registers),
      toestemming(configuratie, session.language),
      locaties(configuratie, registers, session.language),
    ].join(', ');
    session.warn(cliMessages.importSpelling({ what, other: other.naam }));
  }
  if (conflicts.length > 0) session.warn(cliMessages.importSpellings({ configuraties: conflicts.length }));
}

export async function importConfigs(session: Session, options: ImportOptions): Promise<number> {
  const { configs, format } = session.options;
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const table = options.fromCsv ?? options.fromXlsx;
  let imported: Imported;
  if (table === undefined) imported = await readFromDso(session, checked, options.bevoegdGezag);
  else {
    const configuraties = await configuratiesFromTable(session, table, options, checked.tree.registers);
    if (configuraties === undefined) return 1;
    imported = { configuraties, gezagen: [...new Set(configuraties.map(({ oin }) => oin))] };
  }
  const spelled = settleSpellings(imported.configuraties, options.merge ? checked.files : []);
  imported = { ...imported, configuraties: spelled.configuraties };
  const out = options.out ?? join(configs, session.omgeving);
  let result: Result;
  if (options.merge) result = await mergeIntoExisting(checked, imported, out, session);
  else {
    const input = { ...imported, registers: checked.tree.registers, configs, out, cwd: session.cwd };
    result = { files: await createFiles(input, options.force), conflicts: [] };
    if (isInOmgeving(session, out)) assertNoOtherFiles(session, checked, result.files, imported.gezagen);
  }
  const { files, conflicts } = result;
  const isRefused = conflicts.length + spelled.conflicts.length > 0;
  for (const { path } of files) await assertInTree(path, session.cwd);
  for (const { path, text } of files) {
    await makeFolder(dirname(path), session.cwd);
    await writeFileAtomic(resolve(session.cwd, path), session.redact(text));
  }
  if (format === 'json') {
    const written = files.map(({ path, configuraties }) => ({ path, configurations: configuraties }));
    const contradicted = conflicts.map(({ configuratie, desired }) => ({
      configuration: configuratie,
      location: locate(desired),
    }));
    const unclear = spelled.conflicts.map(({ configuratie, other }) => ({
      configuration: configuratie,
      otherName: other,
    }));
    const all = [...contradicted, ...unclear];
    const value = { files: written, ...(options.merge || all.length > 0 ? { conflicts: all } : {}) };
    session.printData(jsonText(value));
  } else for (const { path } of files) session.print(`${safe(path)}\n`);
  const configuraties = files.reduce((total, file) => total + file.configuraties, 0);
  if (files.length > 0)
    session.info(cliMessages.imported({ files: files.length, configuraties, omgeving: session.omgeving }));
  else if (!isRefused) session.info(cliMessages.importedNothing({ merge: options.merge }));
  warnAboutConflicts(session, conflicts, checked.tree.registers);
  warnAboutSpellings(session, spelled.conflicts, checked.tree.registers);
  const code = await validateWritten(session, files);
  return isRefused ? 1 : code;
}

/**
 * Validates the written files and reports their errors: the configuraties of DSO-LV or of a table can break the rule.
 *
 * @returns the exit code.
 */
async function validateWritten(session: Session, written: readonly NewFile[]): Promise<number> {
  const paths = absolutePaths(session, written);
  const isWritten = (path: string): boolean => paths.has(resolve(session.cwd, path));
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving, cwd: session.cwd });
  const problems = checkConfigs(tree).filter(
    ({ place, severity }) => severity === 'error' && isWritten(place.file.path),
  );
  if (problems.length === 0) return 0;
  session.warn(cliMessages.importedBroken());
  const files = [...tree.toewijzingen.values()].flat().filter(({ file }) => isWritten(file.path));
  const configurations = files.reduce((total, { desired }) => total + desired.length, 0);
  const content = { files: files.length, configurations, problems };
  session.say(validateText(content, session.context(tree.registers)).trimEnd());
  return 1;
}
