/** The plan of one activiteit of a bevoegd gezag. `diff.ts` explains the decisions. */
import type { Activiteit } from '../model/activiteit.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import { sameAssignment, sameLocaties, sameScope } from '../model/configuratie-fields.js';
import type { Desired } from '../model/configuration.js';
import type { Permissions } from '../model/permissions.js';
import type { SharedAreas } from '../model/registers.js';
import { ActionBuilder } from './action-builder.js';
import { changesOf } from './changes.js';
import { classify, type Wanted } from './classify.js';
import { reconcileMessages } from './messages.js';
import { type Order, order } from './order.js';
import type { Action, ActiviteitPlan, SpellingNote } from './plan.js';
import { breachesOf } from './reported-breaches.js';
import type { Sides } from './spellings.js';

/** What holds for a whole plan. */
export interface PlanRules {
  readonly permissions: Permissions;
  readonly prune: boolean;
  readonly sharedAreas: SharedAreas;
}

/** The plan where DSO-LV reports nothing: nothing is in the way, and no creation waits for another. */
function createAll(activiteit: Activiteit, desired: readonly Desired[]): ActiviteitPlan {
  const actions = desired.map(({ configuratie, file, offset }): Action => {
    return {
      action: 'create',
      configuratie,
      cause: 'missing',
      reason: reconcileMessages.reasonCreate(),
      place: { file, offset },
    };
  });
  return {
    activiteit,
    before: [],
    after: actions.map(({ configuratie }) => configuratie),
    actions,
    changeSets: actions.map((action) => [{ kind: 'create', body: action.configuratie, actions: [action] }]),
    unmanaged: [],
    unchanged: 0,
    warnings: [],
    spellings: [],
  };
}

/** Up to this number of configuraties, comparing each with each is faster than an index. */
const FEW = 8;

/**
 * Tests whether the reported configuraties are the desired ones, one to one. No two desired ones are equal, so none is
 * matched twice. Most activiteiten of a country are settled; this test decides them without an index.
 */
function isSettled(desired: readonly Desired[], reported: readonly Reported[]): boolean {
  return (
    desired.length === reported.length &&
    desired.length <= FEW &&
    desired.every(({ configuratie: own }) =>
      reported.some(
        ({ configuratie: other }) =>
          sameAssignment(own, other) && sameScope(own, other) && sameLocaties(own, other),
      ),
    )
  );
}

function changeNothing(
  activiteit: Activiteit,
  before: readonly Reported[],
  spellings: readonly SpellingNote[],
): ActiviteitPlan {
  const after = before.map(({ configuratie }) => configuratie);
  const nothing = { actions: [], changeSets: [], unmanaged: [], warnings: [], spellings };
  return { activiteit, before, after, ...nothing, unchanged: before.length };
}

/** What DSO-LV holds after the moves of `ordered`. */
function afterwards(before: readonly Reported[], ordered: Order<Wanted>): Configuratie[] {
  const moves = ordered.changeSets.flat();
  const gone = new Set(moves.flatMap((move) => (move.kind === 'create' ? [] : [move.record])));
  const made = moves.flatMap((move) => (move.kind === 'remove' ? [] : [move.change.body]));
  return [...before.filter((record) => !gone.has(record)).map((record) => record.configuratie), ...made];
}

function sortById(records: readonly Reported[]): Reported[] {
  return [...records].sort((a, b) => compareIds(a.id, b.id));
}

/** The plan with the writes in order. `rules.permissions` is what the order may use; `omgeving` is what the omgeving allows. */
function planInOrder(
  { activiteit, desired, unclear, spellings }: Sides,
  before: readonly Reported[],
  { permissions: { canReplace, canRemove }, prune, sharedAreas }: PlanRules,
  omgeving: Permissions,
): ActiviteitPlan {
  const classified = classify(desired, before, sharedAreas, canReplace || canRemove);
  const { superseded, unmanaged, wanted } = classified;
  const ordered = order({
    changes: changesOf(classified),
    removals: [...superseded.map((item) => item.reported), ...(prune ? unmanaged : [])],
    staying: [...(prune ? [] : unmanaged), ...wanted.flatMap((item) => item.inPlace), ...(unclear ?? [])],
    canReplace,
    canRemove,
    sharedAreas,
  });
  const builder = new ActionBuilder(
    classified,
    ordered,
    omgeving,
    unclear && { activiteit, records: unclear },
  );
  const changeSets = builder.changeSets();
  builder.addBlocked();
  return {
    activiteit,
    before,
    after: afterwards(before, ordered),
    actions: builder.actions,
    changeSets,
    unmanaged: prune ? unmanaged.filter((record) => ordered.kept.includes(record)) : unmanaged,
    unchanged: wanted.filter((item) => item.missing === undefined).length,
    warnings: breachesOf(before, sharedAreas),
    spellings,
  };
}

/**
 * The rules where DSO-LV has records under other names that may mean this activiteit or another one: nothing is replaced
 * or removed, and only what overlaps none of those records is created.
 */
function withoutRemovals({ permissions, sharedAreas }: PlanRules): PlanRules {
  return { permissions: { ...permissions, canReplace: false, canRemove: false }, prune: false, sharedAreas };
}

/** Plans one activiteit of a bevoegd gezag. */
export function planActiviteit(sides: Sides, rules: PlanRules): ActiviteitPlan {
  const { activiteit, desired, reported, unclear, spellings } = sides;
  const { permissions } = rules;
  if (unclear !== undefined)
    return planInOrder(sides, sortById(reported), withoutRemovals(rules), permissions);
  if (reported.length === 0) return createAll(activiteit, desired);
  const before = sortById(reported);
  if (isSettled(desired, before)) return changeNothing(activiteit, before, spellings);
  return planInOrder(sides, before, rules, permissions);
}
