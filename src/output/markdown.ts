/** Markdown as GitHub and GitLab show it, within what a comment may hold. */
import { formatMessage, type Language } from '../messages/message.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { cut, safe } from './names.js';

/** The most characters that GitHub takes in a comment. */
export const MAX_COMMENT = 65_536;
/** Longer tables are folded. */
const FOLD_FROM = 20;
/** Room for what is said after the last table. */
const RESERVE = 1_000;

/** The most characters of one name: longer ones are cut, so that none crowds out the rest. */
export const MAX_NAME = 200;
/** The most characters of a cell or a sentence, before they are escaped. */
export const MAX_CELL = 1_000;

/** The same context, with no organisation's name longer than a comment can bear. */
export function withShortNames(context: Context): Context {
  const { registers } = context;
  const byOin = [...registers.byOin].map(
    ([oin, entry]) => [oin, { ...entry, naam: cut(entry.naam, MAX_NAME) }] as const,
  );
  return { ...context, registers: { ...registers, byOin: new Map(byOin) } };
}

/** Text that stays text in a table's cell, whatever characters it holds and however many. */
export function cell(text: string): string {
  return cut(safe(text), MAX_CELL)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]#|~@!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One line of a table. */
export function row(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`;
}

/** The lines above a table's rows, from names that are parted by "|". */
export function head(names: string): string[] {
  const columns = names.split('|');
  return [row(columns), `|${columns.map(() => ' --- |').join('')}`];
}

export interface Table {
  readonly heading: string;
  readonly head: readonly string[];
  readonly rows: readonly string[];
  /** Folded however short it is. */
  readonly folded?: boolean;
}

/** A document in its order: texts, which come before rows where room is short, and tables. */
export type Part = string | Table;

/** Puts a document into what room there is: texts and rows are left out whole, and how many is said. */
export function assemble(parts: readonly Part[], language: Language): string {
  let room = MAX_COMMENT - RESERVE;
  let left = 0;
  const fitting = parts.filter((part) => {
    if (typeof part !== 'string') return true;
    const fits = part.length + 2 <= room;
    if (fits) room -= part.length + 2;
    else left += 1;
    return fits;
  });
  let full = false;
  const out: string[] = [];
  for (const part of fitting) {
    if (typeof part === 'string') {
      out.push(`${part}\n\n`);
      continue;
    }
    const { heading, rows } = part;
    const folded = part.folded === true || rows.length > FOLD_FROM;
    const open = folded
      ? `<details><summary><b>${heading}</b> (${rows.length})</summary>\n\n${part.head.join('\n')}\n`
      : `### ${heading}\n\n${part.head.join('\n')}\n`;
    const close = folded ? '\n</details>\n\n' : '\n';
    let table = open;
    let shown = 0;
    if (!full) {
      for (const line of rows) {
        if (table.length + line.length + close.length + 1 > room) break;
        table += `${line}\n`;
        shown += 1;
      }
    }
    left += rows.length - shown;
    full ||= shown < rows.length;
    if (shown === 0) continue;
    out.push(table, close);
    room -= table.length + close.length;
  }
  if (left > 0) out.push(`${formatMessage(outputMessages.markdownCut({ rows: left }), language)}\n\n`);
  return `${out.join('').trimEnd()}\n`;
}
