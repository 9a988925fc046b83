/** The overview of a report: its bevoegde gezagen and its behandeldiensten. */
import { activiteitKey } from '../../model/activiteit.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import { summaryMessages } from '../../output/summary-messages.js';
import { reportMessages } from '../messages.js';
import { compareNames } from '../order.js';
import type { Client, GezagSummary, Overview } from '../overview.js';
import { type Html, html } from './markup.js';
import { columnNames, table } from './table.js';
import { handlerClass, textOf, type View } from './view.js';

function gezagRow({ oin, activiteiten, totals, differing }: GezagSummary, view: View): Html {
  const { registers } = view.context;
  const handled = totals.map(({ handlers, whole, part }) => {
    const names = handlerNames(handlers, oin, view.context);
    return html`<li class="${handlerClass(view, handlers)}">${names}: ${textOf(view, reportMessages.shareCount({ whole, part }))}</li>`;
  });
  const differs = differing.map(({ activiteiten: count, doubled }) => {
    const note = doubled === 0 ? '' : `; ${textOf(view, summaryMessages.doubled({ n: doubled }))}`;
    return html`<td class="number">${count}${note}</td>`;
  });
  const mark = differing.some(({ activiteiten: count, doubled }) => count + doubled > 0)
    ? html` class="differs"`
    : undefined;
  return html`<tr${mark}><th scope="row"><a href="${view.hrefOf('gezag', oin)}">${organisatie(oin, registers)}</a></th>
    <td class="number">${activiteiten}</td><td class="wide">${handled.length === 0 ? '–' : html`<ul class="chips">${handled}</ul>`}</td>${differs}</tr>`;
}

/** The bevoegde gezagen, each with a link to its section. */
export function gezagenSection({ gezagen }: Overview, view: View): Html {
  const title = textOf(view, reportMessages.overview());
  const compared = (gezagen[0]?.differing ?? []).map(({ omgeving }) =>
    textOf(view, reportMessages.differences({ other: omgeving ?? 'DSO-LV' })),
  );
  const head = [...columnNames(view, 'gezag', 'activiteiten', 'handlers'), ...compared];
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

/** The behandeldiensten, each with a link to its section. */
export function dienstenSection({ clients }: Overview, view: View): Html {
  const { registers } = view.context;
  const title = textOf(view, reportMessages.diensten());
  const rows = [...clients]
    .map(([oin, own]) => ({ oin, naam: organisatie(oin, registers), own }))
    .sort((a, b) => compareNames(a.naam, b.naam))
    .map(
      ({ oin, naam, own }) =>
        html`<tr><th scope="row" class="${handlerClass(view, [oin])}"><a href="${view.hrefOf('dienst', oin)}">${naam}</a></th><td class="number">${own.length}</td><td class="number">${countActiviteiten(own)}</td></tr>`,
    );
  const head = columnNames(view, 'handler', 'gezagen', 'activiteiten');
  return html`<section class="part"><h2>${title}</h2>${table({ caption: title, captionHidden: true, head, rows })}</section>`;
}
