/** What changes from one snapshot to the next. */
import type { Oin } from '../model/oin.js';
import type { Datum } from './datum.js';
import { type Registered, RegisteredList, type RegisteredLists } from './registered.js';
import { snapshotLine } from './snapshot-format.js';

/** The items of the previous list that the RTR no longer lists and the files still mention, with the day of that finding. */
function vanished(
  previous: readonly Registered[],
  current: readonly Registered[],
  mentioned: ReadonlySet<string>,
  datum: Datum,
): Registered[] {
  const listed = new Set(current.map(({ naam }) => naam));
  const list = new RegisteredList(previous);
  const meant = new Set([...mentioned].flatMap((naam) => list.find(naam)));
  return previous
    .filter((item) => !listed.has(item.naam) && meant.has(item))
    .map((item) => ({ ...item, vervallen: item.vervallen ?? datum }));
}

/**
 * Adds to new lists what the previous lists had, the RTR no longer lists, and the files still mention. So a check can tell
 * an activiteit that has ended from one that never existed.
 *
 * @param mentioned the names that the files mention, by registrant.
 */
export function keepVanished(
  lists: RegisteredLists,
  previous: RegisteredLists | undefined,
  mentioned: ReadonlyMap<Oin, ReadonlySet<string>>,
): RegisteredLists {
  if (previous === undefined) return lists;
  const lijsten = [...lists.lijsten].map(([oin, current]): [Oin, readonly Registered[]] => {
    const before = previous.lijsten.get(oin) ?? [];
    return [oin, [...current, ...vanished(before, current, mentioned.get(oin) ?? new Set(), lists.datum)]];
  });
  return { datum: lists.datum, lijsten: new Map(lijsten) };
}

/** One activiteit that differs between two snapshots. */
export interface Difference {
  readonly oin: Oin;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly item: Registered;
}

function byName(lists: RegisteredLists | undefined, oin: Oin): Map<string, Registered> {
  return new Map((lists?.lijsten.get(oin) ?? []).map((item) => [item.naam, item]));
}

function sortedKeys<T>(...maps: readonly (ReadonlyMap<string, T> | undefined)[]): string[] {
  return [...new Set(maps.flatMap((map) => [...(map?.keys() ?? [])]))].sort();
}

/** The differences between two snapshots, in the order of the snapshot. */
export function differences(previous: RegisteredLists | undefined, current: RegisteredLists): Difference[] {
  return sortedKeys(previous?.lijsten, current.lijsten).flatMap((oin) => {
    const before = byName(previous, oin);
    const after = byName(current, oin);
    return sortedKeys(before, after).flatMap((naam): Difference[] => {
      const [then, now] = [before.get(naam), after.get(naam)];
      if (now === undefined) return then === undefined ? [] : [{ oin, kind: 'removed', item: then }];
      if (then === undefined) return [{ oin, kind: 'added', item: now }];
      return snapshotLine(then) === snapshotLine(now) ? [] : [{ oin, kind: 'changed', item: now }];
    });
  });
}
