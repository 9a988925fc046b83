import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, digestOf, hasOwnDigest, sealed } from '../../src/lib/digest.js';
import { jsonPieces } from '../../src/output/json.js';

function* itemsOf(list: readonly unknown[]): Generator<unknown> {
  yield* list;
}

test('digestOf: is the digest of the canonical JSON, also when lists are generators', () => {
  const list = fc.array(fc.anything({ withNullPrototype: false, values: [fc.string(), fc.integer()] }));
  fc.assert(
    fc.property(list, fc.dictionary(fc.stringMatching(/^[a-z]+$/), list), (items, more) => {
      const json: unknown[] = JSON.parse(JSON.stringify(items));
      const value = { ...more, b: json, a: 'x', none: undefined };
      const expected = `sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`;
      expect(digestOf(value)).toBe(expected);
      expect(digestOf({ ...value, b: itemsOf(json) })).toBe(expected);
      expect(hasOwnDigest({ ...value, digest: expected })).toBe(true);
      expect(hasOwnDigest({ ...value, a: 'y', digest: expected })).toBe(false);
    }),
  );
});

test('hasOwnDigest: JSON that is nested too deeply has no digest', () => {
  const value = {
    x: JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown,
    digest: 'sha256:0',
  };
  expect(hasOwnDigest(value)).toBe(false);
});

test('digestOf: a list whose text does not fit in one string has a digest', () => {
  const text = 'x'.repeat(1 << 27);
  expect(digestOf({ list: [text, text, text, text] })).toMatch(/^sha256:[0-9a-f]{64}$/);
});

/** Canonical JSON as version 0.1 made it: its plan files and receipts must stay valid. */
function canonicalBefore(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** An object with a letter before each key: JavaScript moves keys that are numbers to the front. */
const objects = fc
  .object({
    key: fc.string().map((key) => `k${key}`),
    values: [fc.string(), fc.constant(undefined), fc.double()],
  })
  .map((value) => ({ ...value, kNull: null }));

test('canonical: is the text that version 0.1 made', () => {
  fc.assert(
    fc.property(objects, (value) => {
      expect(canonical(value)).toBe(canonicalBefore(value));
    }),
  );
});

test('sealed: writes the digest of the rest as the last key, in one pass', () => {
  fc.assert(
    fc.property(fc.array(objects), fc.array(objects), objects, (alpha, omega, value) => {
      const open = { zeta: value, beta: 'x', alpha, omega, aa: value, none: undefined, pi: [value] };
      const parts = sealed({ ...open, alpha: itemsOf(alpha), omega: itemsOf(omega) });
      expect([...jsonPieces(parts)].join('')).toBe(
        [...jsonPieces({ ...open, digest: digestOf(open) })].join(''),
      );
    }),
  );
});

test('sealed: refuses generators in another order than that of their keys', () => {
  const parts = sealed({ b: itemsOf([1]), a: itemsOf([2]) });
  expect(() => [...jsonPieces(parts)]).toThrow('a is written after a later key');
});
