/** HTML in which everything is text, unless this module made it. */
import { safe } from '../output/names.js';

/** Markup that may stand in a page as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: a text, a number, markup, nothing, or several of these. */
export type Content = string | number | Html | undefined | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as it may stand between tags and in a quoted attribute. Control characters, and those that turn the direction of
 * writing, are shown, not obeyed.
 */
export function escaped(text: string): string {
  return safe(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'object') return content.map(markupOf).join('');
  return escaped(String(content));
}

/** The fixed parts of a template without their indentation. */
const fixed = new WeakMap<TemplateStringsArray, readonly string[]>();

function fixedParts(strings: TemplateStringsArray): readonly string[] {
  let parts = fixed.get(strings);
  if (parts === undefined) {
    parts = strings.map((part) => part.replace(/\n\s*/g, '\n'));
    fixed.set(strings, parts);
  }
  return parts;
}

/** Markup from a template; what is filled in is escaped, unless it is markup already. Attributes have to be in quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = fixedParts(strings);
  return new Html(parts.map((part, i) => (i === 0 ? part : markupOf(values[i - 1]) + part)).join(''));
}
