import type { Activiteit } from '../../model/configuratie.js';
import { lastPart } from '../../model/naam.js';
import type { Oin } from '../../model/oin.js';
import { locate } from '../../model/place.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import type { Source } from '../assigned.js';
import { type Content, Html, html } from '../markup.js';
import { reportMessages } from '../messages.js';
import type { Line } from '../report.js';
import { handlerClass, say, type View } from './view.js';
import { locatieWords, toestemmingWords, wordsAttributes, wordsContent } from './words.js';

/** Where a name of words in a row may be broken: `Aanbrengen·Lagen·Metalen`, `IPPC·Installatie`, `Slopen.·Dak`. */
const breaks = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=[._/])(?=[^\s._/])/u;

/** A name with places to break it between its words. */
function breakable(naam: string): Html {
  return html`${naam.split(breaks).map((word, i) => (i === 0 ? word : html`<wbr>${word}`))}`;
}

/** An activiteit: what people look for stands out from what comes before it. */
export function activiteitContent({ naam, oin }: Activiteit, gezag: Oin | undefined, view: View): Html {
  const plain = lastPart(naam);
  const before = naam.slice(0, naam.length - plain.length);
  const prefix =
    before === ''
      ? undefined
      : html`<span class="prefix">${before.split(/(?<=\.)/).map((word) => html`${word}<wbr>`)}</span>`;
  const by =
    oin === gezag ? undefined : html` <span class="by">(${organisatie(oin, view.context.registers)})</span>`;
  return html`${prefix}${breakable(plain)}${by}`;
}

/** What decides something: lines of the files, as links where others can look at them, and records at DSO-LV. */
export function sourcesContent(sources: readonly Source[], oneFile: boolean, view: View): Html {
  const told = new Map<string, Html>();
  for (const { place, id } of sources) {
    if (place === undefined) {
      told.set(`id ${id}`, html`<span class="line">id ${id}</span>`);
      continue;
    }
    const { file, line } = locate(place);
    const address = view.addressOf(file, line);
    const short = address === undefined ? file : file.slice(file.lastIndexOf('/') + 1);
    const label = oneFile ? say(view, reportMessages.reportLine({ line })) : `${short}:${line}`;
    told.set(
      `${file}:${line}`,
      address === undefined
        ? html`<span class="line">${label}</span>`
        : html`<a class="line" href="${address}">${label}</a>`,
    );
  }
  return html`${[...told.values()].map((item, i) => (i === 0 ? item : html` ${item}`))}`;
}

/**
 * A cell with who handles it and why. Never colour alone: the name is in it.
 *
 * @param marks what else there is to say of it.
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
  const because = sources.length === 0 ? undefined : html` ${sourcesContent(sources, oneFile, view)}`;
  return html`<td class="${handlerClass(view, handlers)}">${names}${because}${marks}</td>`;
}

/** Which requests: two cells. */
export function whichCells(line: Pick<Line, 'toestemmingen' | 'locaties'>, view: View): Html {
  return html`${[toestemmingWords(line.toestemmingen, view), locatieWords(line.locaties, view)].map(
    (words) => html`<td${wordsAttributes(words)}>${wordsContent(words)}</td>`,
  )}`;
}

export interface Table {
  readonly caption: string;
  /** Whether the heading above says the same: then the caption is for those who do not see it. */
  readonly captionHidden?: boolean;
  /** Whether searching leaves rows out. */
  readonly filtered?: boolean;
  /** Whether the columns tell what each cell is about. */
  readonly matrix?: boolean;
  /** One row of headings, or what stands in `thead`. */
  readonly head: readonly string[] | Html;
  readonly rows: readonly Html[];
}

/**
 * A real table, which scrolls by itself where the page is too narrow for it. So the keyboard can reach it; the script
 * takes that back where there is nothing to scroll.
 */
export function table({
  caption,
  captionHidden = false,
  filtered = true,
  matrix = false,
  head,
  rows,
}: Table): Html {
  const headings =
    'markup' in head ? head : html`<tr>${head.map((item) => html`<th scope="col">${item}</th>`)}</tr>`;
  const classes = [filtered ? 'filtered' : '', matrix ? 'matrix' : ''].filter(Boolean).join(' ');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="${classes}">
    <caption${captionHidden ? html` class="unseen"` : undefined}>${caption}</caption>
    <thead>${headings}</thead>
    <tbody>${rows}</tbody>
    </table></div>`;
}

/** The headings of columns, by what is in them. */
export function headings(
  view: View,
  ...columns: Parameters<typeof reportMessages.reportHead>[0]['column'][]
): string[] {
  return columns.map((column) => say(view, reportMessages.reportHead({ column })));
}

/** A heading: its level depends on what a section is in. */
export function heading(level: 2 | 3 | 4, content: Content): Html {
  return html`${new Html(`<h${level}>`)}${content}${new Html(`</h${level}>`)}`;
}
