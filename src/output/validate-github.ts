/** The problems of `validate` as workflow commands. GitHub shows them as annotations on the lines of a pull request. */
import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import type { Context } from './context.js';
import { inChunks, mapped } from './json.js';
import type { ValidateReport } from './reports.js';
import { safe } from './safe-text.js';
import { validateMessages } from './validate-messages.js';

/** Escapes the message of a workflow command. */
export function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a workflow command. */
export function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export function validateGithub(report: ValidateReport, { language }: Context): Iterable<string> {
  return inChunks(
    mapped(report.problems, ({ severity, code, message, place, related }) => {
      const { file, line, column } = locate(place);
      const see = (related ?? []).map((other) => {
        const at = locate(other);
        return `\n${formatMessage(validateMessages.wordSee(), language)} ${safe(at.file)}:${at.line}:${at.column}`;
      });
      const properties = [
        `file=${escapeProperty(safe(file))}`,
        `line=${line}`,
        `col=${column}`,
        `title=${escapeProperty(code)}`,
      ];
      return `::${severity} ${properties.join(',')}::${escapeMessage(safe(formatMessage(message, language)) + see.join(''))}\n`;
    }),
  );
}
