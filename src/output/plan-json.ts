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
  unmanagedOf,
  warningsOf,
} from '../reconcile/plan.js';
import { planStanding } from '../reconcile/standing.js';
import { type RoutingEntry, routingEntries } from '../routing/entries.js';
import { eachRouting } from '../routing/plan-routing.js';
import { jsonPieces } from './json.js';

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

function* mapped<T, R>(items: Iterable<T>, of: (item: T) => R): Generator<R> {
  for (const item of items) yield of(item);
}

function* routingJson(plan: Plan): Generator<RoutingEntry> {
  for (const item of eachRouting(plan)) yield* routingEntries([item]);
}

/** A plan as a value that JSON can hold. */
export function planValue(plan: Plan) {
  const { counts, compared, matches } = planStanding(plan);
  return {
    formatVersion: 1,
    omgeving: plan.omgeving,
    summary: counts,
    compared,
    matches,
    actions: actionsOf(plan).map(actionJson),
    leftOut: plan.only && leftOutOf(plan).map(actionJson),
    routing: [...routingJson(plan)],
    unmanaged: unmanagedOf(plan).map(recordJson),
    warnings: warningsOf(plan).map(warningJson),
  };
}

/** The text of `planValue`, in pieces: the plan of the whole country is a hundred megabytes. */
export function planJson(plan: Plan): Iterable<string> {
  const { counts, compared, matches } = planStanding(plan);
  return jsonPieces([
    ['formatVersion', 1],
    ['omgeving', plan.omgeving],
    ['summary', counts],
    ['compared', compared],
    ['matches', matches],
    ['actions', mapped(actionsOf(plan), actionJson)],
    ...(plan.only === undefined ? [] : [['leftOut', mapped(leftOutOf(plan), actionJson)] as const]),
    ['routing', routingJson(plan)],
    ['unmanaged', mapped(unmanagedOf(plan), recordJson)],
    ['warnings', mapped(warningsOf(plan), warningJson)],
  ]);
}
