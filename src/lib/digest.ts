/** Digests of JSON values: equal for equal values, whatever the order of their keys. */
import { createHash } from 'node:crypto';

/** Text is hashed in pieces of this many characters. */
const CHUNK = 1 << 16;

/** Text that JSON has between quotes as it is: most of our text. This test is faster than JSON.stringify. */
const PLAIN = /^[\w .,:/-]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** JSON with its keys in order, so that equal values give equal text. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join()}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item !== undefined) members += `${members === '' ? '' : ','}${quoted(key)}:${canonical(item)}`;
  }
  return `{${members}}`;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** Hashes the canonical JSON of a value that can be too long for one string. */
class CanonicalHash {
  readonly #hash = createHash('sha256');
  #buffer = '';

  add(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length < CHUNK) return;
    this.#hash.update(this.#buffer);
    this.#buffer = '';
  }

  /** Adds a list, and gives each of its items once it has been added. */
  *addEach<T>(items: Iterable<T>): Generator<T> {
    let isEmpty = true;
    for (const item of items) {
      this.add(isEmpty ? '[' : ',');
      this.add(canonical(item ?? null));
      isEmpty = false;
      yield item;
    }
    this.add(isEmpty ? '[]' : ']');
  }

  addList(items: Iterable<unknown>): void {
    for (const _ of this.addEach(items));
  }

  digest(): string {
    return `sha256:${this.#hash.update(this.#buffer).digest('hex')}`;
  }
}

/** Hashes an object, its entries in the order of their keys. */
class ObjectHash {
  readonly #hash = new CanonicalHash();
  readonly #entries: readonly (readonly [key: string, value: unknown])[];
  #added = 0;

  constructor(value: object) {
    this.#entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #addKey(key: string): void {
    this.#hash.add(`${this.#added === 0 ? '{' : ','}${quoted(key)}:`);
    this.#added += 1;
  }

  /** Adds the entries before a key; without a key, all that are left. */
  #addBefore(end?: string): void {
    for (const [key, value] of this.#entries.slice(this.#added)) {
      if (key === end) return;
      this.#addKey(key);
      if (isIterable(value)) this.#hash.addList(value);
      else this.#hash.add(canonical(value));
    }
  }

  /** Adds the list of a key, and gives each of its items once it has been added. */
  *addEach<T>(key: string, items: Iterable<T>): Generator<T> {
    this.#addBefore(key);
    if (this.#entries[this.#added]?.[0] !== key) throw new Error(`${key} is written after a later key`);
    this.#addKey(key);
    yield* this.#hash.addEach(items);
  }

  digest(): string {
    this.#addBefore();
    this.#hash.add(this.#added === 0 ? '{}' : '}');
    return this.#hash.digest();
  }
}

/** A digest of a value. A generator stands for a list: the value itself, or directly in it. */
export function digestOf(value: object): string {
  if (!isIterable(value)) return new ObjectHash(value).digest();
  const hash = new CanonicalHash();
  hash.addList(value);
  return hash.digest();
}

/**
 * Adds a digest of the rest to an object that is written in pieces. Each generator directly in it is hashed while it is
 * written. So those must have their keys in the order of the alphabet.
 *
 * @returns the object with `digest` as its last key: a function, to be called when the rest has been written.
 */
export function sealed<T extends object>(open: T): T & { readonly digest: () => string } {
  const hash = new ObjectHash(open);
  const lists = Object.entries(open).flatMap(([key, value]) =>
    isIterable(value) && 'next' in value ? [[key, hash.addEach(key, value)]] : [],
  );
  return { ...open, ...Object.fromEntries(lists), digest: () => hash.digest() };
}

/** Tests whether a value that was read carries the digest of its other keys. */
export function hasOwnDigest({ digest, ...open }: Readonly<Record<string, unknown>>): boolean {
  try {
    return digestOf(open) === digest;
  } catch (error) {
    // Nested more deeply than anything that was given a digest.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
