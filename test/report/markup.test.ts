import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safe } from '../../src/output/names.js';
import { escapeHtml, Html, html } from '../../src/report/html/markup.js';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

describe('a template', () => {
  test.each<[string, Html, string]>([
    ['text', html`<b>${'<script>alert(1)</script>'}</b>`, '<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>'],
    ['an attribute', html`<a title="${'" onclick="x'}">`, '<a title="&quot; onclick=&quot;x">'],
    ['a number', html`${3}`, '3'],
    ['markup', html`<p>${html`<b>x</b>`}</p>`, '<p><b>x</b></p>'],
    ['markup from elsewhere', html`${new Html('<i>x</i>')}`, '<i>x</i>'],
    ['several', html`${['a', html`<br>`, ['<', 1]]}`, 'a<br>&lt;1'],
    ['nothing', html`a${undefined}b`, 'ab'],
    ['an entity, as it stands', html`${'&lt;'}`, '&amp;lt;'],
    ['writing that turns round', html`${'a\u202eb\u0000'}`, 'a\\u{202e}b\\u{0}'],
  ])('puts in %s', (_what, made, expected) => {
    expect(made.markup).toBe(expected);
  });

  test('leaves no character of a text with a meaning, and loses none', () => {
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
