import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import { hasErrors } from '../model/problem.js';
import type { ValidateReport } from './reports.js';

/** `validate` as JSON: the shape that is promised, messages in English whatever the language. */
export function validateJson(report: ValidateReport): string {
  const { files, configurations, problems } = report;
  const value = {
    ok: !hasErrors(problems),
    files,
    configurations,
    problems: problems.map(({ severity, code, message, place, related, ...more }) => ({
      severity,
      code,
      message: formatMessage(message, 'en'),
      location: locate(place),
      ...(related === undefined ? {} : { related: related.map(locate) }),
      ...more,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
