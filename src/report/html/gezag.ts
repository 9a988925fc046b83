import { activiteitKey } from '../../model/configuratie.js';
import { groupBy } from '../../model/groups.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import { type Difference, touches } from '../differences.js';
import { type Content, type Html, html } from '../markup.js';
import type { Column, Matrix } from '../matrix.js';
import { reportMessages } from '../messages.js';
import { namedIn } from '../named.js';
import type { Block, Comparison, Declaration, GezagReport, Line } from '../report.js';
import { type Share, sharesOf } from '../shares.js';
import { activiteitContent, handlerCell, headings, sourcesContent, table, whichCells } from './parts.js';
import { handlerClass, say, type View } from './view.js';
import {
  columnWords,
  coverage,
  namedAttributes,
  type Words,
  wordsAttributes,
  wordsContent,
} from './words.js';

interface Differing {
  readonly other: string;
  readonly difference: Difference;
}

/** What the section is about, and what its rows share. */
interface About {
  readonly report: GezagReport;
  readonly naam: string;
  readonly oneFile: boolean;
  /** Per activiteit, where it differs from what. */
  readonly differing: ReadonlyMap<string, readonly Differing[]>;
  readonly view: View;
}

function otherName({ omgeving }: Comparison): string {
  return omgeving ?? 'DSO-LV';
}

function differingOf({ comparisons }: GezagReport): ReadonlyMap<string, Differing[]> {
  return groupBy(
    comparisons.flatMap((comparison) =>
      comparison.differences.map((difference) => ({ other: otherName(comparison), difference })),
    ),
    ({ difference }) => activiteitKey(difference.activiteit),
  );
}

/** From what some requests differ: those alone, not all of their activiteit. */
function marks(requests: Pick<Line, 'activiteit' | keyof Column>, { differing, view }: About): Html[] {
  const found = (differing.get(activiteitKey(requests.activiteit)) ?? []).filter(({ difference }) =>
    touches(difference, requests),
  );
  return [...new Set(found.map(({ other }) => other))].map(
    (other) => html` <span class="mark">${say(view, reportMessages.reportDiffers({ other }))}</span>`,
  );
}

function rowHead(activiteit: Line['activiteit'], { report, view }: About, beside?: Content): Html {
  return html`<th scope="row">${activiteitContent(activiteit, report.oin, view)}${beside}</th>`;
}

/**
 * Headings that stand next to each other and say the same are one.
 *
 * @param unsaid what holds for each of these columns, although no heading says it.
 */
function spanning(labels: readonly Words[], scope: 'col' | 'colgroup', unsaid: Content): Html[] {
  const cells: { label: Words; span: number }[] = [];
  for (const label of labels) {
    const last = cells[cells.length - 1];
    if (scope === 'colgroup' && last?.label.text === label.text) last.span += 1;
    else cells.push({ label, span: 1 });
  }
  return cells.map(({ label, span }) =>
    span === 1
      ? html`<th scope="col"${wordsAttributes(label)}${unsaid}>${wordsContent(label)}</th>`
      : html`<th scope="colgroup" colspan="${span}"${wordsAttributes(label)}${unsaid}>${wordsContent(label)}</th>`,
  );
}

/** Headings of a matrix: toestemmingen above locaties; a side on which nothing is told apart needs none. */
function matrixHead({ columns, grid }: Matrix, view: View): Html {
  const [activiteit = '', handler = ''] = headings(view, 'activiteit', 'handler');
  const words = columns.map((column) => columnWords(column, grid, view));
  const both = [
    { labels: words.map(({ toestemmingen }) => toestemmingen), scope: 'colgroup' as const },
    { labels: words.map(({ locaties }) => locaties), scope: 'col' as const },
  ];
  const sides = both.filter(({ labels }) => new Set(labels.map(({ text }) => text)).size > 1);
  const unsaid = both
    .filter((side) => !sides.includes(side))
    .map(({ labels: [label] }) => label && coverage(label));
  const first = html`<th scope="col">${activiteit}</th>`;
  if (sides.length === 0) return html`<tr>${first}<th scope="col"${unsaid}>${handler}</th></tr>`;
  // The first column has its name right above it: a heading over two rows says no more, and is harder to judge.
  return html`${sides.map(({ labels, scope }, i) =>
    i === sides.length - 1
      ? html`<tr>${first}${spanning(labels, scope, unsaid)}</tr>`
      : html`<tr><td></td>${spanning(labels, scope, undefined)}</tr>`,
  )}`;
}

function matrixRows({ columns, rows }: Matrix, about: About): Html[] {
  const { report, oneFile, view } = about;
  return rows.map(({ activiteit, complete, cells }) => {
    const shown = cells.map(({ handlers, sources }, i) => {
      // Beside what a file declares to be everything there is nothing: not even the bevoegd gezag itself.
      if (complete && handlers.length === 0) return html`<td>–</td>`;
      const column = columns[i];
      const beside = column && marks({ activiteit, ...column }, about);
      return handlerCell(handlers, sources, report.oin, oneFile, view, beside);
    });
    return html`<tr>${rowHead(activiteit, about)}${shown}</tr>`;
  });
}

/** The lines of an activiteit each in a row; its name in every one, so that searching can leave any of them out. */
function lineRows(lines: readonly Line[], about: About): Html[] {
  const { report, oneFile, view } = about;
  return lines.map(
    (line) =>
      html`<tr>${rowHead(line.activiteit, about)}${whichCells(line, view)}${handlerCell(line.handlers, line.sources, report.oin, oneFile, view, marks(line, about))}</tr>`,
  );
}

