/** The reader of plain files and the careful one, side by side. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { readPlain } from '../../src/config/yaml/fast-parse.js';
import { readCarefully } from '../../src/config/yaml/parse.js';
import { isList, isMap, places, type YamlValue } from '../../src/config/yaml/value.js';

/** A value with its places, in a form that shows every difference. */
function shown(value: YamlValue): unknown {
  if (isList(value)) return [{ ...value[places] }, ...value.map(shown)];
  if (isMap(value)) {
    const own = Object.getOwnPropertyNames(value).map((key) => [key, shown(value[key] ?? null)]);
    return { at: { ...value[places] }, own };
  }
  return value;
}

/** Holds the two readers side by side on one text; tells whether it is plain. */
export function agree(text: string): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  const careful = readCarefully(text);
  if (!('composed' in careful)) throw new Error(`Read as plain, but refused by the careful reader: ${text}`);
  expect({ offset: plain.offset, value: shown(plain.value) }, text).toEqual({
    offset: careful.composed.offset,
    value: shown(careful.composed.value),
  });
  return true;
}

const bits = [
  ...['a', 'b', 'key', 'é', '1', '-', '- ', ': ', ':', '\n', '\n  ', '\n    ', ' ', ' #', '#', ',', ', '],
  ...['[', ']', '{', '}', '"', "'", '\\', '&a ', '*a', '!', '|', '>', '?', '? ', '%', '@', '`', '~', '---'],
  ...['\t', '\r', '<<', '...', '\u00a0', '\u0085', '://'],
];
const lines = ['a: b', 'c: [d, e]', '- f', '- g: h', '  i: j', '  - k', '{ l: "m" }', "n: 'o' # p", 'q:'];

/** Texts that are nearly plain, wherever they go wrong. */
export const nearlyPlain = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...lines), fc.constantFrom(...bits)), { maxLength: 8 }),
    fc.array(fc.constantFrom('\n', '\n  ', '\n    ', '', ' '), { minLength: 8, maxLength: 8 }),
  )
  .map(([parts, between]) => parts.map((part, i) => part + (between[i] ?? '')).join(''));
