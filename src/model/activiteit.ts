/**
 * Activiteiten, and the only place that decides when two of them are the same. Everything that compares, groups or looks
 * up activiteiten uses this module, so that a change of the rule here reaches all of it.
 *
 * Two activiteiten are the same when their naam and the OIN of the organisation that registered them are equal. A person
 * may also name an activiteit by the last part of its naam.
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

/**
 * The last part of a URI or of a URN of the RTR (`nl.imow-gm0995.activiteit.Kappen`), which is what people call an
 * activiteit. Any other naam is its own last part, whatever dots and slashes it holds: "Slopen cat. 1" is no "1".
 */
export function lastPart(naam: string): string {
  const uri = /^[a-z][a-z0-9+.-]*:\/\/\S*[/#]([^\s/#]+)$/i.exec(naam);
  const concept = uri?.[1] ?? naam;
  return /^nl\.imow-[^.]*\.activiteit\.(.+)$/.exec(concept)?.[1] ?? concept;
}

/** Tests whether a person who writes `given` may mean the activiteit `naam`: by all of its naam or by its last part. */
export function mayMean(given: string, naam: string): boolean {
  return given === naam || given === lastPart(naam);
}

/** The names that `given` means: that naam itself, else all names of which it is the last part. */
export function namesMeant(given: string, names: ReadonlySet<string>): string[] {
  return names.has(given) ? [given] : [...names].filter((naam) => mayMean(given, naam));
}

/** Items by the naam of their activiteit, to find by what a person writes. */
export class NaamIndex<T> {
  readonly #byNaam = new Map<string, T[]>();
  readonly #byLastPart = new Map<string, T[]>();

  constructor(items: Iterable<T>, naamOf: (item: T) => string) {
    for (const item of items) {
      const naam = naamOf(item);
      getOrInsert(this.#byNaam, naam, () => []).push(item);
      getOrInsert(this.#byLastPart, lastPart(naam), () => []).push(item);
    }
  }

  /** The items that `given` means: those of exactly that naam, else all of which it is the last part. */
  meant(given: string): readonly T[] {
    return this.#byNaam.get(given) ?? this.withLastPart(given);
  }

  withLastPart(part: string): readonly T[] {
    return this.#byLastPart.get(part) ?? [];
  }

  lastParts(): Iterable<string> {
    return this.#byLastPart.keys();
  }
}
