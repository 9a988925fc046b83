/**
 * Decides the order of the writes of one activiteit. At no moment does DSO-LV hold two behandeldiensten for one
 * combination, and a combination that has a behandeldienst before and after is without one as briefly as possible.
 *
 *      removals            changes                 A line connects a change and a record that share a combination: the
 *      7 {n,s} → A ──┬──── {n} → A                 change cannot be made while the record exists. What lines connect
 *                    └──── {s} → B                 is one component. Components do not affect each other, so each is
 *      9 {w} → A ───────── {w} → C                 ordered by itself.
 *
 * Within a component, the change that waits for the fewest records comes next. Those records are removed right before
 * it. When replacing is allowed, the last of them is not removed: the change replaces its content in one write, so that
 * what both cover always has a behandeldienst. When replacing is allowed and removing is not, this is the only way to
 * make room, and a change that waits for two records is blocked. `blocking.ts` says what else is blocked then.
 */
import { compareIds, type Reported } from '../model/configuratie.js';
import type { SharedAreas } from '../model/registers.js';
import { Blocking } from './blocking.js';
import { Contacts } from './contacts.js';
import type { Change, Move } from './moves.js';
import { changeSetsOf, componentsOf, type Schedule, schedule } from './schedule.js';

export interface OrderInput<T> {
  readonly changes: readonly Change<T>[];
  /** Records that may go. */
  readonly removals: readonly Reported[];
  /** Records that stay in any case. */
  readonly staying: readonly Reported[];
  readonly canReplace: boolean;
  readonly canRemove: boolean;
  readonly sharedAreas: SharedAreas;
}

export interface Blocked<T> {
  readonly change: Change<T>;
  /** The records in its way, lowest id first. */
  readonly inTheWay: readonly Reported[];
}

export interface Order<T> {
  /** Each change set is carried out completely, one after the other. */
  readonly changeSets: readonly (readonly Move<T>[])[];
  readonly blocked: readonly Blocked<T>[];
  /** The records of `removals` that stay after all. */
  readonly kept: readonly Reported[];
}

/** The result, once every change that is left can be made. */
function conclude<T>(
  { changes, staying }: OrderInput<T>,
  contacts: Contacts<T>,
  blocking: Blocking<T>,
  schedules: readonly Schedule<T>[],
): Order<T> {
  const kept = [...blocking.kept, ...schedules.flatMap(({ left }) => left)];
  const stays = new Set([...staying, ...kept]);
  return {
    changeSets: schedules.flatMap(({ moves }) => changeSetsOf(moves, contacts)),
    blocked: changes
      .filter((change) => blocking.blocked.has(change))
      .map((change) => ({
        change,
        inTheWay: [...contacts.recordsOf(change)]
          .filter((record) => stays.has(record))
          .sort((a, b) => compareIds(a.id, b.id)),
      })),
    kept,
  };
}

/** Orders the changes and removals of one activiteit. No two bodies of `changes` share a combination. */
export function order<T>(input: OrderInput<T>): Order<T> {
  const { changes, removals, staying, canReplace, canRemove, sharedAreas } = input;
  const contacts = new Contacts(changes, [...removals, ...staying], sharedAreas);
  const blocking = new Blocking(contacts, removals);
  for (const record of staying) for (const change of contacts.changesOf(record)) blocking.block(change);
  if (!canReplace && !canRemove) for (const record of removals) blocking.keep(record);

  for (;;) {
    const going = new Set(removals.filter((record) => !blocking.kept.has(record)));
    const possible = changes.filter((change) => !blocking.blocked.has(change));
    const schedules = componentsOf(possible, going, contacts).map((component) =>
      schedule(component, contacts, { canReplace, canRemove }),
    );
    const stuck = schedules.flatMap((result) => result.stuck);
    if (stuck.length === 0) return conclude(input, contacts, blocking, schedules);
    for (const change of stuck) blocking.block(change);
  }
}
