/** The result of `validate` as text: each problem with its line, and a summary line. */
import { formatMessage } from '../messages/message.js';
import { lineText, locate } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { Context } from './context.js';
import { groupProblems, type ProblemEntry } from './group-problems.js';
import { inChunks } from './json.js';
import type { ValidateReport } from './reports.js';
import { safe } from './safe-text.js';
import { validateMessages } from './validate-messages.js';

/** Longer lines are cut around the column of the problem. */
const MAX_WIDTH = 100;
/** With more problems than this, the lines of the files are not shown. */
const MAX_FRAMES = 100;

/** A file whose lines are never shown: someone may have put a key or a password in it. */
const SECRET_FILE = /(?:^|\/)omgevingen\.ya?ml$/i;

/** The line with the problem, and a caret below the column. */
function frame(problem: Problem, { paint }: Context): string[] {
  if (SECRET_FILE.test(problem.place.file.path)) return [];
  const { line, column } = locate(problem.place);
  const text = lineText(problem.place.file, line);
  if (text === undefined || text.trim() === '') return [];
  const from = column > MAX_WIDTH - 20 ? column - 20 : 0;
  const cut = text.slice(from, from + MAX_WIDTH);
  const shown = safe(cut.replaceAll('\t', ' '));
  const before = safe(cut.slice(0, column - 1 - from).replaceAll('\t', ' ')).length;
  const number = String(line);
  return [
    `  ${paint('dim', `${number} │`)} ${from > 0 ? '…' : ''}${shown}${from + MAX_WIDTH < text.length ? '…' : ''}`,
    `  ${' '.repeat(number.length)} ${paint('dim', '│')} ${' '.repeat(before + (from > 0 ? 1 : 0))}${paint(problem.severity === 'error' ? 'red' : 'yellow', '^')}`,
  ];
}

/** How many other places of an entry are listed. The rest is counted. */
const MAX_ELSEWHERE = 4;

function problemText({ problem, elsewhere }: ProblemEntry, context: Context, framed: boolean): string {
  const { language, paint } = context;
  const { severity, code, message, place, related } = problem;
  const { file, line, column } = locate(place);
  const style = severity === 'error' ? 'red' : 'yellow';
  const word = formatMessage(
    severity === 'error' ? validateMessages.wordError() : validateMessages.wordWarning(),
    language,
  );
  const lines = [
    `${paint('bold', safe(`${file}:${line}:${column}`))}  ${paint(style, word)} ${paint('dim', code)}`,
    `  ${safe(formatMessage(message, language))}`,
    ...(framed ? frame(problem, context) : []),
    ...(related ?? []).map((other) => {
      const at = locate(other);
      return `  ${paint('dim', `${formatMessage(validateMessages.wordSee(), language)} ${safe(at.file)}:${at.line}:${at.column}`)}`;
    }),
    ...elsewhere.slice(0, MAX_ELSEWHERE).map((other) => {
      const at = locate(other);
      return `  ${paint('dim', `${formatMessage(validateMessages.wordAlso(), language)} ${safe(at.file)}:${at.line}:${at.column}`)}`;
    }),
    ...(elsewhere.length > MAX_ELSEWHERE
      ? [
          `  ${paint('dim', formatMessage(validateMessages.morePlaces({ more: elsewhere.length - MAX_ELSEWHERE }), language))}`,
        ]
      : []),
  ];
  return lines.join('\n');
}

function* textPieces(report: ValidateReport, context: Context): Generator<string> {
  const { files, configurations, problems } = report;
  const entries = groupProblems(problems);
  const errors = entries.filter(({ problem }) => problem.severity === 'error').length;
  const counts = {
    files,
    configurations,
    errors,
    warnings: entries.length - errors,
    places: problems.length > entries.length ? problems.length : null,
  };
  const style = errors > 0 ? 'red' : problems.length > 0 ? 'yellow' : 'green';
  const summary = context.paint(
    style,
    formatMessage(validateMessages.validateSummary(counts), context.language),
  );
  const framed = entries.length <= MAX_FRAMES;
  for (const entry of entries) yield `${problemText(entry, context, framed)}\n\n`;
  yield `${summary}\n`;
}

/** The text in pieces, because a million problems do not fit in one string. */
export function validateTextPieces(report: ValidateReport, context: Context): Iterable<string> {
  return inChunks(textPieces(report, context));
}

export function validateText(report: ValidateReport, context: Context): string {
  return [...textPieces(report, context)].join('');
}
