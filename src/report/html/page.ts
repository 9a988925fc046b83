/** A whole page: everything around the content. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { packageFile } from '../../lib/package-file.js';
import type { Oin } from '../../model/oin.js';
import { organisatie } from '../../output/names.js';
import { reportMessages } from '../messages.js';
import { Html, html } from './markup.js';
import { textOf, type View } from './view.js';

/** Marks a page of a report. A file without this mark is not overwritten. */
export const GENERATOR = '<meta name="generator" content="behandeldienst report">';

/** The stylesheet and script in each page. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

/** Reads the stylesheet and the script from this package. */
export async function readAssets(): Promise<Assets> {
  const read = (name: string): Promise<string> => readFile(packageFile(`assets/${name}`), 'utf8');
  const [style, script] = await Promise.all([read('report.css'), read('report.js')]);
  return { style, script };
}

/** When and from what the report was made. */
export interface Provenance {
  /** A date, as `2026-01-31`. */
  readonly date: string;
  readonly commit: string | undefined;
  readonly against: string | undefined;
  readonly reported: boolean;
}

export interface Page {
  readonly title: string;
  /** The address of the overview page, on other pages. */
  readonly back?: string;
  /** Whether this is the overview page of a report with many pages. */
  readonly overview?: boolean;
  /** The behandeldiensten in the filter. */
  readonly diensten: readonly Oin[];
  /** Every organisation on the page: the search also finds it by its short name. */
  readonly organisaties: Iterable<Oin>;
  readonly content: Html;
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** A content security policy that allows this script and stylesheet only, whatever a name contains. */
function contentPolicy({ style, script }: Assets): string {
  return `default-src 'none'; style-src ${digest(style)}; script-src ${digest(script)}; base-uri 'none'; form-action 'none'`;
}

/** The choice of a behandeldienst. */
function dienstFilter(diensten: readonly Oin[], view: View): Html | undefined {
  if (diensten.length === 0) return undefined;
  const { registers } = view.context;
  const options = diensten.map(
    (oin) => html`<option value="d${view.numbers.get(oin)}">${organisatie(oin, registers)}</option>`,
  );
  const label = textOf(view, reportMessages.dienstLabel());
  return html`<label>${label} <select id="dienst" data-label="${label}">
    <option value="">${textOf(view, reportMessages.allDiensten())}</option>${options}
    <option value="self">${textOf(view, reportMessages.gezagItself())}</option></select></label>`;
}

/** Short names with their display names, for the script. Short names that are part of their display name are left out. */
function shortNames(oins: Iterable<Oin>, { context: { registers } }: View): string {
  const pairs = [...new Set(oins)].flatMap((oin) => {
    const kort = registers.byOin.get(oin)?.kort;
    return kort === undefined ? [] : [[kort, organisatie(oin, registers)]];
  });
  return JSON.stringify(pairs.filter(([kort = '', naam = '']) => !naam.toLowerCase().includes(kort)));
}

/** The search and the filters. They need the script, which shows them. A printed page says what they left out. */
function finder(page: Page, compared: boolean, view: View): Html {
  const { diensten, overview = false } = page;
  const counts = { shown: '{shown}', all: '{all}' };
  const matches = textOf(
    view,
    overview ? reportMessages.matchingRows(counts) : reportMessages.matches(counts),
  );
  const nothing = textOf(view, reportMessages.noMatches({ filters: '{filters}' }));
  const differing = compared
    ? html`<label><input type="checkbox" id="differing"> ${textOf(view, reportMessages.onlyDifferences())}</label>`
    : undefined;
  const search = textOf(view, reportMessages.filteredSearch({ search: '{search}' }));
  const params = { filters: '{filters}', ...counts };
  const filtered = textOf(
    view,
    overview ? reportMessages.filteredRows(params) : reportMessages.filtered(params),
  );
  const label = textOf(view, overview ? reportMessages.searchOverview() : reportMessages.search());
  return html`<div id="finder" role="search" data-short="${shortNames(page.organisaties, view)}" hidden>
    <label class="search">${label} <input type="search" id="search" autocomplete="off"></label>
    ${dienstFilter(diensten, view)}
    ${differing}
    <p id="matches" role="status" data-text="${matches}" data-nothing="${nothing}"></p></div>
    <p id="filtered" data-text="${filtered}" data-search="${search}" hidden></p>`;
}

/** Makes the text of a page. */
export function pageText(
  page: Page,
  { date, commit, against, reported }: Provenance,
  assets: Assets,
  view: View,
): string {
  const { title, back, content } = page;
  const { language } = view.context;
  const compared = against !== undefined || reported;
  const about = [
    textOf(view, reportMessages.provenance({ date, commit: commit?.slice(0, 12) ?? null })),
    textOf(view, reportMessages.compared({ against: against ?? null, reported })),
  ].join(' ');
  const { markup } = html`<!doctype html>
    <html lang="${language}"><head><meta charset="utf-8">
    ${new Html(GENERATOR)}
    <meta http-equiv="Content-Security-Policy" content="${contentPolicy(assets)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>${title}</title>
    <style>${new Html(assets.style)}</style></head>
    <body><a class="skip" href="#report">${textOf(view, reportMessages.skip())}</a>
    <header>${back === undefined ? undefined : html`<nav><a href="${back}">${textOf(view, reportMessages.back())}</a></nav>`}
    <h1>${title}</h1><p class="about">${about}</p></header>
    ${finder(page, compared, view)}
    <main id="report" tabindex="-1">${content}</main>
    <script>${new Html(assets.script)}</script></body></html>
    `;
  return markup;
}
