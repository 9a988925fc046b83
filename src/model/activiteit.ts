/**
 * Activiteiten, and the only place that decides when two of them are the same or may be. Everything that compares, groups
 * or looks up activiteiten uses this module, so that a change of the rule here reaches all of it.
 *
 * The RTR knows an activiteit by a URN, by a concept URI, or by the last part of either:
 *
 *   nl.imow-gm0995.activiteit.Kappen        http://…/<oin>/id/concept/Kappen        Kappen
 *
 * Two equal names of one registering organisation are one activiteit. Two names in different forms with the same last part
 * may be one. Two different URNs are two activiteiten, also when they end alike, and two different URIs likewise.
 */
import { getOrInsert } from './groups.js';
import type { Oin } from './oin.js';

/** An entry of the RTR: a naam, unique per organisation that registered it, and the OIN of that organisation. */
export interface Activiteit {
  readonly naam: string;
  readonly oin: Oin;
}

/** Tests whether two are the same entry of the register. */
export function sameActiviteit(a: Activiteit, b: Activiteit): boolean {
  return a === b || (a.naam === b.naam && a.oin === b.oin);
}

/** Text that is equal for equal activiteiten. A naam holds no control characters, so NUL separates safely. */
export function activiteitKey({ naam, oin }: Activiteit): string {
  return `${oin}\0${naam}`;
}

/** Orders activiteiten by the OIN of their organisation, then by naam. */
export function compareActiviteiten(a: Activiteit, b: Activiteit): number {
  if (a.oin !== b.oin) return a.oin < b.oin ? -1 : 1;
  if (a.naam !== b.naam) return a.naam < b.naam ? -1 : 1;
  return 0;
}

/**
 * A map with activiteiten as keys, in the order in which they are added. It looks up in two steps instead of by one
 * combined text, because a country has a hundred thousand of these.
 */
export class ActiviteitMap<T> {
  readonly #byOin = new Map<Oin, Map<string, T>>();
  readonly #values: T[] = [];

  get({ naam, oin }: Activiteit): T | undefined {
    return this.#byOin.get(oin)?.get(naam);
  }

  has(activiteit: Activiteit): boolean {
    return this.get(activiteit) !== undefined;
  }

