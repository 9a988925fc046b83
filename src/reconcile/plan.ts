/** A plan as a value, and the counts and lists that follow from it. */
import type { Operation } from 'fast-json-patch';
import type { Activiteit } from '../model/activiteit.js';
import type { Combination, Configuratie, Reported } from '../model/configuratie.js';
import type { Message } from '../model/message.js';
import type { Oin } from '../model/oin.js';
import type { Permissions } from '../model/permissions.js';
import type { Place } from '../model/place.js';
import type { Rejection } from './ports.js';

/** What an apply would do with a configuratie; `blocked`: it cannot be done. */
export type ActionKind = 'create' | 'replace' | 'delete' | 'blocked';

/** What causes a difference: a change of the files, or drift of DSO-LV from the files. */
export type OneOrigin = 'change' | 'drift';

/** What causes an action; `mixed`: a change for some of its combinations, drift for others. */
export type Origin = OneOrigin | 'mixed';

/** Why an action is in the plan, for code; `reason` says it in words. */
export type ActionCause =
  /** create: DSO-LV has none of it. */
  | 'missing'
  /** create: DSO-LV has the other locaties. */
  | 'part-missing'
  /** create: it takes the place of records that go. */
  | 'takes-place'
  /** replace */
  | 'differs'
  /** delete: the files assign all of it differently. */
  | 'superseded'
  /** delete: it shares area with what the files add, so only the whole can exist. */
  | 'released'
  /** delete: it repeats another record. */
  | 'repeats'
  /** delete: no file mentions it, and `prune` is on. */
  | 'pruned'
  /** blocked: by a record that no file mentions. */
  | 'unmanaged-in-the-way'
  /** blocked: by a record that is as the files say. */
  | 'in-place-in-the-way'
  /** blocked: the records in its way may not be replaced or removed. */
  | 'not-permitted'
  /** blocked: by a record of which it is unclear whether it is about the same activiteit. */
  | 'spelling-unclear'
  /** blocked: by a record that has to wait for something blocked. */
  | 'blocked-in-the-way';

/** One thing that an apply does, or cannot do. */
export interface Action {
  readonly action: ActionKind;
  /** The body that DSO-LV must hold; of a delete, the body that goes. */
  readonly configuratie: Configuratie;
  /** replace and delete: the record that changes. blocked: the record that it would replace, if any. */
  readonly reported?: Reported;
  /** blocked: the records in its way, lowest id first. */
  readonly inTheWay?: readonly Reported[];
  /** replace: RFC 6902, from what DSO-LV reports to `configuratie`. */
  readonly patch?: readonly Operation[];
  readonly cause: ActionCause;
  readonly reason: Message;
  /** The line of the files that asks for it. Absent for a delete. */
  readonly place?: Place;
  /** Absent when the plan was not compared with an earlier state of the files. */
  readonly origin?: Origin;
  /** The last commit since that earlier state that changed the file of `place`. */
  readonly commit?: string;
}

/**
 * One write of an apply. It carries out one action, or two: replacing the content of a record may delete one
 * configuratie and create another.
 */
export type Step =
  | { readonly kind: 'create'; readonly body: Configuratie; readonly actions: readonly Action[] }
  | {
      readonly kind: 'replace';
      readonly id: string;
      readonly body: Configuratie;
      readonly before: Configuratie;
      readonly actions: readonly Action[];
    }
  | {
      readonly kind: 'remove';
      readonly id: string;
      readonly before: Configuratie;
      readonly actions: readonly Action[];
    };

/**
 * Steps that belong together: what one of them removes, a later one creates in its new form. An apply makes the change
 * sets of an activiteit one after the other, and completes or undoes a change set that it has started.
 */
export type ChangeSet = readonly Step[];

/** A configuratie at DSO-LV that covers a combination which another one there covers already. */
export interface PlanWarning {
  /** overlap: two behandeldiensten for one combination. twice: one behandeldienst has a combination twice. */
  readonly kind: 'overlap' | 'twice';
  readonly message: Message;
  readonly ids: readonly string[];
  readonly combination: Combination;
}

/** A name that DSO-LV has for an activiteit and that is not the name in the files. */
export interface SpellingNote {
  /** otherwise: it counts as the name in the files. unclear: it can mean several activiteiten, so nothing is done with it. */
  readonly kind: 'otherwise' | 'unclear';
  readonly message: Message;
  /** The records with that name. */
  readonly ids: readonly string[];
  readonly activiteit: Activiteit;
}

/** The plan of one activiteit of a bevoegd gezag. An apply makes its writes one at a time. */
export interface ActiviteitPlan {
  readonly activiteit: Activiteit;
  /** What DSO-LV reports about it. */
  readonly before: readonly Reported[];
  /** What DSO-LV holds after all actions that are not blocked. */
  readonly after: readonly Configuratie[];
  /** What the earlier files assign. Absent when the plan was not compared with earlier files. */
  readonly base?: readonly Configuratie[];
  /** The unmanaged records of which the earlier files assigned every combination: those that stay and those that go. */
  readonly dropped?: readonly Reported[];
  /** The actions that `only` took out of the plan. */
  readonly leftOut?: readonly Action[];
  readonly actions: readonly Action[];
  readonly changeSets: readonly ChangeSet[];
  readonly unmanaged: readonly Reported[];
  readonly unchanged: number;
  readonly warnings: readonly PlanWarning[];
  /** Other names that DSO-LV has for it. */
  readonly spellings: readonly SpellingNote[];
}

