/** What an answer looks like, without what it says: to attach to a bug report. */
import { isOin } from '../model/oin.js';

/** A scalar as the kind of thing it is, a list as what its items have in common, an object key by key. */
export type Shape = string | readonly ['list', number, ...Shape[]] | { readonly [key: string]: Shape };

/** Names of fields are kept; one that could itself be a value (an OIN, a number, a text) is not. */
const NAME = /^[A-Za-z_][A-Za-z_-]{0,40}$/;
const MAX_DEPTH = 20;

function scalar(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  if (isOin(value)) return 'text: an OIN';
  if (URL.canParse(value)) return 'text: a URL';
  return /^[0-9]+$/.test(value) ? 'text: digits' : value === '' ? 'text: empty' : 'text';
}

/**
 * The shape of a JSON value. Of a list: `['list', length, …the different shapes of its items]`.
 * No value of the answer is in it, and no key that is not the name of a field.
 */
export function shapeOf(value: unknown, depth = 0): Shape {
  if (value === null || typeof value !== 'object') return scalar(value);
  if (depth > MAX_DEPTH) return 'too deep';
  if (Array.isArray(value)) {
    const kinds = new Map<string, Shape>();
    for (const item of value) {
      const shape = shapeOf(item, depth + 1);
      kinds.set(JSON.stringify(shape), shape);
    }
    return ['list', value.length, ...kinds.values()];
  }
  const entries = Object.entries(value).map(([key, item], i): [string, Shape] => [
    NAME.test(key) ? key : `(key ${i + 1})`,
    shapeOf(item, depth + 1),
  ]);
  return Object.fromEntries(entries);
}
