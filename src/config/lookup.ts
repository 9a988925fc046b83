import { invalidOin, looksLikeOin } from '../lib/invalid-oin.js';
import { nearest } from '../lib/nearest.js';
import { Failure } from '../model/failure.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { configMessages } from './messages.js';

/**
 * Resolves a short name or OIN from the command line.
 *
 * @throws Failure `usage` with similar names when it is neither.
 */
export function organisatieFor(text: string, { organisaties }: Registers): Oin {
  const found = organisaties.get(text)?.oin ?? (isOin(text) ? text : undefined);
  if (found !== undefined) return found;
  if (looksLikeOin(text)) throw new Failure('usage', invalidOin(text));
  const suggestions = nearest(text, organisaties.keys());
  throw new Failure('usage', configMessages.noSuchOrganisatie({ naam: text, suggestions }));
}

/**
 * Resolves a short name or code of a toestemming from the command line.
 *
 * @param used codes that the files write out.
 * @throws Failure `usage` with similar names when neither the register nor `used` has it.
 */
export function toestemmingFor(text: string, { toestemmingen }: Registers, used: Iterable<string>): string {
  const codes = new Set([...[...toestemmingen.values()].map(({ code }) => code), ...used]);
  const found = toestemmingen.get(text)?.code ?? (codes.has(text) ? text : undefined);
  if (found !== undefined) return found;
  // Do not suggest a code that differs from a short name in capitals only.
  const others = [...codes].filter((code) => !toestemmingen.has(code.toLowerCase()));
  const suggestions = nearest(text, [...toestemmingen.keys(), ...others]);
  throw new Failure('usage', configMessages.noSuchToestemming({ naam: text, suggestions }));
}
