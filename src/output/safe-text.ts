/**
 * Names from YAML files, tables, git and DSO-LV are not trusted: they must not command the terminal that shows them, or
 * the CI system that keeps them in its log.
 *
 * - A terminal obeys control characters, and changes the direction of writing after some others.
 * - GitHub Actions obeys a line that begins with `::` after white space, and `##[` anywhere in a line.
 * - Azure DevOps obeys `##vso[` and `##[` anywhere in a line.
 */

/** Control characters, and characters that change the direction of writing or end a line. */
const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
/** The same, except for a line end, a tab, and the codes of a colour. */
const CONTROL_IN_LINES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it is about
  /(?!\n|\t|\u001b\[[\d;]*m)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const HASH_COMMAND = /#(?=#(?:vso)?\[)/gi;
const COLON_COMMAND = /^(\s*):(?=:)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a line can begin with a colour
const COLON_COMMAND_IN_LINES = /^((?:[^\S\n]|\u001b\[[\d;]*m)*):(?=:)/gm;
/** Texts without any of these contain no command. Most texts do not. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it is about
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|##|::/;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Escapes the characters that command a terminal, for a text that is part of a line. */
export function visible(text: string): string {
  return text.replace(CONTROL, escaped);
}

/** Escapes what commands a terminal or a CI system, for a text that is part of a line or begins one. */
export function safe(text: string): string {
  if (!SUSPECT.test(text) && !text.includes('\n')) return text;
  return visible(text)
    .replace(HASH_COMMAND, escaped)
    .replace(COLON_COMMAND, (_match, before: string) => `${before}${escaped(':')}`);
}

/**
 * Escapes what commands a terminal or a CI system, for whole lines as they are printed: the last guard, also where parts
 * of a line form a command together.
 *
 * @param coloured whether the lines may contain the codes of colours.
 */
export function safeLines(text: string, coloured = false): string {
  if (!SUSPECT.test(text)) return text;
  const shown = coloured
    ? text.replace(CONTROL_IN_LINES, escaped)
    : text.replace(CONTROL, (character) => (/[\n\t]/.test(character) ? character : escaped(character)));
  return shown
    .replace(HASH_COMMAND, escaped)
    .replace(COLON_COMMAND_IN_LINES, (_match, before: string) => `${before}${escaped(':')}`);
}

/** Escapes the same characters in JSON text, as JSON itself does: a reader gets the same values. */
export function safeJson(json: string): string {
  if (!SUSPECT.test(json)) return json;
  const code = (character: string): string =>
    `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  return json
    .replace(CONTROL, (character) => (character === '\n' ? character : code(character)))
    .replace(HASH_COMMAND, code);
}
