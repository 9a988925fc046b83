/** Where what DSO-LV reports itself breaks the rule "exactly one behandeldienst". */
import { CombinationIndex } from '../model/combination-index.js';
import { compareIds, type Reported } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { noSharedAreas, type SharedAreas } from '../model/registers.js';
import { sharedCombination } from '../model/relation.js';
import { reconcileMessages } from './messages.js';
import type { PlanWarning } from './plan.js';
import { sidesByActiviteit } from './spellings.js';

/** The records of one behandeldienst: by the area that they cover, and by the OINs that they name. */
interface Share {
  readonly byArea: CombinationIndex<Reported>;
  readonly byOin: CombinationIndex<Reported>;
}

type Kind = PlanWarning['kind'];

/** The warning about a record and the first of some earlier records with which it shares a combination. */
function warningOf(
  kind: Kind,
  earlier: Iterable<Reported>,
  later: Reported,
  sharedAreas: SharedAreas,
): PlanWarning | undefined {
  for (const record of earlier) {
    const combination = sharedCombination(record.configuratie, later.configuratie, sharedAreas);
    if (combination === undefined) continue;
    const ids = { first: record.id, second: later.id };
    const message =
      kind === 'overlap' ? reconcileMessages.reportedOverlap(ids) : reconcileMessages.reportedTwice(ids);
    return { kind, message, ids: [record.id, later.id], combination };
  }
  return undefined;
}

/** The warning about an overlap of a record with an earlier one of another behandeldienst. */
function overlapOf(
  later: Reported,
  shares: ReadonlyMap<Oin, Share>,
  sharedAreas: SharedAreas,
): PlanWarning | undefined {
  const { configuratie } = later;
  for (const [behandeldienst, { byArea }] of shares) {
    if (behandeldienst === configuratie.behandeldienstOin) continue;
    const warning = warningOf('overlap', byArea.meeting(configuratie), later, sharedAreas);
    if (warning !== undefined) return warning;
  }
  return undefined;
}

/**
 * The breaches within the records of one activiteit: one warning for each record that covers a combination which an
 * earlier record covers already. Not one for each pair: a thousand equal records have half a million pairs.
 *
 * First come the records that name another behandeldienst than the earlier one, then those that name the same one.
 * Records of one behandeldienst in areas that overlap are no breach: they are parts of one assignment.
 */
export function breachesOf(reported: readonly Reported[], sharedAreas: SharedAreas): PlanWarning[] {
  const shares = new Map<Oin, Share>();
  const warnings: Record<Kind, PlanWarning[]> = { overlap: [], twice: [] };
  for (const later of reported) {
    const { configuratie } = later;
    const own = getOrInsert(shares, configuratie.behandeldienstOin, () => ({
      byArea: new CombinationIndex<Reported>(sharedAreas),
      byOin: new CombinationIndex<Reported>(),
    }));
    const warning =
      overlapOf(later, shares, sharedAreas) ??
      warningOf('twice', own.byOin.meeting(configuratie), later, noSharedAreas);
    if (warning !== undefined) warnings[warning.kind].push(warning);
    own.byArea.add(configuratie, later);
    own.byOin.add(configuratie, later);
  }
  return [...warnings.overlap, ...warnings.twice];
}

/** Counts the records of one bevoegd gezag that cover a combination which another record covers already. */
export function countDoubled(reported: readonly Reported[], sharedAreas: SharedAreas): number {
  const sorted = [...reported].sort((a, b) => compareIds(a.id, b.id));
  return sidesByActiviteit([], sorted).reduce(
    (total, sides) => total + breachesOf(sides.reported, sharedAreas).length,
    0,
  );
}
