/** The result of `validate` as JSON. Messages are in English, whatever the language. */
import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import { hasErrors } from '../model/problem.js';
import { jsonPieces, mapped } from './json.js';
import type { ValidateReport } from './reports.js';

export function validateJson(report: ValidateReport): Iterable<string> {
  const { files, configurations, problems } = report;
  return jsonPieces({
    ok: !hasErrors(problems),
    files,
    configurations,
    problems: mapped(problems, ({ severity, code, message, place, related, ...more }) => ({
      severity,
      code,
      message: formatMessage(message, 'en'),
      location: locate(place),
      related: related?.map(locate),
      ...more,
    })),
  });
}
