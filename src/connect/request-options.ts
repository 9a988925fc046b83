import type { HttpOptions } from '../http/client.js';
import type { Omgeving } from '../model/configuration.js';
import type { OpenContext } from './services.js';

/** The options that the clients of all services of an omgeving share. */
export function requestOptions(
  { concurrency, retries, timeoutSeconds }: Omgeving,
  { onWire, redactor, signal }: OpenContext,
): Pick<HttpOptions, 'concurrency' | 'retries' | 'timeoutMs' | 'onWire' | 'redactor' | 'signal'> {
  return { concurrency, retries, timeoutMs: timeoutSeconds * 1000, onWire, redactor, signal };
}
