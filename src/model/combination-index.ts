import type { Configuratie } from './configuratie.js';
import type { Oin } from './oin.js';
import { noSharedAreas, type SharedAreas } from './registers.js';

/** Configuraties with one toestemming code (or with none, or with any), by area. */
class Column<T> {
  /** All of them, whatever their area. */
  readonly every: T[] = [];
  /** Those for the whole area. */
  readonly whole: T[] = [];
  readonly byLocatie = new Map<Oin, T[]>();

  add(locatieOins: readonly Oin[] | undefined, item: T): void {
    this.every.push(item);
    if (locatieOins === undefined) {
      this.whole.push(item);
      return;
    }
    for (const oin of locatieOins) {
      const there = this.byLocatie.get(oin);
      if (there === undefined) this.byLocatie.set(oin, [item]);
      else there.push(item);
    }
  }

  /** Those that cover `locatie` (null = the whole area), by OIN alone. */
  *at(locatie: Oin | null): Generator<T> {
    yield* this.whole;
    if (locatie !== null) yield* this.byLocatie.get(locatie) ?? [];
  }

  /** Those whose area overlaps with the given one. The same item may come more than once. */
  *meeting(locatieOins: readonly Oin[] | undefined, sharedAreas: SharedAreas): Generator<T> {
    if (locatieOins === undefined) {
      yield* this.every;
      return;
    }
    yield* this.whole;
    for (const oin of locatieOins) {
      yield* this.byLocatie.get(oin) ?? [];
      for (const neighbour of sharedAreas.get(oin) ?? []) yield* this.byLocatie.get(neighbour) ?? [];
    }
  }
}

/**
 * Finds configuraties by combination, for one activiteit of one bevoegd gezag. A look-up visits only what it returns, so
 * the time for n configuraties is proportional to n and to the number of results.
 */
export class CombinationIndex<T> {
  readonly #sharedAreas: SharedAreas;
  /** Every item, for a look-up with a configuratie without toestemming. */
  readonly #any = new Column<T>();
  /** Items without toestemming: they cover all toestemmingen. */
  readonly #all = new Column<T>();
  readonly #byCode = new Map<string, Column<T>>();

  constructor(sharedAreas: SharedAreas = noSharedAreas) {
    this.#sharedAreas = sharedAreas;
  }

  /** Adds an item under the combinations of `configuratie`. */
  add(configuratie: Configuratie, item: T): void {
    this.#any.add(configuratie.locatieOins, item);
    this.#columnFor(configuratie.toestemming?.code).add(configuratie.locatieOins, item);
  }

  #columnFor(code: string | undefined): Column<T> {
    if (code === undefined) return this.#all;
    let column = this.#byCode.get(code);
    if (column === undefined) {
      column = new Column<T>();
      this.#byCode.set(code, column);
    }
    return column;
  }

  /**
   * The items that assign toestemming `code` (null = all) at `locatie` (null = the whole area), by OIN alone. There is at
   * most one when the rule holds.
   */
  *assigning(code: string | null, locatie: Oin | null): Generator<T> {
    yield* this.#all.at(locatie);
    if (code !== null) yield* this.#byCode.get(code)?.at(locatie) ?? [];
  }

  /** The items that share a combination with `configuratie`. An item may come more than once. */
  *meeting(configuratie: Configuratie): Generator<T> {
    const { toestemming, locatieOins } = configuratie;
    if (toestemming === undefined) {
      yield* this.#any.meeting(locatieOins, this.#sharedAreas);
      return;
    }
    yield* this.#all.meeting(locatieOins, this.#sharedAreas);
    const column = this.#byCode.get(toestemming.code);
    if (column !== undefined) yield* column.meeting(locatieOins, this.#sharedAreas);
  }
}
