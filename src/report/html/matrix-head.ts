/** The headings of a matrix. */
import type { Matrix } from '../matrix.js';
import { type Content, type Html, html } from './markup.js';
import { columnWords, coverageAttribute, type Words, wordsAttributes, wordsContent } from './requests.js';
import { columnNames } from './table.js';
import type { View } from './view.js';

/**
 * Makes one row of headings. Equal headings beside each other become one.
 *
 * @param hidden the attributes of what holds for every column, so that no heading says it.
 */
function headingRow(labels: readonly Words[], scope: 'col' | 'colgroup', hidden: Content): Html[] {
  const cells: { label: Words; span: number }[] = [];
  for (const label of labels) {
    const last = cells[cells.length - 1];
    if (scope === 'colgroup' && last?.label.text === label.text) last.span += 1;
    else cells.push({ label, span: 1 });
  }
  return cells.map(({ label, span }) =>
    span === 1
      ? html`<th scope="col"${wordsAttributes(label)}${hidden}>${wordsContent(label)}</th>`
      : html`<th scope="colgroup" colspan="${span}"${wordsAttributes(label)}${hidden}>${wordsContent(label)}</th>`,
  );
}

/** The headings of a matrix: toestemmingen above locaties. A side with one value for every column has no heading. */
export function matrixHead({ columns, grid }: Matrix, view: View): Html {
  const [activiteit = '', handler = ''] = columnNames(view, 'activiteit', 'handler');
  const words = columns.map((column) => columnWords(column, grid, view));
  const allSides = [
    { labels: words.map(({ toestemmingen }) => toestemmingen), scope: 'colgroup' as const },
    { labels: words.map(({ locaties }) => locaties), scope: 'col' as const },
  ];
  const sides = allSides.filter(({ labels }) => new Set(labels.map(({ text }) => text)).size > 1);
  const hidden = allSides
    .filter((side) => !sides.includes(side))
    .map(({ labels: [label] }) => label && coverageAttribute(label));
  const first = html`<th scope="col">${activiteit}</th>`;
  if (sides.length === 0) return html`<tr>${first}<th scope="col"${hidden}>${handler}</th></tr>`;
  // The heading of the first column is in the lowest row, right above its cells: screen readers handle that better than a span.
  return html`${sides.map(({ labels, scope }, i) =>
    i === sides.length - 1
      ? html`<tr>${first}${headingRow(labels, scope, hidden)}</tr>`
      : html`<tr><td></td>${headingRow(labels, scope, undefined)}</tr>`,
  )}`;
}
