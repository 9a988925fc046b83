import type { Operation } from 'fast-json-patch';
import type { Message } from '../messages/message.js';
import type { Activiteit, Combination, Configuratie, Reported } from '../model/configuratie.js';
import type { Operatie } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';
import type { Rejection } from './ports.js';

export type ActionKind = 'create' | 'replace' | 'delete' | 'blocked';

/** Whose doing an action is: the files that changed, or DSO-LV that drifted from them. */
export type Origin = 'change' | 'drift';

/** One thing that an apply would do, or cannot do. */
export interface Action {
  readonly action: ActionKind;
  /** The body that is to stand at DSO-LV; of a delete, the body that goes. */
  readonly configuratie: Configuratie;
  /** replace and delete: the record that changes. blocked: the one it would have replaced, if any. */
  readonly reported?: Reported;
  /** blocked: the reported configurations in its way, lowest id first. */
  readonly inTheWay?: readonly Reported[];
  /** replace: RFC 6902, from what DSO-LV reports to `configuratie`. */
  readonly patch?: readonly Operation[];
  readonly reason: Message;
  /** The line of the files that asks for it; a delete has none. */
  readonly place?: Place;
  /** Where the plan was laid beside an earlier state of the files. */
  readonly origin?: Origin;
  /** The commit that last changed the file which asks for it, since that earlier state. */
  readonly commit?: string;
}

/** One request of an apply. It carries out one action, or two: a PUT may end one record and begin another. */
export type Step =
  | { readonly method: 'POST'; readonly body: Configuratie; readonly actions: readonly Action[] }
  | {
      readonly method: 'PUT';
      readonly id: string;
      readonly body: Configuratie;
      readonly before: Configuratie;
      readonly actions: readonly Action[];
    }
  | {
      readonly method: 'DELETE';
      readonly id: string;
      readonly before: Configuratie;
      readonly actions: readonly Action[];
    };

/**
 * Steps that belong together: what one of them removes, the others put back. Within an activiteit exchanges go one
 * after the other, and an exchange that was begun is finished.
 */
export type ChangeSet = readonly Step[];

/** Something about DSO-LV's side that people should know and that no action mends. */
export interface PlanWarning {
  readonly message: Message;
  readonly ids: readonly string[];
  readonly combination?: Combination;
}

/** The plan of one activiteit of a bevoegd gezag: the unit that is carried out one request at a time. */
export interface ActiviteitPlan {
  readonly activiteit: Activiteit;
  /** What DSO-LV reports of it. */
  readonly before: readonly Reported[];
  /** What DSO-LV holds once everything in `actions` that is not blocked has been done. */
  readonly after: readonly Configuratie[];
  /** What it would hold with the files as they were before, where the plan was laid beside those. */
  readonly base?: readonly Configuratie[];
  /** Of the unmanaged ones, those that the files as they were did speak of. */
  readonly dropped?: readonly Reported[];
  readonly actions: readonly Action[];
  readonly changeSets: readonly ChangeSet[];
  readonly unmanaged: readonly Reported[];
  readonly unchanged: number;
  readonly warnings: readonly PlanWarning[];
}

/** The plan of one bevoegd gezag. */
export interface BevoegdGezagPlan {
  readonly oin: Oin;
  readonly activiteiten: readonly ActiviteitPlan[];
  /** How many configurations DSO-LV reports. */
  readonly reported: number;
}

/** What an apply would do: a value, the same for the same files, the same DSO-LV and the same options. */
export interface Plan {
  readonly omgeving: string;
  readonly operaties: readonly Operatie[];
  readonly prune: boolean;
  /** The commit whose files it was laid beside, to tell a change from drift. */
  readonly base?: string;
  /** Only the actions of this origin are in it. */
  readonly only?: Origin;
  /** How many actions of each origin were taken out for that: drift that goes with a change goes with it. */
  readonly leftOut?: Readonly<Record<Origin, number>>;
  readonly bevoegdGezagen: readonly BevoegdGezagPlan[];
}

/** The counts of a plan, as its JSON gives them. */
export interface PlanSummary {
  readonly create: number;
  readonly replace: number;
  readonly delete: number;
  readonly blocked: number;
  readonly unchanged: number;
  readonly unmanaged: number;
}

/** Every action of a plan, in the order in which it is told. */
export function actionsOf(plan: Plan): Action[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.actions),
  );
}

/** Every reported configuration that no file asks for and that stays. */
export function unmanagedOf(plan: Plan): Reported[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.unmanaged),
  );
}

/** Every reported configuration that the files did ask for before, and that stays. */
export function droppedOf(plan: Plan): Reported[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.dropped ?? []),
  );
}

/** What the plan warns of. */
export function warningsOf(plan: Plan): PlanWarning[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.warnings),
  );
}

/** Counts a plan. */
export function summarise(plan: Plan): PlanSummary {
  const counts = { create: 0, replace: 0, delete: 0, blocked: 0, unchanged: 0, unmanaged: 0 };
  for (const gezag of plan.bevoegdGezagen) {
    for (const activiteit of gezag.activiteiten) {
      for (const action of activiteit.actions) counts[action.action] += 1;
      counts.unchanged += activiteit.unchanged;
      counts.unmanaged += activiteit.unmanaged.length;
    }
  }
  return counts;
}

/** Whether `--detailed-exitcode` gives 2: changes, blocked or unmanaged configurations. */
export function hasDifferences(plan: Plan): boolean {
  const { unchanged: _, ...rest } = summarise(plan);
  return Object.values(rest).some((n) => n > 0);
}

/** Whether an apply would send anything. */
export function hasChanges(plan: Plan): boolean {
  const { create, replace, delete: removed } = summarise(plan);
  return create + replace + removed > 0;
}

export type Outcome = 'done' | 'failed' | 'unknown' | 'blocked' | 'skipped';

/** How one action of a plan ended. */
export interface ActionResult {
  readonly action: Action;
  readonly outcome: Outcome;
  readonly id?: string;
  readonly error?: Rejection;
  /** What else there is to know: it was put back, it was there already, it was not started. */
  readonly note?: Message;
}

/** What an apply did. */
export interface ApplyReport {
  readonly plan: Plan;
  readonly results: readonly ActionResult[];
  /** Why it stopped before its end, where it did. */
  readonly stopped?: Message;
  /** What a fresh reading says still differs; undefined when that reading was not made or failed. */
  readonly remaining?: Plan;
  /** Why the last reading failed, where it did. */
  readonly unconfirmed?: Message;
}

export interface ApplySummary {
  readonly created: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly failed: number;
  readonly unknown: number;
  readonly blocked: number;
  readonly unchanged: number;
}

/** Counts what an apply did. */
export function summariseApply(report: ApplyReport): ApplySummary {
  const counts = { created: 0, replaced: 0, deleted: 0, failed: 0, unknown: 0, blocked: 0 };
  const done = { create: 'created', replace: 'replaced', delete: 'deleted' } as const;
  for (const { action, outcome } of report.results) {
    if (outcome === 'done' && action.action !== 'blocked') counts[done[action.action]] += 1;
    else if (outcome === 'failed' || outcome === 'unknown' || outcome === 'blocked') counts[outcome] += 1;
  }
  return { ...counts, unchanged: summarise(report.plan).unchanged };
}
