import type { Line } from './suspect.js';

/** How many lines above the error are kept. */
const LINES_BEFORE = 60;

/**
 * Blanks the lines far above an error, so that a long text can be parsed many times. The lines that the rest is nested in
 * stay, and so do all offsets.
 *
 * @param at index of the line with the error.
 */
export function shorten(text: string, lines: readonly Line[], at: number): string {
  const first = at - LINES_BEFORE;
  if (first <= LINES_BEFORE) return text;
  const start = lines[first]?.start ?? 0;
  let indent = lines.slice(first).find(({ hasContent }) => hasContent)?.indent ?? 0;
  const kept = new Set<Line>();
  for (const line of lines.slice(0, first).reverse()) {
    if (!line.hasContent || line.indent >= indent) continue;
    kept.add(line);
    indent = line.indent;
  }
  let above = '';
  for (const [i, line] of lines.slice(0, first).entries()) {
    const next = lines[i + 1]?.start ?? text.length;
    above += (kept.has(line) ? line.text : ' '.repeat(line.end - line.start)) + text.slice(line.end, next);
  }
  return above + text.slice(start);
}
