/** `report`: writes HTML pages that show who handles what, for people who read no YAML. */
import { join } from 'node:path';
import { organisatieFor } from '../../config/lookup.js';
import { forges } from '../../connect/forge.js';
import { lineAddress } from '../../forges/line-address.js';
import { checkoutOf } from '../../git/repository.js';
import type { Reported } from '../../model/configuratie.js';
import { Failure } from '../../model/failure.js';
import { plain } from '../../output/colour.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { readReported } from '../../reconcile/read.js';
import { countDoubled } from '../../reconcile/reported-breaches.js';
import { assertReportTarget, writePages } from '../../report/files.js';
import { readAssets } from '../../report/html/page.js';
import { manyPages, onePage, type Rendering, type ReportPage } from '../../report/pages.js';
import type { OmgevingFiles, ReportInput } from '../../report/report.js';
import { type Checked, loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { withOmgeving } from '../open-omgeving.js';
import { Progress } from '../progress.js';
import type { Session } from '../session.js';

export interface ReportOptions {
  readonly out: string;
  readonly split: boolean;
  readonly bevoegdGezag?: readonly string[];
  readonly against?: string;
  readonly reported: boolean;
  readonly force: boolean;
}

/** A page of this size or larger opens slowly. */
const LARGE_MEGABYTES = 5;

/** Loads the omgeving to compare with. Prints the errors in its files and returns undefined. */
async function loadOther(session: Session, omgeving: string): Promise<OmgevingFiles | undefined> {
  if (omgeving === session.omgeving)
    throw new Failure('usage', cliMessages.reportAgainstItself({ omgeving }));
  // The warnings about the registers are already printed.
  const checked = await loadChecked(session.quietFor(omgeving));
  return checked && { omgeving, files: checked.files };
}

/** Reads what DSO-LV reports, with progress. */
async function readAll(
  session: Session,
  checked: Checked,
  gezagen: readonly string[],
): Promise<Map<string, readonly Reported[]>> {
  const progress = new Progress(session);
  let done = 0;
  const onRead = (): void => {
    done += 1;
    progress.update(() => cliMessages.progressReading({ done, total: gezagen.length }));
  };
  try {
    return await withOmgeving(session, checked, { prune: false, readOnly: true }, ({ backend }) =>
      readReported(backend, gezagen, { onRead }),
    );
  } finally {
    progress.end();
  }
}

/** Collects what the report is about; undefined when files have errors. */
async function inputFor(
  session: Session,
  checked: Checked,
  { bevoegdGezag, against, reported }: ReportOptions,
): Promise<ReportInput | undefined> {
  const other = against === undefined ? undefined : await loadOther(session, against);
  if (against !== undefined && other === undefined) return undefined;
  const known = managedGezagen([...checked.files, ...(other?.files ?? [])]);
  const asked = bevoegdGezag?.map((naam) => organisatieFor(naam, checked.tree.registers));
  const gezagen = [...new Set(asked ?? known)];
  const read = reported ? await readAll(session, checked, gezagen) : undefined;
  const { sharedAreas } = checked.tree.registers;
  return {
    omgeving: checked.omgeving.naam,
    files: checked.files,
    gezagen,
    against: other,
    reported: read,
    doubled: read && new Map([...read].map(([oin, records]) => [oin, countDoubled(records, sharedAreas)])),
  };
}

async function renderingFor(
  session: Session,
  { tree }: Checked,
  { against, reported }: ReportOptions,
): Promise<Rendering> {
  const checkout = await checkoutOf(session.options.configs, session.cwd, session.env);
  return {
    context: { registers: tree.registers, language: session.language, paint: plain },
    addressOf: lineAddress(forges, session.env, checkout),
    assets: await readAssets(),
    provenance: { date: new Date().toISOString().slice(0, 10), commit: checkout?.commit, against, reported },
  };
}

/** The pages of a report without secrets. */
function* redacted(pages: Iterable<ReportPage>, session: Session): Generator<ReportPage> {
  for (const page of pages) yield { ...page, text: session.redact(page.text) };
}

export async function report(session: Session, options: ReportOptions): Promise<number> {
  const { out, split } = options;
  const target = { out, split, cwd: session.cwd };
  await assertReportTarget(target, options.force);
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const input = await inputFor(session, checked, options);
  if (input === undefined) return 1;
  const rendering = await renderingFor(session, checked, options);
  const all = split ? manyPages(input, rendering) : [{ path: '', text: onePage(input, rendering) }];
  const { pages, characters, removed } = await writePages(redacted(all, session), target);
  session.print(`${(split ? join(out, 'index.html') : out).replaceAll('\\', '/')}\n`);
  session.info(cliMessages.reportWritten({ pages, gezagen: input.gezagen.length }));
  if (removed > 0) session.info(cliMessages.reportRemoved({ pages: removed }));
  const megabytes = Math.round(characters / 1024 / 1024);
  if (!split && megabytes >= LARGE_MEGABYTES) session.warn(cliMessages.reportLarge({ megabytes }));
  return 0;
}
