/**
 * The canonical order of a document: keys in their order, sets sorted, OINs in quotes. A list with comments keeps its
 * order, because the comments may be headings.
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
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Kind } from '../config/kind.js';
import { textFieldNames } from '../model/configuratie-fields.js';
import { isOin } from '../model/oin.js';

/** The order of keys, by kind of file and path to the map; `*` stands for any name. */
const KEY_ORDER: Readonly<Record<string, readonly string[]>> = {
  'toewijzingen:': ['bevoegdGezag', 'dekking', 'werkingsgebied', 'toewijzingen', 'verwachtingen'],
  'toewijzingen:toewijzingen': [
    'behandeldienst',
    'activiteiten',
    'toestemmingen',
    'locaties',
    ...textFieldNames,
  ],
  'toewijzingen:verwachtingen': ['activiteit', 'toestemming', 'locatie', 'behandeldienst'],
  'organisaties:organisaties.*': ['oin', 'naam', 'punt', 'overlaptMet'],
  'toestemmingen:toestemmingen.*': ['code', 'waarde'],
  'omgevingen:omgevingen.*': [
    'simulator',
    'endpoint',
    'operaties',
    'clientCertificate',
    'apiKey',
    'rtr',
    'verzoeksroutering',
    'maxChange',
    'concurrency',
    'timeoutSeconds',
    'retries',
    'settleSeconds',
  ],
  'omgevingen:omgevingen.*.rtr': ['endpoint', 'apiKey'],
  'omgevingen:omgevingen.*.verzoeksroutering': ['endpoint', 'apiKey'],
  'omgevingen:omgevingen.*.clientCertificate': ['cert', 'key', 'pfx', 'passphrase', 'ca'],
};

/** The order of keys of maps that can be anywhere. */
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

/** The customary order of operations. */
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
      const hasSpace = 'spaceBefore' in node && node.spaceBefore === true;
      if (node.comment || node.commentBefore || hasSpace) found = true;
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

/** Sorts the keys of a map. A comment above the first key is about the map: it stays at the top. */
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
 * Moves a comment above the first item of a block to the block itself, which is where `yaml` finds it when it reads the
 * result. Removes a blank line there, because it separates nothing.
 */
export function moveTopComment(block: YAMLMap | YAMLSeq, isWhole: boolean): void {
  const [item] = block.items;
  const top = isPair(item) ? item.key : item;
  if (!isNode(top)) return;
  top.spaceBefore = false;
  // Inside brackets, and at the top of the file, the comment can stay with the item.
  if (isWhole || block.flow === true || !top.commentBefore) return;
  block.commentBefore = [block.commentBefore, top.commentBefore].filter(Boolean).join('\n');
  top.commentBefore = null;
}

/** Puts the keys, sets and OINs of a document in their canonical form. */
export function arrange(document: Document, kind: Kind): void {
  let hasAnchors = false;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || (isScalar(node) && node.anchor) || (isCollection(node) && node.anchor))
        hasAnchors = true;
    },
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string' && isOin(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  // An anchor must come before its aliases, so that a file with anchors keeps its order.
  if (hasAnchors) return;
  visit(document, {
    Collection(_key, node, ancestors) {
      const path = ancestors.flatMap((item) => (isPair(item) ? [textOf(item.key)] : []));
      const key = path[path.length - 1] ?? '';
      if (isSeq(node) && (SETS.has(key) || key === 'operaties')) sortItems(node, key);
      if (isMap(node)) {
        const order = orderOf(kind, path, node);
        if (order !== undefined) sortKeys(node, order);
      }
      moveTopComment(node, node === document.contents);
    },
  });
}
