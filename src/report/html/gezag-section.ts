/** The section section one bevoegd gezag: who handles what, how much, and where that differs from elsewhere. */
import { type ActiviteitGroup, type ActiviteitMap, groupByActiviteit } from '../../model/activiteit.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import { summaryMessages } from '../../output/summary-messages.js';
import { type Difference, touches } from '../differences.js';
import type { Column, Matrix } from '../matrix.js';
import { reportMessages } from '../messages.js';
import type { Block, Comparison, Declaration, GezagReport, Line } from '../report.js';
import { searchNamesOf } from '../search-names.js';
import { type HandlerTotal, totalsOf } from '../totals.js';
import { activiteitContent, handlerCell, requestCells, sourcesContent } from './cells.js';
import { type Content, type Html, html } from './markup.js';
import { matrixHead } from './matrix-head.js';
import { searchAttributes } from './requests.js';
import { columnNames, table } from './table.js';
import { handlerClass, textOf, type View } from './view.js';

interface Differing {
  readonly other: string;
  readonly difference: Difference;
}

/** What every part of the section needs. */
interface Section {
  readonly report: GezagReport;
  readonly naam: string;
  readonly oneFile: boolean;
  /** The differences by the key of their activiteit. */
  readonly differing: ActiviteitMap<ActiviteitGroup<Differing>>;
  readonly view: View;
}

function otherName({ omgeving }: Comparison): string {
  return omgeving ?? 'DSO-LV';
}

function differingOf({ comparisons }: GezagReport): ActiviteitMap<ActiviteitGroup<Differing>> {
  return groupByActiviteit(
    comparisons.flatMap((comparison) =>
      comparison.differences.map((difference) => ({ other: otherName(comparison), difference })),
    ),
    ({ difference }) => difference.activiteit,
  );
}

/** Marks some requests that differ from another omgeving or DSO-LV. Other requests for the activiteit get no mark. */
function marks(requests: Pick<Line, 'activiteit' | keyof Column>, { differing, view }: Section): Html[] {
  const found = (differing.get(requests.activiteit)?.items ?? []).filter(({ difference }) =>
    touches(difference, requests),
  );
  return [...new Set(found.map(({ other }) => other))].map(
    (other) => html` <span class="mark">${textOf(view, reportMessages.differs({ other }))}</span>`,
  );
}

function rowHead(activiteit: Line['activiteit'], { report, view }: Section, beside?: Content): Html {
  return html`<th scope="row">${activiteitContent(activiteit, report.oin, view)}${beside}</th>`;
}

function matrixRows({ columns, rows }: Matrix, section: Section): Html[] {
  const { report, oneFile, view } = section;
  return rows.map(({ activiteit, complete, cells }) => {
    const shown = cells.map(({ handlers, sources }, i) => {
      // Outside a declared full coverage nobody handles anything, not even the bevoegd gezag.
      if (complete && handlers.length === 0) return html`<td>–</td>`;
      const column = columns[i];
      const beside = column && marks({ activiteit, ...column }, section);
      return handlerCell(handlers, sources, report.oin, oneFile, view, beside);
    });
    return html`<tr>${rowHead(activiteit, section)}${shown}</tr>`;
  });
}

/** One row per line. Each row repeats the activiteit, because the search can hide any other row. */
function lineRows(lines: readonly Line[], section: Section): Html[] {
  const { report, oneFile, view } = section;
  return lines.map(
    (line) =>
      html`<tr>${rowHead(line.activiteit, section)}${requestCells(line, view)}${handlerCell(line.handlers, line.sources, report.oin, oneFile, view, marks(line, section))}</tr>`,
  );
}

function blockPart({ division, matrix, lines }: Block, section: Section): Html {
  const { naam, view } = section;
  const shown =
    matrix === undefined
      ? {
          head: columnNames(view, 'activiteit', 'toestemming', 'locatie', 'handler'),
          rows: lineRows(lines, section),
        }
      : { matrix: true, head: matrixHead(matrix, view), rows: matrixRows(matrix, section) };
  const caption = textOf(view, reportMessages.blockCaption({ gezag: naam, division }));
  return html`<section class="part"><h3>${textOf(view, reportMessages.division({ division }))}</h3>
    ${table({ caption, captionHidden: true, ...shown })}</section>`;
}

/** The table of who handles how much. It is also the legend of the colours. */
function totalsPart(totals: readonly HandlerTotal[], { report, naam, view }: Section): Html {
  const rows = totals.map(({ handlers, whole, part }) => {
    const names = handlerNames(handlers, report.oin, view.context);
    const [only] = handlers;
    const shown =
      only === undefined || handlers.length > 1
        ? names
        : html`<a href="${view.hrefOf('dienst', only)}">${names}</a>`;
    return html`<tr><th scope="row" class="${handlerClass(view, handlers)}">${shown}</th><td class="number">${whole}</td><td class="number">${part}</td></tr>`;
  });
  const caption = `${naam}. ${textOf(view, reportMessages.totals())}`;
  const head = columnNames(view, 'handler', 'whole', 'part');
  return html`<section class="part totals"><h3>${textOf(view, reportMessages.totals())}</h3>
    ${table({ caption, captionHidden: true, filtered: false, head, rows })}</section>`;
}

