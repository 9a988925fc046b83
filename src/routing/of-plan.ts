import type { Plan } from '../reconcile/plan.js';
import { type ActiviteitRouting, routingChanges } from './changes.js';

/**
 * What a plan changes for requests, per activiteit. Activiteiten of which only records change, or nothing does, are not
 * in it. With the files as they were at hand, each line says whose doing it is.
 */
export function routingOf(plan: Plan): ActiviteitRouting[] {
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten }) =>
    activiteiten.flatMap(({ activiteit, actions, before, after, base }): ActiviteitRouting[] => {
      if (actions.length === 0) return [];
      const reported = before.map((record) => record.configuratie);
      const changes = routingChanges({ before: reported, after, ...(base === undefined ? {} : { base }) });
      return changes.length === 0 ? [] : [{ bevoegdGezag: oin, activiteit, changes }];
    }),
  );
}
