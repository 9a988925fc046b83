/**
 * Reads the plain subset of YAML, in which nearly every file is written: block maps and lists, a scalar or a flow
 * collection on one line, quotes without escapes, comments. Returns undefined for anything else, errors included, so
 * that `yaml` reads it. What this reader accepts has the same values at the same places as `yaml` gives
 * (test/config/yaml.test.ts compares them), in a fraction of the time.
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

/** Western European letters and punctuation, without tabs and anything that is not printable. */
const ONLY_PLAIN = /^[\r\n\x20-\x7e\u00a1-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
/** Deeper than any configuration file. */
const MAX_DEPTH = 16;

/*
 * Sticky patterns cut up the text: an engine runs a pattern at full speed from the first line on, where a loop over
 * characters only becomes fast after many files.
 */
const KEY = /[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f-]{0,99}:(?=[ \r\n]|$)/y;
const ITEM = /- +/y;
/** A scalar without quotes: begins with a letter, a digit or part of a path, and has no characters that could mean something else. */
const SCALAR = /[A-Za-z0-9._/\u00c0-\u024f][^\r\n:#]*(?::(?=[A-Za-z0-9/])[^\r\n:#]*)*/y;
const SCALAR_IN_FLOW = /[A-Za-z0-9._/\u00c0-\u024f][^\r\n:#,[\]{}]*(?::(?=[A-Za-z0-9/])[^\r\n:#,[\]{}]*)*/y;
const QUOTED = /"[^"\\\r\n]*"|'[^'\r\n]*'(?!')/y;
/** The rest of a line without content, the lines without content below it, and the indentation of the next line. */
const NEXT_LINE = /(?: +#[^\r\n]*| *)(?:\r?\n(?: *#[^\r\n]*| *)(?=\r?\n|$))*(?:\r?\n|$) */y;
/** The lines before the content, with at most one `---`, and the indentation of the first line of content. */
const FIRST_LINE = /(?: *(?:#[^\r\n]*)?\r?\n)*(?:---(?: +#[^\r\n]*| *)\r?\n(?: *(?:#[^\r\n]*)?\r?\n)*)? */y;
const SPACES = / */y;
const COMMA = / *, */y;
const OPEN = /[[{] */y;

/** Each method returns undefined as soon as something is not plain; the whole text is then not plain. */
class PlainReader {
  readonly #text: string;
  /** Offset of the next character. */
  #at = 0;
  /** Indentation of the current line; -1 at the end of the text. */
  #indent = 0;
  #depth = 0;
  /** Where the last value begins. */
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): PlacedValue | undefined {
    if (!this.#nextLine(FIRST_LINE) || this.#indent === -1) return undefined;
    const value = this.#block(this.#indent);
    return value === undefined || this.#indent !== -1 ? undefined : { value, offset: this.#offset };
  }

  /** Advances past a match of `pattern` at the current place. Returns whether there is one. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  /** Advances past a match of `pattern` at the current place, and returns it as the last value. */
  #take(pattern: RegExp): string | undefined {
    const start = this.#at;
    if (!this.#skip(pattern)) return undefined;
    this.#offset = start;
    return this.#text.slice(start, this.#at);
  }

  /** Advances to the first character of the next line with content. Returns false where this line has more content. */
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

  /** The map whose first key is here; all its keys have indentation `indent`. */
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

  /** The value on the lines below a key: a block that is indented more, or a list with its dashes below the key. */
  #below(indent: number): YamlValue | undefined {
    if (this.#indent > indent) return this.#block(this.#indent);
    return this.#indent === indent && this.#text.startsWith('- ', this.#at)
      ? this.#blockList(indent)
      : undefined;
  }

  /** A value on the rest of the line; advances to the next line. */
  #inline(): YamlValue | undefined {
    this.#skip(SPACES);
    const value = this.#value(SCALAR);
    return value !== undefined && this.#nextLine() ? value : undefined;
  }

  /** The key that is here, unless the map has it already; advances past its colon. */
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

  /** Removes the spaces at the end of a scalar, which are not part of it. */
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

/** Reads `text` if all of it is plain; returns undefined for any other text. */
export function fastParse(text: string): PlacedValue | undefined {
  return ONLY_PLAIN.test(text) ? new PlainReader(text).read() : undefined;
}
