/** Markdown as GitHub and GitLab show it, within what a comment may hold. */
import { msg, type Taal, tell } from '../messages/message.js';
import { safe } from './names.js';

/** The most characters that GitHub takes in a comment. */
export const MAX_COMMENT = 65_536;
/** Longer tables are folded. */
const FOLD_FROM = 20;
/** Room for what is said after the last table. */
const RESERVE = 1_000;

/** Text that stays text in a table's cell, whatever characters it holds. */
export function cell(text: string): string {
  return safe(text)
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

/** A document in its order: texts, which are never left out, and tables, whose rows are where there is no room. */
export type Part = string | Table;

/** Puts a document into what room there is: rows are left out whole, and how many is said. */
export function assemble(parts: readonly Part[], taal: Taal): string {
  const texts = parts.filter((part) => typeof part === 'string');
  let room = MAX_COMMENT - RESERVE - texts.reduce((total, text) => total + text.length + 2, 0);
  let left = 0;
  const out: string[] = [];
  for (const part of parts) {
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
    if (left === 0) {
      for (const line of rows) {
        if (table.length + line.length + close.length + 1 > room) break;
        table += `${line}\n`;
        shown += 1;
      }
    }
    left += rows.length - shown;
    if (shown === 0) continue;
    out.push(table, close);
    room -= table.length + close.length;
  }
  if (left > 0) out.push(`${tell(msg('markdownCut', { rows: left }), taal)}\n\n`);
  return `${out.join('').trimEnd()}\n`;
}
