/** Finds entries of the registers by the names that people write in tables. */
import { nearest } from '../lib/nearest.js';
import type { Toestemming } from '../model/configuratie.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { normalizeName } from './columns.js';

export type RegisterKind = 'organisatie' | 'toestemming';

/** Entries by name. A name that two entries share is ambiguous: its value is undefined. */
class NameIndex<T> {
  readonly #entries = new Map<string, T | undefined>();
  readonly #isSame: (a: T, b: T) => boolean;

  constructor(isSame: (a: T, b: T) => boolean) {
    this.#isSame = isSame;
  }

  add(name: string, entry: T): void {
    const key = normalizeName(name);
    const other = this.#entries.get(key);
    if (!this.#entries.has(key)) this.#entries.set(key, entry);
    else if (other !== undefined && !this.#isSame(other, entry)) this.#entries.set(key, undefined);
  }

  get(name: string): T | undefined {
    return this.#entries.get(normalizeName(name));
  }
}

export class RegisterNames {
  readonly #organisaties = new NameIndex<Oin>((a, b) => a === b);
  readonly #toestemmingen = new NameIndex<Toestemming>((a, b) => a.code === b.code);
  readonly #suggestions: Readonly<Record<RegisterKind, readonly string[]>>;

  constructor({ organisaties, toestemmingen }: Registers) {
    for (const { kort, naam, oin } of organisaties.values())
      for (const name of [kort, naam, oin]) this.#organisaties.add(name, oin);
    for (const { kort, code, waarde } of toestemmingen.values())
      for (const name of [kort, code, waarde]) this.#toestemmingen.add(name, { code, waarde });
    this.#suggestions = {
      organisatie: [...organisaties.values()].map(({ naam }) => naam),
      toestemming: [...toestemmingen.values()].map(({ kort }) => kort),
    };
  }

  /** The OIN of an organisation, by short name, display name or OIN. The OIN need not be in a register. */
  organisatie(text: string): Oin | undefined {
    return this.#organisaties.get(text) ?? (isOin(text.trim()) ? text.trim() : undefined);
  }

  /** A toestemming, by short name, code or waarde. */
  toestemming(text: string): Toestemming | undefined {
    return this.#toestemmingen.get(text);
  }

  /** Names that resemble `text`. */
  suggestions(kind: RegisterKind, text: string): string[] {
    return nearest(text, this.#suggestions[kind]);
  }
}