function block({ division, matrix, lines }: Block, about: About): Html {
  const { naam, view } = about;
  const shown =
    matrix === undefined
      ? {
          head: headings(view, 'activiteit', 'toestemming', 'locatie', 'handler'),
          rows: lineRows(lines, about),
        }
      : { matrix: true, head: matrixHead(matrix, view), rows: matrixRows(matrix, about) };
  const caption = say(view, reportMessages.reportBlockCaption({ gezag: naam, division }));
  return html`<section class="part"><h3>${say(view, reportMessages.reportDivision({ division }))}</h3>
    ${table({ caption, captionHidden: true, ...shown })}</section>`;
}

/** Who handles how much: also the key to the colours. */
function totals(shares: readonly Share[], { report, naam, view }: About): Html {
  const rows = shares.map(({ handlers, whole, part }) => {
    const names = handlerNames(handlers, report.oin, view.context);
    const [only] = handlers;
    const shown =
      only === undefined || handlers.length > 1
        ? names
        : html`<a href="${view.hrefOf('dienst', only)}">${names}</a>`;
    return html`<tr><th scope="row" class="${handlerClass(view, handlers)}">${shown}</th><td class="number">${whole}</td><td class="number">${part}</td></tr>`;
  });
  const caption = `${naam}. ${say(view, reportMessages.reportTotals())}`;
  const head = headings(view, 'handler', 'whole', 'part');
  return html`<section class="part totals"><h3>${say(view, reportMessages.reportTotals())}</h3>
    ${table({ caption, captionHidden: true, filtered: false, head, rows })}</section>`;
}

/** Why there is nothing more of what a file names, with the line that says so. */
function declared({ source, path, werkingsgebied }: Declaration, { oneFile, view }: About): Html {
  const { registers } = view.context;
  const locaties = (werkingsgebied ?? []).map((oin) => organisatie(oin, registers));
  return html`<p>${say(view, reportMessages.reportDeclared({ path, locaties }))} ${sourcesContent([source], oneFile, view)}</p>`;
}

function itself(about: About): Html {
  const { report, naam, oneFile, view } = about;
  const lines = report.lines.filter(({ handlers }) => handlers.length === 0);
  const title = say(view, reportMessages.reportItselfTitle({ gezag: naam }));
  // Nothing decides what is not assigned, unless a verwachting says so.
  const told = lines.some(({ sources }) => sources.length > 0);
  const rows = lines.map((line) => {
    const because = told ? html`<td>${sourcesContent(line.sources, oneFile, view)}</td>` : undefined;
    return html`<tr class="self">${rowHead(line.activiteit, about, marks(line, about))}${whichCells(line, view)}${because}</tr>`;
  });
  const columns = headings(view, 'activiteit', 'toestemming', 'locatie', 'line');
  const head = told ? columns : columns.slice(0, -1);
  const rest = say(view, reportMessages.reportItselfRest({ gezag: naam, more: lines.length > 0 }));
  return html`<section class="part"><h3>${title}</h3><p>${rest}</p>
    ${lines.length === 0 ? undefined : table({ caption: title, captionHidden: true, head, rows })}
    ${report.declarations.map((declaration) => declared(declaration, about))}</section>`;
}

function comparisonPart(comparison: Comparison, about: About): Html {
  const { report, naam, oneFile, view } = about;
  const other = otherName(comparison);
  const title = say(view, reportMessages.reportDifferences({ other }));
  const { omgeving } = view;
  const own = say(view, reportMessages.reportFilesSide({ omgeving }));
  const theirs =
    comparison.omgeving === undefined
      ? other
      : say(view, reportMessages.reportFilesSide({ omgeving: comparison.omgeving }));
  const rows = comparison.differences.map(
    (difference) =>
      html`<tr class="differs"><th scope="row">${activiteitContent(difference.activiteit, report.oin, view)}</th>${whichCells(difference, view)}
        ${handlerCell(difference.own.handlers, difference.own.sources, report.oin, oneFile, view)}
        ${handlerCell(difference.other.handlers, difference.other.sources, report.oin, comparison.omgeving === undefined, view)}</tr>`,
  );
  const head = [...headings(view, 'activiteit', 'toestemming', 'locatie'), own, theirs];
  const shown =
    rows.length === 0
      ? html`<p>${say(view, reportMessages.reportNoDifferences({ omgeving: comparison.omgeving ?? null }))}</p>`
      : table({ caption: `${naam}. ${title}`, captionHidden: true, head, rows });
  return html`<section class="part"><h3>${title}</h3>${shown}</section>`;
}

/** Everything about one bevoegd gezag. */
export function gezagSection(report: GezagReport, view: View): Html {
  const { oin, paths, activiteiten, blocks, comparisons } = report;
  const naam = organisatie(oin, view.context.registers);
  const about: About = { report, naam, oneFile: paths.length === 1, differing: differingOf(report), view };
  const facts = say(view, reportMessages.reportFacts({ activiteiten, files: paths.length }));
  const shares = sharesOf(report.lines);
  return html`<section class="gezag" id="gezag-${oin}"${namedAttributes(namedIn(report), view)}><h2>${naam} <span class="oin">${oin}</span></h2>
    <p>${facts} ${paths.map((path, i) => html`${i > 0 ? ', ' : ''}<code>${path}</code>`)}</p>
    ${shares.length === 0 ? undefined : totals(shares, about)}
    ${blocks.map((item) => block(item, about))}
    ${itself(about)}
    ${comparisons.map((item) => comparisonPart(item, about))}
    </section>`;
}
