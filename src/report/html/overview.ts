import { activiteitKey } from '../../model/configuratie.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import type { Client, Gathered, GezagSummary } from '../clients.js';
import { type Html, html } from '../markup.js';
import { reportMessages } from '../messages.js';
import { compareNames } from '../report.js';
import { headings, table } from './parts.js';
import { handlerClass, say, type View } from './view.js';

function gezagRow({ oin, activiteiten, shares, differing }: GezagSummary, view: View): Html {
  const { registers } = view.context;
  const handled = shares.map(({ handlers, whole, part }) => {
    const names = handlerNames(handlers, oin, view.context);
    return html`<li class="${handlerClass(view, handlers)}">${names}: ${say(view, reportMessages.reportShareCount({ whole, part }))}</li>`;
  });
  const differs = differing.map(({ activiteiten: many }) => html`<td class="number">${many}</td>`);
  const mark = differing.some(({ activiteiten: many }) => many > 0) ? html` class="differs"` : undefined;
  return html`<tr${mark}><th scope="row"><a href="${view.hrefOf('gezag', oin)}">${organisatie(oin, registers)}</a></th>
    <td class="number">${activiteiten}</td><td class="wide">${handled.length === 0 ? '–' : html`<ul class="chips">${handled}</ul>`}</td>${differs}</tr>`;
}

/** The bevoegde gezagen, each with a link to what is told of it. */
export function gezagenSection({ gezagen }: Gathered, view: View): Html {
  const title = say(view, reportMessages.reportOverview());
  const compared = (gezagen[0]?.differing ?? []).map(({ omgeving }) =>
    say(view, reportMessages.reportDifferences({ other: omgeving ?? 'DSO-LV' })),
  );
  const head = [...headings(view, 'gezag', 'activiteiten', 'handlers'), ...compared];
  const rows = gezagen.map((summary) => gezagRow(summary, view));
  return html`<section class="part"><h2>${title}</h2>${table({ caption: title, captionHidden: true, head, rows })}</section>`;
}

function countActiviteiten(clients: readonly Client[]): number {
  return new Set(
    clients.flatMap(({ gezag, lines }) =>
      lines.map(({ activiteit }) => `${gezag} ${activiteitKey(activiteit)}`),
    ),
  ).size;
}

/** The behandeldiensten, each with a link to what is told of it. */
export function dienstenSection({ clients }: Gathered, view: View): Html {
  const { registers } = view.context;
  const title = say(view, reportMessages.reportDiensten());
  const rows = [...clients]
    .map(([oin, own]) => ({ oin, naam: organisatie(oin, registers), own }))
    .sort((a, b) => compareNames(a.naam, b.naam))
    .map(
      ({ oin, naam, own }) =>
        html`<tr><th scope="row" class="${handlerClass(view, [oin])}"><a href="${view.hrefOf('dienst', oin)}">${naam}</a></th><td class="number">${own.length}</td><td class="number">${countActiviteiten(own)}</td></tr>`,
    );
  const head = headings(view, 'handler', 'gezagen', 'activiteiten');
  return html`<section class="part"><h2>${title}</h2>${table({ caption: title, captionHidden: true, head, rows })}</section>`;
}
