/** Turns the nodes that `yaml` makes of a document into values with places. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Fault } from './fault.js';
import { yamlMessages } from './messages.js';
import { mistakeMessages } from './mistakes/messages.js';
import {
  addEntry,
  addItem,
  copyAt,
  createList,
  createMap,
  type PlacedValue,
  places,
  sizeOf,
  type YamlMap,
  type YamlValue,
} from './value.js';

/** How many nodes the aliases of one file may stand for: far more than people write, far less than an alias bomb. */
const MAX_ALIASED_NODES = 250_000;

interface Anchored {
  readonly value: YamlValue;
  /** The collection is still being composed: an alias to it would contain itself. */
  open: boolean;
}

/** A place without characters of its own, where something was left out. */
function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.type === Scalar.PLAIN && node.source === '' && node.tag === undefined;
}

/** Composes the nodes of one document in the order of the text, in which anchors come before their aliases. */
class ValueComposer {
  readonly faults: Fault[] = [];
  #aliasedNodes = 0;
  readonly #anchors = new Map<string, Anchored>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(node: ParsedNode | null): YamlValue {
    if (node === null) return null;
    if (isAlias(node)) return this.#alias(node);
    if (isScalar(node)) {
      const value = isEmpty(node) ? null : node.source;
      this.#anchor(node, value, false);
      return value;
    }
    return isMap(node) ? this.#map(node) : this.#list(node);
  }

  #map(node: YAMLMap.Parsed): YamlValue {
    const map = createMap();
    const anchored = this.#anchor(node, map, true);
    /** A hyphen is missing: the keys from here on are those of the next item. */
    let lacksDash = false;
    for (const { key: keyNode, value: valueNode } of node.items) {
      const key = this.#key(keyNode);
      const value = this.value(valueNode);
      if (key === undefined) continue;
      const [keyOffset] = keyNode.range;
      if (key in map) {
        if (!lacksDash) this.#duplicateKey(map, key, keyOffset);
        lacksDash ||= this.#beginsItem(map, key);
        continue;
      }
      // An empty value has no characters of its own; people look for its key.
      addEntry(map, key, keyOffset, value, value === null ? keyOffset : (valueNode?.range[0] ?? keyOffset));
    }
    if (anchored !== undefined) anchored.open = false;
    return map;
  }

  #duplicateKey(map: YamlMap, key: string, offset: number): void {
    const { keys, keyOffsets } = map[places];
    const line = this.#text.slice(offset, this.#text.indexOf('\n', offset)).trimEnd();
    const message = this.#beginsItem(map, key)
      ? mistakeMessages.dashMissing({ write: line.length > 80 ? null : `- ${line}` })
      : yamlMessages.duplicateKey({ key });
    this.faults.push({ message, offset, relatedOffset: keyOffsets[keys.indexOf(key)], quotesText: true });
  }

  /** Tests whether a key is the first of an item of a list. */
  #beginsItem(map: YamlMap, key: string): boolean {
    const { keys, keyOffsets } = map[places];
    const [first = 0] = keyOffsets;
    const lineStart = this.#text.lastIndexOf('\n', first) + 1;
    return keys[0] === key && /^ *- +$/.test(this.#text.slice(lineStart, first));
  }

  /** The text of a key. Undefined, with a fault, where the key is not a text. */
  #key(node: ParsedNode): string | undefined {
    const key = this.value(node);
    const [offset] = node.range;
    const isPlaceholder = this.#text.startsWith('{{', offset - 1);
    if (isPlaceholder) this.faults.push({ message: mistakeMessages.placeholder(), offset: offset - 1 });
    else if (typeof key !== 'string') this.faults.push({ message: yamlMessages.keyIsNoText(), offset });
    else if (key === '<<' && isScalar(node) && node.type === Scalar.PLAIN)
      this.faults.push({ message: yamlMessages.mergeKey(), offset });
    else return key;
    return undefined;
  }

  #list(node: YAMLSeq.Parsed): YamlValue {
    const list = createList();
    const anchored = this.#anchor(node, list, true);
    for (const item of node.items) {
      const [start] = item.range;
      // An empty item has no characters of its own; people look for its dash.
      const dash = node.flow !== true && isEmpty(item) ? this.#text.lastIndexOf('-', start - 1) : -1;
      addItem(list, this.value(item), dash === -1 ? start : dash);
    }
    if (anchored !== undefined) anchored.open = false;
    return list;
  }

  #alias({ source: name, range: [offset] }: Alias.Parsed): YamlValue {
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) {
      this.faults.push({ message: yamlMessages.unknownAlias({ name }), offset, quotesText: true });
      return '';
    }
    if (anchored.open) {
      this.faults.push({ message: yamlMessages.aliasInItself({ name }), offset, quotesText: true });
      return '';
    }
    const before = this.#aliasedNodes;
    this.#aliasedNodes += sizeOf(anchored.value);
    if (this.#aliasedNodes <= MAX_ALIASED_NODES) return copyAt(anchored.value, offset);
    if (before <= MAX_ALIASED_NODES)
      this.faults.push({ message: yamlMessages.aliasBomb({ max: MAX_ALIASED_NODES }), offset });
    return '';
  }

  /** Remembers what an anchor names. A later anchor of the same name replaces it, as YAML prescribes. */
  #anchor(
    { anchor }: Exclude<ParsedNode, Alias.Parsed>,
    value: YamlValue,
    open: boolean,
  ): Anchored | undefined {
    if (anchor === undefined) return undefined;
    const anchored = { value, open };
    this.#anchors.set(anchor, anchored);
    return anchored;
  }
}

/**
 * Composes the root node of a document without syntax errors. The value counts only when there are no faults: duplicate
 * keys, keys that are no text, merge keys, aliases that name nothing, and too many aliases.
 */
export function compose(
  text: string,
  root: ParsedNode | null,
): { parsed: PlacedValue; faults: readonly Fault[] } {
  const composer = new ValueComposer(text);
  const value = composer.value(root);
  return { parsed: { value, offset: root?.range[0] ?? 0 }, faults: composer.faults };
}
