/** Connects to the services of an omgeving. Only this folder knows which implementation answers for which omgeving. */
import type { Omgeving } from '../model/configuration.js';
import { openDso } from './dso.js';
import { learnSecrets, redactorOf } from './learn-secrets.js';
import { openRtr } from './rtr.js';
import type { ConnectContext, Services } from './services.js';
import { openVerzoeksroutering } from './verzoeksroutering.js';

/** The services of an omgeving. Nothing is loaded or opened until a service is. */
export function connect(omgeving: Omgeving, given: ConnectContext): Services {
  const { secrets = {}, env } = given;
  learnSecrets(secrets, omgeving, env);
  const context = { ...given, redactor: redactorOf(secrets) };
  return {
    openDso: (access) => openDso(omgeving, context, access),
    openRtr: () => openRtr(omgeving, context),
    openVerzoeksroutering: (registers) => openVerzoeksroutering(omgeving, context, registers),
  };
}

/** Where an omgeving leads: its endpoint, or the state file of its simulator. */
export function targetOf({ endpoint, simulator }: Omgeving): string {
  return endpoint ?? simulator ?? '';
}

/** Tests whether an omgeving has an RTR: one that it names, or the one of its simulator. */
export function hasRtr({ rtr, simulator }: Omgeving): boolean {
  return rtr?.endpoint !== undefined || simulator !== undefined;
}
