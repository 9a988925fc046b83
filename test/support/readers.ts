/** The two YAML readers side by side. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { fastParse } from '../../src/config/yaml/fast-parse.js';
import { parseYaml } from '../../src/config/yaml/parse.js';
import { isList, isMap, places, type YamlValue } from '../../src/config/yaml/value.js';

/** A value with its places, in a form that shows every difference. */
export function withPlaces(value: YamlValue): unknown {
  if (isList(value)) return [{ ...value[places] }, ...value.map(withPlaces)];
  if (isMap(value)) {
    const own = Object.getOwnPropertyNames(value).map((key) => [key, withPlaces(value[key] ?? null)]);
    return { at: { ...value[places] }, own };
  }
  return value;
}

/** Expects that the fast reader reads `text` as `yaml` does or not at all. Returns whether it reads it. */
export function expectSameReading(text: string): boolean {
  const fast = fastParse(text);
  if (fast === undefined) return false;
  const full = parseYaml(text);
  if ('faults' in full) throw new Error(`The fast reader accepts what yaml refuses: ${text}`);
  expect({ offset: fast.offset, value: withPlaces(fast.value) }, text).toEqual({
    offset: full.offset,
    value: withPlaces(full.value),
  });
  return true;
}

const bits = [
  ...['a', 'b', 'key', 'é', '1', '-', '- ', ': ', ':', '\n', '\n  ', '\n    ', ' ', ' #', '#', ',', ', '],
  ...['[', ']', '{', '}', '"', "'", '\\', '&a ', '*a', '!', '|', '>', '?', '? ', '%', '@', '`', '~', '---'],
  ...[
    '.',
    '_x',
    '/',
    '\t',
    '\r',
    '\r\n',
    '<<',
    '...',
    '\u00a0',
    '\u0085',
    '\u2028',
    '–',
    '€',
    '://',
    '---\n',
  ],
];
const lines = ['a: b', 'c: [d, e]', '- f', '- g: h', '  i: j', '  - k', '{ l: "m" }', "n: 'o' # p", 'q:'];

/** Texts that almost fit the plain subset, and leave it in many ways. */
export const nearlyPlain = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...lines), fc.constantFrom(...bits)), { maxLength: 8 }),
    fc.array(fc.constantFrom('\n', '\n  ', '\n    ', '', ' '), { minLength: 8, maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([parts, between, lineBreak]) =>
    parts
      .map((part, i) => part + (between[i] ?? ''))
      .join('')
      .replaceAll('\n', lineBreak),
  );
