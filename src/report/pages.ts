import type { Oin } from '../model/oin.js';
import type { Context } from '../output/context.js';
import { organisatie } from '../output/names.js';
import { type Gathered, Gatherer } from './clients.js';
import { dienstSection } from './html/dienst.js';
import { gezagSection } from './html/gezag.js';
import { dienstenSection, gezagenSection } from './html/overview.js';
import { type Assets, type Provenance, pageText } from './html/page.js';
import { type LineAddress, say, type View } from './html/view.js';
import { type Html, html } from './markup.js';
import { reportMessages } from './messages.js';
import { namedIn, organisatiesIn, partNumbers } from './named.js';
import { compareNames, dienstenOf, eachGezag, type GezagReport, type ReportInput } from './report.js';

/** A page, with where it belongs below the folder of the report. */
export interface ReportPage {
  readonly path: string;
  readonly text: string;
}

/** What pages need beside what they show. */
export interface Rendering {
  readonly context: Context;
  readonly addressOf: LineAddress;
  readonly assets: Assets;
  readonly provenance: Provenance;
}

/** Where pages go below the folder of the report. */
export const reportFolders = { gezag: 'bevoegd-gezag', dienst: 'behandeldienst' } as const;

function numbersOf(input: ReportInput): Pick<View, 'numbers' | 'parts'> {
  return { numbers: new Map(dienstenOf(input).map((oin, i) => [oin, i])), parts: partNumbers(input) };
}

/** The name of a page: the short name where it is fit for a file everywhere, or else the OIN. */
function fileName(oin: Oin, { registers }: Context): string {
  const kort = registers.byOin.get(oin)?.kort;
  const plain = kort !== undefined && /^[a-z0-9][a-z0-9-]{3,80}$/.test(kort);
  return `${plain ? kort : oin}.html`;
}

function titleOf(view: View, about?: string): string {
  const title = say(view, reportMessages.reportTitle({ omgeving: view.omgeving }));
  return about === undefined ? title : `${about} · ${title}`;
}

function byName(oins: Iterable<Oin>, { registers }: Context): Oin[] {
  return [...oins].sort((a, b) => compareNames(organisatie(a, registers), organisatie(b, registers)));
}

/** One bevoegd gezag after the other, in the order in which every list has them. */
function eachByName(input: ReportInput, context: Context): Generator<GezagReport> {
  return eachGezag({ ...input, gezagen: byName(input.gezagen, context) });
}

/** The behandeldiensten that are named in what is shown of a bevoegd gezag. */
function dienstenIn({ lines, comparisons }: GezagReport): Oin[] {
  const sides = comparisons.flatMap(({ differences }) =>
    differences.flatMap(({ own, other }) => [own, other]),
  );
  return [...lines, ...sides].flatMap(({ handlers }) => handlers);
}

/** Every organisation that is named in it. */
function allNamedIn(report: GezagReport): Oin[] {
  const differences = report.comparisons.flatMap((comparison) => comparison.differences);
  const lines = [...report.lines, ...differences];
  return [report.oin, ...dienstenIn(report), ...organisatiesIn(namedIn(report), lines)];
}

function perDienst({ clients }: Gathered, view: View): Html | undefined {
  if (clients.size === 0) return undefined;
  const sections = byName(clients.keys(), view.context).map((oin) =>
    dienstSection(oin, clients.get(oin) ?? [], 3, view),
  );
  return html`<section class="part"><h2>${say(view, reportMessages.reportPerDienst())}</h2>${sections}</section>`;
}

/** One page with everything. */
export function onePage(input: ReportInput, { context, addressOf, assets, provenance }: Rendering): string {
  const hrefOf = (kind: 'dienst' | 'gezag', oin: Oin): string => `#${kind}-${oin}`;
  const view: View = { context, omgeving: input.omgeving, addressOf, ...numbersOf(input), hrefOf };
  const gatherer = new Gatherer();
  const sections: Html[] = [];
  const named = new Set<Oin>();
  const organisaties = new Set<Oin>();
  for (const report of eachByName(input, context)) {
    gatherer.add(report);
    for (const oin of dienstenIn(report)) named.add(oin);
    for (const oin of allNamedIn(report)) organisaties.add(oin);
    sections.push(gezagSection(report, view));
  }
  const gathered = gatherer.gathered();
  const overview = html`${gezagenSection(gathered, view)}${dienstenSection(gathered, view)}`;
  const content =
    sections.length === 0
      ? html`<p>${say(view, reportMessages.reportNothing())}</p>`
      : html`${sections.length > 1 ? overview : undefined}${sections}${perDienst(gathered, view)}`;
  const page = { title: titleOf(view), diensten: byName(named, context), organisaties, content };
  return pageText(page, provenance, assets, view);
}

/** A page per bevoegd gezag, one per behandeldienst, and `index.html`: one after the other, so that none has to be kept. */
export function* manyPages(
  input: ReportInput,
  { context, addressOf, assets, provenance }: Rendering,
): Generator<ReportPage> {
  const pathOf = (kind: 'dienst' | 'gezag', oin: Oin): string =>
    `${reportFolders[kind]}/${fileName(oin, context)}`;
  const top: View = { context, omgeving: input.omgeving, addressOf, ...numbersOf(input), hrefOf: pathOf };
  const below: View = { ...top, hrefOf: (kind, oin) => `../${pathOf(kind, oin)}` };
  const back = '../index.html';
  const gatherer = new Gatherer();
  for (const report of eachByName(input, context)) {
    gatherer.add(report);
    const diensten = byName(new Set(dienstenIn(report)), context);
    const title = titleOf(below, organisatie(report.oin, context.registers));
    const organisaties = allNamedIn(report);
    const page = { title, back, diensten, organisaties, content: gezagSection(report, below) };
    yield { path: pathOf('gezag', report.oin), text: pageText(page, provenance, assets, below) };
  }
  const gathered = gatherer.gathered();
  for (const [oin, clients] of gathered.clients) {
    const naam = organisatie(oin, context.registers);
    const title = titleOf(below, naam);
    const organisaties = clients.flatMap(({ gezag, named, lines }) => [
      gezag,
      ...organisatiesIn(named, lines),
    ]);
    const content = dienstSection(oin, clients, 2, below);
    const page = { title, back, diensten: [], organisaties: [oin, ...organisaties], content };
    yield { path: pathOf('dienst', oin), text: pageText(page, provenance, assets, below) };
  }
  const content =
    gathered.gezagen.length === 0
      ? html`<p>${say(top, reportMessages.reportNothing())}</p>`
      : html`${gezagenSection(gathered, top)}${dienstenSection(gathered, top)}`;
  const diensten = byName(gathered.clients.keys(), context);
  const organisaties = [...gathered.gezagen.map(({ oin }) => oin), ...diensten];
  const page = { title: titleOf(top), overview: true, diensten, organisaties, content };
  yield { path: 'index.html', text: pageText(page, provenance, assets, top) };
}
