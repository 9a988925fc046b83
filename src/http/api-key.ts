import { Failure } from '../model/failure.js';
import { httpMessages } from './messages.js';
import type { Environment } from './tls.js';

/** Tests whether a key or token can be sent in a header: no line break, and no character outside ASCII. */
export function fitsHeader(secret: string): boolean {
  return /^[\x20-\x7e]+$/.test(secret);
}

/**
 * Reads an API key from an environment variable.
 *
 * @throws Failure `unreachable` when the variable is not set, or cannot be sent. The message does not show its value.
 */
export function readApiKey(env: Environment, name: string): string {
  const key = env[name]?.trim();
  if (!key) throw new Failure('unreachable', httpMessages.apiKeyMissing({ name }));
  if (!fitsHeader(key)) throw new Failure('unreachable', httpMessages.apiKeyUnusable({ name }));
  return key;
}
