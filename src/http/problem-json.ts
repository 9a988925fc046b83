import { isObject } from '../lib/json.js';
import type { HttpProblem, RawAnswer } from './wire.js';

const MAX_TEXT_LENGTH = 300;
const MAX_INVALID_PARAMS = 20;

/** Removes secrets from text. */
type Redact = (text: string) => string;

/** Makes text from outside safe to display: without secrets, without control characters, and not too long. */
function displayable(text: string, redact: Redact): string {
  // Before the text is cut, so that no part of a secret stays.
  const clean = redact(text)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return clean.length > MAX_TEXT_LENGTH ? `${clean.slice(0, MAX_TEXT_LENGTH)}…` : clean;
}

function parseInvalidParams(value: unknown, redact: Redact): HttpProblem['invalidParams'] {
  if (!Array.isArray(value)) return undefined;
  const params = value.filter(isObject).map(({ name, reason }) => ({
    name: typeof name === 'string' ? displayable(name, redact) : '',
    reason: typeof reason === 'string' ? displayable(reason, redact) : '',
  }));
  return params.length === 0 ? undefined : params.slice(0, MAX_INVALID_PARAMS);
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Tests whether an answer is a web page: from a gateway or a proxy, because the services send JSON. */
export function isWebPage(contentType: string): boolean {
  return /html/i.test(contentType);
}

/** The title of a web page, safe to display; empty when there is none. */
export function titleOfPage(body: string, redact: Redact): string {
  return displayable(/<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1] ?? '', redact);
}

/** Parses an answer outside 2xx: problem JSON in any of its spellings, or the title of an HTML page of a gateway. */
export function parseProblem({ status, contentType, body }: RawAnswer, redact: Redact): HttpProblem {
  const fallback = `HTTP ${status}`;
  const maybeJson = /json/i.test(contentType) || body.trimStart().startsWith('{');
  const json = maybeJson ? parseObject(body) : undefined;
  if (json !== undefined) {
    const { title, detail, instance } = json;
    return {
      status,
      title: typeof title === 'string' && title !== '' ? displayable(title, redact) : fallback,
      detail: typeof detail === 'string' ? displayable(detail, redact) : undefined,
      instance: typeof instance === 'string' ? displayable(instance, redact) : undefined,
      invalidParams: parseInvalidParams(json['invalid-params'] ?? json.invalidParams, redact),
    };
  }
  const title = titleOfPage(body, redact);
  return { status, title: title === '' ? fallback : `${fallback}: ${title}` };
}
