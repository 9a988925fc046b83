/** A plan as JSON. Messages are in English, whatever the language. */
import { formatMessage } from '../messages/message.js';
import type { Reported } from '../model/configuratie.js';
import { locate } from '../model/place.js';
import {
  type Action,
  actionsOf,
  leftOutOf,
  type Plan,
  type PlanWarning,
  type SpellingNote,
  spellingsIn,
  unmanagedOf,
  warningsOf,
} from '../reconcile/plan.js';
import { sealPlan } from '../reconcile/planfile.js';
import { planStanding } from '../reconcile/standing.js';
import { routingEntries } from '../routing/entries.js';
import { eachRouting } from '../routing/plan-routing.js';
import { jsonPieces, mapped } from './json.js';

function actionJson(action: Action) {
  const { configuratie, reported, inTheWay, patch, reason, place, origin, commit } = action;
  return {
    action: action.action,
    configuration: configuratie,
    reported: reported && { id: reported.id },
    blockedBy: inTheWay?.map(({ id }) => id),
    patch,
    reason: formatMessage(reason, 'en'),
    location: place && locate(place),
    origin,
    commit,
  };
}

function recordJson({ id, configuratie }: Reported) {
  return { id, configuration: configuratie };
}

function warningJson({ message, ids, combination }: PlanWarning) {
  return { message: formatMessage(message, 'en'), ids, combination };
}

function spellingJson({ message, ids, activiteit }: SpellingNote) {
  return { message: formatMessage(message, 'en'), ids, activiteit };
}

function* warningsJson(plan: Plan): Generator<object> {
  yield* mapped(warningsOf(plan), warningJson);
  yield* mapped(spellingsIn(plan), spellingJson);
}

/** A plan as a value for `jsonPieces`. Its lists are generators: they can be read once. */
export function planValue(plan: Plan) {
  const { counts, compared, matches } = planStanding(plan);
  return {
    formatVersion: 1,
    omgeving: plan.omgeving,
    summary: counts,
    compared,
    matches,
    actions: mapped(actionsOf(plan), actionJson),
    leftOut: plan.only && mapped(leftOutOf(plan), actionJson),
    routing: routingEntries(eachRouting(plan)),
    unmanaged: mapped(unmanagedOf(plan), recordJson),
    noLongerManaged: plan.noLongerManaged,
    warnings: warningsJson(plan),
  };
}

/** A plan as JSON, in pieces: the plan of the whole country is a hundred megabytes. */
export function planJson(plan: Plan): Iterable<string> {
  return jsonPieces(planValue(plan));
}

/** A plan file in pieces, for a target (endpoint or state file). */
export function planFileJson(plan: Plan, target: string): Iterable<string> {
  return jsonPieces(sealPlan(planValue(plan), plan, target));
}
