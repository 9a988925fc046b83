/** The result of an apply as JSON. Messages are in English, whatever the language. */
import { formatMessage, type Message } from '../messages/message.js';
import { type ApplyReport, summariseApply } from '../reconcile/plan.js';
import { detailsOf } from '../reconcile/ports.js';
import { applyStanding } from '../reconcile/standing.js';
import { jsonText } from './json.js';

function english(message: Message | undefined): string | undefined {
  return message && formatMessage(message, 'en');
}

export function applyJson(report: ApplyReport): string {
  const { plan, results, stopped, unconfirmed } = report;
  const { complete, matches, after } = applyStanding(report);
  return jsonText({
    omgeving: plan.omgeving,
    summary: summariseApply(report),
    complete,
    matches,
    results: results.map(({ action, outcome, id, error, note }) => ({
      action: action.action,
      configuration: action.configuratie,
      outcome,
      id,
      error: error && detailsOf(error),
      note: english(note),
    })),
    stopped: english(stopped),
    unconfirmed: english(unconfirmed),
    remaining: after?.counts,
  });
}
