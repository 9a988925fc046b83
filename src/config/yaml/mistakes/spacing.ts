/** Missing or wrong hyphens, colons and the spaces after them. */
import { mistakeMessages } from './messages.js';
import { corrected, type Diagnoser, type Line, type Mistake, nearLines, replaceIn } from './suspect.js';

/** A diagnoser that looks at each line near the error by itself. */
function perLine(
  find: (line: Line, show: (text: string) => string | null) => Mistake | undefined,
): Diagnoser {
  return (suspect) =>
    nearLines(suspect).flatMap((line) => {
      const mistake = find(line, suspect.show);
      return mistake === undefined ? [] : [mistake];
    });
}

export const spaceAfterDash = perLine((line, show) => {
  const [, before] = /^( *-)[^\s-]/.exec(line.text) ?? [];
  if (before === undefined) return undefined;
  const edit = replaceIn(line, before.length, 0, ' ');
  const message = mistakeMessages.spaceAfterDash({ write: show(corrected(line, edit)) });
  return { message, offset: edit.from - 1, edits: [edit] };
});

export const spaceAfterColon = perLine((line, show) => {
  const [, before] = /^( *(?:- +)?[A-Za-z][\w-]*:)[^\s:/]/.exec(line.text) ?? [];
  if (before === undefined) return undefined;
  const edit = replaceIn(line, before.length, 0, ' ');
  const message = mistakeMessages.spaceAfterColon({ write: show(corrected(line, edit)) });
  return { message, offset: edit.from - 1, edits: [edit] };
});

/** Another sign between key and value: `key = value`, `key; value`, a wide colon. */
export const otherSeparators = perLine((line, show) => {
  const [, before, separator = '', character = ''] =
    /^( *(?:- +)?[A-Za-z]\w*)(\s*(=>|->|=|;|\uff1a)\s*)\S/u.exec(line.text) ?? [];
  if (before === undefined) return undefined;
  const edit = replaceIn(line, before.length, separator.length, ': ');
  const message = mistakeMessages.otherSeparator({ character, write: show(corrected(line, edit)) });
  return { message, offset: edit.from + separator.indexOf(character), edits: [edit] };
});

export const missingColon = perLine((line, show) => {
  const [, before, key = ''] = /^( *(?:- +)?)([A-Za-z][\w-]*)(?: +[^\s#:][^:#]*)?\s*$/.exec(line.text) ?? [];
  if (before === undefined) return undefined;
  const edit = replaceIn(line, before.length + key.length, 0, ':');
  const message = mistakeMessages.colonMissing({ write: show(corrected(line, edit)) });
  return { message, offset: edit.from, edits: [edit] };
});

/** An item without its hyphen below items that have one, or where the items after it have one. */
export const missingDash: Diagnoser = (suspect) => {
  const { lines, at, show } = suspect;
  const insert = (line: Line, column: number): Mistake => {
    const edit = replaceIn(line, 0, line.indent, `${' '.repeat(column)}- `);
    const message = mistakeMessages.dashMissing({ write: show(corrected(line, edit)) });
    return { message, offset: line.start + line.indent, edits: [edit] };
  };
  const own = nearLines(suspect, 2).flatMap((line): Mistake[] => {
    if (/^ *-|: |:$/.test(line.text)) return [];
    const above = lines.findLast((other) => other.start < line.start && other.hasContent);
    const isItem =
      above !== undefined && /^ *- /.test(above.text) && Math.abs(above.indent - line.indent) <= 2;
    return isItem ? [insert(line, above.indent)] : [];
  });
  // The list begins at the error, but its first item, further up, has no hyphen.
  const item = lines[at];
  if (item === undefined || !/^ *- /.test(item.text)) return own;
  const parent = lines.findLast(
    ({ start, indent, hasContent }) => start < item.start && hasContent && indent < item.indent,
  );
  const first = lines.find(
    ({ start, hasContent }) => hasContent && parent !== undefined && start > parent.start,
  );
  if (parent === undefined || first === undefined || !/:\s*$/.test(parent.text)) return own;
  return /^ *-/.test(first.text) ? own : [...own, insert(first, item.indent)];
};

/** The first item of a list on the line of its key. */
export const dashAfterKey: Diagnoser = ({ lines, at }) => {
  const line = lines[at];
  const [, key] = /^( *(?:- +)?[\w-]+:) +- /.exec(line?.text ?? '') ?? [];
  if (line === undefined || key === undefined) return [];
  const below = lines.slice(at + 1).find(({ hasContent }) => hasContent);
  const column = below !== undefined && /^ *- /.test(below.text) ? below.indent : line.indent + 2;
  const edit = replaceIn(
    line,
    key.length,
    line.text.indexOf('- ', key.length) - key.length,
    `\n${' '.repeat(column)}`,
  );
  return [{ message: mistakeMessages.dashAfterKey(), offset: edit.to, edits: [edit] }];
};
