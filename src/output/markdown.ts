/** Markdown with tables and folded parts, within the size of a comment at a git host. */
import { MAX_COMMENT } from '../forges/plan-comment.js';
import { formatMessage, type Language } from '../messages/message.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { cut } from './names.js';
import { safe } from './safe-text.js';

/** Longer tables are folded. */
const FOLD_FROM = 20;
/** Room for the sentences after the last table. */
const RESERVE = 1_000;

/** The most characters of one name. A longer name is cut, so that it leaves room for the rest. */
export const MAX_NAME = 200;
/** The most characters of a cell or a sentence, before they are escaped. */
export const MAX_CELL = 1_000;

/** The same context, with the names of organisations cut to `MAX_NAME`. */
export function withShortNames(context: Context): Context {
  const { registers } = context;
  const byOin = [...registers.byOin].map(
    ([oin, entry]) => [oin, { ...entry, naam: cut(entry.naam, MAX_NAME) }] as const,
  );
  return { ...context, registers: { ...registers, byOin: new Map(byOin) } };
}

/** Escapes a text for a cell of a table, and cuts it to `MAX_CELL`. */
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

/** The head of a table, from the names of its columns with "|" between them. */
export function head(names: string): string[] {
  const columns = names.split('|');
  return [row(columns), `|${columns.map(() => ' --- |').join('')}`];
}

export interface Table {
  readonly heading: string;
  readonly head: readonly string[];
  readonly rows: readonly string[];
  /** Whether the table is folded however short it is. */
  readonly folded?: boolean;
}

/** A part of a document. Where room is short, texts come before rows of tables. */
export type Part = string | Table;

/** Keeps the texts that fit in the room. Every table stays, for now. */
function keepTexts(parts: readonly Part[], available: number): { kept: Part[]; room: number } {
  let room = available;
  const kept = parts.filter((part) => {
    if (typeof part !== 'string') return true;
    const fits = part.length + 2 <= room;
    if (fits) room -= part.length + 2;
    return fits;
  });
  return { kept, room };
}

interface FittedTable {
  readonly text: string;
  /** How many rows are in it. */
  readonly shown: number;
}

/** Writes a table with as many rows as fit in the room; an empty text where none fits. */
function tableText({ heading, head, rows, folded = false }: Table, room: number): FittedTable {
  const fold = folded || rows.length > FOLD_FROM;
  const open = fold
    ? `<details><summary><b>${heading}</b> (${rows.length})</summary>\n\n${head.join('\n')}\n`
    : `### ${heading}\n\n${head.join('\n')}\n`;
  const close = fold ? '\n</details>\n\n' : '\n';
  let text = open;
  let shown = 0;
  for (const line of rows) {
    if (text.length + line.length + close.length + 1 > room) break;
    text += `${line}\n`;
    shown += 1;
  }
  return { text: shown === 0 ? '' : text + close, shown };
}

/** Joins the parts of a document within `MAX_COMMENT` characters. The end says how many texts and rows do not fit. */
export function assemble(parts: readonly Part[], language: Language): string {
  const { kept, room: roomForTables } = keepTexts(parts, MAX_COMMENT - RESERVE);
  let room = roomForTables;
  let missing = parts.length - kept.length;
  let full = false;
  const out: string[] = [];
  for (const part of kept) {
    if (typeof part === 'string') {
      out.push(`${part}\n\n`);
      continue;
    }
    // After a table that does not fit, a later one would show rows out of order.
    const { text, shown }: FittedTable = full ? { text: '', shown: 0 } : tableText(part, room);
    missing += part.rows.length - shown;
    full ||= shown < part.rows.length;
    out.push(text);
    room -= text.length;
  }
  if (missing > 0) out.push(`${formatMessage(outputMessages.markdownCut({ rows: missing }), language)}\n\n`);
  return `${out.join('').trimEnd()}\n`;
}
