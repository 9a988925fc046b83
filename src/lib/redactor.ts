/**
 * Removes secrets from text that is printed or written. A server may send a secret back in another encoding, so text is
 * searched as it stands and after decoding: percent signs, backslashes, HTML entities, hexadecimal digits, base64.
 */

/** What stands in place of a secret. */
const MASK = '***';

/** A shorter value is too common in ordinary text to remove. */
const MIN_SECRET_LENGTH = 6;

/**
 * Key material is found by pieces of this length, so that line breaks in it do not matter. What keys and certificates have in
 * common, the name of the algorithm, is shorter.
 */
const PIECE_LENGTH = 32;

/** Characters that cannot be seen. They decode to nothing. */
const INVISIBLE = /\p{Cf}|(?=\p{Cc})[^\t\n\r]/gu;

const BACKSLASH = /\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2}|\\[^a-z0-9\s]/giu;
const PERCENT = /%[0-7][0-9a-f]|(?:%[89a-f][0-9a-f])+/gi;
const ENTITY = /&#x[0-9a-f]{1,8};?|&#\d{1,9};?|&[a-z]{2,6};/gi;
const ANY = new RegExp([BACKSLASH, PERCENT, ENTITY].map(({ source }) => source).join('|'), 'giu');

/** What is decoded, one after the other. */
interface Sequence {
  /** Text without this does not need the sequence. */
  readonly mark: RegExp;
  readonly steps: readonly RegExp[];
}

/**
 * Each notation has its own sequence, because it leaves the special characters of the others as they are. The last one is
 * for notations that are nested, such as a percent sign in an entity.
 */
const sequences: readonly Sequence[] = [
  { mark: /[^\t\n\r\x20-\x7e]/, steps: [INVISIBLE] },
  { mark: /\\/, steps: [INVISIBLE, BACKSLASH, BACKSLASH] },
  { mark: /%/, steps: [INVISIBLE, PERCENT, PERCENT] },
  { mark: /&/, steps: [INVISIBLE, ENTITY, ENTITY] },
  { mark: /[\\%&]/, steps: [INVISIBLE, ANY, ANY, ANY] },
];

const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", excl: '!', num: '#', dollar: '$', percnt: '%' },
    ...{ lpar: '(', rpar: ')', ast: '*', plus: '+', comma: ',', period: '.', sol: '/', colon: ':' },
    ...{ semi: ';', equals: '=', quest: '?', commat: '@', lsqb: '[', lbrack: '[', bsol: '\\', rsqb: ']' },
    ...{ rbrack: ']', hat: '^', lowbar: '_', grave: '`', lcub: '{', lbrace: '{', verbar: '|', vert: '|' },
    ...{ rcub: '}', rbrace: '}' },
  }),
);

function characterOf(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return Buffer.from(text.replaceAll('%', ''), 'hex').toString('latin1');
  }
}

