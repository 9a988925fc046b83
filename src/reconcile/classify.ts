/**
 * What DSO-LV reports, held against what the files say, for one activiteit of one bevoegd gezag.
 *
 * Every reported configuration falls in one of three kinds:
 *
 *   in place    a desired one with the same scope and behandeldienst has all its locaties: it says nothing the files
 *               do not say. Of several that say the same, the lowest id counts; one that adds nothing is superseded.
 *   superseded  the files assign its every combination, but otherwise: nothing loses its behandeldienst when it goes.
 *               So does one in place that shares ground with a part which is still missing: beside it that part could
 *               not stand, so the whole takes its place.
 *   unmanaged   some combination of it is in no file. It is not ours to take away unasked.
 *
 * Scope = activiteit, toestemming code (or none) and the kind of locatie (none, or some). Here only equal OINs count as
 * the same locatie; that two areas share ground matters for what may stand beside what, and is looked at once below.
 */

import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import type { Desired } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { SharedAreas } from '../model/registers.js';
import { areasOverlap } from '../model/relation.js';

/** A desired configuratie and how much of it DSO-LV has already. */
export interface Wanted {
  readonly desired: Desired;
  /** The reported configurations that are in place for it, lowest id first. */
  readonly inPlace: readonly Reported[];
  /** The body that is still to be created: all of it, or just the missing locaties; undefined when nothing is. */
  readonly missing: Configuratie | undefined;
}

/** Why a reported configuration may go: other lines take its place, or it repeats one that is in place. */
export interface Superseded {
  readonly reported: Reported;
  /** The configuration that says the same already. */
  readonly repeats?: Reported;
  /** It says what the files say, and shares ground with what they say besides: the two can only stand there as one. */
  readonly released?: true;
}

export interface Classified {
  readonly wanted: readonly Wanted[];
  readonly superseded: readonly Superseded[];
  readonly unmanaged: readonly Reported[];
}

/** The code of a configuratie's toestemming; `null` stands for all of them. */
export function codeOf(configuratie: Configuratie): string | null {
  return configuratie.toestemming?.code ?? null;
}

/** The locaties of a configuratie, `null` standing for the whole area. */
export function locatiesOf(configuratie: Configuratie): readonly (Oin | null)[] {
  return configuratie.locatieOins ?? [null];
}

/** Whether two configuraties have the same scope (contract, "What plan decides"): toestemming code and kind of locatie. */
export function sameScope(a: Configuratie, b: Configuratie): boolean {
  return codeOf(a) === codeOf(b) && (a.locatieOins === undefined) === (b.locatieOins === undefined);
}

/** Whether two configuraties name the same set of locaties. */
export function sameLocaties(a: Configuratie, b: Configuratie): boolean {
  const [ofA, ofB] = [locatiesOf(a), locatiesOf(b)];
  if (ofA.length === 1 && ofB.length === 1) return ofA[0] === ofB[0];
  const there = new Set(ofB);
  return ofA.length === ofB.length && ofA.every((locatie) => there.has(locatie));
}

/** A desired configuratie while reported ones are being held against it. */
class Candidate {
  readonly desired: Desired;
  readonly locaties: ReadonlySet<Oin | null>;
  /** Locaties in place so far, each with the configuration that has it. */
  readonly held = new Map<Oin | null, Reported>();

  constructor(desired: Desired) {
    this.desired = desired;
    this.locaties = new Set(locatiesOf(desired.configuratie));
  }

  covers(configuratie: Configuratie): boolean {
    const own = this.desired.configuratie;
    return (
      sameScope(own, configuratie) &&
      own.behandeldienstOin === configuratie.behandeldienstOin &&
      locatiesOf(configuratie).every((locatie) => this.locaties.has(locatie))
    );
  }

  #missing(): (Oin | null)[] {
    return [...this.locaties].filter((locatie) => !this.held.has(locatie));
  }

  /** Counts a configuration as in place, unless it adds nothing: then gives the one that was there before it. */
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
   * Lets go of what shares ground with the part that is missing: DSO-LV would hold two configurations for that
   * ground, so the part cannot be created beside it, only with it. Gives what was let go of.
   */
  release(sharedAreas: SharedAreas): Reported[] {
    const released = new Set<Reported>();
    for (;;) {
      const missing = this.#missing();
      if (missing.length === 0) return [...released];
      // All that it covers counts, also what another holds: of what is reported, some may say the same.
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
 * Classifies the reported configurations of one activiteit.
 *
 * @param desired what the files say of it: no two share a combination.
 * @param reported what DSO-LV says of it, in any order; may break the rule.
 * @param mayRewrite whether anything that stands at DSO-LV can be changed or removed at all.
 */
export function classify(
  desired: readonly Desired[],
  reported: readonly Reported[],
  sharedAreas: SharedAreas,
  mayRewrite: boolean,
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

  if (mayRewrite && sharedAreas.size > 0) {
    for (const candidate of candidates) {
      for (const released of candidate.release(sharedAreas))
        superseded.push({ reported: released, released: true });
    }
  }
  return { wanted: candidates.map((candidate) => candidate.result()), superseded, unmanaged };
}
