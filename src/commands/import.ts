import { dirname, join, relative, resolve } from 'node:path';
import {
  type Configuratie,
  checkConfigs,
  type DsoBackend,
  Failure,
  filesFor,
  hasErrors,
  loadConfigs,
  makePlan,
  makeFolder,
  managedGezagen,
  mergedFiles,
  msg,
  type NewFile,
  organisatieFor,
  type Reported,
  readReported,
  unmanagedOf,
  writeWhole,
} from '../index.js';
import { validateText } from '../output/validate-text.js';
import { type Checked, loadChecked, withOmgeving } from './open.js';
import type { Session } from './session.js';
import type { TableOptions } from './table.js';

export interface ImportOptions extends TableOptions {
  readonly bevoegdGezag?: readonly string[];
  readonly out?: string;
  readonly force: boolean;
  readonly merge: boolean;
  readonly fromXlsx?: string;
}

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
  backend: DsoBackend,
  gezagen: readonly string[],
): Promise<Map<string, readonly Reported[]>> {
  const reported = new Map<string, readonly Reported[]>();
  let refusal: Failure | undefined;
  for (const oin of gezagen) {
    try {
      for (const [own, records] of await readReported(backend, [oin])) reported.set(own, records);
    } catch (error) {
      if (!(error instanceof Failure) || error.told.key !== 'dsoNotAuthorised') throw error;
      refusal = error;
      session.warn(msg('importNotAllowed', { oin }));
    }
  }
  if (reported.size === 0 && refusal !== undefined) throw refusal;
  return reported;
}

async function fromDso(session: Session, checked: Checked, options: ImportOptions): Promise<Given> {
  const asked = gezagenFor(options.bevoegdGezag, checked);
  if (asked.length === 0) throw new Failure('use', msg('importNobody', {}));
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
function refuseSecondFile({ files }: Checked, made: readonly NewFile[], gezagen: readonly string[]): void {
  const paths = new Set(made.map(({ path }) => path));
  const others = files
    .filter(
      ({ bevoegdGezag, file }) =>
        bevoegdGezag !== undefined && gezagen.includes(bevoegdGezag) && !paths.has(file.path),
    )
    .map(({ file }) => file.path);
  if (others.length > 0) throw new Failure('use', msg('importBeside', { paths: others }));
}

async function merged(checked: Checked, given: Given, out: string, session: Session): Promise<NewFile[]> {
  const { tree, files, omgeving } = checked;
  const reported = new Map(
    given.gezagen.map((oin) => [
      oin,
      given.configuraties.flatMap((configuratie, i) =>
        configuratie.oin === oin ? [{ id: String(i), configuratie }] : [],
      ),
    ]),
  );
  const own = files.filter(
    ({ bevoegdGezag }) => bevoegdGezag !== undefined && given.gezagen.includes(bevoegdGezag),
  );
  const { sharedGround } = tree.registers;
  const plan = makePlan({ omgeving, files: own, sharedGround, reported, prune: false });
  const lacking = unmanagedOf(plan).map(({ configuratie }) => configuratie);
  const changed = await mergedFiles(lacking, own, tree.registers);
  const present = new Set(own.map(({ bevoegdGezag }) => bevoegdGezag));
  const fresh = given.gezagen.filter((oin) => !present.has(oin));
  const { configs } = session.options;
  const input = { ...given, gezagen: fresh, registers: tree.registers, configs, out, cwd: session.cwd };
  return [...changed, ...(await filesFor(input, false))];
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
    const { fromTable } = await import('./table.js');
    const configuraties = await fromTable(session, table, options, checked.tree.registers);
    if (configuraties === undefined) return 1;
    given = { configuraties, gezagen: [...new Set(configuraties.map(({ oin }) => oin))] };
  }
  const out = options.out ?? join(configs, session.omgeving);
  let made: NewFile[];
  if (options.merge) made = await merged(checked, given, out, session);
  else {
    const input = { ...given, registers: checked.tree.registers, configs, out, cwd: session.cwd };
    made = await filesFor(input, options.force);
    if (relative(resolve(session.cwd, configs, session.omgeving), resolve(session.cwd, out)) === '')
      refuseSecondFile(checked, made, given.gezagen);
  }
  for (const { path, text } of made) {
    await makeFolder(dirname(path), session.cwd);
    await writeWhole(resolve(session.cwd, path), text);
  }
  if (format === 'json') {
    const files = made.map(({ path, configuraties }) => ({ path, configurations: configuraties }));
    session.print(`${JSON.stringify({ files }, null, 2)}\n`);
  } else for (const { path } of made) session.print(`${path}\n`);
  const configuraties = made.reduce((total, file) => total + file.configuraties, 0);
  session.tell(msg('imported', { files: made.length, configuraties, omgeving: session.omgeving }));
  return report(session, made);
}

/** Says what is wrong with what was written: DSO-LV, or a table, may break the rule itself. */
async function report(session: Session, made: readonly NewFile[]): Promise<number> {
  const paths = new Set(made.map(({ path }) => path));
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving });
  const problems = checkConfigs(tree).filter(
    ({ place, severity }) => severity === 'error' && paths.has(place.file.path),
  );
  if (problems.length === 0) return 0;
  session.warn(msg('importedBroken', {}));
  const files = [...tree.toewijzingen.values()].flat().filter(({ file }) => paths.has(file.path));
  const configurations = files.reduce((total, { desired }) => total + desired.length, 0);
  session.say(
    validateText(
      { files: files.length, configurations, problems },
      session.context(tree.registers),
    ).trimEnd(),
  );
  return hasErrors(problems) ? 1 : 0;
}
