/**
 * Whose doing a plan is: the files that changed, or DSO-LV that drifted from them. An action that would be there with
 * the files as they were is drift; every other one is a change. So someone else's drift never rides along unseen.
 */
import { activiteitKey, type Configuratie } from '../model/configuratie.js';
import { normal } from '../model/configuratie-fields.js';
import type { Oin } from '../model/oin.js';
import {
  type Action,
  type ActiviteitPlan,
  actionsOf,
  type ChangeSet,
  type Origin,
  type Plan,
} from './plan.js';

function identity({ action, configuratie, reported }: Action): string {
  const { toestemming, locatieOins, behandeldienstOin } = normal(configuratie);
  return JSON.stringify([action, reported?.id, toestemming?.code, locatieOins, behandeldienstOin]);
}

/** Rewrites the actions of an activiteit, in its list and in its requests alike. */
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

/** The files as they were, as far as telling origins goes. */
export interface EarlierFiles {
  readonly commit: string;
  /** The commit behind an action of the files, where it is known. */
  readonly commitOf: (action: Action) => string | undefined;
}

/**
 * Tells of each action whose doing it is.
 *
 * @param base the plan that the files as they were would give, on the same reading.
 */
export function withOrigins(plan: Plan, base: Plan, { commit: at, commitOf }: EarlierFiles): Plan {
  const before = new Map<string, ActiviteitPlan>();
  for (const { oin, activiteiten } of base.bevoegdGezagen)
    for (const item of activiteiten) before.set(`${oin} ${activiteitKey(item.activiteit)}`, item);
  return mapActiviteiten({ ...plan, base: at }, (item, oin) => {
    const was = before.get(`${oin} ${activiteitKey(item.activiteit)}`);
    const drift = new Set(was?.actions.map(identity));
    const told = withActions(item, (action) => {
      if (drift.has(identity(action))) return { ...action, origin: 'drift' };
      const commit = commitOf(action);
      return { ...action, origin: 'change', ...(commit === undefined ? {} : { commit }) };
    });
    const unmanaged = new Set(was === undefined ? item.unmanaged : was.unmanaged);
    return {
      ...told,
      base: was?.after ?? item.before.map((record) => record.configuratie),
      dropped: item.unmanaged.filter((record) => !unmanaged.has(record)),
    };
  });
}

/**
 * Requests that belong together are carried out together: with the files' own change comes the drift that it cannot be
 * told apart from.
 */
function originOf(changeSet: ChangeSet): Origin {
  const actions = changeSet.flatMap((step) => step.actions);
  return actions.some(({ origin }) => origin === 'change') ? 'change' : 'drift';
}

/** What DSO-LV holds once some requests have been carried out. */
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

/**
 * The part of a plan that is of one origin. It needs a plan with origins; what is left out stays as it is at DSO-LV.
 */
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
