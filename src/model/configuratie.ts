import { getOrInsert } from './groups.js';
import type { Oin } from './oin.js';

/** An entry of the RTR: a naam, unique per organisation that registered it, and the OIN of that organisation. */
export interface Activiteit {
  readonly naam: string;
  readonly oin: Oin;
}

/** The kind of request; the code identifies it, the waarde is its label. */
export interface Toestemming {
  readonly code: string;
  readonly waarde: string;
}

/**
 * One behandeldienstconfiguratie, in the shape of the documented POST body. A key that is left out means "all":
 * no toestemming = every toestemming, no locatieOins = the whole area.
 */
export interface Configuratie {
  /** OIN of the bevoegd gezag. */
  readonly oin: Oin;
  readonly activiteit: Activiteit;
  readonly behandeldienstOin: Oin;
  readonly toestemming?: Toestemming;
  /** A set: never empty, no OIN twice, order without meaning. */
  readonly locatieOins?: readonly Oin[];
}

/** A configuratie without the keys that are left out; written out for each form, since a country is made of them. */
export function configuratieOf(
  oin: Oin,
  activiteit: Activiteit,
  behandeldienstOin: Oin,
  toestemming: Toestemming | undefined,
  locatieOins: readonly Oin[] | undefined,
): Configuratie {
  if (toestemming === undefined) {
    return locatieOins === undefined
      ? { oin, activiteit, behandeldienstOin }
      : { oin, activiteit, behandeldienstOin, locatieOins };
  }
  return locatieOins === undefined
    ? { oin, activiteit, behandeldienstOin, toestemming }
    : { oin, activiteit, behandeldienstOin, toestemming, locatieOins };
}

/** A configuratie as DSO-LV reports it. */
export interface Reported {
  readonly id: string;
  readonly configuratie: Configuratie;
}

/** The concrete request that a rule speaks about; `null` stands for "every toestemming" or "the whole area". */
export interface Combination {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  readonly toestemming: string | null;
  readonly locatie: Oin | null;
}

/** Whether two are the same entry of the register. */
export function sameActiviteit(a: Activiteit, b: Activiteit): boolean {
  return a === b || (a.naam === b.naam && a.oin === b.oin);
}

/** Identity of an activiteit within a bevoegd gezag. A naam holds no control characters, so NUL separates safely. */
export function activiteitKey(activiteit: Activiteit): string {
  return `${activiteit.oin}\0${activiteit.naam}`;
}

/** Puts together what is about the same activiteit of the same bevoegd gezag, keeping the order in which it comes. */
export function groupByActiviteit<T>(items: Iterable<T>, configuratieOf: (item: T) => Configuratie): T[][] {
  const groups: T[][] = [];
  // Step by step, and not by one key made of all three: a country has a hundred thousand of those.
  const byGezag = new Map<Oin, Map<Oin, Map<string, T[]>>>();
  for (const item of items) {
    const { oin, activiteit } = configuratieOf(item);
    const byOin = getOrInsert(byGezag, oin, () => new Map<Oin, Map<string, T[]>>());
    const byNaam = getOrInsert(byOin, activiteit.oin, () => new Map<string, T[]>());
    const group = byNaam.get(activiteit.naam);
    if (group !== undefined) {
      group.push(item);
      continue;
    }
    const first = [item];
    byNaam.set(activiteit.naam, first);
    groups.push(first);
  }
  return groups;
}

/** Identity of what the rule is about: one bevoegd gezag, one activiteit. */
export function groupKey(configuratie: Configuratie): string {
  return `${configuratie.oin}\0${activiteitKey(configuratie.activiteit)}`;
}

/** A configuratie without what has no meaning: the order of its locaties. */
export function normal(configuratie: Configuratie): Configuratie {
  const { locatieOins } = configuratie;
  return locatieOins === undefined ? configuratie : { ...configuratie, locatieOins: [...locatieOins].sort() };
}

/** Orders ids as people read them: numbers by value, before text. */
export function compareIds(a: string, b: string): number {
  const numberA = /^[0-9]+$/.test(a);
  const numberB = /^[0-9]+$/.test(b);
  if (numberA !== numberB) return numberA ? -1 : 1;
  if (numberA) {
    const shortA = a.replace(/^0+(?=.)/, '');
    const shortB = b.replace(/^0+(?=.)/, '');
    if (shortA.length !== shortB.length) return shortA.length - shortB.length;
    if (shortA !== shortB) return shortA < shortB ? -1 : 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
