/** Quotes, brackets and commas; texts that need quotes. */
import { yamlMessages } from '../messages.js';
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

function lineWith({ lines }: Suspect, offset: number): Line | undefined {
  return lines.findLast(({ start }) => start <= offset);
}

/** Where the content of a line ends: before the spaces and the comment at its end. */
function contentEnd({ text }: Line): number {
  return text.replace(/\s+#.*$/, '').trimEnd().length;
}

/** Puts quotes around a text, of a kind that is not in it. */
function quoted(text: string): string {
  return text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** A quote or bracket that is not closed: on its line something is missing or wrong at the end. */
export const unclosed: Diagnoser = (suspect) => {
  const { opener, text, show } = suspect;
  const line = opener && lineWith(suspect, opener.offset);
  if (opener === undefined || line === undefined) return [];
  const { offset, close } = opener;
  const open = text[offset] ?? '';
  const isQuote = open === close;
  const end = contentEnd(line);
  const last = line.text[end - 1] ?? '';
  const content = line.text.slice(offset - line.start + 1, end);
  const found: Mistake[] = [];
  if (open === "'" && /^[0-9]{8}[0-9A-Z]{9}[0-9]{3}$/.test(content)) {
    const edit = replaceIn(line, offset - line.start, content.length + 1, `"${content}"`);
    found.push({
      message: mistakeMessages.apostrophe({ write: show(corrected(line, edit)) }),
      offset,
      edits: [edit],
    });
  }
  const isOther = isQuote
    ? /["'\u2018-\u201f]/u.test(last) && end - 1 > offset - line.start
    : /[\])}]/.test(last);
  if (isOther && last !== close) {
    const edit = replaceIn(line, end - 1, 1, close);
    const write = show(corrected(line, edit));
    const message = isQuote
      ? mistakeMessages.otherQuote({ open, found: last, write })
      : mistakeMessages.otherBracket({ open, close, found: last, write });
    found.push({ message, offset: edit.from, edits: [edit] });
  }
  // In a flow collection a quote ends before the comma or bracket.
  const [tail = ''] = isQuote ? (/[,\]}\s]*$/.exec(content) ?? []) : [];
  for (const column of new Set([end, end - tail.length])) {
    const padding = !isQuote && content.startsWith(' ') && line.text[column - 1] !== ' ' ? ' ' : '';
    const edit = replaceIn(line, column, 0, padding + close);
    const write = show(corrected(line, edit));
    found.push({ message: yamlMessages.unclosed({ open, close, write }), offset, edits: [edit] });
  }
  return found;
};

/** A closing bracket that closes nothing. */
export const surplusBracket: Diagnoser = ({ text, error }) => {
  const [offset] = error.pos;
  const found = text[offset] ?? '';
  if (!/[\])}]/.test(found)) return [];
  const edits = [{ from: offset, to: offset + 1, text: '' }];
  return [{ message: mistakeMessages.surplusBracket({ found }), offset, edits }];
};

