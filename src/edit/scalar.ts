/** Texts and organisations as a person would write them in YAML. */

/** Words that other readers of YAML take for something else than text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;

/** A text as a YAML scalar: bare where that can mean nothing else, in double quotes otherwise. */
export function scalar(text: string): string {
  const bare = /^[A-Za-zÀ-ɏ_](?:[\wÀ-ɏ./()'-]| (?=[\wÀ-ɏ(]))*$/.test(text) && !RESERVED.test(text);
  return bare ? text : JSON.stringify(text);
}

/** A map on one line: `{ naam: Basischemie, oin: rijk }`. */
export function flowMap(entries: readonly (readonly [string, string])[]): string {
  return `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}
