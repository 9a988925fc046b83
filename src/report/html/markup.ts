/** HTML templates. Every value is escaped, unless it is markup that this module made. */
import { visible } from '../../output/safe-text.js';

/** Markup that goes into a page unchanged. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** A value in a template: text, a number, markup, nothing, or several of these. */
export type Content = string | number | Html | undefined | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for a place between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'object') return content.map(markupOf).join('');
  return escapeHtml(String(content));
}

/** The fixed parts of each template, without indentation. */
const fixedPartsOf = new WeakMap<TemplateStringsArray, readonly string[]>();

function fixedParts(strings: TemplateStringsArray): readonly string[] {
  let parts = fixedPartsOf.get(strings);
  if (parts === undefined) {
    parts = strings.map((part) => part.replace(/\n\s*/g, '\n'));
    fixedPartsOf.set(strings, parts);
  }
  return parts;
}

/** Makes markup from a template. Values are escaped, unless they are markup. Attributes must be in quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = fixedParts(strings);
  return new Html(parts.map((part, i) => (i === 0 ? part : markupOf(values[i - 1]) + part)).join(''));
}
