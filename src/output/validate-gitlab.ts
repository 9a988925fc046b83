/** The problems of `validate` as a GitLab code quality report. A merge request shows them on its lines. */
import { createHash } from 'node:crypto';
import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import type { Context } from './context.js';
import { jsonPieces, mapped } from './json.js';
import type { ValidateReport } from './reports.js';

export function validateGitlab(report: ValidateReport, { language }: Context): Iterable<string> {
  const seen = new Map<string, number>();
  const issues = mapped(report.problems, ({ severity, code, message, place }) => {
    const { file, line } = locate(place);
    const description = formatMessage(message, language);
    // GitLab compares problems by fingerprint. So it must not depend on the line, which changes with the lines above.
    const content = `${code}\0${file}\0${formatMessage(message, 'en')}`;
    const n = seen.get(content) ?? 0;
    seen.set(content, n + 1);
    return {
      description,
      check_name: code,
      fingerprint: createHash('sha256').update(`${content}\0${n}`).digest('hex'),
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: file, lines: { begin: line } },
    };
  });
  return jsonPieces(issues);
}
