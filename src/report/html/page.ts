/** A whole page: what every page has around its contents. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { packageFile } from '../../lib/package-file.js';
import type { Oin } from '../../model/oin.js';
import { organisatie } from '../../output/names.js';
import { Html, html } from '../markup.js';
import { reportMessages } from '../messages.js';
import { say, type View } from './view.js';

/** How our own pages are known: another file is never overwritten without a word. */
export const GENERATOR = '<meta name="generator" content="behandeldienst report">';

/** What is put into each page. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

/** Reads the stylesheet and the script, which are files of this package. */
export async function readAssets(): Promise<Assets> {
  const read = (name: string): Promise<string> => readFile(packageFile(`assets/${name}`), 'utf8');
  const [style, script] = await Promise.all([read('report.css'), read('report.js')]);
  return { style, script };
}

/** When the report was made, of what. */
export interface Provenance {
  /** A day, as `2026-01-31`. */
  readonly date: string;
  readonly commit: string | undefined;
  readonly against: string | undefined;
  readonly reported: boolean;
}

export interface Page {
  readonly title: string;
  /** A link back to the page that leads to all others, where there is one. */
  readonly back?: string;
  /** Whether it only leads to pages that have the activiteiten. */
  readonly overview?: boolean;
  /** The behandeldiensten that one can choose from. */
  readonly diensten: readonly Oin[];
  /** Every organisation that is named, to be found by its short name too. */
  readonly organisaties: Iterable<Oin>;
  readonly content: Html;
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Only our own script and stylesheet, by their digests; nothing from anywhere else, whatever a name may hold. */
function policy({ style, script }: Assets): string {
  return `default-src 'none'; style-src ${digest(style)}; script-src ${digest(script)}; base-uri 'none'; form-action 'none'`;
}

/** Which behandeldienst to show, where there is a choice. */
function picker(diensten: readonly Oin[], view: View): Html | undefined {
  if (diensten.length === 0) return undefined;
  const { registers } = view.context;
  const options = diensten.map(
    (oin) => html`<option value="d${view.numbers.get(oin)}">${organisatie(oin, registers)}</option>`,
  );
  const label = say(view, reportMessages.reportPick());
  return html`<label>${label} <select id="dienst" data-label="${label}">
    <option value="">${say(view, reportMessages.reportEveryone())}</option>${options}
    <option value="self">${say(view, reportMessages.reportItself())}</option></select></label>`;
}

/** Display names by the short names that are no part of them, for the script. */
function shortNames(oins: Iterable<Oin>, { context: { registers } }: View): string {
  const named = [...new Set(oins)].flatMap((oin) => {
    const kort = registers.byOin.get(oin)?.kort;
    return kort === undefined ? [] : [[kort, organisatie(oin, registers)]];
  });
  return JSON.stringify(named.filter(([kort = '', naam = '']) => !naam.toLowerCase().includes(kort)));
}

/** Searching and filtering need the script: it shows them. What is printed says below it what was left out. */
function finder(page: Page, compared: boolean, view: View): Html {
  const { diensten, overview = false } = page;
  const counts = { shown: '{shown}', all: '{all}' };
  const counted = say(
    view,
    overview ? reportMessages.reportMatchingRows(counts) : reportMessages.reportMatches(counts),
  );
  const nothing = say(view, reportMessages.reportNoMatches({ filters: '{filters}' }));
  const differing = compared
    ? html`<label><input type="checkbox" id="differing"> ${say(view, reportMessages.reportOnlyDifferences())}</label>`
    : undefined;
  const search = say(view, reportMessages.reportFilteredSearch({ search: '{search}' }));
  const left = { filters: '{filters}', ...counts };
  const filtered = say(
    view,
    overview ? reportMessages.reportFilteredRows(left) : reportMessages.reportFiltered(left),
  );
  const label = say(view, overview ? reportMessages.reportSearchOverview() : reportMessages.reportSearch());
  return html`<div id="finder" role="search" data-short="${shortNames(page.organisaties, view)}" hidden>
    <label class="search">${label} <input type="search" id="search" autocomplete="off"></label>
    ${picker(diensten, view)}
    ${differing}
    <p id="matches" role="status" data-text="${counted}" data-nothing="${nothing}"></p></div>
    <p id="filtered" data-text="${filtered}" data-search="${search}" hidden></p>`;
}

/** Puts a page together. */
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
    say(view, reportMessages.reportMade({ date, commit: commit?.slice(0, 12) ?? null })),
    say(view, reportMessages.reportCompared({ against: against ?? null, reported })),
  ].join(' ');
  const { markup } = html`<!doctype html>
    <html lang="${language}"><head><meta charset="utf-8">
    ${new Html(GENERATOR)}
    <meta http-equiv="Content-Security-Policy" content="${policy(assets)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>${title}</title>
    <style>${new Html(assets.style)}</style></head>
    <body><a class="skip" href="#report">${say(view, reportMessages.reportSkip())}</a>
    <header>${back === undefined ? undefined : html`<nav><a href="${back}">${say(view, reportMessages.reportBack())}</a></nav>`}
    <h1>${title}</h1><p class="about">${about}</p></header>
    ${finder(page, compared, view)}
    <main id="report" tabindex="-1">${content}</main>
    <script>${new Html(assets.script)}</script></body></html>
    `;
  return markup;
}
