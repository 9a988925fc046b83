import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, digestOf, hasOwnDigest } from '../../src/lib/digest.js';

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
