/** Damages files in the ways of disks, editors and merges: bytes, structure, and what a path leads to. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { digestOf } from '../../src/lib/digest.js';

/** A repeatable source of random numbers below `limit`. */
export type Random = (limit: number) => number;

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function pick<T>(items: readonly [T, ...T[]], random: Random): T {
  return items[random(items.length)] ?? items[0];
}

const pieces: readonly [Buffer, ...Buffer[]] = [
  Buffer.from([0]),
  Buffer.from([0xff]),
  // A lone surrogate in the form that UTF-8 forbids.
  Buffer.from([0xed, 0xa0, 0x80]),
  ...[
    '\n',
    '\r',
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    '\ufeff',
    '\u2028',
    '9',
    '-',
    '<<<<<<< ours\n',
  ].map((text) => Buffer.from(text)),
];

/** Changes bytes of a file. */
export function damageBytes(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random(40));
  const kind = random(8);
  const [before, cut, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  if (kind === 0) return before;
  if (kind === 1) return Buffer.concat([before, after]);
  if (kind === 2) return Buffer.concat([before, cut, cut, after]);
  if (kind === 3) return Buffer.concat([before, Buffer.alloc(cut.length), after]);
  if (kind === 4) return Buffer.concat([before, cut.map((byte) => byte ^ (1 << random(8))), after]);
  if (kind === 5)
    return pick([Buffer.alloc(0), Buffer.alloc(64), Buffer.from('null'), Buffer.from('[]')], random);
  if (kind === 6) return Buffer.concat([bytes, bytes]);
  return Buffer.concat([before, pick(pieces, random), cut, after]);
}

/** Something deeper than any of our files, and deeper than a recursive function can go. */
const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown;

const values: readonly [unknown, ...unknown[]] = [
  null,
  {},
  [],
  [null],
  '',
  'x',
  '\ud800',
  '../../x',
  -1,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER,
  true,
  JSON.parse('{"__proto__":{"oin":1}}'),
  deep,
];

const keys: readonly [string, ...string[]] = ['__proto__', 'constructor', 'toString', '', 'x'];

/** Replaces, removes or renames one part of a JSON value. */
function damageValue(value: unknown, random: Random): unknown {
  if (value === null || typeof value !== 'object' || random(6) === 0) return pick(values, random);
  if (Array.isArray(value)) {
    const at = random(value.length + 1);
    if (at === value.length) return [...value, pick(values, random)];
    if (random(5) === 0) return value.toSpliced(at, 1);
    return value.with(at, damageValue(value[at], random));
  }
  const entries = Object.entries(value);
  const at = random(entries.length + 1);
  const entry = entries[at];
  if (entry === undefined) entries.push([pick(keys, random), pick(values, random)]);
  else if (random(6) === 0) entries.splice(at, 1);
  else if (random(8) === 0) entries[at] = [pick(keys, random), entry[1]];
  else entries[at] = [entry[0], damageValue(entry[1], random)];
  return Object.fromEntries(entries);
}

/** JSON of any depth: `JSON.stringify` recurses. */
function stringify(value: unknown): string {
  const placeholder = '"\u0001deep"';
  const text = JSON.stringify(value, (_, item: unknown) => (item === deep ? '\u0001deep' : item));
  return (
    text.replaceAll(JSON.stringify('\u0001deep'), `${'['.repeat(20_000)}${']'.repeat(20_000)}`) || placeholder
  );
}

/** Seals JSON again, as somebody who changes a file by hand could. */
function seal(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('digest' in value)) return value;
  const { digest: _, ...open } = value;
  try {
    return { ...open, digest: digestOf(open) };
  } catch {
    return value;
  }
}

/** Changes the structure of a file with JSON, or with a line of JSON per entry. */
export function damageJson(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString();
  const whole = tryParse(text);
  if (whole !== undefined) {
    const damaged = damageValue(whole, random);
    return Buffer.from(stringify(random(2) === 0 ? damaged : seal(damaged)));
  }
  const lines = text.split('\n').filter((line) => line !== '');
  const at = random(lines.length);
  lines[at] = stringify(damageValue(tryParse(lines[at] ?? ''), random));
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replaces a file by something that is not a file. */
function replaceFile(path: string, random: Random): void {
  rmSync(path, { recursive: true, force: true });
  if (random(2) === 0) mkdirSync(path);
  else symlinkSync(random(2) === 0 ? path : 'nowhere', path);
}

/** Damages the file at a path. Returns its new content, for the report of a failing test. */
export function damage(path: string, random: Random): string {
  const bytes = readFileSync(path);
  const kind = random(20);
  if (kind === 0) {
    replaceFile(path, random);
    return 'not a file';
  }
  const isJson = /^\s*[[{]/.test(bytes.toString('utf8', 0, 100));
  const damaged = isJson && kind < 13 ? damageJson(bytes, random) : damageBytes(bytes, random);
  writeFileSync(path, damaged);
  return damaged.toString('latin1').slice(0, 4000);
}
