/**
 * The origin of each action of a plan: a change of the files, or drift of DSO-LV from them. An action that the earlier
 * files would give as well is drift; any other action is a change. So a change never hides somebody else's drift.
 */
import { ActiviteitMap } from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import { identityOf } from '../model/configuratie-fields.js';
import type { Oin } from '../model/oin.js';
import {
  type Action,
  type ActiviteitPlan,
  actionsOf,
  type ChangeSet,
  type Origin,
  type Plan,
} from './plan.js';

/** Text that is equal for equal actions on one activiteit, whatever their reasons. */
function identity({ action, configuratie, reported }: Action): string {
  return JSON.stringify([action, reported?.id, identityOf(configuratie, ['oin', 'activiteit'])]);
}

/** Rewrites the actions of an activiteit, in its list and in its steps. */
function withActions(item: ActiviteitPlan, rewrite: (action: Action) => Action): ActiviteitPlan {
  const rewritten = new Map(item.actions.map((action) => [action, rewrite(action)]));
  const renew = (actions: readonly Action[]): Action[] =>
    actions.map((action) => rewritten.get(action) ?? action);
  return {
    ...item,
    actions: renew(item.actions),
    changeSets: item.changeSets.map((changeSet) =>
      changeSet.map((step) => ({ ...step, actions: renew(step.actions) })),
    ),
  };
}

function mapActiviteiten(plan: Plan, rewrite: (item: ActiviteitPlan, oin: Oin) => ActiviteitPlan): Plan {
  return {
    ...plan,
    bevoegdGezagen: plan.bevoegdGezagen.map((gezag) => ({
      ...gezag,
      activiteiten: gezag.activiteiten.map((item) => rewrite(item, gezag.oin)),
    })),
  };
}

/** The earlier files that a plan is compared with. */
export interface EarlierFiles {
  readonly commit: string;
  /** The commit that last changed the file of an action, where it is known. */
  readonly commitOf: (action: Action) => string | undefined;
}

/** Finds the plan of an activiteit of a bevoegd gezag. */
function indexed(plan: Plan): (item: ActiviteitPlan, oin: Oin) => ActiviteitPlan | undefined {
  const byGezag = new Map<Oin, ActiviteitMap<ActiviteitPlan>>();
  for (const { oin, activiteiten } of plan.bevoegdGezagen) {
    const own = new ActiviteitMap<ActiviteitPlan>();
    for (const item of activiteiten) own.getOrInsert(item.activiteit, () => item);
    byGezag.set(oin, own);
  }
  return ({ activiteit }, oin) => byGezag.get(oin)?.get(activiteit);
}

/**
 * Gives each action of a plan its origin.
 *
 * @param base the plan that the earlier files give on the same reading.
 */
export function withOrigins(plan: Plan, base: Plan, { commit: at, commitOf }: EarlierFiles): Plan {
  const earlierOf = indexed(base);
  return mapActiviteiten({ ...plan, base: at }, (item, oin) => {
    const earlier = earlierOf(item, oin);
    const drift = new Set(earlier?.actions.map(identity));
    const unmanagedBefore = new Set(earlier === undefined ? item.unmanaged : earlier.unmanaged);
    return {
      ...withActions(item, (action) =>
        drift.has(identity(action))
          ? { ...action, origin: 'drift' }
          : { ...action, origin: 'change', commit: commitOf(action) },
      ),
      base: earlier?.after ?? item.before.map((record) => record.configuratie),
      dropped: item.unmanaged.filter((record) => !unmanagedBefore.has(record)),
    };
  });
}

/** The origin of a change set. Drift that is in one change set with a change is carried out with it. */
function originOf(changeSet: ChangeSet): Origin {
  const actions = changeSet.flatMap((step) => step.actions);
  return actions.some(({ origin }) => origin === 'change') ? 'change' : 'drift';
}

/** What DSO-LV holds after some change sets. */
function held(item: ActiviteitPlan, changeSets: readonly ChangeSet[]): Configuratie[] {
  const steps = changeSets.flat();
  const gone = new Set(steps.flatMap((step) => (step.kind === 'create' ? [] : [step.id])));
  const made = steps.flatMap((step) => (step.kind === 'remove' ? [] : [step.body]));
  const kept = item.before.filter(({ id }) => !gone.has(id));
  return [...kept.map(({ configuratie }) => configuratie), ...made];
}

function countOrigins(plan: Plan): Record<Origin, number> {
  const counts = { change: 0, drift: 0 };
  for (const { origin } of actionsOf(plan)) if (origin !== undefined) counts[origin] += 1;
  return counts;
}

/** The part of a plan with one origin. What is left out stays as it is at DSO-LV. The plan must have origins. */
export function onlyOrigin(plan: Plan, origin: Origin): Plan {
  const part = mapActiviteiten({ ...plan, only: origin }, (item) => {
    const changeSets = item.changeSets.filter((changeSet) => originOf(changeSet) === origin);
    const carried = new Set(changeSets.flatMap((changeSet) => changeSet.flatMap((step) => step.actions)));
    const actions = item.actions.filter((action) =>
      action.action === 'blocked' ? action.origin === origin : carried.has(action),
    );
    return { ...item, actions, changeSets, after: held(item, changeSets) };
  });
  const [whole, kept] = [countOrigins(plan), countOrigins(part)];
  return { ...part, leftOut: { change: whole.change - kept.change, drift: whole.drift - kept.drift } };
}
