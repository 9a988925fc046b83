/** Tables and headings. */

import { type Column, reportMessages } from '../messages.js';
import { type Content, Html, html } from './markup.js';
import { textOf, type View } from './view.js';

export interface Table {
  readonly caption: string;
  /** Whether the heading above says the same: then only screen readers get the caption. */
  readonly captionHidden?: boolean;
  /** Whether the search hides rows. */
  readonly filtered?: boolean;
  /** Whether the headings of the columns say what each cell is about. */
  readonly matrix?: boolean;
  /** One row of headings, or the content of `thead`. */
  readonly head: readonly string[] | Html;
  readonly rows: readonly Html[];
}

/**
 * A table in a box that scrolls where the page is too narrow. The keyboard can reach the box; the script undoes that where
 * nothing scrolls.
 */
export function table({
  caption,
  captionHidden = false,
  filtered = true,
  matrix = false,
  head,
  rows,
}: Table): Html {
  const headRows =
    'markup' in head ? head : html`<tr>${head.map((item) => html`<th scope="col">${item}</th>`)}</tr>`;
  const classes = [filtered ? 'filtered' : '', matrix ? 'matrix' : ''].filter(Boolean).join(' ');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="${classes}">
    <caption${captionHidden ? html` class="unseen"` : undefined}>${caption}</caption>
    <thead>${headRows}</thead>
    <tbody>${rows}</tbody>
    </table></div>`;
}

/** The names of columns. */
export function columnNames(view: View, ...columns: readonly Column[]): string[] {
  return columns.map((column) => textOf(view, reportMessages.columnName({ column })));
}

/** A heading of a section. Its level depends on the section around it. */
export function heading(level: 2 | 3 | 4, content: Content): Html {
  return html`${new Html(`<h${level}>`)}${content}${new Html(`</h${level}>`)}`;
}
