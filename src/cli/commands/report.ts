import type { Stats } from 'node:fs';
import { lstat, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { organisatieFor } from '../../config/lookup.js';
import { forges } from '../../connect/forge.js';
import { lineAddress } from '../../forges/line-address.js';
import { checkoutOf } from '../../git/repository.js';
import { makeFolder, writeWhole } from '../../lib/write-file.js';
import type { Reported } from '../../model/configuratie.js';
import { Failure } from '../../model/failure.js';
import { plain } from '../../output/colour.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { readReported } from '../../reconcile/read.js';
import { GENERATOR, readAssets } from '../../report/html/page.js';
import { manyPages, onePage, type Rendering, type ReportPage, reportFolders } from '../../report/pages.js';
import type { OmgevingFiles, ReportInput } from '../../report/report.js';
import { cliMessages } from '../messages.js';
import { type Checked, loadChecked, withOmgeving } from '../open-omgeving.js';
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

/** From here on a page opens slowly. */
const LARGE_MEGABYTES = 5;

/** Loads the omgeving to compare with; undefined when its files have errors, which are told. */
async function loadOther(session: Session, omgeving: string): Promise<OmgevingFiles | undefined> {
  if (omgeving === session.omgeving)
    throw new Failure('usage', cliMessages.reportAgainstItself({ omgeving }));
  // Warnings about the registers have been told already.
  const checked = await loadChecked(session.quietFor(omgeving));
  return checked && { omgeving, files: checked.files };
}

/** Reads what DSO-LV holds, and tells how far it has come. */
async function readAll(
  session: Session,
  checked: Checked,
  gezagen: readonly string[],
): Promise<Map<string, readonly Reported[]>> {
  const progress = new Progress(session);
  let done = 0;
  const told = (): void => {
    done += 1;
    progress.update(() => cliMessages.progressReading({ done, total: gezagen.length }));
  };
  try {
    return await withOmgeving(session, checked, { prune: false, readOnly: true }, ({ backend }) =>
      readReported(backend, gezagen, { onRead: told }),
    );
  } finally {
    progress.end();
  }
}

/** What the report is about; undefined when files have errors. */
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
  return {
    omgeving: checked.omgeving.naam,
    files: checked.files,
    gezagen,
    ...(other === undefined ? {} : { against: other }),
    ...(reported ? { reported: await readAll(session, checked, gezagen) } : {}),
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

/** Whose a file is: a report of ours, or what someone else made; undefined when it is not there. */
async function makerOf(path: string): Promise<'ours' | 'foreign' | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(512), position: 0 });
    return buffer.toString('utf8', 0, bytesRead).includes(GENERATOR) ? 'ours' : 'foreign';
  } finally {
    await file.close();
  }
}

/** The folders that a report of many pages makes. */
const folders = Object.values(reportFolders);

/** What is there already in folders where pages go. */
async function pagesThere(out: string, folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(out, folder)).catch(() => []);
      return names.filter((name) => name.endsWith('.html')).map((name) => join(out, folder, name));
    }),
  );
  return found.flat();
}

/** Whether what is at a path is no file, and must stay: a device, a pipe, or the link to one that `/dev/stdout` is. */
async function isDevice(path: string, there: Stats): Promise<boolean> {
  // Where the output goes to a file, that link must not be replaced either.
  const link = /^\/(dev|proc)\//.test(path) && (await lstat(path)).isSymbolicLink();
  return link || !(there.isFile() || there.isDirectory());
}

/** Refuses to overwrite what someone else made, and what is no file. */
async function refuseForeign(session: Session, { out, split, force }: ReportOptions): Promise<void> {
  const target = resolve(session.cwd, out);
  const there = await stat(target).catch(() => undefined);
  if (!split && there?.isDirectory()) throw new Failure('usage', cliMessages.reportIntoFolder({ path: out }));
  if (!split && there && (await isDevice(target, there)))
    throw new Failure('usage', cliMessages.reportNoFile({ path: out }));
  if (force) return;
  const paths: string[] = [];
  for (const path of split ? await pagesThere(target, ['', ...folders]) : [target])
    if ((await makerOf(path)) === 'foreign') paths.push(relative(session.cwd, path).replaceAll('\\', '/'));
  if (paths.length > 0) throw new Failure('usage', cliMessages.reportInTheWay({ paths }));
}

async function write(session: Session, { path, text }: ReportPage): Promise<void> {
  await makeFolder(dirname(path), session.cwd);
  await writeWhole(resolve(session.cwd, path), text);
}

/** Takes away the pages of an earlier report that this one does not have: an old routing must not stand among the new. */
async function removeOld(out: string, written: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const path of await pagesThere(out, folders)) {
    if (written.has(path) || (await makerOf(path)) !== 'ours') continue;
    await rm(path);
    removed += 1;
  }
  return removed;
}

/** `report`: pages that show who handles what, for who reads no YAML. */
export async function report(session: Session, options: ReportOptions): Promise<number> {
  const { out, split } = options;
  await refuseForeign(session, options);
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const input = await inputFor(session, checked, options);
  if (input === undefined) return 1;
  const rendering = await renderingFor(session, checked, options);
  const written = new Set<string>();
  let bytes = 0;
  const each = split ? manyPages(input, rendering) : [{ path: '', text: onePage(input, rendering) }];
  for (const { path, text } of each) {
    await write(session, { path: join(out, path), text });
    written.add(resolve(session.cwd, out, path));
    bytes += text.length;
  }
  session.print(`${(split ? join(out, 'index.html') : out).replaceAll('\\', '/')}\n`);
  session.info(cliMessages.reportWritten({ pages: written.size, gezagen: input.gezagen.length }));
  const removed = split ? await removeOld(resolve(session.cwd, out), written) : 0;
  if (removed > 0) session.info(cliMessages.reportRemoved({ pages: removed }));
  const megabytes = Math.round(bytes / 1024 / 1024);
  if (!split && megabytes >= LARGE_MEGABYTES) session.warn(cliMessages.reportLarge({ megabytes }));
  return 0;
}