/** A comma that is missing between two items or keys in brackets, or one too many. */
export const commas: Diagnoser = (suspect) => {
  const { text, error, show } = suspect;
  const [offset] = error.pos;
  if (text[offset] === ',') {
    const message = mistakeMessages.commaTwice();
    return [{ message, offset, edits: [{ from: offset, to: offset + 1, text: '' }] }];
  }
  const line = lineWith(suspect, offset);
  if (line === undefined) return [];
  const insert = (from: number, place: number): Mistake => {
    const edit = { from, to: from, text: ',' };
    const at = lineWith(suspect, from);
    const write = at === line ? show(corrected(line, edit)) : null;
    return { message: mistakeMessages.commaMissing({ write }), offset: place, edits: [edit] };
  };
  const found: Mistake[] = [];
  if (error.code === 'MISSING_CHAR') found.push(insert(text.slice(0, offset).trimEnd().length, offset));
  const rest = line.text.slice(offset - line.start);
  for (const { index, 1: key = '' } of rest.matchAll(/[^\s,:{[]( +)["']?[A-Za-z]\w*["']?: /g))
    found.push(insert(offset + index + 1, offset + index + 1 + key.length));
  return found;
};

/** A piece of a line, and the text that it stands for. */
interface Value {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The value at the error: from there to the end of the line, or of its place in the brackets. */
function valueAt({ text, error }: Suspect, line: Line): Value {
  const [offset] = error.pos;
  const before = line.text.slice(0, offset - line.start);
  const value = text.slice(offset, line.start + contentEnd(line));
  const inFlow = /[[{][^\]}]*$/.test(before);
  const own = inFlow ? value.replace(/\s*[,\]}].*$/, '') : value;
  return { from: offset, to: offset + own.length, text: own };
}

/** A diagnoser that puts quotes around the value at the error. */
function needsQuotes(
  applies: (suspect: Suspect) => boolean,
  message: (write: string | null, first: string) => Mistake['message'],
  value: (suspect: Suspect, line: Line) => Value = valueAt,
): Diagnoser {
  return (suspect) => {
    const [offset] = suspect.error.pos;
    const line = lineWith(suspect, offset);
    if (line === undefined || !applies(suspect)) return [];
    const found = value(suspect, line);
    if (found.text === '') return [];
    const edit: Edit = { from: found.from, to: found.to, text: quoted(found.text) };
    const write = suspect.show(corrected(line, edit));
    return [{ message: message(write, found.text[0] ?? ''), offset: found.from, edits: [edit] }];
  };
}

/** A text that begins with a character that YAML keeps for itself. */
export const firstCharacter = needsQuotes(
  ({ error }) => error.code === 'BAD_SCALAR_START',
  (write, character) => mistakeMessages.firstCharacter({ character, write }),
);

/** A text with a colon and a space in it. */
export const colonInText = needsQuotes(
  ({ error }) => error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BLOCK_IN_FLOW',
  (write) => mistakeMessages.colonInText({ write }),
);

/** A text with quotes around a part of it. */
export const textAfterQuote = needsQuotes(
  ({ error: { code, message } }) => code === 'UNEXPECTED_TOKEN' && message.includes('at node end'),
  (write) => mistakeMessages.textAfterQuote({ write }),
  (suspect, line) => {
    const [offset] = suspect.error.pos;
    const before = line.text.slice(0, offset - line.start);
    const column = (/^(?: *- +)*(?:[\w-]+: +)?/.exec(before)?.[0] ?? '').length;
    const end = contentEnd(line);
    const text = line.text.slice(column, end);
    const [, inner = text.replaceAll('"', '')] = /^"(.*)"$/.exec(text) ?? [];
    return {
      from: line.start + column,
      to: line.start + end,
      text: /^["']/.test(text) ? inner : '',
    };
  },
);

/** A backslash that begins no escape sequence. */
export const backslash: Diagnoser = ({ text, error: { code, pos } }) => {
  if (code !== 'BAD_DQ_ESCAPE') return [];
  const offset = text.indexOf('\\', pos[0]);
  const edits = offset === -1 ? [] : [{ from: offset, to: offset, text: '\\' }];
  return [{ message: yamlMessages.syntax({ reason: 'escape' }), offset: pos[0], edits }];
};

/** A known key behind the value of another one. */
export const twoKeys: Diagnoser = (suspect) =>
  nearLines(suspect, 2).flatMap((line): Mistake[] => {
    const found = /^( *(?:- +)?)([A-Za-z]\w*): .*?( +)([A-Za-z]\w*):(?: |$)/.exec(line.text);
    const [whole = '', before = '', , , key = ''] = found ?? [];
    if (found === null || !allKeys.has(key)) return [];
    const at = whole.lastIndexOf(key);
    const gap = line.text.slice(0, at).match(/ +$/)?.[0].length ?? 0;
    const edit = replaceIn(line, at - gap, gap, `\n${' '.repeat(before.length)}`);
    const message = mistakeMessages.twoKeys({ key: suspect.show(key) });
    return [{ message, offset: line.start + at, edits: [edit] }];
  });
