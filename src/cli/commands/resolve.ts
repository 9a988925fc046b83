/** `resolve`: finds who handles a request, and the line that decides it. */
import { organisatieFor, toestemmingFor } from '../../config/lookup.js';
import { type Activiteit, sameActiviteit } from '../../model/activiteit.js';
import type { Configuratie, Toestemming } from '../../model/configuratie.js';
import { Failure } from '../../model/failure.js';
import type { Registers } from '../../model/registers.js';
import { jsonText } from '../../output/json.js';
import type { Decider, ResolveReport } from '../../output/reports.js';
import { resolveJson } from '../../output/resolve-json.js';
import { resolveMatrix, resolveText } from '../../output/resolve-text.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { readReported } from '../../reconcile/read.js';
import { type Found, findActiviteit } from '../../routing/find-activiteit.js';
import { resolveRouting } from '../../routing/resolve.js';
import { type Checked, loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { withOmgeving } from '../open-omgeving.js';
import { registeredActiviteiten } from '../rtr-checks.js';
import type { Session } from '../session.js';

export interface ResolveOptions {
  readonly bevoegdGezag?: string;
  readonly activiteit: string;
  readonly activiteitOin?: string;
  readonly toestemming?: string;
  readonly locatie?: string;
  readonly reported: boolean;
  readonly all: boolean;
  readonly save: boolean;
}

/** A configuratie, and the line or record that it comes from. */
interface Assigned extends Decider {
  readonly configuratie: Configuratie;
}

/** The bevoegd gezag of the question: the one that is named, or the only one in the files. */
function gezagFor(named: string | undefined, { tree, files }: Checked): string {
  if (named !== undefined) return organisatieFor(named, tree.registers);
  const managed = managedGezagen(files);
  const [only] = managed;
  if (managed.length === 1 && only !== undefined) return only;
  const known = managed.slice(0, 5).map((oin) => shortName(oin, tree.registers));
  throw new Failure('usage', cliMessages.gezagNeeded({ known }));
}

function shortName(oin: string, registers: Registers): string {
  return registers.byOin.get(oin)?.kort ?? oin;
}

/** The configuraties of a bevoegd gezag, in the files or as DSO-LV reports them. */
async function assignedFor(
  gezag: string,
  session: Session,
  checked: Checked,
  reported: boolean,
): Promise<Assigned[]> {
  if (!reported) {
    return checked.files
      .flatMap((file) => file.desired)
      .filter(({ configuratie }) => configuratie.oin === gezag)
      .map(({ configuratie, file, offset }) => ({ configuratie, place: { file, offset } }));
  }
  const settings = { prune: false, readOnly: true };
  const records = await withOmgeving(session, checked, settings, ({ backend }) =>
    readReported(backend, [gezag]),
  );
  return (records.get(gezag) ?? []).map(({ id, configuratie }) => ({ configuratie, id }));
}

/** The activiteiten that the toewijzingen and verwachtingen of a bevoegd gezag mention. */
function mentionedBy(gezag: string, { files }: Checked): Activiteit[] {
  return files
    .filter(({ bevoegdGezag }) => bevoegdGezag === gezag)
    .flatMap(({ desired, verwachtingen = [] }) => [
      ...desired.map(({ configuratie }) => configuratie.activiteit),
      ...verwachtingen.map(({ activiteit }) => activiteit),
    ]);
}

/** Prints that there is no answer, and why. The answer itself does not guess. */
function printNoAnswer(
  session: Session,
  bevoegdGezag: string,
  activiteit: Activiteit,
  found: Exclude<Found, { kind: 'one' }>,
  registers: Registers,
): void {
  const { naam } = activiteit;
  if (found.kind === 'several') {
    const { activiteiten } = found;
    session.warn(cliMessages.activiteitAmbiguous({ naam, names: activiteiten.map((item) => item.naam) }));
    if (session.options.format === 'json')
      session.printData(jsonText({ bevoegdGezag, activiteit, activiteiten }));
    return;
  }
  const { registeredBy, similar } = found.suggestions;
  const oins = registeredBy.map((oin) => shortName(oin, registers));
  session.warn(
    oins.length > 0
      ? cliMessages.activiteitElsewhere({ naam, oins })
      : cliMessages.activiteitUnknown({ naam, suggestions: [...similar] }),
  );
  if (session.options.format === 'json')
    session.printData(jsonText({ bevoegdGezag, activiteit, suggestions: similar, registeredBy }));
}

/**
 * `resolve`: shows who gets a request and what decides it. Exit code 1 when the answer depends on what is left
 * out, and when neither the files nor the snapshot of the RTR know the activiteit.
 */
export async function resolve(session: Session, options: ResolveOptions): Promise<number> {
  if (options.save && (options.reported || options.all))
    throw new Failure('usage', cliMessages.saveReported());
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const { registers } = checked.tree;
  const gezag = gezagFor(options.bevoegdGezag, checked);
  const { activiteit: naam, activiteitOin } = options;
  const oin = activiteitOin === undefined ? gezag : organisatieFor(activiteitOin, registers);
  const locatie = options.locatie === undefined ? undefined : organisatieFor(options.locatie, registers);
  const asked = { naam, oin };
  const all = await assignedFor(gezag, session, checked, options.reported);
  const assigned = all.map(({ configuratie }) => configuratie.activiteit);
  const known = [...assigned, ...mentionedBy(gezag, checked)];
  const found = findActiviteit(asked, known, await registeredActiviteiten(session));
  if (found.kind !== 'one') {
    printNoAnswer(session, gezag, asked, found, registers);
    return 1;
  }
  const { spellings } = found;
  const items = all.filter(({ configuratie }) =>
    spellings.some((item) => sameActiviteit(configuratie.activiteit, item)),
  );
  const activiteit = items[0]?.configuratie.activiteit ?? spellings[0] ?? asked;
  const used = all.flatMap(({ configuratie }) => configuratie.toestemming?.code ?? []);
  const question = {
    toestemming:
      options.toestemming === undefined ? undefined : toestemmingFor(options.toestemming, registers, used),
    locatie,
  };
  const answers = resolveRouting(items, ({ configuratie }) => configuratie, question);
  const report: ResolveReport = { bevoegdGezag: gezag, activiteit, answers };
  const context = session.context(registers);
  if (session.options.format === 'json') session.printData(resolveJson(report, context));
  else if (options.all) {
    const configuraties = items.map(({ configuratie }) => configuratie);
    session.print(resolveMatrix(configuraties, gezag, context));
  } else {
    if (answers.length > 1) session.info(cliMessages.resolveAmbiguous());
    session.print(resolveText(report, context));
  }
  if (options.all) return 0;
  if (options.save) await save(session, checked, report, options);
  return answers.length > 1 ? 1 : 0;
}

/** A toestemming as the files write it: its short name, or its code and waarde. */
function writtenToestemming(code: string, { tree, files }: Checked): string | Toestemming | undefined {
  const kort = [...tree.registers.toestemmingen.values()].find((entry) => entry.code === code)?.kort;
  if (kort !== undefined) return kort;
  return files
    .flatMap(({ desired }) => desired)
    .find(({ configuratie }) => configuratie.toestemming?.code === code)?.configuratie.toestemming;
}

/** Adds the answer to a file as a verwachting. */
async function save(
  session: Session,
  checked: Checked,
  { bevoegdGezag, answers }: ResolveReport,
  { activiteit, activiteitOin, toestemming, locatie }: ResolveOptions,
): Promise<void> {
  const [answer] = answers;
  if (answers.length !== 1 || answer === undefined || answer.behandeldiensten.length > 1)
    throw new Failure('usage', cliMessages.saveAmbiguous());
  const file = checked.files.find((item) => item.bevoegdGezag === bevoegdGezag);
  if (file === undefined) throw new Failure('usage', cliMessages.saveNoFile());
  const { toestemmingen } = answer;
  const code = 'only' in toestemmingen ? toestemmingen.only[0] : undefined;
  const written = code === undefined ? undefined : writtenToestemming(code, checked);
  // Few runs save, and `yaml` takes more time to load than the rest of the command.
  const { saveVerwachting } = await import('../../edit/verwachting.js');
  const added = await saveVerwachting(session.cwd, file.file.path, {
    activiteit: activiteitOin === undefined ? activiteit : { naam: activiteit, oin: activiteitOin },
    // The file is compared with this object, key by key.
    ...(toestemming === undefined ? {} : { toestemming: written ?? toestemming }),
    ...(locatie === undefined ? {} : { locatie }),
    behandeldienst: shortName(answer.behandeldiensten[0] ?? bevoegdGezag, checked.tree.registers),
  });
  session.info((added ? cliMessages.saved : cliMessages.alreadySaved)({ path: file.file.path }));
}
