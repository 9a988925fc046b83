/** Reads the token and the address of a git host's API from environment variables. Messages never contain a value. */
import { fitsHeader } from '../http/api-key.js';
import { Failure } from '../model/failure.js';
import type { CiEnvironment } from './forge.js';
import { forgesMessages } from './messages.js';

function isApiAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && username === '' && password === '' && !/[?#]/.test(text);
}

/**
 * Reads a token from an environment variable.
 *
 * @throws Failure `usage` when the variable is not set, or contains characters that no token contains.
 */
export function readToken(env: CiEnvironment, name: string): string {
  const token = env[name]?.trim();
  if (!token) throw new Failure('usage', forgesMessages.forgeTokenMissing({ name }));
  if (!fitsHeader(token)) throw new Failure('usage', forgesMessages.forgeTokenUnusable({ name }));
  return token;
}

/**
 * Reads the address of an API from an environment variable.
 *
 * @param fallback the address where the variable is not set.
 * @throws Failure `usage` when it is not an http(s) address, or has credentials, a query or a fragment.
 */
export function readAddress(env: CiEnvironment, name: string, fallback = ''): string {
  const address = env[name]?.trim() || fallback;
  if (!isApiAddress(address)) throw new Failure('usage', forgesMessages.forgeAddressBad({ name }));
  return address.replace(/\/+$/, '');
}
