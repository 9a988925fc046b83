/**
 * The activiteiten that the RTR (Registratie Toepasbare Regels) has registered, and which of them a name in a file means.
 *
 * How DSO-LV expects an activiteit to be named is not public. The RTR lists URNs (`nl.imow-gm0995.activiteit.Kappen`); the
 * process description uses the last part of the URI (`…/id/concept/DakkapelPlaatsen`). So a name means a registered
 * activiteit when it equals the whole name in the RTR, or the last part of it.
 */
import { nearest } from '../lib/nearest.js';
import { lastPart, NaamIndex } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import { type Datum, daysBetween } from './datum.js';

/** An activiteit in the RTR. */
export interface Registered {
  /** The whole URN or URI. */
  readonly naam: string;
  readonly omschrijving?: string;
  readonly begindatum?: Datum;
  /** The last day on which the activiteit is valid; absent when no end is known. */
  readonly einddatum?: Datum;
  /** The day on which a snapshot first found that the RTR no longer lists it. */
  readonly vervallen?: Datum;
}

/** The complete lists of some organisations on a day. */
export interface RegisteredLists {
  readonly datum: Datum;
  readonly lijsten: ReadonlyMap<Oin, readonly Registered[]>;
}

/** The day on which an activiteit ended; undefined while it is valid. */
export function endedOn({ einddatum, vervallen }: Registered, today: Datum): Datum | undefined {
  if (einddatum !== undefined && daysBetween(einddatum, today) > 0) return einddatum;
  return vervallen;
}

const MAX_SUGGESTIONS = 3;

/** Looks up names in the list of one organisation. */
export class RegisteredList {
  readonly items: readonly Registered[];
  readonly #index: NaamIndex<Registered>;

  constructor(items: readonly Registered[]) {
    this.items = items;
    this.#index = new NaamIndex(items, ({ naam }) => naam);
  }

  /** The activiteiten that a name means: usually one; several when a last part is given that several of them share. */
  find(naam: string): readonly Registered[] {
    return this.#index.meant(naam);
  }

  /** Registered names that resemble this one, nearest first. They are whole names when this is one, else last parts. */
  suggestions(naam: string): string[] {
    const isWhole = lastPart(naam) !== naam;
    const parts = nearest(lastPart(naam), this.#index.lastParts());
    if (!isWhole) return parts;
    return parts
      .flatMap((part) => this.#index.withLastPart(part).map((item) => item.naam))
      .slice(0, MAX_SUGGESTIONS);
  }
}
