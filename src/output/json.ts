/** JSON in pieces: a result of a hundred megabytes need not be in memory whole. */

const CHUNK = 1 << 16;

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');
}

function isIterator(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;
}

function* pieces(entries: readonly (readonly [string, unknown])[]): Generator<string> {
  yield '{';
  for (const [i, [key, value]] of entries.entries()) {
    yield `${i === 0 ? '' : ','}\n  ${JSON.stringify(key)}: `;
    if (!isIterator(value)) {
      yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
      continue;
    }
    let first = true;
    for (const item of value) {
      yield `${first ? '[' : ','}\n    ${indented(item)}`;
      first = false;
    }
    yield first ? '[]' : '\n  ]';
  }
  yield '\n}\n';
}

/**
 * The text of `JSON.stringify(Object.fromEntries(entries), null, 2)`, in pieces of a size that is good to write. A value
 * that is a generator stands for a list, whose items are made as they are written.
 */
export function* jsonPieces(entries: readonly (readonly [string, unknown])[]): Generator<string> {
  let buffer = '';
  for (const piece of pieces(entries)) {
    buffer += piece;
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = '';
  }
  yield buffer;
}
