import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces, jsonText } from '../../src/output/json.js';
import { safe, safeJson, safeLines, visible } from '../../src/output/safe-text.js';

const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const piece = fc.oneof(
  fc.constantFrom(
    '::',
    ':',
    '#',
    '##',
    '[',
    'vso[',
    '##[',
    ' ',
    '\t',
    '\r',
    '\u00a0',
    '\u001b[1m',
    '\u001b[2J',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

test('safe: leaves no command at the beginning of a line or in it, and changes nothing twice', () => {
  fc.assert(
    fc.property(text, (name) => {
      const shown = safe(name);
      expect(shown).not.toMatch(CONTROL);
      expect(shown).not.toMatch(/^\s*::|##(?:vso)?\[/i);
      expect(safe(shown)).toBe(shown);
      expect(visible(name)).not.toMatch(CONTROL);
    }),
  );
  expect(safe('Kappen: een boom (#1) a::b')).toBe('Kappen: een boom (#1) a::b');
  expect(safe(' ::error::x')).toBe(' \\u{3a}:error::x');
  expect(safe('##vso[x]')).toBe('\\u{23}#vso[x]');
});

test('safeLines: leaves no command in lines that are put together from parts, and keeps colours where there are any', () => {
  const lines = fc.array(fc.array(text, { maxLength: 3 }).map((parts) => parts.map(safe).join('')));
  fc.assert(
    fc.property(lines, text, (parts, raw) => {
      for (const coloured of [true, false]) {
        const shown = safeLines(`${parts.join('\n')}\n${raw}`, coloured);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours begin with one
        const seen = coloured ? shown.replace(/\u001b\[[\d;]*m/g, '') : shown;
        for (const line of seen.split('\n')) {
          expect(line.replaceAll('\t', '')).not.toMatch(CONTROL);
          expect(line).not.toMatch(/^\s*::/);
        }
        expect(shown).not.toMatch(/##(?:vso)?\[/i);
        expect(safeLines(shown, coloured)).toBe(shown);
      }
    }),
  );
  expect(safeLines('a\n  b: c::d\n', false)).toBe('a\n  b: c::d\n');
  expect(safeLines('\u001b[1m::error::x\u001b[22m', true)).toBe('\u001b[1m\\u{3a}:error::x\u001b[22m');
  expect(safeLines('\u001b[1mx\u001b[22m', false)).toBe('\\u{1b}[1mx\\u{1b}[22m');
});

test('JSON: holds exactly the values, and no command', () => {
  const value = fc.dictionary(text, fc.oneof(text, fc.array(text)));
  fc.assert(
    fc.property(value, (item) => {
      for (const json of [
        jsonText(item),
        [...jsonPieces({ value: item })].join(''),
        safeJson(`${JSON.stringify(item)}\n`),
      ]) {
        const parsed = JSON.parse(json);
        expect([parsed, parsed.value]).toContainEqual(JSON.parse(JSON.stringify(item)));
        for (const line of json.split('\n')) expect(line).not.toMatch(CONTROL);
        expect(json).not.toMatch(/##(?:vso)?\[|^\s*::/im);
      }
    }),
  );
});
