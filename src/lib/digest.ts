import { createHash } from 'node:crypto';

/** How many levels are digested in pieces: the lists directly in an object can be too long for one string. */
const LEVELS = 2;

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** JSON with its keys in order, so that equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(byKey));
  });
}

/** The text of `canonical(value)`, in pieces. A generator in it stands for a list. */
function* canonicalPieces(value: unknown, levels: number): Generator<string> {
  if (typeof value !== 'object' || value === null || levels === 0) {
    yield canonical(value);
    return;
  }
  let before = '';
  if (Symbol.iterator in value) {
    yield '[';
    for (const item of value as Iterable<unknown>) {
      yield before;
      yield* canonicalPieces(item ?? null, levels - 1);
      before = ',';
    }
    yield ']';
    return;
  }
  yield '{';
  for (const [key, item] of Object.entries(value).sort(byKey)) {
    if (item === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* canonicalPieces(item, levels - 1);
    before = ',';
  }
  yield '}';
}

/** A digest of a value: equal for equal values, whatever the order of their keys. A generator in it stands for a list. */
export function digestOf(value: object): string {
  const hash = createHash('sha256');
  for (const piece of canonicalPieces(value, LEVELS)) hash.update(piece);
  return `sha256:${hash.digest('hex')}`;
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
