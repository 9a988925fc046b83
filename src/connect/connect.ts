/** Connects to the services of an omgeving. Only this folder knows which implementation answers for which omgeving. */
import type { Environment } from '../http/tls.js';
import type { Redactor } from '../lib/redactor.js';
import type { Omgeving } from '../model/configuration.js';
import { openDso } from './dso.js';
import { redactorOf } from './redactor-of.js';
import { openRtr } from './rtr.js';
import type { ConnectContext, Services } from './services.js';
import { openVerzoeksroutering } from './verzoeksroutering.js';

/** The services of an omgeving. Nothing is loaded or opened until a service is. */
export function connect(omgeving: Omgeving, given: ConnectContext): Services {
  const redactor = redactorOf(given.secrets);
  learnSecrets(redactor, omgeving, given.env);
  const context = { ...given, redactor };
  return {
    openDso: (access) => openDso(omgeving, context, access),
    openRtr: () => openRtr(omgeving, context),
    openVerzoeksroutering: (registers) => openVerzoeksroutering(omgeving, context, registers),
  };
}

/**
 * Teaches a redactor the secrets in the variables of an omgeving, of every service before one of them is opened. What is in
 * files is learned when they are read.
 */
function learnSecrets(redactor: Redactor, omgeving: Omgeving, env: Environment): void {
  const { apiKey, clientCertificate, rtr, verzoeksroutering } = omgeving;
  const names = [apiKey, rtr?.apiKey, verzoeksroutering?.apiKey, clientCertificate?.passphrase];
  for (const name of names) redactor.add(name && env[name]);
}

/** Where an omgeving leads: its endpoint, or the state file of its simulator. */
export function targetOf({ endpoint, simulator }: Omgeving): string {
  return endpoint ?? simulator ?? '';
}

/** Tests whether an omgeving has an RTR: one that it names, or the one of its simulator. */
export function hasRtr({ rtr, simulator }: Omgeving): boolean {
  return rtr?.endpoint !== undefined || simulator !== undefined;
}
