import { msg } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import type { Environment } from './tls.js';

/**
 * Reads an API key from the environment variable of that name.
 *
 * @throws Failure `dso` when it is not set, or holds what no header can: it is not shown.
 */
export function readApiKey(env: Environment, name: string): string {
  const key = env[name]?.trim();
  if (!key) throw new Failure('dso', msg('apiKeyMissing', { name }));
  if (!/^[\x20-\x7e]+$/.test(key)) throw new Failure('dso', msg('apiKeyUnusable', { name }));
  return key;
}
