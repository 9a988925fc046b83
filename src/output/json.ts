/** JSON as text: at once, or in pieces for a result that does not fit in memory. */

import { safeJson } from './safe-text.js';

/** Pieces are joined until they have this many characters. */
const CHUNK = 1 << 16;

/** The JSON text of a value, indented, with a line end. */
export function jsonText(value: unknown): string {
  return safeJson(`${JSON.stringify(value, null, 2)}\n`);
}

function indented(value: unknown, spaces: string): string {
  return safeJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${spaces}`);
}

function isIterator(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;
}

function* smallPieces(entries: readonly (readonly [string, unknown])[]): Generator<string> {
  yield '{';
  for (const [i, [key, value]] of entries.entries()) {
    yield `${i === 0 ? '' : ','}\n  ${JSON.stringify(key)}: `;
    if (!isIterator(value)) {
      yield indented(value, '  ');
      continue;
    }
    let first = true;
    for (const item of value) {
      yield `${first ? '[' : ','}\n    ${indented(item, '    ')}`;
      first = false;
    }
    yield first ? '[]' : '\n  ]';
  }
  yield '\n}\n';
}

/**
 * The text of `jsonText(Object.fromEntries(entries))`, in pieces. A generator stands for a list: its items are made
 * while they are written.
 */
export function* jsonPieces(entries: readonly (readonly [string, unknown])[]): Generator<string> {
  let buffer = '';
  for (const piece of smallPieces(entries)) {
    buffer += piece;
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = '';
  }
  yield buffer;
}
