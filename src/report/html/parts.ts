/** The small pieces of a page. */
import { msg } from '../../messages/message.js';
import type { Activiteit } from '../../model/configuratie.js';
import { lastPart } from '../../model/last-part.js';
import type { Oin } from '../../model/oin.js';
import { locate } from '../../model/place.js';
import { organisatie } from '../../output/names.js';
import { handlerNames } from '../../output/routing-words.js';
import type { Source } from '../assigned.js';
import { type Content, Html, html } from '../markup.js';
import type { Line } from '../report.js';
import { handlerClass, say, type View } from './view.js';
import { locatieWords, toestemmingWords } from './words.js';

/** An activiteit: what people look for stands out from what comes before it. */
export function activiteitContent({ naam, oin }: Activiteit, gezag: Oin | undefined, view: View): Html {
  const plain = lastPart(naam);
  const before = naam.slice(0, naam.length - plain.length);
  const prefix = before === '' ? undefined : html`<span class="prefix">${before}</span><wbr>`;
  const by =
    oin === gezag ? undefined : html` <span class="by">(${organisatie(oin, view.context.registers)})</span>`;
  return html`${prefix}${plain}${by}`;
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
    const label = oneFile ? say(view, msg('reportLine', { line })) : `${short}:${line}`;
    told.set(
      `${file}:${line}`,
      address === undefined
        ? html`<span class="line">${label}</span>`
        : html`<a class="line" href="${address}">${label}</a>`,
    );
  }
  return html`${[...told.values()].map((item, i) => (i === 0 ? item : html` ${item}`))}`;
}

/** A cell with who handles it and why. Never colour alone: the name is in it. */
export function handlerCell(
  handlers: readonly Oin[],
  sources: readonly Source[],
  gezag: Oin,
  oneFile: boolean,
  view: View,
): Html {
  const names = handlerNames(handlers, gezag, view.context);
  const because = sources.length === 0 ? undefined : html` ${sourcesContent(sources, oneFile, view)}`;
  return html`<td class="${handlerClass(view, handlers)}">${names}${because}</td>`;
}

/** Which requests: two cells. */
export function whichCells(line: Pick<Line, 'toestemmingen' | 'locaties'>, view: View): Html {
  return html`<td>${toestemmingWords(line.toestemmingen, view)}</td><td>${locatieWords(line.locaties, view)}</td>`;
}

export interface Table {
  readonly caption: Content;
  /** Whether the heading above says the same: then the caption is for those who do not see it. */
  readonly captionHidden?: boolean;
  /** Whether searching leaves rows out. */
  readonly filtered?: boolean;
  /** One row of headings, or what stands in `thead`. */
  readonly head: readonly string[] | Html;
  readonly rows: readonly Html[];
}

/** A real table, which scrolls by itself where the page is too narrow for it. */
export function table({ caption, captionHidden = false, filtered = true, head, rows }: Table): Html {
  const headings =
    'markup' in head ? head : html`<tr>${head.map((item) => html`<th scope="col">${item}</th>`)}</tr>`;
  return html`<div class="scroll"><table${filtered ? html` class="filtered"` : undefined}>
    <caption${captionHidden ? html` class="unseen"` : undefined}>${caption}</caption>
    <thead>${headings}</thead>
    <tbody>${rows}</tbody>
    </table></div>`;
}

/** The headings of columns, by what is in them. */
export function headings(
  view: View,
  ...columns: Parameters<typeof msg<'reportHead'>>[1]['column'][]
): string[] {
  return columns.map((column) => say(view, msg('reportHead', { column })));
}

/** A heading: its level depends on what a section is in. */
export function heading(level: 2 | 3 | 4, content: Content): Html {
  return html`${new Html(`<h${level}>`)}${content}${new Html(`</h${level}>`)}`;
}
