/** How DSO-LV and the files stand to each other. Every summary, `matches` in JSON and every exit code follows from this. */
import { isComplete } from './apply.js';
import {
  type ApplyReport,
  type ApplySummary,
  droppedOf,
  leftOutOf,
  type OneOrigin,
  type Origin,
  type Plan,
  type PlanSummary,
  summarise,
  summariseApply,
} from './plan.js';

/** How many actions of each origin `--only` left out of a plan. */
export interface LeftOut extends Readonly<Record<Origin, number>> {
  readonly only: OneOrigin;
}

/** How DSO-LV and the files stand to each other according to a plan. */
export interface PlanStanding {
  readonly omgeving: string;
  readonly counts: PlanSummary;
  /** How many of the dropped records stay. */
  readonly droppedThatStay: number;
  /** How many bevoegde gezagen had files at the base and have none now. */
  readonly noLongerManaged: number;
  /** Absent where `--only` left out nothing. */
  readonly leftOut?: LeftOut;
  /** Whether DSO-LV was compared with the files at all: without files, nothing is read. */
  readonly compared: boolean;
  /** Whether the plan has actions. An action can be blocked. */
  readonly hasActions: boolean;
  /** Whether DSO-LV holds what the files say, each combination once, and nothing else. */
  readonly matches: boolean;
  /** The exit code of `plan --detailed-exitcode`. */
  readonly exitCode: 0 | 2;
}

/** How an apply ended, and how DSO-LV and the files stand to each other after it. */
export interface ApplyStanding {
  readonly omgeving: string;
  readonly counts: ApplySummary & { readonly skipped: number };
  /** Whether everything in the plan is done and a reading has confirmed it. */
  readonly complete: boolean;
  /** Absent when DSO-LV was not read afterwards: then it is unknown. */
  readonly after?: PlanStanding;
  readonly leftOut?: LeftOut;
  readonly matches: boolean;
  /** 3: DSO-LV could not be reached, and nothing was changed there. */
  readonly exitCode: 0 | 3 | 4;
}

function countLeftOut(plan: Plan): LeftOut | undefined {
  const { only } = plan;
  const actions = leftOutOf(plan);
  if (only === undefined || actions.length === 0) return undefined;
  const counts = { change: 0, drift: 0, mixed: 0 };
  for (const { origin } of actions) if (origin !== undefined) counts[origin] += 1;
  return { only, ...counts };
}

/** Judges a plan. */
export function planStanding(plan: Plan): PlanStanding {
  const counts = summarise(plan);
  const { create, replace, delete: removed, blocked, unmanaged, dropped, doubled } = counts;
  const hasActions = create + replace + removed + blocked > 0;
  const differs = hasActions || unmanaged + dropped + doubled > 0;
  const leftOut = countLeftOut(plan);
  const noLongerManaged = plan.noLongerManaged?.length ?? 0;
  const compared = plan.bevoegdGezagen.length > 0;
  return {
    omgeving: plan.omgeving,
    counts,
    droppedThatStay: droppedOf(plan).length,
    noLongerManaged,
    leftOut,
    compared,
    hasActions,
    matches: compared && !differs && leftOut === undefined && noLongerManaged === 0,
    exitCode: differs ? 2 : 0,
  };
}

/** Judges the result of an apply. */
export function applyStanding(report: ApplyReport): ApplyStanding {
  const { plan, results, remaining } = report;
  const skipped = results.filter(({ outcome }) => outcome === 'skipped').length;
  const complete = isComplete(report);
  const changedNothing = results.every(({ outcome }) => outcome === 'skipped' || outcome === 'blocked');
  const after = remaining && planStanding(remaining);
  return {
    omgeving: plan.omgeving,
    counts: { ...summariseApply(report), skipped },
    complete,
    after,
    leftOut: countLeftOut(remaining ?? plan),
    matches: complete && after?.matches === true,
    exitCode: complete ? 0 : changedNothing && report.unreachable ? 3 : 4,
  };
}
