import { createHash } from 'node:crypto';
import { formatMessage } from '../messages/message.js';
import { locate } from '../model/place.js';
import type { Context } from './context.js';
import type { ValidateReport } from './reports.js';

/** `validate` as a GitLab code quality report, which a merge request shows on its lines. */
export function validateGitlab(report: ValidateReport, { language }: Context): string {
  const seen = new Map<string, number>();
  const issues = report.problems.map(({ severity, code, message, place }) => {
    const { file, line } = locate(place);
    const description = formatMessage(message, language);
    // GitLab tells a new problem from an old one by its fingerprint: it should not change when lines above it do.
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
  return `${JSON.stringify(issues, null, 2)}\n`;
}
