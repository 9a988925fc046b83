/**
 * overlap, duplicate: two configuraties share a combination, and name different behandeldiensten or the same.
 *
 * Per activiteit the configuraties are put one by one into an index, in the order of their places; whatever the index
 * already holds for their combinations is a pair. So the time goes with the number of configuraties plus the number of
 * pairs, and the number of pairs that are told is bounded: a thousand lines that all overlap are one mistake, not half a
 * million.
 */

import type { Check } from '../config/loader.js';
import { CombinationIndex } from '../model/combination-index.js';
import { groupByGezagActiviteit } from '../model/configuratie.js';
import type { Desired } from '../model/configuration.js';
import { comparePlaces, type Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Registers, type SharedAreas } from '../model/registers.js';
import { areasOverlap, overlaps, sharedCombination } from '../model/relation.js';
import { checksMessages } from './messages.js';

/** Pairs told per activiteit; what comes after them is counted. */
export const MAX_PAIRS = 1000;
/** So few that holding each to each takes less than an index of them. */
const FEW = 8;

function byPlace(a: Desired, b: Desired): number {
  return comparePlaces(a, b) || (a.toestemmingOffset ?? 0) - (b.toestemmingOffset ?? 0);
}

/** The places of a pair. One activiteit under one toestemming twice meets at that toestemming. */
function placesOf(earlier: Desired, later: Desired): { place: Place; related: Place } {
  const same = earlier.file === later.file && earlier.offset === later.offset;
  const at = ({ file, offset, toestemmingOffset }: Desired): Place => ({
    file,
    offset: same ? (toestemmingOffset ?? offset) : offset,
  });
  return { place: at(later), related: at(earlier) };
}

function pairProblem(earlier: Desired, later: Desired, registers: Registers): Problem | undefined {
  const a = earlier.configuratie;
  const b = later.configuratie;
  const combination = sharedCombination(b, a, registers.sharedAreas);
  if (combination === undefined) return undefined;
  const same = a.behandeldienstOin === b.behandeldienstOin;
  const say = (oin: string): string => nameOf(registers, oin) ?? oin;
  const { locatie } = combination;
  const neighbour =
    locatie === null || b.locatieOins === undefined || b.locatieOins.includes(locatie)
      ? undefined
      : b.locatieOins.find((oin) => areasOverlap(oin, locatie, registers.sharedAreas));
  const params = {
    activiteit: combination.activiteit.naam,
    toestemming: combination.toestemming,
    locatie: locatie === null ? null : say(locatie),
    sharesGroundWith: neighbour === undefined ? null : say(neighbour),
    earlier: say(a.behandeldienstOin),
    later: say(b.behandeldienstOin),
  };
  const { place, related } = placesOf(earlier, later);
  return {
    code: same ? 'duplicate' : 'overlap',
    severity: 'error',
    message: same ? checksMessages.duplicate(params) : checksMessages.overlap(params),
    place,
    related: [related],
    combination,
  };
}

/** Whether any two of a few configuraties of one activiteit share a combination: every one is held to every other. */
function anyPair(few: readonly Desired[], sharedAreas: SharedAreas): boolean {
  for (const [i, a] of few.entries()) {
    for (let j = 0; j < i; j += 1) {
      const b = few[j];
      if (b !== undefined && overlaps(a.configuratie, b.configuratie, sharedAreas)) return true;
    }
  }
  return false;
}

/** The overlaps and duplicates within one activiteit; `desired` in the order of their places. */
function checkActiviteit(desired: readonly Desired[], registers: Registers): Problem[] {
  const index = new CombinationIndex<number>(registers.sharedAreas);
  const problems: Problem[] = [];
  /** Which later configuratie an earlier one was last paired with: a pair that shares several combinations is one pair. */
  const pairedWith = new Int32Array(desired.length).fill(-1);
  let untold: { first: Problem; configuraties: number } | undefined;
  for (const [i, later] of desired.entries()) {
    for (const j of index.meeting(later.configuratie)) {
      if (pairedWith[j] === i) continue;
      pairedWith[j] = i;
      const earlier = desired[j];
      const problem = earlier && pairProblem(earlier, later, registers);
      if (problem === undefined) continue;
      if (problems.length < MAX_PAIRS) {
        problems.push(problem);
        continue;
      }
      untold ??= { first: problem, configuraties: 0 };
      untold.configuraties += 1;
      break;
    }
    index.add(later.configuratie, i);
  }
  if (untold !== undefined) {
    const { first, configuraties } = untold;
    const activiteit = first.combination?.activiteit.naam ?? '';
    problems.push({
      ...first,
      message: checksMessages.moreOverlaps({ activiteit, configuraties, told: MAX_PAIRS }),
    });
  }
  return problems;
}

/**
 * Finds every pair of configuraties of one omgeving that share a combination, at the later place, with the earlier one
 * as related place and one concrete combination. At most MAX_PAIRS pairs per activiteit, then one that counts the rest.
 */
export function findOverlaps(desired: readonly Desired[], registers: Registers): Problem[] {
  const problems: Problem[] = [];
  for (const group of groupByGezagActiviteit(desired, ({ configuratie }) => configuratie)) {
    if (group.length < 2 || (group.length <= FEW && !anyPair(group, registers.sharedAreas))) continue;
    group.sort(byPlace);
    problems.push(...checkActiviteit(group, registers));
  }
  return problems;
}

/** overlap, duplicate. */
export const checkOverlap: Check = ({ files, registers }) =>
  findOverlaps(
    files.flatMap(({ desired }) => desired),
    registers,
  );
