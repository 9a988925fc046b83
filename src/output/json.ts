/** JSON as text: at once, or in pieces for a result that does not fit in one string. */

import { safeJson } from './safe-text.js';

/** Pieces are joined until they have this many characters. */
const CHUNK = 1 << 16;

/** The JSON text of a value, indented, with a line end. */
export function jsonText(value: unknown): string {
  return safeJson(`${JSON.stringify(value, null, 2)}\n`);
}

/** Maps items while they are taken, so that there is one at a time. */
export function* mapped<T, R>(items: Iterable<T>, of: (item: T) => R): Generator<R> {
  for (const item of items) yield of(item);
}

function isIterator(value: object): value is Iterable<unknown> {
  return 'next' in value && Symbol.iterator in value;
}

/** The entries of an object or a list, each with the text before its value. */
function entriesOf(value: object): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ['', item ?? null]);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [`${safeJson(JSON.stringify(key))}: `, item]);
}

/** The items of a generator can be many, so each is one piece. */
function* itemPieces(items: Iterable<unknown>, lineFeed: string): Generator<string> {
  let isEmpty = true;
  for (const item of items) {
    const text = safeJson(JSON.stringify(item ?? null, null, 2)).replaceAll('\n', `${lineFeed}  `);
    yield `${isEmpty ? '[' : ','}${lineFeed}  ${text}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : `${lineFeed}]`;
}

/** @param lineFeed a line feed, and the indentation of the line that the value begins on. */
function* smallPieces(value: unknown, lineFeed: string): Generator<string> {
  if (typeof value === 'function') yield* smallPieces(value(), lineFeed);
  else if (typeof value !== 'object' || value === null) yield safeJson(JSON.stringify(value));
  else if (isIterator(value)) yield* itemPieces(value, lineFeed);
  else {
    const entries = entriesOf(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    for (const [i, [before, item]] of entries.entries()) {
      yield `${i === 0 ? open : ','}${lineFeed}  ${before}`;
      yield* smallPieces(item, `${lineFeed}  `);
    }
    yield entries.length === 0 ? `${open}${close}` : `${lineFeed}${close}`;
  }
}

/** Joins pieces until they are large enough to be written. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let buffer = '';
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = '';
  }
  yield buffer;
}

/**
 * The text of `jsonText(value)`, in pieces. A generator in it stands for a list: its items are made while they are written.
 * A function stands for its result, taken when all that comes before it has been written.
 */
export function* jsonPieces(value: object): Generator<string> {
  yield* inChunks(smallPieces(value, '\n'));
  yield '\n';
}
