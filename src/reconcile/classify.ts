/**
 * Compares what DSO-LV reports with what the files say, for one activiteit of one bevoegd gezag.
 *
 * Every reported configuratie (a record) is one of three kinds:
 *
 *   in place    A desired configuratie with the same scope and behandeldienst has all its locaties: it says nothing
 *               that the files do not say. Of several equal ones the lowest id is in place; one that adds nothing to
 *               the others is superseded.
 *   superseded  The files assign its every combination, but differently: no combination loses its behandeldienst when
 *               the record goes. A record that would be in place is superseded too when it shares area with a part
 *               that is still missing. That part cannot exist beside it, so the whole configuratie replaces it.
 *   unmanaged   At least one of its combinations is in no file.
 *
 * The scope is the activiteit, the toestemming code (or none) and the kind of locatie (none, or some). Only equal OINs
 * count as the same locatie here. That two areas overlap matters for what can exist together; `Candidate.release` deals
 * with it.
 */
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import { codeOf, locatiesOf, sameAssignment, sameScope } from '../model/configuratie-fields.js';
import type { Desired } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { SharedAreas } from '../model/registers.js';
import { areasOverlap } from '../model/relation.js';

/** A desired configuratie, and how much of it DSO-LV has already. */
export interface Wanted {
  readonly desired: Desired;
  /** The records that are in place for it, lowest id first. */
  readonly inPlace: readonly Reported[];
  /** The body that has to be created: all of it, or the missing locaties. Undefined when nothing is missing. */
  readonly missing: Configuratie | undefined;
}

/** A record that may go: the files assign it differently, or it repeats one that is in place. */
export interface Superseded {
  readonly reported: Reported;
  /** The record in place that it repeats. */
  readonly repeats?: Reported;
  /** It is as the files say, but shares area with a missing part, so only the whole can exist. */
  readonly released?: true;
}

export interface Classified {
  readonly wanted: readonly Wanted[];
  readonly superseded: readonly Superseded[];
  readonly unmanaged: readonly Reported[];
}

/** A desired configuratie during the comparison with the records. */
class Candidate {
  readonly desired: Desired;
  readonly locaties: ReadonlySet<Oin | null>;
  /** Locaties in place so far, each with the record that has it. */
  readonly held = new Map<Oin | null, Reported>();

  constructor(desired: Desired) {
    this.desired = desired;
    this.locaties = new Set(locatiesOf(desired.configuratie));
  }

  /** Tests whether a record says nothing that this configuratie does not say. */
  covers(configuratie: Configuratie): boolean {
    const own = this.desired.configuratie;
    return (
      sameScope(own, configuratie) &&
      sameAssignment(own, configuratie) &&
      locatiesOf(configuratie).every((locatie) => this.locaties.has(locatie))
    );
  }

  #missing(): (Oin | null)[] {
    return [...this.locaties].filter((locatie) => !this.held.has(locatie));
  }

  /** Adds a record that is in place. One that adds no locatie is not added: the result is the record that it repeats. */
  hold(reported: Reported): Reported | undefined {
    const locaties = locatiesOf(reported.configuratie);
    const [first] = locaties;
    if (locaties.every((locatie) => this.held.has(locatie))) {
      return first === undefined ? undefined : this.held.get(first);
    }
    for (const locatie of locaties) if (!this.held.has(locatie)) this.held.set(locatie, reported);
    return undefined;
  }

  /**
   * Removes the records that share area with the missing part, since DSO-LV does not accept two configuraties for one
   * area. Each removal makes more of the configuratie missing, so this repeats until nothing changes.
   *
   * @returns the records that were removed.
   */
  release(sharedAreas: SharedAreas): Reported[] {
    const released = new Set<Reported>();
    for (;;) {
      const missing = this.#missing();
      if (missing.length === 0) return [...released];
      // All locaties of a record count, also those that another record holds: records may say the same.
      const reported = [...new Set(this.held.values())].find(({ configuratie }) =>
        locatiesOf(configuratie).some((locatie) =>
          missing.some(
            (other) => locatie !== null && other !== null && areasOverlap(locatie, other, sharedAreas),
          ),
        ),
      );
      if (reported === undefined) return [...released];
      released.add(reported);
      for (const [locatie, holder] of this.held) if (holder === reported) this.held.delete(locatie);
    }
  }

  result(): Wanted {
    const inPlace = [...new Set(this.held.values())].sort((a, b) => compareIds(a.id, b.id));
    const own = this.desired.configuratie;
    const missing = this.#missing();
    if (missing.length === 0) return { desired: this.desired, inPlace, missing: undefined };
    if (missing.length === this.locaties.size) return { desired: this.desired, inPlace, missing: own };
    const locatieOins = missing.filter((locatie) => locatie !== null);
    return { desired: this.desired, inPlace, missing: { ...own, locatieOins } };
  }
}

/**
 * Classifies the records of one activiteit.
 *
 * @param desired what the files say about it: no two share a combination.
 * @param reported what DSO-LV reports about it, in any order. It may break the rule.
 * @param mayChange whether records may be replaced or removed at all.
 */
export function classify(
  desired: readonly Desired[],
  reported: readonly Reported[],
  sharedAreas: SharedAreas,
  mayChange: boolean,
): Classified {
  const index = new CombinationIndex<Candidate>();
  const candidates = desired.map((item) => new Candidate(item));
  for (const candidate of candidates) index.add(candidate.desired.configuratie, candidate);

  const superseded: Superseded[] = [];
  const unmanaged: Reported[] = [];
  for (const item of [...reported].sort((a, b) => compareIds(a.id, b.id))) {
    const { configuratie } = item;
    const code = codeOf(configuratie);
    const assignedTo = locatiesOf(configuratie).map((locatie) => index.assigning(code, locatie).next().value);
    if (assignedTo.some((candidate) => candidate === undefined)) {
      unmanaged.push(item);
      continue;
    }
    const [candidate] = assignedTo;
    if (!candidate?.covers(configuratie)) {
      superseded.push({ reported: item });
      continue;
    }
    const repeats = candidate.hold(item);
    if (repeats !== undefined) superseded.push({ reported: item, repeats });
  }

  if (mayChange && sharedAreas.size > 0) {
    for (const candidate of candidates) {
      for (const released of candidate.release(sharedAreas))
        superseded.push({ reported: released, released: true });
    }
  }
  return { wanted: candidates.map((candidate) => candidate.result()), superseded, unmanaged };
}
