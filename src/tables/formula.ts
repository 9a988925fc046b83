/**
 * Protects the reader of a table against formulas: a spreadsheet runs a text that begins with one of these characters. An
 * apostrophe before it makes it plain text. A text that already begins with apostrophes gets one more, so that reading can
 * remove it again.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** Puts an apostrophe before a text that a spreadsheet would run. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Removes the apostrophe that `escapeFormula` put there. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
