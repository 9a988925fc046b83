/** Lines that are indented a few spaces too little or too much. */
import { mistakeMessages } from './messages.js';
import { type Diagnoser, type Line, type Mistake, nearLines, replaceIn, type Suspect } from './suspect.js';

/** A line that is more than this off belongs elsewhere, rather than being badly indented. */
const MAX_SLIP = 3;

/** The columns where keys and hyphens begin near a line: where it may have to begin. */
function columnsNear({ lines }: Suspect, line: Line): number[] {
  const at = lines.indexOf(line);
  const columns = new Set<number>();
  for (const { text, indent, hasContent } of lines.slice(Math.max(0, at - 30), at + 10)) {
    if (!hasContent) continue;
    columns.add(indent);
    const [item] = /^ *(?:- +)+/.exec(text) ?? [];
    if (item !== undefined) columns.add(item.length);
    else if (/:\s*$/.test(text)) columns.add(indent + 2);
  }
  return [...columns].filter(
    (column) => column !== line.indent && Math.abs(column - line.indent) <= MAX_SLIP,
  );
}

/** How unlikely a slip is: files have an even indentation nearly always, and slips are small. */
function unlikeliness(line: Line, column: number): number {
  return (column % 2 === 0 ? 0 : 4) + (line.indent % 2 === 0 ? 2 : 0) + Math.abs(column - line.indent) / 10;
}

/** The lines below that are indented more, which move along with a line. */
function block({ lines }: Suspect, line: Line): Line[] {
  const after = lines.slice(lines.indexOf(line) + 1);
  const end = after.findIndex(({ hasContent, indent }) => hasContent && indent <= line.indent);
  return [line, ...after.slice(0, end === -1 ? after.length : end).filter(({ hasContent }) => hasContent)];
}

/** Gives a line the indentation of another one near it, alone or together with what is below it. */
export const wrongIndentation: Diagnoser = (suspect) => {
  const top = suspect.lines.find(({ hasContent }) => hasContent);
  const candidates = nearLines(suspect).filter((line) => line !== top || line.indent > 0);
  const proposals = candidates.flatMap((line) =>
    columnsNear(suspect, line).map((column) => ({ line, column, rank: unlikeliness(line, column) })),
  );
  proposals.sort((a, b) => a.rank - b.rank);
  const move = (line: Line, column: number, moved: readonly Line[]): Mistake => ({
    message: mistakeMessages.indent({ found: line.indent, wanted: column, more: moved.length - 1 }),
    offset: line.start + line.indent,
    edits: moved.map((item) =>
      replaceIn(item, 0, item.indent, ' '.repeat(Math.max(0, item.indent + column - line.indent))),
    ),
  });
  return [
    ...proposals.map(({ line, column }) => move(line, column, [line])),
    ...proposals.flatMap(({ line, column }) => {
      const moved = block(suspect, line);
      return moved.length > 1 ? [move(line, column, moved)] : [];
    }),
  ];
};
