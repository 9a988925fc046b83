import type { Environment } from '../http/tls.js';
import { Redactor } from '../lib/redactor.js';
import type { Secrets } from '../lib/secrets.js';
import type { Omgeving } from '../model/configuration.js';

/** The redactor of a run, which is made when it is needed first. */
export function redactorOf(secrets: Secrets = {}): Redactor {
  const redactor = secrets.redactor ?? new Redactor();
  secrets.redactor = redactor;
  return redactor;
}

/** Adds the values of the variables that an omgeving names to the secrets of a run. What is in files is added when it is read. */
export function learnSecrets(secrets: Secrets, omgeving: Omgeving, env: Environment): void {
  const { apiKey, clientCertificate = {}, rtr, verzoeksroutering } = omgeving;
  const { cert, key, passphrase } = clientCertificate;
  const read = (name: string | undefined): string => (name && env[name]) || '';
  const texts = [apiKey, rtr?.apiKey, verzoeksroutering?.apiKey, passphrase].map(read);
  const pems = [cert, key].map(read);
  if ([...texts, ...pems].every((value) => value === '')) return;
  const redactor = redactorOf(secrets);
  for (const text of texts) redactor.add(text);
  for (const pem of pems) redactor.addPem(pem.replaceAll('\\n', '\n'));
}
