/** Writes YAML scalars and small maps as a person would. */

/** Words that other YAML parsers do not read as text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;

/** Writes a text as a YAML scalar: without quotes where that is unambiguous, else in double quotes. */
export function scalar(text: string): string {
  const bare = /^[A-Za-zÀ-ɏ_](?:[\wÀ-ɏ./()'-]| (?=[\wÀ-ɏ(]))*$/.test(text) && !RESERVED.test(text);
  return bare ? text : JSON.stringify(text);
}

/** Writes a map on one line: `{ naam: Basischemie, oin: rijk }`. */
export function flowMap(entries: readonly (readonly [string, string])[]): string {
  return `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}
