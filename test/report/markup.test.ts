import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safe } from '../../src/output/safe-text.js';
import { escapeHtml, Html, html } from '../../src/report/html/markup.js';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

describe('HTML template', () => {
  test.each<[string, Html, string]>([
    ['text', html`<b>${'<script>alert(1)</script>'}</b>`, '<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>'],
    ['an attribute', html`<a title="${'" onclick="x'}">`, '<a title="&quot; onclick=&quot;x">'],
    ['a number', html`${3}`, '3'],
    ['markup', html`<p>${html`<b>x</b>`}</p>`, '<p><b>x</b></p>'],
    ['markup from elsewhere', html`${new Html('<i>x</i>')}`, '<i>x</i>'],
    ['a list', html`${['a', html`<br>`, ['<', 1]]}`, 'a<br>&lt;1'],
    ['nothing', html`a${undefined}b`, 'ab'],
    ['an entity as text', html`${'&lt;'}`, '&amp;lt;'],
    ['characters that change the direction of writing', html`${'a\u202eb\u0000'}`, 'a\\u{202e}b\\u{0}'],
  ])('accepts %s', (_what, made, expected) => {
    expect(made.markup).toBe(expected);
  });

  test('escapes every special character of a text, and loses no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '<', '"', "'", '&', '</script>'),
        (a, b) => {
          const text = `${a}${b}${a}`;
          const out = escapeHtml(text);
          expect(out).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
          expect(out.replace(/&[^;]*;/g, (entity) => entities[entity] ?? '?')).toBe(safe(text));
        },
      ),
    );
  });
});
