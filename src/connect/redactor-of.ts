import { Redactor } from '../lib/redactor.js';
import type { Secrets } from '../lib/secrets.js';

/** The redactor of a run, which is made when it is needed first. */
export function redactorOf(secrets: Secrets = {}): Redactor {
  const redactor = secrets.redactor ?? new Redactor();
  secrets.redactor = redactor;
  return redactor;
}