  /** The value of an activiteit; `create` makes it when the map has none. */
  getOrInsert({ naam, oin }: Activiteit, create: () => T): T {
    const byNaam = getOrInsert(this.#byOin, oin, () => new Map<string, T>());
    let value = byNaam.get(naam);
    if (value === undefined) {
      value = create();
      byNaam.set(naam, value);
      this.#values.push(value);
    }
    return value;
  }

  get size(): number {
    return this.#values.length;
  }

  values(): readonly T[] {
    return this.#values;
  }
}

/** The items about one activiteit. */
export interface ActiviteitGroup<T> {
  readonly activiteit: Activiteit;
  readonly items: T[];
}

/** Groups items by activiteit, in the order in which activiteiten and items come. */
export function groupByActiviteit<T>(
  items: Iterable<T>,
  activiteitOf: (item: T) => Activiteit,
): ActiviteitMap<ActiviteitGroup<T>> {
  const groups = new ActiviteitMap<ActiviteitGroup<T>>();
  for (const item of items) {
    const activiteit = activiteitOf(item);
    groups.getOrInsert(activiteit, () => ({ activiteit, items: [] })).items.push(item);
  }
  return groups;
}

/** The forms of a naam. */
export type NaamForm = 'urn' | 'uri' | 'part';

const URI = /^[a-z][a-z0-9+.-]*:\/\/\S*[/#]([^\s/#]+)$/i;
const URN_START = 'nl.imow-';
const URN = /^nl\.imow-[^.]*\.activiteit\.(.+)$/;

/**
 * The form of a naam: a URN of the RTR (`nl.imow-gm0995.activiteit.Kappen`), a URI, or only the last part of one. Any naam
 * that is no URN or URI is a last part, whatever dots and slashes it holds: "Slopen cat. 1" is no "1".
 */
export function formOf(naam: string): NaamForm {
  if (naam.startsWith(URN_START) && URN.test(naam)) return 'urn';
  return naam.includes('://') && URI.test(naam) ? 'uri' : 'part';
}

/** The last part of a naam, which is what people call an activiteit. */
export function lastPart(naam: string): string {
  const concept = (naam.includes('://') ? URI.exec(naam)?.[1] : undefined) ?? naam;
  return (concept.startsWith(URN_START) ? URN.exec(concept)?.[1] : undefined) ?? concept;
}

/** Tests whether two names of one organisation may mean one activiteit. */
export function namesMayBeOne(a: string, b: string): boolean {
  return a === b || (formOf(a) !== formOf(b) && lastPart(a) === lastPart(b));
}

/** Tests whether two may be the same entry of the register, perhaps spelled differently. */
export function mayBeOne(a: Activiteit, b: Activiteit): boolean {
  return a === b || (a.oin === b.oin && namesMayBeOne(a.naam, b.naam));
}

/** Names of one organisation that may mean one activiteit, at least two of them. */
export interface Spellings {
  readonly activiteiten: readonly Activiteit[];
  /**
   * Whether they are all taken for one activiteit. Not so when two of them are certainly different: then it is unknown which
   * of those a third one means.
   */
  readonly isOne: boolean;
}

/** The names that may each be one with another of them, as groups that are connected by that. */
export function spellingsOf(activiteiten: Iterable<Activiteit>): Spellings[] {
  const distinct = new ActiviteitMap<Activiteit>();
  for (const item of activiteiten) distinct.getOrInsert(item, () => item);
  const byLastPart = new ActiviteitMap<Activiteit[]>();
  for (const item of distinct.values())
    byLastPart.getOrInsert({ naam: lastPart(item.naam), oin: item.oin }, () => []).push(item);
  return byLastPart.values().flatMap((group): Spellings[] => {
    if (group.length < 2) return [];
    // Different URNs, or different URIs, without a name in another form: none of them may be one with another.
    if (new Set(group.map(({ naam }) => formOf(naam))).size < 2) return [];
    return [{ activiteiten: group, isOne: areOne(group) }];
  });
}

/**
 * Finds the name to use for an activiteit that has several spellings: the first that is given. A name of which it is unclear
 * what it means stays as it is.
 */
export function spellingResolver(activiteiten: Iterable<Activiteit>): (activiteit: Activiteit) => Activiteit {
  const names = new ActiviteitMap<Activiteit>();
  for (const { activiteiten: group, isOne } of spellingsOf(activiteiten)) {
    const [first] = group;
    if (!isOne || first === undefined) continue;
    for (const activiteit of group) names.getOrInsert(activiteit, () => first);
  }
  return (activiteit) => names.get(activiteit) ?? activiteit;
}

/** Tests whether names of one organisation, each of which may mean the same, are taken for one activiteit. */
function areOne(group: readonly Activiteit[]): boolean {
  const forms = group.map(({ naam }) => formOf(naam));
  return (['urn', 'uri', 'part'] as const).every((form) => forms.filter((own) => own === form).length <= 1);
}

/** Activiteiten, to find by what a person writes. */
export class ActiviteitIndex {
  readonly #all = new ActiviteitMap<Activiteit>();
  readonly #byLastPart = new ActiviteitMap<Activiteit[]>();

  constructor(activiteiten: Iterable<Activiteit>) {
    for (const activiteit of activiteiten) {
      if (this.#all.has(activiteit)) continue;
      const { naam, oin } = this.#all.getOrInsert(activiteit, () => activiteit);
      this.#byLastPart.getOrInsert({ naam: lastPart(naam), oin }, () => []).push(activiteit);
    }
  }

  /**
   * The activiteiten that a person may mean, each with all its spellings: none, one, or several to choose from. The name that
   * is written exactly so goes before all others.
   */
  meant(given: Activiteit): readonly (readonly Activiteit[])[] {
    const last = this.#byLastPart.get({ naam: lastPart(given.naam), oin: given.oin }) ?? [];
    const found = last.filter((activiteit) => mayBeOne(activiteit, given));
    if (found.length === 0) return [];
    if (areOne(found)) return [found];
    const exact = this.#all.get(given);
    return exact === undefined ? found.map((activiteit) => [activiteit]) : [[exact]];
  }
}

/** The names that `given` means: that naam itself, else all names that may mean the same. */
export function namesMeant(given: string, names: ReadonlySet<string>): string[] {
  return names.has(given) ? [given] : [...names].filter((naam) => namesMayBeOne(given, naam));
}

/** Items by the naam of their activiteit, to find by what a person writes. */
export class NaamIndex<T> {
  readonly #byNaam = new Map<string, T[]>();
  readonly #byLastPart = new Map<string, T[]>();
  readonly #naamOf: (item: T) => string;

  constructor(items: Iterable<T>, naamOf: (item: T) => string) {
    this.#naamOf = naamOf;
    for (const item of items) {
      const naam = naamOf(item);
      getOrInsert(this.#byNaam, naam, () => []).push(item);
      getOrInsert(this.#byLastPart, lastPart(naam), () => []).push(item);
    }
  }

  /** The items that `given` means: those of exactly that naam, else all that may mean the same. */
  meant(given: string): readonly T[] {
    const exact = this.#byNaam.get(given);
    if (exact !== undefined) return exact;
    return this.withLastPart(lastPart(given)).filter((item) => namesMayBeOne(given, this.#naamOf(item)));
  }

  withLastPart(part: string): readonly T[] {
    return this.#byLastPart.get(part) ?? [];
  }

  lastParts(): Iterable<string> {
    return this.#byLastPart.keys();
  }
}
