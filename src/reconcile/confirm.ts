/** The final reading of an apply: whether what was done is visible, and what still differs. */
import type { Reported } from '../model/configuratie.js';
import { identityOf, sameMeaning } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { Message } from '../model/message.js';
import type { Oin } from '../model/oin.js';
import type { ApplyInput } from './apply-run.js';
import { reconcileMessages } from './messages.js';
import { type ActionResult, actionsOf, hasChanges, type Plan } from './plan.js';
import { type Planned, readAndPlan } from './read.js';
import { readUntil } from './read-until.js';
import { findStored } from './stored.js';

export interface Confirmed {
  readonly reported?: ReadonlyMap<Oin, readonly Reported[]>;
  readonly remaining?: Plan;
  readonly unconfirmed?: Message;
}

/** Tests whether records hold the record that an action removes. */
function holdsRemoved({ action }: ActionResult, records: readonly Reported[]): boolean {
  return records.some(
    ({ id, configuratie }) => id === action.reported?.id && sameMeaning(configuratie, action.configuratie),
  );
}

/** Tests whether everything that was done is visible. An apply that starts before that would do it again. */
function isVisible(results: readonly ActionResult[], { plan, reported }: Planned): boolean {
  if (!hasChanges(plan)) return true;
  const missing = new Set(
    actionsOf(plan)
      .filter(({ action }) => action === 'create' || action === 'replace')
      .map(({ configuratie }) => identityOf(configuratie)),
  );
  return results.every((result) => {
    const { action, outcome } = result;
    if (outcome !== 'done') return true;
    if (action.action === 'delete') return !holdsRemoved(result, reported.get(action.configuratie.oin) ?? []);
    return !missing.has(identityOf(action.configuratie));
  });
}

/** Reads DSO-LV again until what was done is visible, or the settle time is over. */
export async function confirm(
  { plan, state, replan, settleMs, clock, signal, onWait }: ApplyInput,
  results: readonly ActionResult[],
): Promise<Confirmed> {
  const gezagen = plan.bevoegdGezagen.map((gezag) => gezag.oin);
  try {
    const now = await readUntil(() => readAndPlan(state, gezagen, replan, { signal }), {
      isFinal: (planned) => isVisible(results, planned),
      settleMs,
      clock,
      signal,
      onWait: () => onWait?.(reconcileMessages.waitingForList({ seconds: settleMs / 1000 })),
    });
    return { reported: now.reported, remaining: now.plan };
  } catch (error) {
    if (error instanceof Failure) return { unconfirmed: error.reason };
    throw error;
  }
}

/** Decides an unknown outcome by the final reading: the configuratie is there, or the record is gone. */
export function settle(result: ActionResult, reported: Confirmed['reported']): ActionResult {
  const { action, outcome } = result;
  const records = reported?.get(action.configuratie.oin);
  if (outcome !== 'unknown' || records === undefined) return result;
  const { error: _, note: __, ...rest } = result;
  if (action.action === 'delete')
    return holdsRemoved(result, records) ? result : { ...rest, outcome: 'done' };
  const there = findStored(records, action.configuratie, () => true);
  return there === undefined ? result : { ...rest, outcome: 'done', id: there.id };
}
