import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redactor } from '../../src/lib/redactor.js';

const secret = 'l7xx1f26-91f2_520d/487b+902f"4e0b57=a0b1&97<é';
const hex = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';

function redactorOf(...secrets: string[]): Redactor {
  const redactor = new Redactor();
  for (const item of secrets) redactor.add(item);
  return redactor;
}

const each = (encode: (character: string) => string) => (text: string) => [...text].map(encode).join('');
const digits = (character: string, radix: number): string => (character.codePointAt(0) ?? 0).toString(radix);
const percent = each((c) =>
  [...Buffer.from(c)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
);
const escaped = each((c) => `\\u${digits(c, 16).padStart(4, '0')}`);
const base64 =
  (before: string, encoding: 'base64' | 'base64url') =>
  (text: string): string =>
    Buffer.from(`${before}${text}`).toString(encoding);

const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  'percent signs where needed': encodeURIComponent,
  'percent signs for everything': percent,
  'percent signs in upper case': (text) => percent(text).toUpperCase(),
  'percent signs twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'a JSON string': (text) => JSON.stringify(text).slice(1, -1),
  'a JSON string in a JSON string': (text) => JSON.stringify(JSON.stringify(text)),
  '\\uXXXX': escaped,
  '\\uXXXX in upper case': (text) => escaped(text).replace(/[a-f]/g, (c) => c.toUpperCase()),
  '\\xXX': (text) => Buffer.from(text, 'latin1').toString('hex').replace(/../g, '\\x$&'),
  'backslashes of Markdown': (text) => text.replace(/[-_\\"&<+=/]/g, '\\$&'),
  'named entities': (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'decimal entities': each((c) => `&#${digits(c, 10)};`),
  'decimal entities with zeros': each((c) => `&#000${digits(c, 10)};`),
  'hexadecimal entities': each((c) => `&#x${digits(c, 16)};`),
  'hexadecimal digits': (text) => Buffer.from(text).toString('hex'),
  'hexadecimal digits in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  base64: base64('', 'base64'),
  'base64 after one byte': base64('x', 'base64'),
  'base64 after two bytes': base64('xy', 'base64'),
  'base64 after a user name': base64('user:', 'base64'),
  base64url: base64('', 'base64url'),
  'base64url after one byte': base64('x', 'base64url'),
  'base64url after two bytes': base64('xy', 'base64url'),
  'base64 with percent signs': (text) => encodeURIComponent(base64('x', 'base64')(text)),
  'invisible characters between': (text) => [...text].join('\u200b'),
};

describe('a secret is removed:', () => {
  test.each(Object.entries(encodings))('%s', (_name, encode) => {
    for (const item of [secret, hex]) {
      const text = `x-api-key ${encode(item)} is not known`;
      expect(redactorOf(secret, hex).redact(text)).toMatch(
        /^x-api-key (?:\W|dXNlcj|eH)*\w?\*{3}(?:\W|%3D)* is not known$/,
      );
    }
  });

  test('more than once, with the rest of the text unchanged', () => {
    const text = `a ${hex} b%20c &amp; ${encodeURIComponent(secret)} \\n d`;
    expect(redactorOf(secret, hex).redact(text)).toBe('a *** b%20c &amp; *** \\n d');
  });

  test('in every text of an object', () => {
    const value = { title: `no ${hex}`, list: [hex, 1, null, { reason: escaped(hex) }] };
    expect(redactorOf(hex).redactFields(value)).toEqual({
      title: 'no ***',
      list: ['***', 1, null, { reason: '***' }],
    });
  });

  test('of any characters, in any of the encodings, at any place', () => {
    const visible = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 12,
      maxLength: 60,
    });
    fc.assert(
      fc.property(visible, fc.constantFrom(...Object.keys(encodings)), fc.nat(5), (key, name, shift) => {
        const text = `${'.'.repeat(shift)}${encodings[name]?.(key)}|`;
        const redacted = redactorOf(key).redact(text);
        expect(redacted).toContain('***');
        expect(redacted.length).toBeLessThanOrEqual(shift + 16);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('key material is removed:', () => {
  const folder = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
  const pem = readFileSync(`${folder}client.key`, 'utf8');
  const pfx = readFileSync(`${folder}client.pfx`);
  const redactor = new Redactor();
  redactor.addPem(pem);
  redactor.addBytes(pfx);
  const body = pem.replace(/-----.*-----|\s/g, '');
  const wrap = (text: string, width: number): string => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');

  test.each<[string, string, string]>([
    ['a private key as it is', pem, body],
    ['a private key in a JSON string', JSON.stringify(pem), body],
    ['a private key on one line', body, body],
    ['a private key in other lines', wrap(body, 50), body],
    ['a private key with percent signs', encodeURIComponent(pem), body],
    ['a private key in base64', Buffer.from(pem).toString('base64'), Buffer.from(pem).toString('base64')],
    ['PKCS#12 in base64', pfx.toString('base64'), pfx.toString('base64')],
    ['PKCS#12 in lines', wrap(pfx.toString('base64'), 76), pfx.toString('base64')],
    ['PKCS#12 in base64url', pfx.toString('base64url'), pfx.toString('base64url')],
  ])('%s', (_name, text, whole) => {
    const redacted = redactor.redact(`before ${text} after`);
    expect(redacted).toMatch(/^before [\s\S]*\*{3}[\s\S]* after$/);
    for (let i = 0; i + 24 <= whole.length; i += 1)
      expect(redacted.replace(/\\n|\s/g, '')).not.toContain(whole.slice(i, i + 24));
  });

  test('a certificate stays', () => {
    const certificate = readFileSync(`${folder}client.pem`, 'utf8');
    expect(redactor.redact(certificate)).toBe(certificate);
  });
});

describe('text stays as it is', () => {
  test.each(['', 'a%20b &amp; \\u0041 \\" %zz &#99999999; &x;', 'nl.imow-gm0995.activiteit.BetonUitwassen'])(
    'without a secret in it: %j',
    (text) => expect(redactorOf(secret, hex).redact(text)).toBe(text),
  );

  test('when the value of a secret is too short to be one', () => {
    expect(redactorOf('abc', '').redact('abcdef')).toBe('abcdef');
  });
});