/** Decodes one match of a step. */
function decodeEscape(text: string): string {
  const [first, second = ''] = text;
  if (first === '%') return decodePercent(text);
  if (first === '\\') {
    if (/[ux]/i.test(second)) return characterOf(text.slice(2).replace(/[{}]/g, ''), 16);
    return second;
  }
  if (first !== '&') return '';
  if (/^&#x/i.test(text)) return characterOf(text.slice(3).replace(';', ''), 16);
  if (second === '#') return characterOf(text.slice(2).replace(';', ''), 10);
  return entities.get(text.slice(1, -1).toLowerCase()) ?? text;
}

/** Text of which each character knows where it stands in the original. */
interface Mapped {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function unmapped(text: string): Mapped {
  const starts = Array.from({ length: text.length }, (_, i) => i);
  return { text, starts, ends: starts.map((i) => i + 1) };
}

/** Decodes text by one step, and keeps where each character comes from. */
function decodeMapped({ text, starts, ends }: Mapped, step: RegExp): Mapped {
  const result = { text: '', starts: [] as number[], ends: [] as number[] };
  let done = 0;
  const copyTo = (end: number): void => {
    result.text += text.slice(done, end);
    for (; done < end; done += 1) {
      result.starts.push(starts[done] ?? 0);
      result.ends.push(ends[done] ?? 0);
    }
  };
  for (const match of text.matchAll(step)) {
    copyTo(match.index);
    const decoded = decodeEscape(match[0]);
    const end = match.index + match[0].length;
    for (let i = 0; i < decoded.length; i += 1) {
      result.starts.push(starts[match.index] ?? 0);
      result.ends.push(ends[end - 1] ?? 0);
    }
    result.text += decoded;
    done = end;
  }
  copyTo(text.length);
  return result;
}

/** Text to search for, in lower case. In base64, the characters beside it may hold a part of the secret too. */
interface Needle {
  readonly text: string;
  readonly before: number;
  readonly after: number;
}

/** The base64 characters that depend on nothing but these bytes, when they begin at an offset in a group of three. */
function base64At(bytes: Buffer, offset: number): Needle {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const start = Math.ceil((offset * 8) / 6);
  const bits = (offset + bytes.length) * 8;
  const text = encoded.slice(start, Math.floor(bits / 6)).toLowerCase();
  return { text, before: offset === 0 ? 0 : 1, after: bits % 6 === 0 ? 0 : 1 };
}

function needlesOf(secret: string): Needle[] {
  const bytes = Buffer.from(secret);
  const spaces = secret.replaceAll(' ', '+');
  const exact = [secret, spaces, bytes.toString('hex'), bytes.toString('latin1')];
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const forUrls = base64.map((needle) => ({
    ...needle,
    text: needle.text.replaceAll('+', '-').replaceAll('/', '_'),
  }));
  return [...exact.map((text) => ({ text: text.toLowerCase(), before: 0, after: 0 })), ...base64, ...forUrls];
}

function standardBase64(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

/** Lower case without a change of length, so that positions stay. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

type Span = readonly [start: number, end: number];

/** The character codes of base64 and base64url. */
const base64Codes = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=')
  base64Codes[character.charCodeAt(0)] = 1;

/** Where runs of base64 stand that are long enough to hold a piece. Looks at one character of each such run, for speed. */
function* base64Runs(text: string): Generator<Span> {
  for (let at = PIECE_LENGTH - 1; at < text.length; at += PIECE_LENGTH) {
    if (base64Codes[text.charCodeAt(at)] !== 1) continue;
    let [start, end] = [at, at + 1];
    while (start > 0 && base64Codes[text.charCodeAt(start - 1)] === 1) start -= 1;
    while (end < text.length && base64Codes[text.charCodeAt(end)] === 1) end += 1;
    if (end - start >= PIECE_LENGTH) yield [start, end];
    at = Math.max(at, end - 1);
  }
}

/** Knows the secrets of one run of the program, and removes them from text. */
export class Redactor {
  readonly #needles = new Map<string, Needle>();
  /** Pieces of key material, in base64. */
  readonly #pieces = new Set<string>();

  /** Adds a key, a token or a passphrase. */
  add(secret: string | undefined): void {
    const text = secret?.trim() ?? '';
    if (text.length < MIN_SECRET_LENGTH) return;
    for (const needle of needlesOf(text)) this.#needles.set(needle.text, needle);
  }

  /** Adds the private keys in PEM text. Certificates are no secret. */
  addPem(pem: string): void {
    const keys = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----([\s\S]*?)-----END/g;
    for (const [block, body = ''] of pem.matchAll(keys)) {
      this.#addPieces(body.replace(/^.*:.*$/gm, '').replace(/\s+/g, ''));
      for (const offset of [0, 1, 2]) this.#addPieces(base64At(Buffer.from(block), offset).text);
    }
  }

  /** Adds binary key material, such as a PKCS#12 file. */
  addBytes(bytes: Buffer): void {
    this.#addPieces(bytes.toString('base64').replace(/=+$/, ''));
  }

  #addPieces(base64: string): void {
    const text = base64.toLowerCase();
    for (let i = 0; i + PIECE_LENGTH <= text.length; i += 1)
      this.#pieces.add(text.slice(i, i + PIECE_LENGTH));
  }

  #isKeyMaterial(run: string): boolean {
    const text = standardBase64(run).toLowerCase();
    for (let i = 0; i + PIECE_LENGTH <= text.length; i += 1)
      if (this.#pieces.has(text.slice(i, i + PIECE_LENGTH))) return true;
    return false;
  }

  /** Tests whether decoded text holds a secret. */
  #holdsSecret(text: string): boolean {
    const lower = lowerCase(text);
    for (const needle of this.#needles.keys()) if (lower.includes(needle)) return true;
    if (this.#pieces.size === 0) return false;
    for (const [start, end] of base64Runs(text)) if (this.#isKeyMaterial(text.slice(start, end))) return true;
    return false;
  }

  /** Where secrets stand in decoded text. */
  #find(text: string): Span[] {
    const lower = lowerCase(text);
    const spans: Span[] = [];
    for (const [needle, { before, after }] of this.#needles)
      for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, at + 1))
        spans.push([Math.max(0, at - before), Math.min(text.length, at + needle.length + after)]);
    if (this.#pieces.size === 0) return spans;
    for (const [start, end] of base64Runs(text))
      if (this.#isKeyMaterial(text.slice(start, end))) spans.push([start, end]);
    return spans;
  }

  /** Replaces each secret in text by `***`. */
  redact(text: string): string {
    if (this.#needles.size === 0 && this.#pieces.size === 0) return text;
    if (this.#holdsSecret(text)) return this.#mask(text);
    for (const { mark, steps } of sequences) {
      if (!mark.test(text)) continue;
      let decoded = text;
      for (const step of steps) {
        const next = decoded.replace(step, decodeEscape);
        if (next !== decoded && this.#holdsSecret(next)) return this.#mask(text);
        decoded = next;
      }
    }
    return text;
  }

  #mask(text: string): string {
    const spans: Span[] = [];
    const collect = (mapped: Mapped): void => {
      for (const [start, end] of this.#find(mapped.text))
        spans.push([mapped.starts[start] ?? 0, mapped.ends[end - 1] ?? text.length]);
    };
    const original = unmapped(text);
    collect(original);
    for (const { steps } of sequences) {
      let mapped = original;
      for (const step of steps) {
        mapped = decodeMapped(mapped, step);
        collect(mapped);
      }
    }
    spans.sort(([a], [b]) => a - b);
    let [result, done] = ['', 0];
    for (const [start, end] of spans) {
      if (start >= done) result += text.slice(done, start) + MASK;
      done = Math.max(done, end);
    }
    return result + text.slice(done);
  }

  /** Replaces each secret in the texts of an object by `***`. */
  redactFields(fields: object): object {
    return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, this.#redactValue(value)]));
  }

  #redactValue(value: unknown): unknown {
    if (typeof value === 'string') return this.redact(value);
    if (Array.isArray(value)) return value.map((item) => this.#redactValue(item));
    return value === null || typeof value !== 'object' ? value : this.redactFields(value);
  }
}
