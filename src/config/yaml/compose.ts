import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { Message } from '../../messages/message.js';
import { configMessages } from '../messages.js';
import { createList, createMap, places, sizeOf, type YamlValue } from './value.js';

/** Something wrong with the YAML itself, at an offset in the text. */
export interface Fault {
  readonly message: Message;
  readonly offset: number;
  readonly relatedOffset?: number;
}

export interface Composed {
  readonly value: YamlValue;
  /** Of the value. */
  readonly offset: number;
}

/** How many nodes the aliases of one file may stand for: far more than people write, far less than a bomb. */
const MAX_ALIASED_NODES = 250_000;
/** More faults than anyone mends in one go are not collected. */
const MAX_FAULTS = 10;

const SCALAR_TAGS: ReadonlySet<string> = new Set(['!', '!!str', '!<tag:yaml.org,2002:str>']);
const MAP_TAGS: ReadonlySet<string> = new Set(['!', '!!map', '!<tag:yaml.org,2002:map>']);
const LIST_TAGS: ReadonlySet<string> = new Set(['!', '!!seq', '!<tag:yaml.org,2002:seq>']);

const noTags: ReadonlySet<string> = new Set();

interface Anchored {
  readonly value: YamlValue;
  /** While the collection is being read: an alias to it would be inside itself. */
  open: boolean;
}

