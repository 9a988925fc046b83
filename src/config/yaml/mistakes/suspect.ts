/** What a diagnoser looks at, and what it answers. */
import type { YAMLError } from 'yaml';
import type { Message } from '../../../messages/message.js';

/** A line of a text. `end` is where its line break is; `indent` counts the spaces in front. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: number;
  /** Neither empty nor a comment. */
  readonly hasContent: boolean;
}

/** A replacement of a piece of the text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The first place where `yaml` cannot read a text any further. The mistake is there, or shortly before. */
export interface Suspect {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly error: YAMLError;
  /** Index of the line with the error. */
  readonly at: number;
  /** The bracket or quote that the error says is not closed. */
  readonly opener: { readonly offset: number; readonly close: string } | undefined;
  /** A piece of the text for a message; null where it is long, or may be secret. */
  readonly show: (text: string) => string | null;
}

/** A mistake that may explain the error: where it is, what to do, and the edits that would mend it. */
export interface Mistake {
  readonly message: Message;
  readonly offset: number;
  readonly edits: readonly Edit[];
}

/** Proposes the mistakes of one kind that may explain an error, the most likely first. */
export type Diagnoser = (suspect: Suspect) => readonly Mistake[];

/** Cuts a text into lines. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    const line = part.replace(/\r$/, '');
    const rest = line.trimStart();
    lines.push({
      start,
      end: start + line.length,
      text: line,
      indent: line.length - line.replace(/^ +/, '').length,
      hasContent: rest !== '' && !rest.startsWith('#'),
    });
    start += part.length + 1;
  }
  return lines;
}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { from, to, text: piece } of edits.toSorted((a, b) => b.from - a.from))
    result = result.slice(0, from) + piece + result.slice(to);
  return result;
}

/** Converts an offset in the text after the edits into one in the text before them. */
export function offsetBefore(offset: number, edits: readonly Edit[]): number {
  let before = offset;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
    if (before >= from + text.length) before += to - from - text.length;
    else if (before > from) return from;
    else break;
  }
  return before;
}

/** The lines with content from the one with the error upwards, and the one below it: where its mistake may be. */
export function nearLines({ lines, at }: Suspect, count = 4): Line[] {
  const above = lines.slice(0, at + 1).filter(({ hasContent }) => hasContent);
  const below = lines.slice(at + 1).filter(({ hasContent }) => hasContent);
  return [...above.slice(-count).reverse(), ...below.slice(0, 1)];
}

/** The edit that replaces what `found` matched within a line. */
export function replaceIn(line: Line, index: number, length: number, text: string): Edit {
  const from = line.start + index;
  return { from, to: from + length, text };
}

/** A line as it has to be written, without its indentation. */
export function corrected(line: Line, edit: Edit): string {
  const { text, start } = line;
  return (text.slice(0, edit.from - start) + edit.text + text.slice(edit.to - start)).trim();
}
