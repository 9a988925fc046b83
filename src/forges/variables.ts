/** What the variables of a run say about the service that hosts the repository. No value is ever told. */
import { fitsHeader } from '../http/api-key.js';
import { Failure } from '../model/failure.js';
import type { CiEnvironment } from './forge.js';
import { forgesMessages } from './messages.js';

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && username === '' && password === '' && !/[?#]/.test(text);
}

/**
 * The token in the variable of that name.
 *
 * @throws Failure `usage` when it is not set, or holds what no token does.
 */
export function readToken(env: CiEnvironment, name: string): string {
  const token = env[name]?.trim();
  if (!token) throw new Failure('usage', forgesMessages.forgeTokenMissing({ name }));
  if (!fitsHeader(token)) throw new Failure('usage', forgesMessages.forgeTokenUnusable({ name }));
  return token;
}

/**
 * The address of an API in the variable of that name.
 *
 * @param usual where the variable is not set.
 * @throws Failure `usage` when it is no address.
 */
export function readAddress(env: CiEnvironment, name: string, usual = ''): string {
  const address = env[name]?.trim() || usual;
  if (!isAddress(address)) throw new Failure('usage', forgesMessages.forgeAddressBad({ name }));
  return address.replace(/\/+$/, '');
}
