/**
 * Makes the plan: a pure function of what the files say, what DSO-LV reports, and what we may do there.
 *
 * Every combination of activiteit, bevoegd gezag, toestemming and locatie has exactly one behandeldienst, and DSO-LV
 * rejects a write that breaks this rule. Configuraties of different activiteiten, or of different bevoegde gezagen,
 * never share a combination, so each activiteit of a bevoegd gezag is planned by itself.
 *
 *   the files              DSO-LV                              decision
 *   ─────────────────────  ──────────────────────────────────  ────────────────────────────────────────────────────
 *   a configuratie         the same                            unchanged
 *   a configuratie         some of its locaties                create a configuratie for the missing locaties
 *   a configuratie         the same scope and locaties,        replace; without permission to replace: remove, then
 *                          another behandeldienst or label     create
 *   all combinations of a  a record that divides them          delete the record, create the configuraties
 *   record, differently    differently
 *   a configuratie         a second record that adds nothing   delete the second record
 *   nothing                a record (unmanaged)                leave it; delete it only with `prune`
 *   a configuratie         a record that shares a combination  blocked, with the ids of the records in its way
 *                          and must stay
 *
 * Why these decisions:
 *
 * - An unmanaged record stays. People also edit DSO-LV by hand, and nobody wants an empty file to delete everything. It
 *   is reported, so that somebody can add it to the files or ask for `prune`.
 * - A record is unmanaged as soon as one of its combinations is in no file. Removing it would leave that combination
 *   without a behandeldienst.
 * - A configuratie that is blocked is not created in part. The parts that would fit are not what the files say, and
 *   somebody has to decide first.
 * - A record that repeats another is deleted because DSO-LV must not hold a combination twice. No routing changes.
 * - A bevoegd gezag without files is not read and not planned: it is not ours.
 * - A missing reading is an error. If it counted as an empty list, a failed reading would create everything again.
 * - What is already in place is never rewritten to look like the files. The same routing may be split over more
 *   records than the files show, and rewriting them risks something and gains nothing.
 *
 * `spellings.ts` decides which names mean one activiteit. `order.ts` decides in which order the writes are made, `classify.ts` which record falls in which row of the table.
 */
import type { Reported } from '../model/configuratie.js';
import type { Desired, ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Permissions } from '../model/permissions.js';
import type { SharedAreas } from '../model/registers.js';
import { reconcileMessages } from './messages.js';
import type { BevoegdGezagPlan, Plan } from './plan.js';
import { type PlanRules, planActiviteit } from './plan-activiteit.js';
import { sidesByActiviteit } from './spellings.js';

export interface PlanInput {
  /** The omgeving, as far as the plan depends on it. */
  readonly omgeving: { readonly naam: string; readonly permissions: Permissions };
  /** Every file of the omgeving. They must hold no errors. */
  readonly files: readonly ToewijzingenFile[];
  readonly sharedAreas: SharedAreas;
  /** Everything that DSO-LV reports, per bevoegd gezag. */
  readonly reported: ReadonlyMap<Oin, readonly Reported[]>;
  /** Whether to delete unmanaged records. */
  readonly prune: boolean;
}

/** The bevoegde gezagen that the files of an omgeving manage, in the order of the files. */
export function managedGezagen(files: readonly ToewijzingenFile[]): Oin[] {
  return [...new Set(files.flatMap((file) => file.bevoegdGezag ?? []))];
}

function planGezag(
  oin: Oin,
  desired: readonly Desired[],
  reported: readonly Reported[],
  rules: PlanRules,
): BevoegdGezagPlan {
  const own = reported.filter((record) => record.configuratie.oin === oin);
  const activiteiten = sidesByActiviteit(desired, own).map((sides) => planActiviteit(sides, rules));
  return { oin, activiteiten, reported: own.length };
}

/**
 * Asserts that `prune` is possible.
 *
 * @throws Failure of kind `usage` when nothing may be removed.
 */
export function assertPruneAllowed({ naam, permissions }: PlanInput['omgeving']): void {
  if (!permissions.canRemove)
    throw new Failure(
      'usage',
      reconcileMessages.pruneNotAllowed({ omgeving: naam, operatie: permissions.operaties.remove }),
    );
}

/**
 * Decides what an apply does.
 *
 * @throws Failure of kind `usage` for `prune` where nothing may be removed.
 * @throws Error when `reported` lacks a bevoegd gezag of the files.
 */
export function makePlan(input: PlanInput): Plan {
  const { omgeving, files, reported, prune, sharedAreas } = input;
  const { naam, permissions } = omgeving;
  if (prune) assertPruneAllowed(omgeving);
  const filesOf = groupBy(files, (file) => file.bevoegdGezag);
  const bevoegdGezagen = managedGezagen(files).map((oin) => {
    const records = reported.get(oin);
    if (records === undefined) throw new Error(`no reading for bevoegd gezag ${oin}`);
    const desired = (filesOf.get(oin) ?? []).flatMap((file) => file.desired);
    return planGezag(oin, desired, records, { permissions, prune, sharedAreas });
  });
  return { omgeving: naam, permissions, prune, bevoegdGezagen };
}
