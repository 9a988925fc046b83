/**
 * overlap: two configuraties share a combination and name different behandeldiensten. duplicate: they name the same one.
 *
 * The configuraties of an activiteit go into an index one by one, in the order of their places. Whatever the index already
 * holds for the same combination makes a pair. The time is therefore linear in the number of configuraties and pairs. The
 * number of reported pairs has a limit, because a thousand lines that all overlap are one mistake, not half a million.
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

/** Upper limit of reported pairs per activiteit. The rest is counted. */
export const MAX_PAIRS = 1000;
/** Up to so many configuraties, comparing all pairs is faster than building an index. */
const FEW = 8;

function byPlace(a: Desired, b: Desired): number {
  return comparePlaces(a, b) || (a.toestemmingOffset ?? 0) - (b.toestemmingOffset ?? 0);
}

/** The places of a pair. When both come from one line, the places are those of their toestemmingen. */
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
  const shownName = (oin: string): string => nameOf(registers, oin) ?? oin;
  const { locatie } = combination;
  const overlapping =
    locatie === null || b.locatieOins === undefined || b.locatieOins.includes(locatie)
      ? undefined
      : b.locatieOins.find((oin) => areasOverlap(oin, locatie, registers.sharedAreas));
  const params = {
    activiteit: combination.activiteit.naam,
    toestemming: combination.toestemming,
    locatie: locatie === null ? null : shownName(locatie),
    overlappingArea: overlapping === undefined ? null : shownName(overlapping),
    earlier: shownName(a.behandeldienstOin),
    later: shownName(b.behandeldienstOin),
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

/** Tests by comparing all pairs whether any two configuraties of one activiteit share a combination. */
function anyPair(few: readonly Desired[], sharedAreas: SharedAreas): boolean {
  for (const [i, a] of few.entries()) {
    for (let j = 0; j < i; j += 1) {
      const b = few[j];
      if (b !== undefined && overlaps(a.configuratie, b.configuratie, sharedAreas)) return true;
    }
  }
  return false;
}

/** Finds the overlaps and duplicates within one activiteit. @param desired sorted by place. */
function checkActiviteit(desired: readonly Desired[], registers: Registers): Problem[] {
  const index = new CombinationIndex<number>(registers.sharedAreas);
  const problems: Problem[] = [];
  /** For each earlier configuratie, the later one that it was last paired with: a pair is reported once. */
  const pairedWith = new Int32Array(desired.length).fill(-1);
  let unlisted: { first: Problem; configuraties: number } | undefined;
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
      unlisted ??= { first: problem, configuraties: 0 };
      unlisted.configuraties += 1;
      break;
    }
    index.add(later.configuratie, i);
  }
  if (unlisted !== undefined) {
    const { first, configuraties } = unlisted;
    const activiteit = first.combination?.activiteit.naam ?? '';
    problems.push({
      ...first,
      message: checksMessages.moreOverlaps({ activiteit, configuraties, listed: MAX_PAIRS }),
    });
  }
  return problems;
}

/**
 * Finds all pairs of configuraties that share a combination. Each problem is at the later place, with the earlier one as
 * related place, and gives one shared combination. After MAX_PAIRS pairs per activiteit, one problem counts the rest.
 *
 * @param desired configuraties of one omgeving.
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

/** The checks `overlap` and `duplicate`. */
export const checkOverlap: Check = ({ files, registers }) =>
  findOverlaps(
    files.flatMap(({ desired }) => desired),
    registers,
  );
