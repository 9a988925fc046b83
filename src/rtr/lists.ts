/**
 * What the RTR (Registratie Toepasbare Regels) has registered, and which of it a name in a file means.
 *
 * How DSO-LV wants an activiteit to be named is not public. The RTR lists URNs (`nl.imow-gm0995.activiteit.Kappen`); the
 * process description names an activiteit by the last part of its URI (`…/id/concept/DakkapelPlaatsen`). So a name means
 * a registered activiteit when it is all of what the RTR calls it, or the last part of that.
 */

import { nearest } from '../lib/nearest.js';
import { lastPart } from '../model/naam.js';
import type { Oin } from '../model/oin.js';
import { type Datum, daysBetween } from './datum.js';

/** An activiteit as the RTR knows it. */
export interface Registered {
  /** The URN or URI, whole. */
  readonly naam: string;
  readonly omschrijving?: string;
  readonly begindatum?: Datum;
  /** The last day on which it counts; left out where no end is known. */
  readonly einddatum?: Datum;
  /** The day on which the RTR was found not to give it any more. */
  readonly vervallen?: Datum;
}

/** The lists of some organisations on a day: each whole. */
export interface RegisteredLists {
  readonly datum: Datum;
  readonly lijsten: ReadonlyMap<Oin, readonly Registered[]>;
}

/** The day on which an activiteit ended, where that day has come. */
export function endedOn({ einddatum, vervallen }: Registered, today: Datum): Datum | undefined {
  if (einddatum !== undefined && daysBetween(einddatum, today) > 0) return einddatum;
  return vervallen;
}

function push(map: Map<string, Registered[]>, key: string, item: Registered): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [item]);
  else there.push(item);
}

/** The list of one organisation, to look names up in. */
export class RegisteredList {
  readonly #byName = new Map<string, Registered[]>();
  readonly #byLastPart = new Map<string, Registered[]>();

  constructor(readonly items: readonly Registered[]) {
    for (const item of items) {
      push(this.#byName, item.naam, item);
      push(this.#byLastPart, lastPart(item.naam), item);
    }
  }

  /** The activiteiten that a name means: one as a rule, several where only the last part is given and more end in it. */
  meant(naam: string): readonly Registered[] {
    return this.#byName.get(naam) ?? this.#byLastPart.get(naam) ?? [];
  }

  /** Registered names like this one, nearest first, in the form in which it was written: whole, or the last part. */
  near(naam: string): string[] {
    const whole = lastPart(naam) !== naam;
    const parts = nearest(lastPart(naam), this.#byLastPart.keys());
    if (!whole) return parts;
    return parts.flatMap((part) => (this.#byLastPart.get(part) ?? []).map((item) => item.naam)).slice(0, 3);
  }
}
