/** Mistakes that can be seen at the characters of a line: left-overs of copying and merging, and look-alikes. */
import { allKeys } from './known-keys.js';
import { mistakeMessages } from './messages.js';
import {
  corrected,
  type Diagnoser,
  type Edit,
  type Line,
  type Mistake,
  nearLines,
  replaceIn,
  type Suspect,
} from './suspect.js';

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

/** Removes a line with its line break. */
function withoutLine(line: Line): Edit {
  return { from: line.start, to: line.end + 1, text: '' };
}

/** The edits that keep the first version of a conflict. */
function keepFirst(conflict: readonly Line[]): Edit[] {
  const end = conflict.findIndex(({ text }) => /^[|=]{7}/.test(text));
  return conflict.filter((_, i) => i === 0 || end === -1 || i >= end).map(withoutLine);
}

/** A conflict that was not resolved, or a single marker of one. */
export const conflictMarkers: Diagnoser = ({ lines, at }) => {
  const marker = lines.findIndex(({ text }) => MARKER.test(text));
  const first = lines[marker];
  // The error of a marker may be one line above it, never later than the markers that follow.
  if (first === undefined || marker > at + 1) return [];
  const length = lines.slice(marker).findIndex(({ text }) => text.startsWith('>>>>>>>'));
  if (!first.text.startsWith('<') || length === -1)
    return [{ message: mistakeMessages.conflictLeft(), offset: first.start, edits: [withoutLine(first)] }];
  const edits = keepFirst(lines.slice(marker, marker + length + 1));
  const message = mistakeMessages.conflict({ lastLine: marker + length + 1 });
  return [{ message, offset: first.start, edits }];
};

/** The ``` around an example that was copied with it. */
export const codeFences: Diagnoser = ({ lines, at }) => {
  const fences = lines.filter(({ text }) => /^\s*```/.test(text));
  const [first] = fences;
  if (first === undefined || first.start > (lines[at]?.end ?? 0)) return [];
  return [
    {
      message: mistakeMessages.codeFence(),
      offset: first.start + first.text.indexOf('`'),
      edits: fences.map(withoutLine),
    },
  ];
};

/** Tabs at the start of lines. Which width they had is tried. */
export const tabs: Diagnoser = ({ lines, at }) => {
  const indented = lines.filter(({ text }) => /^ *\t/.test(text));
  const [first] = indented;
  if (first === undefined || first.start > (lines[at + 1]?.end ?? Number.POSITIVE_INFINITY)) return [];
  const message = mistakeMessages.tab({ more: indented.length - 1 });
  const offset = first.start + first.text.indexOf('\t');
  return [2, 4, 6, 8].map((width) => ({
    message,
    offset,
    edits: indented.map((line) => {
      const [tabbed = ''] = /^[ \t]*/.exec(line.text) ?? [];
      return replaceIn(line, 0, tabbed.length, tabbed.replaceAll('\t', ' '.repeat(width)));
    }),
  }));
};

/** A character that looks like a space, or like nothing. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/gu;

/** Such characters in the indentation, or where a space belongs after a hyphen or a colon. */
export const oddSpaces: Diagnoser = (suspect) =>
  nearLines(suspect).flatMap((line): Mistake[] => {
    const { text } = line;
    const [whole] = /^[\s\u200b]+/u.exec(text) ?? [];
    const odd =
      whole?.match(ODD_SPACE) ??
      /(?:-|:) *([\u00a0\u1680\u2000-\u200b\u202f\u3000\ufeff]+)/u.exec(text)?.slice(1);
    const [character] = odd?.[0] ?? '';
    if (character === undefined) return [];
    const index = text.indexOf(character);
    const length = whole?.includes(character) ? whole.length - index : (odd?.[0]?.length ?? 1);
    const replaced = text.slice(index, index + length).replace(/[\u200b\ufeff]/gu, '');
    const edit = replaceIn(line, index, length, replaced.replace(ODD_SPACE, ' '));
    const write = suspect.show(corrected(line, edit));
    return [{ message: mistakeMessages.space({ character, write }), offset: edit.from, edits: [edit] }];
  });

/** A dash, a bullet or an asterisk that should be the hyphen of an item. */
export const oddDashes: Diagnoser = (suspect) =>
  nearLines(suspect).flatMap((line): Mistake[] => {
    const [, before = '', character = '', after = ''] =
      /^(\s*)([\u2010-\u2015\u2212\u2022\u2023\u25aa\u25cf\u00b7*])([\s\u00a0]*)\S/u.exec(line.text) ?? [];
    if (character === '') return [];
    const edit = replaceIn(line, before.length, character.length + after.length, '- ');
    return [
      {
        message: mistakeMessages.dash({ character, write: suspect.show(corrected(line, edit)) }),
        offset: edit.from,
        edits: [edit],
      },
    ];
  });

/** Quotes of a word processor around a text that needs quotes. */
export const oddQuotes: Diagnoser = (suspect) =>
  nearLines(suspect).flatMap((line): Mistake[] => {
    const index = line.text.search(/[\u201c-\u201f\u2018-\u201b]/u);
    if (index === -1) return [];
    const edits = [...line.text.matchAll(/[\u201c-\u201f]|[\u2018-\u201b]/gu)].map((found) =>
      replaceIn(line, found.index, 1, '"'),
    );
    const straight = line.text.replace(/[\u2018-\u201f]/gu, '"').trim();
    return [
      {
        message: mistakeMessages.smartQuote({
          character: line.text[index] ?? '',
          write: suspect.show(straight),
        }),
        offset: line.start + index,
        edits,
      },
    ];
  });

/** What a text as a whole is instead of YAML: a web page, a table, prose. */
export function wrongKindOfText(text: string): Mistake | undefined {
  const offset = Math.max(0, text.search(/\S/));
  const start = text.slice(offset, offset + 200);
  const [firstLine = ''] = start.split('\n');
  const mistake = (message: Mistake['message']): Mistake => ({ message, offset, edits: [] });
  if (/^<(?:!doctype html|html|head|body|div|p)\b/i.test(start)) return mistake(mistakeMessages.webPage());
  if (/^<(?:\?xml|[a-z][\w:-]*[ >])/i.test(start)) return mistake(mistakeMessages.xml());
  const separators = firstLine.match(/[;\t]/g)?.length ?? 0;
  if (separators >= 2 && !firstLine.includes(': ')) return mistake(mistakeMessages.pastedTable());
  const [, word = ''] = /^([A-Z\u00c0-\u00dea-z]+),? [^:=;]*$/.exec(firstLine.trimEnd()) ?? [];
  return word === '' || allKeys.has(word) ? undefined : mistake(mistakeMessages.plainText());
}

/** A text that was meant for something else than this program, and is not mended. */
export const wholeText: Diagnoser = ({ text }: Suspect) => {
  const mistake = wrongKindOfText(text);
  return mistake === undefined ? [] : [mistake];
};
