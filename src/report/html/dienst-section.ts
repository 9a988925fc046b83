/** The section about one behandeldienst: everything that it handles, and for whom. */

import { type Activiteit, activiteitKey, lastPart } from '../../model/activiteit.js';
import type { Oin } from '../../model/oin.js';
import { organisatie } from '../../output/names.js';
import { reportMessages } from '../messages.js';
import { compareNames } from '../order.js';
import type { Client } from '../overview.js';
import { activiteitContent, requestCells, sourcesContent } from './cells.js';
import { type Html, html } from './markup.js';
import { searchAttributes } from './requests.js';
import { columnNames, heading, table } from './table.js';
import { handlerClass, textOf, type View } from './view.js';

/** The matrix shows up to this many bevoegde gezagen. With more there are only lines. */
const MAX_CLIENTS = 30;

/**
 * The key of a row: activiteiten of several bevoegde gezagen with one key share it. Activiteiten that each bevoegd gezag
 * registered itself are compared by the last part of their name.
 */
function sharedKey({ naam, oin }: Activiteit, gezag: Oin): string {
  return oin === gezag ? lastPart(naam) : activiteitKey({ naam, oin });
}

function sharedName(activiteit: Activiteit, gezag: Oin, view: View): Html {
  if (activiteit.oin !== gezag) return activiteitContent(activiteit, undefined, view);
  return html`${lastPart(activiteit.naam)} <span class="by">(${textOf(view, reportMessages.registeredThemselves())})</span>`;
}

/** A matrix of activiteiten against bevoegde gezagen: what it handles for one and not for another. */
function clientMatrix(dienst: Oin, clients: readonly Client[], view: View): Html {
  const { registers } = view.context;
  const names = new Map<string, { naam: string; shown: Html }>();
  const served = clients.map(({ gezag, lines, whole }) => {
    const own = new Map<string, boolean>();
    for (const { activiteit } of lines) {
      const key = sharedKey(activiteit, gezag);
      own.set(key, (own.get(key) ?? true) && whole.has(activiteitKey(activiteit)));
      if (!names.has(key))
        names.set(key, { naam: lastPart(activiteit.naam), shown: sharedName(activiteit, gezag, view) });
    }
    return own;
  });
  const [activiteitHead = ''] = columnNames(view, 'activiteit');
  const head = html`<tr><th scope="col">${activiteitHead}</th>${clients.map(
    ({ gezag }) =>
      html`<th scope="col"><a href="#${partId(dienst, gezag)}">${organisatie(gezag, registers)}</a></th>`,
  )}</tr>`;
  const cell = (whole: boolean | undefined): Html =>
    whole === undefined
      ? html`<td>–</td>`
      : html`<td class="${handlerClass(view, [dienst])}">${textOf(view, reportMessages.share({ whole }))}</td>`;
  const rows = [...names]
    .sort(([, a], [, b]) => compareNames(a.naam, b.naam))
    .map(
      ([key, { shown }]) =>
        html`<tr><th scope="row">${shown}</th>${served.map((own) => cell(own.get(key)))}</tr>`,
    );
  const title = textOf(view, reportMessages.handledFor({ dienst: organisatie(dienst, registers) }));
  return html`<section class="part">${table({ caption: title, matrix: true, head, rows })}</section>`;
}

function partId(dienst: Oin, gezag: Oin): string {
  return `dienst-${dienst}-${gezag}`;
}

/** The lines that it handles for one bevoegd gezag. */
function clientPart(
  dienst: Oin,
  { gezag, oneFile, lines, searchNames }: Client,
  level: 3 | 4,
  view: View,
): Html {
  const { registers } = view.context;
  const naam = organisatie(gezag, registers);
  const rows = lines.map(
    (line) =>
      html`<tr><th scope="row">${activiteitContent(line.activiteit, gezag, view)}</th>${requestCells(line, view)}<td>${sourcesContent(line.sources, oneFile, view)}</td></tr>`,
  );
  const head = columnNames(view, 'activiteit', 'toestemming', 'locatie', 'line');
  const caption = textOf(
    view,
    reportMessages.handles({ dienst: organisatie(dienst, registers), gezag: naam }),
  );
  return html`<section class="part client" id="${partId(dienst, gezag)}"${searchAttributes(searchNames, view)}>${heading(level, html`<a href="${view.hrefOf('gezag', gezag)}">${naam}</a>`)}
    ${table({ caption, captionHidden: true, head, rows })}</section>`;
}

/**
 * The section about one behandeldienst. Its class is for the filter.
 *
 * @param level of its heading: 2 on a page of its own.
 */
export function dienstSection(dienst: Oin, clients: readonly Client[], level: 2 | 3, view: View): Html {
  const naam = organisatie(dienst, view.context.registers);
  const title = html`<span class="swatch ${handlerClass(view, [dienst])}"></span>${naam} <span class="oin">${dienst}</span>`;
  const hasMatrix = clients.length > 1 && clients.length <= MAX_CLIENTS;
  return html`<section class="part dienst d${view.numbers.get(dienst)}" id="dienst-${dienst}">
    ${heading(level, title)}
    ${hasMatrix ? clientMatrix(dienst, clients, view) : undefined}
    ${clients.map((client) => clientPart(dienst, client, level === 2 ? 3 : 4, view))}</section>`;
}
