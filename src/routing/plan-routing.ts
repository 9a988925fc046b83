import type { Plan } from '../reconcile/plan.js';
import { type ActiviteitRouting, routingChanges } from './changes.js';

/** What a plan changes for requests, activiteit by activiteit, as {@link routingOf} gives it whole. */
export function* eachRouting(plan: Plan): Generator<ActiviteitRouting> {
  for (const { oin, activiteiten } of plan.bevoegdGezagen) {
    for (const { activiteit, actions, before, after, base } of activiteiten) {
      if (actions.length === 0) continue;
      const reported = before.map((record) => record.configuratie);
      const changes = routingChanges({ before: reported, after, ...(base === undefined ? {} : { base }) });
      if (changes.length > 0) yield { bevoegdGezag: oin, activiteit, changes };
    }
  }
}

/**
 * What a plan changes for requests, per activiteit. Activiteiten of which only records change, or nothing does, are not
 * in it. With the files as they were at hand, each line says whose doing it is.
 */
export function routingOf(plan: Plan): ActiviteitRouting[] {
  return [...eachRouting(plan)];
}
