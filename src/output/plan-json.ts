import { tell } from '../messages/message.js';
import { locate } from '../model/place.js';
import {
  type Action,
  type ApplyReport,
  actionsOf,
  type Plan,
  summarise,
  summariseApply,
  unmanagedOf,
  warningsOf,
} from '../reconcile/plan.js';
import { routingEntries } from '../routing/entries.js';
import { routingOf } from '../routing/of-plan.js';

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
    reason: tell(reason, 'en'),
    ...(place === undefined ? {} : { location: locate(place) }),
    ...(origin === undefined ? {} : { origin }),
    ...(commit === undefined ? {} : { commit }),
  };
}

/** A plan in the shape that is promised; words in English whatever the language. */
export function planValue(plan: Plan) {
  return {
    formatVersion: 1,
    omgeving: plan.omgeving,
    summary: summarise(plan),
    actions: actionsOf(plan).map(actionJson),
    routing: routingEntries(routingOf(plan)),
    unmanaged: unmanagedOf(plan).map(({ id, configuratie }) => ({ id, configuration: configuratie })),
    warnings: warningsOf(plan).map(({ message, ids, combination }) => ({
      message: tell(message, 'en'),
      ids,
      ...(combination === undefined ? {} : { combination }),
    })),
  };
}

export function planJson(plan: Plan): string {
  return `${JSON.stringify(planValue(plan), null, 2)}\n`;
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
      ...(error === undefined ? {} : { error }),
      ...(note === undefined ? {} : { note: tell(note, 'en') }),
    })),
    ...(stopped === undefined ? {} : { stopped: tell(stopped, 'en') }),
    ...(unconfirmed === undefined ? {} : { unconfirmed: tell(unconfirmed, 'en') }),
    ...(remaining === undefined ? {} : { remaining: summarise(remaining) }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
