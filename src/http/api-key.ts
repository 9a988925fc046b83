import { Failure } from '../model/failure.js';
import { httpMessages } from './messages.js';
import type { Environment } from './tls.js';

/** Whether a key or a token can be sent: a header takes no line break, and no letter outside ASCII. */
export function fitsHeader(secret: string): boolean {
  return /^[\x20-\x7e]+$/.test(secret);
}

/**
 * Reads an API key from the environment variable of that name.
 *
 * @throws Failure `unreachable` when it is not set, or holds what no header can: it is not shown.
 */
export function readApiKey(env: Environment, name: string): string {
  const key = env[name]?.trim();
  if (!key) throw new Failure('unreachable', httpMessages.apiKeyMissing({ name }));
  if (!fitsHeader(key)) throw new Failure('unreachable', httpMessages.apiKeyUnusable({ name }));
  return key;
}
