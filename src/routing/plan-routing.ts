/** What a plan changes for requests. */
import type { Plan } from '../reconcile/plan.js';
import { type ActiviteitRouting, routingChanges } from './changes.js';

/** What a plan changes for requests, one activiteit at a time. See {@link routingOf}. */
export function* eachRouting(plan: Plan): Generator<ActiviteitRouting> {
  for (const { oin, activiteiten } of plan.bevoegdGezagen) {
    for (const { activiteit, actions, before, after, base } of activiteiten) {
      if (actions.length === 0) continue;
      const reported = before.map((record) => record.configuratie);
      const changes = routingChanges({ before: reported, after, base });
      if (changes.length > 0) yield { bevoegdGezag: oin, activiteit, changes };
    }
  }
}

/**
 * What a plan changes for requests, per activiteit. An activiteit of which only records change is not in it. When the
 * plan was compared with earlier files, each line has an origin.
 */
export function routingOf(plan: Plan): ActiviteitRouting[] {
  return [...eachRouting(plan)];
}
