import { nearest } from '../lib/nearest.js';
import { Failure } from '../model/failure.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { configMessages } from './messages.js';

/**
 * The OIN of a short name, or of an OIN itself.
 *
 * @throws Failure `usage` with the nearest names where the register holds neither.
 */
export function organisatieFor(text: string, { organisaties }: Registers): Oin {
  const found = organisaties.get(text)?.oin ?? (isOin(text) ? text : undefined);
  if (found !== undefined) return found;
  const suggestions = nearest(text, organisaties.keys());
  throw new Failure('usage', configMessages.noSuchOrganisatie({ naam: text, suggestions }));
}

/**
 * The code of a toestemming: of a short name, or the code itself, of the register or of the files.
 *
 * @param used codes that the files write out.
 * @throws Failure `usage` with the nearest names where nothing knows it.
 */
export function toestemmingFor(text: string, { toestemmingen }: Registers, used: Iterable<string>): string {
  const codes = new Set([...[...toestemmingen.values()].map(({ code }) => code), ...used]);
  const found = toestemmingen.get(text)?.code ?? (codes.has(text) ? text : undefined);
  if (found !== undefined) return found;
  // A code that is a short name but for its capitals says nothing new.
  const others = [...codes].filter((code) => !toestemmingen.has(code.toLowerCase()));
  const suggestions = nearest(text, [...toestemmingen.keys(), ...others]);
  throw new Failure('usage', configMessages.noSuchToestemming({ naam: text, suggestions }));
}