/** What may stand between the end of one node and an empty one: white space, comments and separators. */
const BETWEEN = /(?:[\s,[{:]|#[^\r\n]*)*/y;

/** What may stand between the end of one node and the `|` or `>` of a block text. */
const BEFORE_BLOCK = /(?:[\s,[\]{}:?"'-]|#[^\r\n]*)*/y;

/** From the `...` that ends a document to the `---` that begins another, with nothing of a document between them. */
const TO_NEXT_DOCUMENT =
  /\.\.\.[^\r\n]*(?:\r\n|\r|\n)(?:(?:[ \t]*(?:#[^\r\n]*)?|%[^\r\n]*|\.\.\.[^\r\n]*)(?:\r\n|\r|\n))*(?=---(?:\s|$))/y;

/**
 * Makes values with places of the events of one file, and judges what the events leave open: duplicate keys, aliases,
 * tags, merge keys, the number of documents.
 */
class Composer {
  readonly faults: Fault[] = [];
  private index = 0;
  /** End of the last scalar or start of the last collection: where an empty value is looked for. */
  private end = 0;
  private aliased = 0;
  /** Offset of the node that was read last. */
  private offset = 0;
  private scalarTags = SCALAR_TAGS;
  private mapTags = MAP_TAGS;
  private listTags = LIST_TAGS;
  private readonly anchors = new Map<string, Anchored>();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  compose(): Composed | undefined {
    const first = this.events[0];
    if (first === undefined) return this.empty();
    if (first.type === EVENT_ID.DOCUMENT && first.directives.some((directive) => directive.kind === 'tag')) {
      this.scalarTags = this.mapTags = this.listTags = noTags;
    }
    this.index = 1;
    const value = this.node();
    const offset = this.offset;
    if (this.faults.length === 0 && value === null) return this.empty();
    this.index += 1;
    if (this.index < this.events.length) this.secondDocument();
    return { value, offset };
  }

  private empty(): undefined {
    this.fault(configMessages.yamlEmpty(), 0);
  }

  private fault(message: Message, offset: number, relatedOffset?: number): void {
    if (this.faults.length >= MAX_FAULTS) return;
    this.faults.push(relatedOffset === undefined ? { message, offset } : { message, offset, relatedOffset });
  }

  private secondDocument(): void {
    const separator = /^(?:---|\.\.\.)(?=\s|$)/gm;
    separator.lastIndex = this.end;
    const at = separator.exec(this.text)?.index ?? this.end;
    TO_NEXT_DOCUMENT.lastIndex = at;
    this.fault(
      configMessages.yamlDocuments(),
      TO_NEXT_DOCUMENT.test(this.text) ? TO_NEXT_DOCUMENT.lastIndex : at,
    );
  }

  private node(): YamlValue {
    const event = this.events[this.index];
    if (event === undefined) return null;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        this.index += 1;
        return this.scalar(event);
      case EVENT_ID.MAPPING:
        this.index += 1;
        return this.map(event);
      case EVENT_ID.SEQUENCE:
        this.index += 1;
        return this.list(event);
      case EVENT_ID.ALIAS:
        this.index += 1;
        return this.alias(event);
      default:
        return null;
    }
  }

  private scalar(event: ScalarEvent): string | null {
    const { valueStart } = event;
    if (valueStart === -1) return this.emptyScalar(event);
    const value = event.fast ? this.text.slice(valueStart, event.valueEnd) : getScalarValue(this.text, event);
    this.offset = this.scalarStart(event);
    this.end = event.valueEnd;
    if (event.tagStart !== -1) this.checkTag(event, this.scalarTags);
    this.anchor(event, value);
    return value;
  }

  /** Where a scalar begins, its quote or the sign of a block text included. */
  private scalarStart({ style, valueStart, tagEnd, anchorEnd }: ScalarEvent): number {
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
    if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return valueStart;
    BEFORE_BLOCK.lastIndex = Math.max(this.end, tagEnd, anchorEnd);
    BEFORE_BLOCK.test(this.text);
    return BEFORE_BLOCK.lastIndex;
  }

  private emptyScalar(event: ScalarEvent): string | null {
    BETWEEN.lastIndex = this.end;
    BETWEEN.exec(this.text);
    this.offset = Math.min(BETWEEN.lastIndex, Math.max(0, this.text.length - 1));
    // A text that is tagged as such is the empty text; anything else that is empty was left out.
    const value = event.tagStart === -1 ? null : '';
    if (event.tagStart !== -1) {
      this.offset = event.tagStart;
      this.end = event.tagEnd;
      this.checkTag(event, this.scalarTags);
    }
    if (event.anchorStart !== -1) {
      this.offset = event.anchorStart - 1;
      this.end = Math.max(this.end, event.anchorEnd);
      this.anchor(event, value);
    }
    return value;
  }

  private map(event: MappingEvent): YamlValue {
    const start = event.start;
    this.end = start;
    if (event.tagStart !== -1) this.checkTag(event, this.mapTags);
    const map = createMap();
    const anchored = this.anchor(event, map);
    const at = map[places];
    while (!this.closed()) {
      const key = this.key();
      const keyAt = this.offset;
      const value = this.node();
      const duplicate = key !== undefined && key in map;
      if (key === undefined) continue;
      if (duplicate) {
        this.fault(
          configMessages.yamlDuplicateKey({ key }),
          keyAt,
          at.keyOffsets[at.keys.indexOf(key)] ?? start,
        );
        continue;
      }
      map[key] = value;
      at.keys.push(key);
      at.keyOffsets.push(keyAt);
      // An empty value has no characters of its own: its key is what people look for.
      at.valueOffsets.push(value === null ? keyAt : this.offset);
      at.size += sizeOf(value);
    }
    const offset = at.keyOffsets[0] !== undefined && at.keyOffsets[0] < start ? at.keyOffsets[0] : start;
    if (anchored !== undefined) anchored.open = false;
    this.offset = offset;
    return map;
  }

  private list(event: SequenceEvent): YamlValue {
    const start = event.start;
    this.end = start;
    if (event.tagStart !== -1) this.checkTag(event, this.listTags);
    const list = createList();
    const anchored = this.anchor(event, list);
    const at = list[places];
    while (!this.closed()) {
      const value = this.node();
      list.push(value);
      at.offsets.push(this.offset);
      at.size += sizeOf(value);
    }
    if (anchored !== undefined) anchored.open = false;
    this.offset = start;
    return list;
  }

  /** The text of a key; undefined where it cannot be one, which is then told. */
  private key(): string | undefined {
    const event = this.events[this.index];
    const value = this.node();
    if (typeof value !== 'string') {
      this.fault(configMessages.yamlKey(), this.offset);
      return undefined;
    }
    if (value === '<<' && event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) {
      this.fault(configMessages.yamlMergeKey(), this.offset);
      return undefined;
    }
    return value;
  }

  private alias(event: AliasEvent): YamlValue {
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    this.offset = event.anchorStart - 1;
    this.end = event.anchorEnd;
    const anchored = this.anchors.get(name);
    if (anchored === undefined) {
      this.fault(configMessages.yamlUnknownAlias({ name }), this.offset);
      return '';
    }
    if (anchored.open) {
      this.fault(configMessages.yamlAliasInItself({ name }), this.offset);
      return '';
    }
    const before = this.aliased;
    this.aliased += sizeOf(anchored.value);
    if (this.aliased <= MAX_ALIASED_NODES) return anchored.value;
    if (before <= MAX_ALIASED_NODES)
      this.fault(configMessages.yamlAliasBomb({ max: MAX_ALIASED_NODES }), this.offset);
    return '';
  }

  /** Remembers what an anchor names. A later anchor of the same name takes its place, as YAML has it. */
  private anchor(event: ScalarEvent | MappingEvent | SequenceEvent, value: YamlValue): Anchored | undefined {
    if (event.anchorStart === -1) return undefined;
    const anchored = { value, open: typeof value === 'object' && value !== null };
    this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), anchored);
    return anchored;
  }

  private checkTag(event: ScalarEvent | MappingEvent | SequenceEvent, known: ReadonlySet<string>): void {
    const tag = this.text.slice(event.tagStart, event.tagEnd);
    if (!known.has(tag)) this.fault(configMessages.yamlTag({ tag }), event.tagStart);
  }

  /** Whether the collection that is being read ends here; steps over its end. */
  private closed(): boolean {
    const event = this.events[this.index];
    if (event !== undefined && event.type !== EVENT_ID.POP) return false;
    this.index += 1;
    return true;
  }
}

/** Composes the events of one file. The value counts only when there are no faults. */
export function compose(
  text: string,
  events: readonly Event[],
): { composed: Composed | undefined; faults: Fault[] } {
  const composer = new Composer(text, events);
  const composed = composer.compose();
  return { composed, faults: composer.faults };
}