/** The plan of one bevoegd gezag. */
export interface BevoegdGezagPlan {
  readonly oin: Oin;
  readonly activiteiten: readonly ActiviteitPlan[];
  /** How many configuraties DSO-LV reports. */
  readonly reported: number;
}

/** What an apply does. Equal files, readings and options give an equal plan. */
export interface Plan {
  readonly omgeving: string;
  readonly permissions: Permissions;
  readonly prune: boolean;
  /** The commit of the earlier files that the plan was compared with, to tell a change from drift. */
  readonly base?: string;
  /** The bevoegde gezagen that had files at that commit and have none now. They are not read, and nothing of them changes. */
  readonly noLongerManaged?: readonly Oin[];
  /** The plan contains only what is wholly of this origin. */
  readonly only?: OneOrigin;
  readonly bevoegdGezagen: readonly BevoegdGezagPlan[];
}

/** The counts of a plan, as in its JSON. */
export interface PlanSummary {
  readonly create: number;
  readonly replace: number;
  readonly delete: number;
  readonly blocked: number;
  readonly unchanged: number;
  /** Records that no file asks for and that stay, those of `dropped` that stay included. */
  readonly unmanaged: number;
  /** Unmanaged records that the earlier files assigned. Those that are deleted count as well. */
  readonly dropped: number;
  /** Records that cover a combination which another record covers already, whoever they name. */
  readonly doubled: number;
}

/** Every action of a plan, in the order in which actions are shown. */
export function actionsOf(plan: Plan): Action[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.actions),
  );
}

/** Every record that no file asks for and that stays. */
export function unmanagedOf(plan: Plan): Reported[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.unmanaged),
  );
}

/** Every record that the earlier files assigned, that no file assigns now, and that stays. */
export function droppedOf(plan: Plan): Reported[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap(({ dropped = [], unmanaged }) => {
      const staying = new Set(unmanaged);
      return dropped.filter((record) => staying.has(record));
    }),
  );
}

/** Every action that `only` took out of a plan. */
export function leftOutOf(plan: Plan): Action[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.leftOut ?? []),
  );
}

/** The warnings of a plan. */
export function warningsOf(plan: Plan): PlanWarning[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.warnings),
  );
}

/** The names at DSO-LV that are not those in the files. */
export function spellingsIn(plan: Plan): SpellingNote[] {
  return plan.bevoegdGezagen.flatMap((gezag) =>
    gezag.activiteiten.flatMap((activiteit) => activiteit.spellings),
  );
}

/** Counts a plan. */
export function summarise(plan: Plan): PlanSummary {
  const counts = { create: 0, replace: 0, delete: 0, blocked: 0 };
  const records = { unchanged: 0, unmanaged: 0, dropped: 0, doubled: 0 };
  for (const gezag of plan.bevoegdGezagen) {
    for (const activiteit of gezag.activiteiten) {
      for (const action of activiteit.actions) counts[action.action] += 1;
      records.unchanged += activiteit.unchanged;
      records.unmanaged += activiteit.unmanaged.length;
      records.dropped += activiteit.dropped?.length ?? 0;
      records.doubled += activiteit.warnings.length;
    }
  }
  return { ...counts, ...records };
}

/** Tests whether an apply of the plan sends anything. */
export function hasChanges(plan: Plan): boolean {
  const { create, replace, delete: removed } = summarise(plan);
  return create + replace + removed > 0;
}

/** How an action ended; `unknown`: it may or may not have been done. */
export type Outcome = 'done' | 'failed' | 'unknown' | 'blocked' | 'skipped';

/** How one action of a plan ended. */
export interface ActionResult {
  readonly action: Action;
  readonly outcome: Outcome;
  readonly id?: string;
  readonly error?: Rejection;
  /** For people: it was put back, it existed already, it was not started. */
  readonly note?: Message;
}

/** What an apply did. */
export interface ApplyReport {
  readonly plan: Plan;
  readonly results: readonly ActionResult[];
  /** Why the apply stopped early. */
  readonly stopped?: Message;
  /** Whether it stopped because DSO-LV could not be reached or read. */
  readonly unreachable?: boolean;
  /** What still differs according to a fresh reading. Absent when that reading was not made or failed. */
  readonly remaining?: Plan;
  /** Why the final reading failed. */
  readonly unconfirmed?: Message;
}

/** The counts of a report, as its JSON gives them. */
export interface ApplySummary {
  readonly created: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly failed: number;
  readonly unknown: number;
  readonly blocked: number;
  readonly unchanged: number;
}

/** Counts the outcomes of an apply. */
export function summariseApply(report: ApplyReport): ApplySummary {
  const counts = { created: 0, replaced: 0, deleted: 0, failed: 0, unknown: 0, blocked: 0 };
  const done = { create: 'created', replace: 'replaced', delete: 'deleted' } as const;
  for (const { action, outcome } of report.results) {
    if (outcome === 'done' && action.action !== 'blocked') counts[done[action.action]] += 1;
    else if (outcome === 'failed' || outcome === 'unknown' || outcome === 'blocked') counts[outcome] += 1;
  }
  return { ...counts, unchanged: summarise(report.plan).unchanged };
}
