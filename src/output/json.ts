/** JSON as text: at once, or in pieces for a result that does not fit in one string. */

import { safeJson } from './safe-text.js';

/** Pieces are joined until they have this many characters. */
const CHUNK = 1 << 16;

/** How many levels are written in pieces: in SARIF, the results are on the fourth. */
const LEVELS = 4;

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

/** The members of an object or a list, each with the text before its value. */
function* members(value: object): Generator<readonly [string, unknown]> {
  if (Array.isArray(value) || isIterator(value)) {
    for (const item of value as Iterable<unknown>) yield ['', item ?? null];
    return;
  }
  for (const [key, item] of Object.entries(value))
    if (item !== undefined) yield [`${safeJson(JSON.stringify(key))}: `, item];
}

function* smallPieces(value: unknown, lineFeed: string, levels: number): Generator<string> {
  if (typeof value === 'function') {
    yield* smallPieces(value(), lineFeed, levels);
    return;
  }
  if (typeof value !== 'object' || value === null || (levels === 0 && !isIterator(value))) {
    yield safeJson(JSON.stringify(value, null, 2)).replaceAll('\n', lineFeed);
    return;
  }
  const [open, close] = Array.isArray(value) || isIterator(value) ? '[]' : '{}';
  let first = true;
  for (const [before, item] of members(value)) {
    yield `${first ? open : ','}${lineFeed}  ${before}`;
    yield* smallPieces(item, `${lineFeed}  `, levels - 1);
    first = false;
  }
  yield first ? `${open}${close}` : `${lineFeed}${close}`;
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
  yield* inChunks(smallPieces(value, '\n', LEVELS));
  yield '\n';
}
