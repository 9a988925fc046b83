import type { Redactor } from './redactor.js';

/** The secrets of one run of the program. Most commands read none, and then no redactor is loaded. */
export interface Secrets {
  /** Knows the secrets that were read so far. */
  redactor?: Redactor;
}

/** Removes the secrets of a run from text. */
export function withoutSecrets(text: string, { redactor }: Secrets): string {
  return redactor === undefined ? text : redactor.redact(text);
}
