import { describe, expect, test } from 'vitest';
import { appearanceOf, firstDifference, hasInvisible, visible } from '../../src/model/look-alikes.js';

describe('two names', () => {
  test.each([
    ['Kappen', 'kappen'],
    ['Kappen', 'Kаppen'],
    ['Kappen', 'Kap\u200Bpen'],
    ['Kappen', '\u200EKappen\u200F'],
    ['Kappen', 'Kappen\u00A0'],
    ['Kappen', ' Kappen '],
    ['Kappen', 'Ｋａｐｐｅｎ'],
    ['Café', 'Cafe\u0301'],
    ['Boom kappen', 'Boom\u00A0 kappen'],
    ['Slopen-1', 'Slopen–1'],
    ['IJs', 'ІJs'],
  ])('%j and %j look alike', (a, b) => {
    expect(a).not.toBe(b);
    expect(appearanceOf(a)).toBe(appearanceOf(b));
  });

  test.each([
    ['Kappen', 'Kapen'],
    ['Cafe', 'Café'],
    ['Slopen1', 'Slopen-1'],
    ['Boomkappen', 'Boom kappen'],
  ])('%j and %j do not look alike', (a, b) => {
    expect(appearanceOf(a)).not.toBe(appearanceOf(b));
  });
});

describe('the first difference', () => {
  test('shows a letter of another script', () => {
    expect(firstDifference('Kаppen', 'Kappen')).toEqual({
      position: 2,
      a: { shown: 'а', code: 'U+0430', script: 'Cyrillic' },
      b: { shown: 'a', code: 'U+0061', script: undefined },
    });
  });

  test('shows where a name ends', () => {
    expect(firstDifference('Kap', 'Kap\u00A0')).toEqual({
      position: 4,
      a: undefined,
      b: { shown: undefined, code: 'U+00A0', script: undefined },
    });
  });

  test('counts characters, not UTF-16 units', () => {
    expect(firstDifference('𝈓x', '𝈓y').position).toBe(2);
  });
});

test('a naam is shown with codes for what cannot be seen', () => {
  expect(visible('a\u200Bb\u00A0c e\u0301\u202E')).toBe('a<U+200B>b<U+00A0>c e<U+0301><U+202E>');
  expect([hasInvisible('a\u200B'), hasInvisible('a b')]).toEqual([true, false]);
});
