import { organisatieFor, toestemmingFor } from '../../config/lookup.js';
import { nearest } from '../../lib/nearest.js';
import type { Activiteit, Configuratie } from '../../model/configuratie.js';
import { Failure } from '../../model/failure.js';
import type { Registers } from '../../model/registers.js';
import type { Decider } from '../../output/reports.js';
import { resolveJson } from '../../output/resolve-json.js';
import { resolveMatrix, resolveText } from '../../output/resolve-text.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { readReported } from '../../reconcile/read.js';
import { type Handling, resolveRouting } from '../../routing/resolve.js';
import { cliMessages } from '../messages.js';
import { type Checked, loadChecked, withOmgeving } from '../open-omgeving.js';
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

/** Something assigned, and what says so. */
interface Assigned extends Decider {
  readonly configuratie: Configuratie;
}

/** The bevoegd gezag that is meant: the one that is asked for, or the only one that the files are about. */
function gezagFor(asked: string | undefined, { tree, files }: Checked): string {
  if (asked !== undefined) return organisatieFor(asked, tree.registers);
  const managed = managedGezagen(files);
  const [only] = managed;
  if (managed.length === 1 && only !== undefined) return only;
  const known = managed.slice(0, 5).map((oin) => tree.registers.byOin.get(oin)?.kort ?? oin);
  throw new Failure('usage', cliMessages.gezagNeeded({ known }));
}

/** What the files or DSO-LV assign for a bevoegd gezag. */
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

/** Says what else may have been meant by an activiteit that nothing mentions. Nothing is guessed. */
function hint(
  session: Session,
  { naam, oin }: Activiteit,
  all: readonly Assigned[],
  registers: Registers,
): void {
  const known = all.map(({ configuratie }) => configuratie.activiteit);
  const namesakes = known.filter((item) => item.naam === naam && item.oin !== oin);
  if (namesakes.length > 0) {
    const oins = [...new Set(namesakes.map((item) => registers.byOin.get(item.oin)?.kort ?? item.oin))];
    session.info(cliMessages.activiteitElsewhere({ naam, oins }));
    return;
  }
  const suggestions = nearest(naam, new Set(known.map((item) => item.naam)));
  session.info(cliMessages.activiteitUnknown({ naam, suggestions }));
}

/** `resolve`: who gets a request, and what decides it. Exit 1 when that depends on what was left out. */
export async function resolve(session: Session, options: ResolveOptions): Promise<number> {
  if (options.save && (options.reported || options.all))
    throw new Failure('usage', cliMessages.saveReported());
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const { registers } = checked.tree;
  const gezag = gezagFor(options.bevoegdGezag, checked);
  const { activiteit: naam, activiteitOin } = options;
  const oin = activiteitOin === undefined ? gezag : organisatieFor(activiteitOin, registers);
  const activiteit = { naam, oin };
  const all = await assignedFor(gezag, session, checked, options.reported);
  const items = all.filter(({ configuratie: { activiteit: own } }) => own.naam === naam && own.oin === oin);
  if (items.length === 0) hint(session, activiteit, all, registers);
  const used = all.flatMap(({ configuratie }) => configuratie.toestemming?.code ?? []);
  const question = {
    ...(options.toestemming === undefined
      ? {}
      : { toestemming: toestemmingFor(options.toestemming, registers, used) }),
    ...(options.locatie === undefined ? {} : { locatie: organisatieFor(options.locatie, registers) }),
  };
  const context = session.context(registers);
  const answers: Handling<Assigned>[] = resolveRouting(items, ({ configuratie }) => configuratie, question);
  const resolved = { bevoegdGezag: gezag, activiteit, answers };
  if (session.options.format === 'json') session.print(resolveJson(resolved, context));
  else if (options.all) {
    const configuraties = items.map(({ configuratie }) => configuratie);
    session.print(resolveMatrix(configuraties, gezag, context));
  } else {
    if (answers.length > 1) session.info(cliMessages.resolveAmbiguous());
    session.print(resolveText(resolved, context));
  }
  if (options.all) return 0;
  if (options.save) await save(session, checked, resolved, options);
  return answers.length > 1 ? 1 : 0;
}

async function save(
  session: Session,
  checked: Checked,
  { bevoegdGezag, answers }: { bevoegdGezag: string; answers: readonly Handling<Assigned>[] },
  { activiteit, activiteitOin, toestemming, locatie }: ResolveOptions,
): Promise<void> {
  const [answer] = answers;
  if (answers.length !== 1 || answer === undefined || answer.behandeldiensten.length > 1)
    throw new Failure('usage', cliMessages.saveAmbiguous());
  const file = checked.files.find((item) => item.bevoegdGezag === bevoegdGezag);
  if (file === undefined) throw new Failure('usage', cliMessages.saveNoFile());
  const { registers } = checked.tree;
  const { saveVerwachting } = await import('../../edit/verwachting.js');
  const short = (oin: string): string => registers.byOin.get(oin)?.kort ?? oin;
  const code = answer.toestemmingen;
  const kort = [...registers.toestemmingen.values()].find(
    (entry) => 'only' in code && entry.code === code.only[0],
  )?.kort;
  const written = checked.files
    .flatMap(({ desired }) => desired)
    .find(({ configuratie }) => 'only' in code && configuratie.toestemming?.code === code.only[0])
    ?.configuratie.toestemming;
  const added = await saveVerwachting(session.cwd, file.file.path, {
    activiteit: activiteitOin === undefined ? activiteit : { naam: activiteit, oin: activiteitOin },
    ...(toestemming === undefined ? {} : { toestemming: kort ?? written ?? toestemming }),
    ...(locatie === undefined ? {} : { locatie }),
    behandeldienst: short(answer.behandeldiensten[0] ?? bevoegdGezag),
  });
  session.info((added ? cliMessages.saved : cliMessages.alreadySaved)({ path: file.file.path }));
}
