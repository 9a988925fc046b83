import { formatMessage } from '../messages/message.js';
import type { Reported } from '../model/configuratie.js';
import { locate } from '../model/place.js';
import {
  type Action,
  type ApplyReport,
  actionsOf,
  type Plan,
  type PlanWarning,
  summarise,
  summariseApply,
  unmanagedOf,
  warningsOf,
} from '../reconcile/plan.js';
import { detailsOf } from '../reconcile/ports.js';
import { type RoutingEntry, routingEntries } from '../routing/entries.js';
import { eachRouting } from '../routing/plan-routing.js';
import { jsonPieces } from './json.js';

function actionJson({
  action,
  configuratie,
  reported,
  inTheWay,
  patch,
  reason,
  place,
  origin,
  commit,
}: Action) {
  return {
    action,
    configuration: configuratie,
    ...(reported === undefined ? {} : { reported: { id: reported.id } }),
    ...(inTheWay === undefined ? {} : { blockedBy: inTheWay.map(({ id }) => id) }),
    ...(patch === undefined ? {} : { patch }),
    reason: formatMessage(reason, 'en'),
    ...(place === undefined ? {} : { location: locate(place) }),
    ...(origin === undefined ? {} : { origin }),
    ...(commit === undefined ? {} : { commit }),
  };
}

function recordJson({ id, configuratie }: Reported) {
  return { id, configuration: configuratie };
}

function warningJson({ message, ids, combination }: PlanWarning) {
  return {
    message: formatMessage(message, 'en'),
    ids,
    ...(combination === undefined ? {} : { combination }),
  };
}

function* mapped<T, R>(items: Iterable<T>, of: (item: T) => R): Generator<R> {
  for (const item of items) yield of(item);
}

function* routingJson(plan: Plan): Generator<RoutingEntry> {
  for (const item of eachRouting(plan)) yield* routingEntries([item]);
}

/** The keys of a plan's JSON, with its lists made as they are read. */
function entries(plan: Plan) {
  return [
    ['formatVersion', 1],
    ['omgeving', plan.omgeving],
    ['summary', summarise(plan)],
    ['actions', mapped(actionsOf(plan), actionJson)],
    ['routing', routingJson(plan)],
    ['unmanaged', mapped(unmanagedOf(plan), recordJson)],
    ['warnings', mapped(warningsOf(plan), warningJson)],
  ] as const;
}

/** A plan in the shape that is promised; words in English whatever the language. */
export function planValue(plan: Plan) {
  return {
    formatVersion: 1,
    omgeving: plan.omgeving,
    summary: summarise(plan),
    actions: actionsOf(plan).map(actionJson),
    routing: [...routingJson(plan)],
    unmanaged: unmanagedOf(plan).map(recordJson),
    warnings: warningsOf(plan).map(warningJson),
  };
}

/** The same as text, in pieces: the plan of a country is a hundred megabytes. */
export function planJson(plan: Plan): Iterable<string> {
  return jsonPieces(entries(plan));
}

/** What an apply did, in the shape that is promised. */
export function applyJson(report: ApplyReport): string {
  const { plan, results, stopped, unconfirmed, remaining } = report;
  const value = {
    omgeving: plan.omgeving,
    summary: summariseApply(report),
    results: results.map(({ action, outcome, id, error, note }) => ({
      action: action.action,
      configuration: action.configuratie,
      outcome,
      ...(id === undefined ? {} : { id }),
      ...(error === undefined ? {} : { error: detailsOf(error) }),
      ...(note === undefined ? {} : { note: formatMessage(note, 'en') }),
    })),
    ...(stopped === undefined ? {} : { stopped: formatMessage(stopped, 'en') }),
    ...(unconfirmed === undefined ? {} : { unconfirmed: formatMessage(unconfirmed, 'en') }),
    ...(remaining === undefined ? {} : { remaining: summarise(remaining) }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
