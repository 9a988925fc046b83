/**
 * Reads the plain form of YAML, the shape in which nearly every file is written: block maps and lists, a scalar or a flow
 * collection on one line, quotes without escapes, comments. Of anything else, faults included, it says that it is not
 * plain, and the careful reader takes it. What it does read has the same values at the same places, to the letter
 * (test/config/plain.test.ts holds the two side by side), in a fraction of the time.
 */
import {
  addEntry,
  addItem,
  createList,
  createMap,
  type PlacedValue,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from './value.js';

/** Letters of this part of the world. A tab, a carriage return or anything unprintable is for the careful reader. */
const ONLY_PLAIN = /^[\n\x20-\x7e\u00a1-\u024f]*$/;
/** Deeper than any file of ours. */
const MAX_DEPTH = 16;

/*
 * The text is cut up with patterns that are tried at one place each: an engine runs a pattern at full speed from the
 * first line on, where a loop over characters is slow until half the country has been read.
 */
const KEY = /[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f-]{0,99}:(?=[ \n]|$)/y;
const ITEM = /- +/y;
/** Text without quotes: begins with a letter or digit, and holds nothing that could mean something else. */
const SCALAR = /[A-Za-z0-9\u00c0-\u024f][^\n:#]*(?::(?=[A-Za-z0-9/])[^\n:#]*)*/y;
const SCALAR_IN_FLOW = /[A-Za-z0-9\u00c0-\u024f][^\n:#,[\]{}]*(?::(?=[A-Za-z0-9/])[^\n:#,[\]{}]*)*/y;
const QUOTED = /"[^"\\\n]*"|'[^'\n]*'(?!')/y;
/** Nothing more on this line but a comment; lines that hold nothing else; the indentation of the line after them. */
const NEXT_LINE = /(?: +#[^\n]*| *)(?:\n(?: *#[^\n]*| *)(?=\n|$))*(?:\n|$) */y;
const FIRST_LINE = /(?: *(?:#[^\n]*)?\n)* */y;
const SPACES = / */y;
const COMMA = / *, */y;
const OPEN = /[[{] */y;

/** A reader gives undefined as soon as something is not plain; nothing it has read so far counts then. */
class PlainReader {
  readonly #text: string;
  /** Where reading goes on. */
  #at = 0;
  /** Column at which the line begins that is read now; -1 at the end of the text. */
  #indent = 0;
  #depth = 0;
  /** Where the value that was read last begins. */
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): PlacedValue | undefined {
    if (!this.#nextLine(FIRST_LINE) || this.#indent === -1) return undefined;
    const value = this.#block(this.#indent);
    return value === undefined || this.#indent !== -1 ? undefined : { value, offset: this.#offset };
  }

  /** Steps over what matches here; whether anything does. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  /** Takes what matches here as a value; undefined where nothing does. */
  #take(pattern: RegExp): string | undefined {
    const start = this.#at;
    if (!this.#skip(pattern)) return undefined;
    this.#offset = start;
    return this.#text.slice(start, this.#at);
  }

  /** Steps to the first character of the next line that says something; false where this line says more. */
  #nextLine(pattern = NEXT_LINE): boolean {
    if (!this.#skip(pattern)) return false;
    const ended = this.#at >= this.#text.length;
    this.#indent = ended ? -1 : this.#at - 1 - this.#text.lastIndexOf('\n', this.#at - 1);
    return true;
  }

  #block(indent: number): YamlValue | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth += 1;
    const value = this.#text.startsWith('- ', this.#at) ? this.#blockList(indent) : this.#blockMap(indent);
    this.#depth -= 1;
    return value;
  }

  #blockList(indent: number): YamlList | undefined {
    const start = this.#at;
    const list = createList();
    let dash = start;
    while (this.#indent === indent && this.#skip(ITEM)) {
      KEY.lastIndex = this.#at;
      const value = KEY.test(this.#text) ? this.#block(indent + this.#at - dash) : this.#inline();
      if (value === undefined || this.#indent > indent) return undefined;
      addItem(list, value, this.#offset);
      dash = this.#at;
    }
    this.#offset = start;
    return list;
  }

  /** The map whose first key stands here, with its keys in column `indent`. */
  #blockMap(indent: number): YamlMap | undefined {
    const start = this.#at;
    const map = createMap();
    this.#indent = indent;
    while (this.#indent === indent) {
      const key = this.#key(map);
      if (key === undefined) return undefined;
      const keyAt = this.#offset;
      const value = this.#nextLine() ? this.#below(indent) : this.#inline();
      if (value === undefined || this.#indent > indent) return undefined;
      addEntry(map, key, keyAt, value, this.#offset);
    }
    this.#offset = start;
    return map;
  }

  /** What stands on the lines below a key: a block further in, or a list whose dashes stand under the key. */
  #below(indent: number): YamlValue | undefined {
    if (this.#indent > indent) return this.#block(this.#indent);
    return this.#indent === indent && this.#text.startsWith('- ', this.#at)
      ? this.#blockList(indent)
      : undefined;
  }

  /** A value to the end of its line, and on to the next line. */
  #inline(): YamlValue | undefined {
    this.#skip(SPACES);
    const value = this.#value(SCALAR);
    return value !== undefined && this.#nextLine() ? value : undefined;
  }

  /** The key that stands here and is new to the map; steps over its colon. */
  #key(map: YamlMap): string | undefined {
    const key = this.#take(KEY)?.slice(0, -1);
    return key === undefined || key in map ? undefined : key;
  }

  #value(scalar: RegExp): YamlValue | undefined {
    const text = this.#take(scalar);
    if (text !== undefined) return this.#withoutSpaces(text);
    const quoted = this.#take(QUOTED);
    return quoted === undefined ? this.#flow() : quoted.slice(1, -1);
  }

  /** The spaces behind a text are not part of it. */
  #withoutSpaces(text: string): string {
    if (!text.endsWith(' ')) return text;
    const trimmed = text.trimEnd();
    this.#at -= text.length - trimmed.length;
    return trimmed;
  }

  /** A list or map in brackets, on one line. */
  #flow(): YamlList | YamlMap | undefined {
    const start = this.#at;
    if (this.#depth >= MAX_DEPTH || !this.#skip(OPEN)) return undefined;
    this.#depth += 1;
    const collection = this.#text.startsWith('[', start) ? this.#flowList() : this.#flowMap();
    this.#depth -= 1;
    this.#offset = start;
    return collection;
  }

  #flowList(): YamlList | undefined {
    const list = createList();
    if (this.#closes(']')) return list;
    do {
      const value = this.#value(SCALAR_IN_FLOW);
      if (value === undefined) return undefined;
      addItem(list, value, this.#offset);
    } while (this.#skip(COMMA));
    return this.#closes(']') ? list : undefined;
  }

  #flowMap(): YamlMap | undefined {
    const map = createMap();
    if (this.#closes('}')) return map;
    do {
      const key = this.#key(map);
      const keyAt = this.#offset;
      if (key === undefined || !this.#skip(SPACES)) return undefined;
      const value = this.#value(SCALAR_IN_FLOW);
      if (value === undefined) return undefined;
      addEntry(map, key, keyAt, value, this.#offset);
    } while (this.#skip(COMMA));
    return this.#closes('}') ? map : undefined;
  }

  #closes(bracket: string): boolean {
    this.#skip(SPACES);
    if (!this.#text.startsWith(bracket, this.#at)) return false;
    this.#at += 1;
    return true;
  }
}

/** Reads a text that is in plain form throughout; undefined of any other, whatever it is. */
export function fastParse(text: string): PlacedValue | undefined {
  return ONLY_PLAIN.test(text) ? new PlainReader(text).read() : undefined;
}
