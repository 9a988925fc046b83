import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import type { ValidateReport } from './reports.js';

/** As GitHub asks of the text of a workflow command. */
export function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As GitHub asks of the properties of a workflow command. */
export function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `validate` as workflow commands, which GitHub shows as annotations on the lines of a pull request. */
export function validateGithub(report: ValidateReport, { language }: Context): string {
  return report.problems
    .map(({ severity, code, message, place, related }) => {
      const { file, line, column } = locate(place);
      const see = (related ?? []).map((other) => {
        const at = locate(other);
        return `\n${formatMessage(outputMessages.wordSee(), language)} ${at.file}:${at.line}:${at.column}`;
      });
      const properties = [
        `file=${escapeProperty(file)}`,
        `line=${line}`,
        `col=${column}`,
        `title=${escapeProperty(code)}`,
      ];
      return `::${severity} ${properties.join(',')}::${escapeMessage(formatMessage(message, language) + see.join(''))}\n`;
    })
    .join('');
}
