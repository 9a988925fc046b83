import type { HttpOptions } from '../http/client.js';
import type { Omgeving } from '../model/configuration.js';
import type { OpenContext } from './services.js';

/** Requests in a row without any answer after which no more are sent. */
const MAX_UNANSWERED = 5;

/** The options that the clients of all services of an omgeving share. */
export function requestOptions(
  { concurrency, retries, timeoutSeconds }: Omgeving,
  { onWire, onWait, redactor, signal }: OpenContext,
): Pick<
  HttpOptions,
  'concurrency' | 'retries' | 'timeoutMs' | 'maxUnanswered' | 'onWire' | 'onWait' | 'redactor' | 'signal'
> {
  const timeoutMs = timeoutSeconds * 1000;
  return { concurrency, retries, timeoutMs, maxUnanswered: MAX_UNANSWERED, onWire, onWait, redactor, signal };
}
