import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { CiEnvironment } from './forge.js';
import { forgesMessages } from './messages.js';

/** The environment variables that an omgeving cannot do without. A passphrase or a CA may be there or not. */
function needed({ clientCertificate, apiKey }: Omgeving): string[] {
  const { cert, key, pfx } = clientCertificate ?? {};
  return [cert, key, pfx, apiKey].filter((name) => name !== undefined);
}

/**
 * Whether a run has what an omgeving needs to be reached: all of its variables, or none where it is not meant to.
 *
 * @throws Failure `usage` when some are set and others are not: that is a mistake, not a choice.
 */
export function isReady(omgeving: Omgeving, env: CiEnvironment): boolean {
  const names = needed(omgeving);
  const missing = names.filter((name) => !env[name]?.trim());
  if (missing.length === 0) return true;
  if (missing.length === names.length) return false;
  throw new Failure('usage', forgesMessages.partlyReady({ omgeving: omgeving.naam, missing }));
}
