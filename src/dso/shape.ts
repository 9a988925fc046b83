/** The shape of a JSON answer without its values, to attach to a bug report. */
import { isOin } from '../model/oin.js';

/** A scalar as the kind of its value, a list as the different shapes of its items, an object key by key. */
export type Shape = string | readonly ['list', number, ...Shape[]] | { readonly [key: string]: Shape };

/** A key that can only be the name of a field. A key that may itself be a value (an OIN, a number, a text) is replaced. */
const FIELD_NAME = /^[A-Za-z_][A-Za-z_-]{0,40}$/;
const MAX_DEPTH = 20;

function scalarKind(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  if (isOin(value)) return 'text: an OIN';
  if (URL.canParse(value)) return 'text: a URL';
  return /^[0-9]+$/.test(value) ? 'text: digits' : value === '' ? 'text: empty' : 'text';
}

/**
 * The shape of a JSON value. A list becomes `['list', length, …the different shapes of its items]`. The result contains no
 * value, and no key other than names of fields.
 */
export function shapeOf(value: unknown, depth = 0): Shape {
  if (value === null || typeof value !== 'object') return scalarKind(value);
  if (depth > MAX_DEPTH) return 'too deep';
  if (Array.isArray(value)) {
    const shapes = new Map<string, Shape>();
    for (const item of value) {
      const shape = shapeOf(item, depth + 1);
      shapes.set(JSON.stringify(shape), shape);
    }
    return ['list', value.length, ...shapes.values()];
  }
  const entries = Object.entries(value).map(([key, item], i): [string, Shape] => [
    FIELD_NAME.test(key) ? key : `(key ${i + 1})`,
    shapeOf(item, depth + 1),
  ]);
  return Object.fromEntries(entries);
}
