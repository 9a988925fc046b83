import { type Activiteit, ActiviteitMap, activiteitKey } from './activiteit.js';
import { getOrInsert } from './groups.js';
import type { Oin } from './oin.js';

/** The kind of request; the code identifies it, the waarde is its label. */
export interface Toestemming {
  readonly code: string;
  readonly waarde: string;
}

/**
 * One behandeldienstconfiguratie, in the shape of the documented POST body. An absent key means "all": no toestemming is
 * every toestemming, no locatieOins is the whole area. `configuratie-fields.ts` has the rules about its fields.
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

/** A configuratie as DSO-LV reports it. */
export interface Reported {
  readonly id: string;
  readonly configuratie: Configuratie;
}

/** What the rule gives exactly one behandeldienst; `null` is every toestemming, or the whole area. */
export interface Combination {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  readonly toestemming: string | null;
  readonly locatie: Oin | null;
}

/** Text that is equal for configuraties of one activiteit of one bevoegd gezag. */
export function groupKey({ oin, activiteit }: Configuratie): string {
  return `${oin}\0${activiteitKey(activiteit)}`;
}

/**
 * The behandeldiensten of a combination that some configuraties assign, sorted. None when the bevoegd gezag handles it
 * itself: naming itself as the behandeldienst has the same effect as assigning nothing.
 */
export function handlersOf(assigning: readonly Configuratie[]): readonly Oin[] {
  const handlers = new Set(assigning.map(({ behandeldienstOin }) => behandeldienstOin));
  const [first] = assigning;
  if (handlers.size === 1 && first?.behandeldienstOin === first?.oin) return [];
  return [...handlers].sort();
}

/** A map with the activiteiten of bevoegde gezagen as keys: what the rule is about. */
export class GezagActiviteitMap<T> {
  readonly #byGezag = new Map<Oin, ActiviteitMap<T>>();

  get({ oin, activiteit }: Configuratie): T | undefined {
    return this.#byGezag.get(oin)?.get(activiteit);
  }

  getOrInsert({ oin, activiteit }: Configuratie, create: () => T): T {
    return getOrInsert(this.#byGezag, oin, () => new ActiviteitMap<T>()).getOrInsert(activiteit, create);
  }
}

/** Groups items by activiteit of a bevoegd gezag, in the order in which they come. */
export function groupByGezagActiviteit<T>(
  items: Iterable<T>,
  configuratieOf: (item: T) => Configuratie,
): T[][] {
  const groups: T[][] = [];
  const found = new GezagActiviteitMap<T[]>();
  for (const item of items) {
    const group = found.getOrInsert(configuratieOf(item), () => {
      const added: T[] = [];
      groups.push(added);
      return added;
    });
    group.push(item);
  }
  return groups;
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
