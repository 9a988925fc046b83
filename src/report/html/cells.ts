/** The cells of the tables in a report. */

import type { Activiteit } from '../../model/activiteit.js';
import { lastPart } from '../../model/activiteit.js';
import type { Oin } from '../../model/oin.js';
import { locate } from '../../model/place.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import { reportMessages } from '../messages.js';
import type { Line } from '../report.js';
import type { Source } from '../source.js';
import { type Content, type Html, html } from './markup.js';
import { locatieWords, toestemmingWords, wordsAttributes, wordsContent } from './requests.js';
import { handlerClass, textOf, type View } from './view.js';

/** Where a name may be broken: `Aanbrengen·Lagen·Metalen`, `IPPC·Installatie`, `Slopen.·Dak`. */
const wordBreaks = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=[._/])(?=[^\s._/])/u;

/** A name that the browser may break between its words. */
function breakable(naam: string): Html {
  return html`${naam.split(wordBreaks).map((word, i) => (i === 0 ? word : html`<wbr>${word}`))}`;
}

/** The name of an activiteit. The last part, which people look for, stands out. */
export function activiteitContent({ naam, oin }: Activiteit, gezag: Oin | undefined, view: View): Html {
  const last = lastPart(naam);
  const before = naam.slice(0, naam.length - last.length);
  const prefix =
    before === ''
      ? undefined
      : html`<span class="prefix">${before.split(/(?<=\.)/).map((word) => html`${word}<wbr>`)}</span>`;
  const by =
    oin === gezag ? undefined : html` <span class="by">(${organisatie(oin, view.context.registers)})</span>`;
  return html`${prefix}${breakable(last)}${by}`;
}

/** The sources of an answer: lines of the files, with links where a git host shows them, and records at DSO-LV. */
export function sourcesContent(sources: readonly Source[], oneFile: boolean, view: View): Html {
  const items = new Map<string, Html>();
  for (const { place, id } of sources) {
    if (place === undefined) {
      items.set(`id ${id}`, html`<span class="line">id ${id}</span>`);
      continue;
    }
    const { file, line } = locate(place);
    const address = view.addressOf(file, line);
    const short = address === undefined ? file : file.slice(file.lastIndexOf('/') + 1);
    const label = oneFile ? textOf(view, reportMessages.line({ line })) : `${short}:${line}`;
    items.set(
      `${file}:${line}`,
      address === undefined
        ? html`<span class="line">${label}</span>`
        : html`<a class="line" href="${address}">${label}</a>`,
    );
  }
  return html`${[...items.values()].map((item, i) => (i === 0 ? item : html` ${item}`))}`;
}

/**
 * A cell with the handlers and the sources. Colour alone says nothing: the names are always there.
 *
 * @param marks follow the sources.
 */
export function handlerCell(
  handlers: readonly Oin[],
  sources: readonly Source[],
  gezag: Oin,
  oneFile: boolean,
  view: View,
  marks?: Content,
): Html {
  const names = handlerNames(handlers, gezag, view.context);
  const why = sources.length === 0 ? undefined : html` ${sourcesContent(sources, oneFile, view)}`;
  return html`<td class="${handlerClass(view, handlers)}">${names}${why}${marks}</td>`;
}

/** Two cells with the requests of a line: its toestemmingen and its locaties. */
export function requestCells(line: Pick<Line, 'toestemmingen' | 'locaties'>, view: View): Html {
  return html`${[toestemmingWords(line.toestemmingen, view), locatieWords(line.locaties, view)].map(
    (words) => html`<td${wordsAttributes(words)}>${wordsContent(words)}</td>`,
  )}`;
}
