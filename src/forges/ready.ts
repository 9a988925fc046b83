/** Whether a run of CI has the credentials of an omgeving. */
import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { isPlainlyName } from '../model/variable-name.js';
import type { CiEnvironment } from './forge.js';
import { forgesMessages } from './messages.js';

/** The environment variables that an omgeving needs. A passphrase and a CA are optional. */
function requiredVariables({ clientCertificate, apiKey }: Omgeving): string[] {
  const { cert, key, pfx } = clientCertificate ?? {};
  return [cert, key, pfx, apiKey].filter((name) => name !== undefined);
}

/**
 * Tests whether a run has all environment variables that an omgeving needs. A run without any of them is a choice: it
 * does not reach that omgeving.
 *
 * @throws Failure `usage` when some are set and others are not: that is a mistake.
 */
export function isReady(omgeving: Omgeving, env: CiEnvironment): boolean {
  const names = requiredVariables(omgeving);
  const missing = names.filter((name) => !env[name]?.trim());
  if (missing.length === 0) return true;
  if (missing.length === names.length) return false;
  const shown = missing.map((name) => (isPlainlyName(name) ? name : '***'));
  throw new Failure('usage', forgesMessages.partlyReady({ omgeving: omgeving.naam, missing: shown }));
}
