/** The pages of a report: everything on one page, or a page per bevoegd gezag and per behandeldienst. */
import type { Oin } from '../model/oin.js';
import type { Context } from '../output/context.js';
import { organisatie } from '../output/names.js';
import { dienstenOf, eachGezag } from './gezag-report.js';
import { dienstSection } from './html/dienst-section.js';
import { gezagSection } from './html/gezag-section.js';
import { type Html, html } from './html/markup.js';
import { dienstenSection, gezagenSection } from './html/overview-section.js';
import { type Assets, type Provenance, pageText } from './html/page.js';
import { type LineAddress, textOf, type View } from './html/view.js';
import { reportMessages } from './messages.js';
import { compareNames } from './order.js';
import { type Overview, OverviewBuilder } from './overview.js';
import type { GezagReport, ReportInput } from './report.js';
import { organisatiesIn, searchNamesOf, searchNumbersOf } from './search-names.js';

/** A page, with its path below the folder of the report. */
export interface ReportPage {
  readonly path: string;
  readonly text: string;
}

/** What pages need beside the report. */
export interface Rendering {
  readonly context: Context;
  readonly addressOf: LineAddress;
  readonly assets: Assets;
  readonly provenance: Provenance;
}

/** The folders of pages below the folder of the report. */
export const reportFolders = { gezag: 'bevoegd-gezag', dienst: 'behandeldienst' } as const;

function numbersOf(input: ReportInput): Pick<View, 'numbers' | 'searchNumbers'> {
  return {
    numbers: new Map(dienstenOf(input).map((oin, i) => [oin, i])),
    searchNumbers: searchNumbersOf(input),
  };
}

/** The file name of a page: the short name where every file system takes it, else the OIN. */
function fileName(oin: Oin, { registers }: Context): string {
  const kort = registers.byOin.get(oin)?.kort;
  const usable = kort !== undefined && /^[a-z0-9][a-z0-9-]{3,80}$/.test(kort);
  return `${usable ? kort : oin}.html`;
}

function titleOf(view: View, about?: string): string {
  const title = textOf(view, reportMessages.title({ omgeving: view.omgeving }));
  return about === undefined ? title : `${about} · ${title}`;
}

function byName(oins: Iterable<Oin>, { registers }: Context): Oin[] {
  return [...oins].sort((a, b) => compareNames(organisatie(a, registers), organisatie(b, registers)));
}

/** Makes the reports in the order of the names of the bevoegde gezagen. */
function eachByName(input: ReportInput, context: Context): Generator<GezagReport> {
  return eachGezag({ ...input, gezagen: byName(input.gezagen, context) });
}

/** The behandeldiensten in a report of a bevoegd gezag. */
function dienstenIn({ lines, comparisons }: GezagReport): Oin[] {
  const sides = comparisons.flatMap(({ differences }) =>
    differences.flatMap(({ own, other }) => [own, other]),
  );
  return [...lines, ...sides].flatMap(({ handlers }) => handlers);
}

/** Every organisation in a report of a bevoegd gezag. */
function allOrganisatiesIn(report: GezagReport): Oin[] {
  const differences = report.comparisons.flatMap((comparison) => comparison.differences);
  const lines = [...report.lines, ...differences];
  return [report.oin, ...dienstenIn(report), ...organisatiesIn(searchNamesOf(report), lines)];
}

function perDienst({ clients }: Overview, view: View): Html | undefined {
  if (clients.size === 0) return undefined;
  const sections = byName(clients.keys(), view.context).map((oin) =>
    dienstSection(oin, clients.get(oin) ?? [], 3, view),
  );
  return html`<section class="part"><h2>${textOf(view, reportMessages.perDienst())}</h2>${sections}</section>`;
}

/** Makes one page with everything. */
export function onePage(input: ReportInput, { context, addressOf, assets, provenance }: Rendering): string {
  const hrefOf = (kind: 'dienst' | 'gezag', oin: Oin): string => `#${kind}-${oin}`;
  const view: View = { context, omgeving: input.omgeving, addressOf, ...numbersOf(input), hrefOf };
  const builder = new OverviewBuilder();
  const sections: Html[] = [];
  const diensten = new Set<Oin>();
  const organisaties = new Set<Oin>();
  for (const report of eachByName(input, context)) {
    builder.add(report);
    for (const oin of dienstenIn(report)) diensten.add(oin);
    for (const oin of allOrganisatiesIn(report)) organisaties.add(oin);
    sections.push(gezagSection(report, view));
  }
  const overview = builder.overview();
  const top = html`${gezagenSection(overview, view)}${dienstenSection(overview, view)}`;
  const content =
    sections.length === 0
      ? html`<p>${textOf(view, reportMessages.emptyReport())}</p>`
      : html`${sections.length > 1 ? top : undefined}${sections}${perDienst(overview, view)}`;
  const page = { title: titleOf(view), diensten: byName(diensten, context), organisaties, content };
  return pageText(page, provenance, assets, view);
}

/** Makes a page per bevoegd gezag, a page per behandeldienst, and `index.html`, one by one: none stays in memory. */
export function* manyPages(
  input: ReportInput,
  { context, addressOf, assets, provenance }: Rendering,
): Generator<ReportPage> {
  const pathOf = (kind: 'dienst' | 'gezag', oin: Oin): string =>
    `${reportFolders[kind]}/${fileName(oin, context)}`;
  const top: View = { context, omgeving: input.omgeving, addressOf, ...numbersOf(input), hrefOf: pathOf };
  const below: View = { ...top, hrefOf: (kind, oin) => `../${pathOf(kind, oin)}` };
  const back = '../index.html';
  const builder = new OverviewBuilder();
  for (const report of eachByName(input, context)) {
    builder.add(report);
    const diensten = byName(new Set(dienstenIn(report)), context);
    const title = titleOf(below, organisatie(report.oin, context.registers));
    const organisaties = allOrganisatiesIn(report);
    const page = { title, back, diensten, organisaties, content: gezagSection(report, below) };
    yield { path: pathOf('gezag', report.oin), text: pageText(page, provenance, assets, below) };
  }
  const overview = builder.overview();
  for (const [oin, clients] of overview.clients) {
    const naam = organisatie(oin, context.registers);
    const title = titleOf(below, naam);
    const organisaties = clients.flatMap(({ gezag, searchNames, lines }) => [
      gezag,
      ...organisatiesIn(searchNames, lines),
    ]);
    const content = dienstSection(oin, clients, 2, below);
    const page = { title, back, diensten: [], organisaties: [oin, ...organisaties], content };
    yield { path: pathOf('dienst', oin), text: pageText(page, provenance, assets, below) };
  }
  const content =
    overview.gezagen.length === 0
      ? html`<p>${textOf(top, reportMessages.emptyReport())}</p>`
      : html`${gezagenSection(overview, top)}${dienstenSection(overview, top)}`;
  const diensten = byName(overview.clients.keys(), context);
  const organisaties = [...overview.gezagen.map(({ oin }) => oin), ...diensten];
  const page = { title: titleOf(top), overview: true, diensten, organisaties, content };
  yield { path: 'index.html', text: pageText(page, provenance, assets, top) };
}
