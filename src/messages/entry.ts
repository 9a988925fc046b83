/** One message in every language: a text cannot exist in one only, and both see the same parameters. */
export interface Entry<P> {
  readonly en: (params: P) => string;
  readonly nl: (params: P) => string;
}

/** Declares a message with its parameters: `text<{naam: string}>({ en: …, nl: … })`. */
export function text<P>(entry: Entry<P>): Entry<P> {
  return entry;
}

/** `one` for 1, `many` for anything else, with the number before it. */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A list as a sentence says it: "a, b or c". */
export function either(items: readonly string[], or: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${or} ${items[items.length - 1]}`;
}