/** The sentence about a file that declares full coverage. */
function declarationContent({ source, path, werkingsgebied }: Declaration, { oneFile, view }: Section): Html {
  const { registers } = view.context;
  const locaties = (werkingsgebied ?? []).map((oin) => organisatie(oin, registers));
  return html`<p>${textOf(view, reportMessages.declared({ path, locaties }))} ${sourcesContent([source], oneFile, view)}</p>`;
}

/** What the bevoegd gezag handles itself. */
function itselfPart(section: Section): Html {
  const { report, naam, oneFile, view } = section;
  const lines = report.lines.filter(({ handlers }) => handlers.length === 0);
  const title = textOf(view, reportMessages.itselfTitle({ gezag: naam }));
  // Only a verwachting is a source for what is not assigned.
  const hasSources = lines.some(({ sources }) => sources.length > 0);
  const rows = lines.map((line) => {
    const why = hasSources ? html`<td>${sourcesContent(line.sources, oneFile, view)}</td>` : undefined;
    return html`<tr class="self">${rowHead(line.activiteit, section, marks(line, section))}${requestCells(line, view)}${why}</tr>`;
  });
  const columns = columnNames(view, 'activiteit', 'toestemming', 'locatie', 'line');
  const head = hasSources ? columns : columns.slice(0, -1);
  const rest = textOf(view, reportMessages.itselfRest({ gezag: naam, more: lines.length > 0 }));
  return html`<section class="part"><h3>${title}</h3><p>${rest}</p>
    ${lines.length === 0 ? undefined : table({ caption: title, captionHidden: true, head, rows })}
    ${report.declarations.map((declaration) => declarationContent(declaration, section))}</section>`;
}

function comparisonPart(comparison: Comparison, section: Section): Html {
  const { report, naam, oneFile, view } = section;
  const other = otherName(comparison);
  const title = textOf(view, reportMessages.differences({ other }));
  const { omgeving } = view;
  const own = textOf(view, reportMessages.filesSide({ omgeving }));
  const theirs =
    comparison.omgeving === undefined
      ? other
      : textOf(view, reportMessages.filesSide({ omgeving: comparison.omgeving }));
  const rows = comparison.differences.map(
    (difference) =>
      html`<tr class="differs"><th scope="row">${activiteitContent(difference.activiteit, report.oin, view)}</th>${requestCells(difference, view)}
        ${handlerCell(difference.own.handlers, difference.own.sources, report.oin, oneFile, view)}
        ${handlerCell(difference.other.handlers, difference.other.sources, report.oin, comparison.omgeving === undefined, view)}</tr>`,
  );
  const head = [...columnNames(view, 'activiteit', 'toestemming', 'locatie'), own, theirs];
  const shown =
    rows.length === 0
      ? html`<p>${textOf(view, reportMessages.noDifferences({ omgeving: comparison.omgeving ?? null }))}</p>`
      : table({ caption: `${naam}. ${title}`, captionHidden: true, head, rows });
  const { doubled } = comparison;
  const note =
    doubled === 0 ? undefined : html`<p>${textOf(view, summaryMessages.doubled({ n: doubled }))}.</p>`;
  return html`<section class="part"><h3>${title}</h3>${shown}${note}</section>`;
}

/** Makes the section about one bevoegd gezag. */
export function gezagSection(report: GezagReport, view: View): Html {
  const { oin, paths, activiteiten, blocks, comparisons } = report;
  const naam = organisatie(oin, view.context.registers);
  const section: Section = {
    report,
    naam,
    oneFile: paths.length === 1,
    differing: differingOf(report),
    view,
  };
  const facts = textOf(view, reportMessages.gezagFacts({ activiteiten, files: paths.length }));
  const totals = totalsOf(report.lines);
  return html`<section class="gezag" id="gezag-${oin}"${searchAttributes(searchNamesOf(report), view)}><h2>${naam} <span class="oin">${oin}</span></h2>
    <p>${facts} ${paths.map((path, i) => html`${i > 0 ? ', ' : ''}<code>${path}</code>`)}</p>
    ${totals.length === 0 ? undefined : totalsPart(totals, section)}
    ${blocks.map((item) => blockPart(item, section))}
    ${itselfPart(section)}
    ${comparisons.map((item) => comparisonPart(item, section))}
    </section>`;
}
