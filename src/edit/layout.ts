/** The canonical layout of the text of a file: the canonical order, and the spacing of this product. Comments are kept. */
import { type Document, Lexer, parseDocument, visit } from 'yaml';
import type { Kind } from '../config/kind.js';
import { arrange, moveTopComment } from './canonical-order.js';

/** Lists and maps in brackets are written over several lines when their line is longer than this. */
const MAX_LINE = 120;

const OPTIONS = { schema: 'failsafe', keepSourceTokens: false } as const;

/** Removes the spaces inside the brackets of lists: `{ a: b }` has them, `[a, b]` has none. */
function withoutListPadding(text: string): string {
  const spaces: number[] = [];
  visit(parseDocument(text, OPTIONS), {
    Seq(_key, node) {
      if (node.flow !== true || !node.range) return;
      const [start, end] = node.range;
      if (text[start + 1] === ' ') spaces.push(start + 1);
      if (text[end - 2] === ' ' && end - 2 > start + 1) spaces.push(end - 2);
    },
  });
  return spaces.sort((a, b) => b - a).reduce((left, at) => left.slice(0, at) + left.slice(at + 1), text);
}

/** The text of a document, in the spacing of this product. */
export function documentText(document: Document): string {
  return withoutListPadding(
    document.toString({ lineWidth: 0, flowCollectionPadding: true, indent: 2, singleQuote: false }),
  );
}

/** The brackets of a line can be nested; each round opens one level. */
const MAX_DEPTH = 5;

/** Writes the outermost brackets of lines that are too long over several lines, until all lines fit or cannot. */
function wrapLongLines(text: string): string {
  let current = text;
  for (let round = 0; round < MAX_DEPTH; round += 1) {
    const document = parseDocument(current, OPTIONS);
    const source = current;
    let opened = false;
    visit(document, {
      Collection(_key, node) {
        if (node.flow !== true || node.items.length === 0 || !node.range) return undefined;
        const start = source.lastIndexOf('\n', node.range[0]) + 1;
        const end = source.indexOf('\n', node.range[0]);
        if ((end === -1 ? source.length : end) - start <= MAX_LINE) return visit.SKIP;
        node.flow = false;
        // Without the bracket, a comment behind it has no place: it moves above the list.
        if (node.comment) {
          node.commentBefore = [node.commentBefore, node.comment].filter(Boolean).join('\n');
          node.comment = null;
        }
        moveTopComment(node, node === document.contents);
        opened = true;
        return visit.SKIP;
      },
    });
    if (!opened) return current;
    current = documentText(document);
  }
  return current;
}

/** A text with line feeds as line ends; all line ends mean the same in YAML (1.2.2, 5.4). */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The comments of a text, trimmed and sorted. */
export function commentsOf(text: string): string[] {
  return [...new Lexer().lex(withLineFeeds(text))]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.replace(/^#\s*/, '').trim())
    .sort();
}

/** How often to format the result again; almost always the first result is stable. */
const MAX_ROUNDS = 5;

/**
 * Brings the text of a valid file into the canonical layout, repeatedly until the result is stable.
 */
export function layOut(text: string, kind: Kind): string {
  let current = withLineFeeds(text);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const document = parseDocument(current, OPTIONS);
    arrange(document, kind);
    const next = wrapLongLines(documentText(document));
    if (next === current) break;
    current = next;
  }
  return current;
}
