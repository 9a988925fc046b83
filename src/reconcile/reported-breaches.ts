/** Where what DSO-LV reports itself breaks the rule "exactly one behandeldienst". */
import { CombinationIndex } from '../model/combination-index.js';
import type { Reported } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { noSharedAreas, type SharedAreas } from '../model/registers.js';
import { sharedCombination } from '../model/relation.js';
import { reconcileMessages } from './messages.js';
import type { PlanWarning } from './plan.js';

/** Upper limit of warnings per activiteit. */
const MAX_WARNINGS = 20;

/** The records of one behandeldienst: by the area that they cover, and by the OINs that they name. */
interface Share {
  readonly byArea: CombinationIndex<Reported>;
  readonly byOin: CombinationIndex<Reported>;
}

/** The warning for two records, where they share a combination. */
function warningOf(
  kind: PlanWarning['kind'],
  first: Reported,
  second: Reported,
  sharedAreas: SharedAreas,
): PlanWarning[] {
  const combination = sharedCombination(first.configuratie, second.configuratie, sharedAreas);
  if (combination === undefined) return [];
  const ids = { first: first.id, second: second.id };
  const message =
    kind === 'overlap' ? reconcileMessages.reportedOverlap(ids) : reconcileMessages.reportedTwice(ids);
  return [{ kind, message, ids: [first.id, second.id], combination }];
}

/**
 * The breaches within the records of one activiteit: first the combinations that go to two behandeldiensten, then those
 * that one behandeldienst has twice. Records of one behandeldienst in areas that overlap are no breach: they are parts
 * of one assignment.
 */
export function breachesOf(reported: readonly Reported[], sharedAreas: SharedAreas): PlanWarning[] {
  const shares = new Map<Oin, Share>();
  const overlaps: PlanWarning[] = [];
  const twice: PlanWarning[] = [];
  for (const later of reported) {
    const { configuratie } = later;
    for (const [behandeldienst, { byArea }] of shares) {
      if (behandeldienst === configuratie.behandeldienstOin) continue;
      for (const earlier of new Set(byArea.meeting(configuratie))) {
        overlaps.push(...warningOf('overlap', earlier, later, sharedAreas));
        if (overlaps.length >= MAX_WARNINGS) return overlaps;
      }
    }
    const own = getOrInsert(shares, configuratie.behandeldienstOin, () => ({
      byArea: new CombinationIndex<Reported>(sharedAreas),
      byOin: new CombinationIndex<Reported>(),
    }));
    if (twice.length < MAX_WARNINGS)
      for (const earlier of new Set(own.byOin.meeting(configuratie)))
        twice.push(...warningOf('twice', earlier, later, noSharedAreas));
    own.byArea.add(configuratie, later);
    own.byOin.add(configuratie, later);
  }
  return [...overlaps, ...twice].slice(0, MAX_WARNINGS);
}
