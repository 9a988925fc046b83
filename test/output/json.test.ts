import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces, jsonText } from '../../src/output/json.js';

function* itemsOf(list: readonly unknown[]): Generator<unknown> {
  yield* list;
}

test('jsonPieces: gives the text of JSON.stringify, also when lists are generators', () => {
  const value = fc.object({
    maxDepth: 6,
    values: [fc.string(), fc.integer(), fc.constant(null), fc.constant(undefined), fc.boolean()],
  });
  fc.assert(
    fc.property(value, fc.array(value), (object, list) => {
      const whole = { a: object, list, runs: [{ results: list, empty: [] }], last: 1 };
      const inParts = {
        ...whole,
        list: itemsOf(list),
        runs: [{ results: itemsOf(list), empty: itemsOf([]) }],
      };
      expect([...jsonPieces(whole)].join('')).toBe(jsonText(whole));
      expect([...jsonPieces(inParts)].join('')).toBe(jsonText(whole));
    }),
  );
});

test('jsonPieces: a list whose text does not fit in one string comes in pieces', () => {
  const text = 'x'.repeat(1 << 27);
  let length = 0;
  for (const piece of jsonPieces({ list: [text, text, text, text] })) length += piece.length;
  expect(length).toBeGreaterThan(4 * text.length);
});
