/**
 * The canonical layout of a file: keys in their order, lists that are sets sorted, OINs in quotes, comments where they
 * were. A list with comments in it keeps its order, since they may be headings. What a file means never changes: each
 * result is read again and compared.
 */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Kind } from '../config/schema.js';
import { isOin } from '../model/oin.js';

/** Lists and maps in brackets that do not fit on a line of this length are written over several. */
const MAX_LINE = 120;

/** Keys in the order in which they are written, for each map that has one, by the path of keys that leads to it. */
const KEY_ORDER: Readonly<Record<string, readonly string[]>> = {
  'toewijzingen:': ['bevoegdGezag', 'dekking', 'werkingsgebied', 'toewijzingen', 'verwachtingen'],
  'toewijzingen:toewijzingen': ['behandeldienst', 'activiteiten', 'toestemmingen', 'locaties'],
  'toewijzingen:verwachtingen': ['activiteit', 'toestemming', 'locatie', 'behandeldienst'],
  'organisaties:organisaties.*': ['oin', 'naam', 'punt', 'overlaptMet'],
  'toestemmingen:toestemmingen.*': ['code', 'waarde'],
  'omgevingen:omgevingen.*': [
    'simulator',
    'endpoint',
    'operaties',
    'clientCertificate',
    'apiKey',
    'maxChange',
    'concurrency',
    'timeoutSeconds',
    'retries',
  ],
  'omgevingen:omgevingen.*.clientCertificate': ['cert', 'key', 'pfx', 'passphrase', 'ca'],
};

/** Maps that may stand anywhere. */
const SMALL_MAPS = [
  ['naam', 'oin'],
  ['code', 'waarde'],
];

/** Lists whose order has no meaning. */
const SETS: ReadonlySet<string> = new Set([
  'activiteiten',
  'toestemmingen',
  'locaties',
  'werkingsgebied',
  'overlaptMet',
]);

/** Operations have an order that everybody knows. */
const OPERATIES = ['POST', 'PUT', 'DELETE'];

function textOf(node: unknown): string {
  if (isScalar(node)) return String(node.value);
  if (isMap(node)) return node.items.map(({ key, value }) => `${textOf(key)} ${textOf(value)}`).join(' ');
  return '';
}

function keyText(node: unknown): string {
  return isMap(node) ? textOf(node.get('naam', true) ?? node.get('code', true)) : textOf(node);
}

function hasComments(collection: YAMLSeq): boolean {
  let found = false;
  visit(collection, {
    Node(_key, node) {
      if (node.comment || node.commentBefore || (node as { spaceBefore?: boolean }).spaceBefore === true)
        found = true;
    },
  });
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortItems(seq: YAMLSeq, key: string): void {
  if (hasComments(seq)) return;
  if (key === 'operaties') {
    seq.items.sort((a, b) => OPERATIES.indexOf(textOf(a)) - OPERATIES.indexOf(textOf(b)));
    return;
  }
  seq.items.sort((a, b) => compare(keyText(a), keyText(b)) || compare(textOf(a), textOf(b)));
}

function orderOf(kind: Kind, path: readonly string[], map: YAMLMap): readonly string[] | undefined {
  const exact = KEY_ORDER[`${kind}:${path.join('.')}`];
  if (exact !== undefined) return exact;
  const inEntry = path.length >= 2 ? [path[0], '*', ...path.slice(2)].join('.') : undefined;
  const entry = inEntry === undefined ? undefined : KEY_ORDER[`${kind}:${inEntry}`];
  if (entry !== undefined) return entry;
  return SMALL_MAPS.find((keys) => map.items.every(({ key }) => keys.includes(textOf(key))));
}

/** A comment above the first key of a map is about the map: it stays at the top. */
function sortKeys(map: YAMLMap, order: readonly string[]): void {
  const [first] = map.items;
  const rank = (key: unknown): number => {
    const at = order.indexOf(textOf(key));
    return at === -1 ? order.length : at;
  };
  map.items.sort((a, b) => rank(a.key) - rank(b.key));
  const [now] = map.items;
  if (first === undefined || now === undefined || now === first) return;
  const [from, to] = [first.key, now.key];
  if (!isScalar(from) || !isScalar(to) || to.commentBefore || !from.commentBefore) return;
  to.commentBefore = from.commentBefore;
  from.commentBefore = null;
}

/**
 * What stands above the first item of a block is read as standing above the block: there it is put, so that what is
 * written is read as it was. A blank line there sets nothing apart.
 */
function settleTop(block: YAMLMap | YAMLSeq, isWhole: boolean): void {
  const [item] = block.items;
  const top = isPair(item) ? item.key : item;
  if (!isNode(top)) return;
  top.spaceBefore = false;
  // In brackets there is room for it.
  if (isWhole || block.flow === true || !top.commentBefore) return;
  block.commentBefore = [block.commentBefore, top.commentBefore].filter(Boolean).join('\n');
  top.commentBefore = null;
}

function arrange(document: Document, kind: Kind): void {
  let anchored = false;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || (isScalar(node) && node.anchor) || (isCollection(node) && node.anchor))
        anchored = true;
    },
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string' && isOin(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  // What is named once and used again has to come first: such a file keeps its order.
  if (anchored) return;
  visit(document, {
    Collection(_key, node, ancestors) {
      const path = ancestors.flatMap((item) => (isPair(item) ? [textOf(item.key)] : []));
      const key = path[path.length - 1] ?? '';
      if (isSeq(node) && (SETS.has(key) || key === 'operaties')) sortItems(node, key);
      const order = isMap(node) ? orderOf(kind, path, node as YAMLMap) : undefined;
      if (order !== undefined) sortKeys(node as YAMLMap, order);
      settleTop(node, node === document.contents);
    },
  });
}

const OPTIONS = { schema: 'failsafe', keepSourceTokens: false } as const;

/** `{ a: b }` has spaces inside, `[a, b]` has none. */
function tight(text: string): string {
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
export function written(document: Document): string {
  return tight(
    document.toString({ lineWidth: 0, flowCollectionPadding: true, indent: 2, singleQuote: false }),
  );
}

/** Opens the outermost brackets of lines that are too long, until none is left that can be. */
function unfolded(text: string): string {
  let current = text;
  for (let round = 0; round < 5; round += 1) {
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
        // Behind the bracket there is no room any more: a comment there is about all of the list.
        if (node.comment) {
          node.commentBefore = [node.commentBefore, node.comment].filter(Boolean).join('\n');
          node.comment = null;
        }
        settleTop(node, node === document.contents);
        opened = true;
        return visit.SKIP;
      },
    });
    if (!opened) return current;
    current = written(document);
  }
  return current;
}

/** A text with the line ends of this product; YAML takes all of them for the same (1.2.2, 5.4). */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The comments of a text, without the spaces around them, sorted. */
export function commentsOf(text: string): string[] {
  return [...new Lexer().lex(withLineFeeds(text))]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.replace(/^#\s*/, '').trim())
    .sort();
}

/** As often as the layout of a layout may still differ; it hardly ever does. */
const MAX_ROUNDS = 5;

/**
 * Lays out the text of a file that is known to be right, until doing so again changes nothing.
 *
 * @param kind which kind of file it is.
 */
export function layOut(text: string, kind: Kind): string {
  let current = withLineFeeds(text);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const document = parseDocument(current, OPTIONS);
    arrange(document, kind);
    const next = unfolded(written(document));
    if (next === current) break;
    current = next;
  }
  return current;
}
