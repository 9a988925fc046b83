/** The limit on how much one apply may change. */
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { reconcileMessages } from './messages.js';
import type { Plan } from './plan.js';

/** The percentage has no meaning for fewer replaced and deleted configuraties than this. */
const MIN_CHANGES = 5;

export interface TooMuch {
  readonly oin: Oin;
  readonly changes: number;
  readonly reported: number;
}

/** The bevoegde gezagen for which a plan replaces and deletes more than `maxChange` percent of what DSO-LV reports. */
export function tooMuchChange(plan: Plan, maxChange: number): TooMuch[] {
  return plan.bevoegdGezagen.flatMap(({ oin, activiteiten, reported }) => {
    const changes = activiteiten
      .flatMap((activiteit) => activiteit.actions)
      .filter(({ action }) => action === 'replace' || action === 'delete').length;
    return changes >= MIN_CHANGES && changes * 100 > maxChange * reported ? [{ oin, changes, reported }] : [];
  });
}

/**
 * Asserts that a plan does not change too much at once.
 *
 * @throws Failure of kind `refused` with the numbers and the flag that overrides the limit.
 */
export function assertChangeWithinLimit(plan: Plan, maxChange: number, nameOf: (oin: Oin) => string): void {
  const found = tooMuchChange(plan, maxChange);
  if (found.length === 0) return;
  const gezagen = found.map(({ oin, changes, reported }) => ({ naam: nameOf(oin), changes, reported }));
  throw new Failure('refused', reconcileMessages.tooMuchChange({ gezagen, maxChange }));
}
