/** Finds the order of the moves within a group of changes and removals that affect each other. */
import { compareIds, type Reported } from '../model/configuratie.js';
import { type Contacts, takesOver } from './contacts.js';
import type { Change, Move } from './moves.js';

/** Changes and removals that are connected by shared combinations. */
export interface Component<T> {
  readonly changes: Change<T>[];
  readonly removals: Reported[];
}

/** The components of some changes and removals, in the order of their first changes. */
export function componentsOf<T>(
  changes: readonly Change<T>[],
  removals: ReadonlySet<Reported>,
  contacts: Contacts<T>,
): Component<T>[] {
  const components: Component<T>[] = [];
  const open = new Set(changes);
  const seen = new Set<Reported>();
  for (const start of changes) {
    if (!open.delete(start)) continue;
    const component: Component<T> = { changes: [start], removals: [] };
    // The loop also visits the changes that it adds.
    for (const change of component.changes) {
      for (const record of contacts.recordsOf(change)) {
        if (!removals.has(record) || seen.has(record)) continue;
        seen.add(record);
        component.removals.push(record);
        for (const other of contacts.changesOf(record)) if (open.delete(other)) component.changes.push(other);
      }
    }
    components.push(component);
  }
  for (const record of removals) if (!seen.has(record)) components.push({ changes: [], removals: [record] });
  return components;
}

/** Which of the records in the way of a change is best replaced by it. */
function partnerOf<T>(change: Change<T>, inTheWay: readonly Reported[]): Reported | undefined {
  const own = inTheWay.find((record) => record === change.replaces);
  if (own !== undefined) return own;
  const { behandeldienstOin } = change.body;
  return (
    inTheWay.find((record) => record.configuratie.behandeldienstOin === behandeldienstOin) ??
    inTheWay.find((record) => takesOver(change.body, record)) ??
    inTheWay[0]
  );
}

/** Changes that wait for records to go, to take the one that waits for the fewest. */
class Waiting<T> {
  readonly #counts = new Map<Change<T>, number>();
  /** Changes by count. An entry whose change now has another count, or is gone, is skipped. */
  readonly #buckets: Change<T>[][] = [];

  constructor(counts: readonly (readonly [Change<T>, number])[]) {
    for (const [change, count] of counts) this.#counts.set(change, count);
    // A bucket is used from its end, so the first change comes first among equals.
    for (const [change, count] of counts.toReversed()) this.#enter(change, count);
  }

  #enter(change: Change<T>, count: number): void {
    this.#buckets[count] ??= [];
    this.#buckets[count].push(change);
  }

  /** Notes that one of the records that `change` waits for is gone. */
  decrease(change: Change<T>): void {
    const count = this.#counts.get(change);
    if (count === undefined) return;
    this.#counts.set(change, count - 1);
    this.#enter(change, count - 1);
  }

  /** The change that waits for the fewest records. It stays until `remove`. */
  next(): Change<T> | undefined {
    for (const [count, bucket] of this.#buckets.entries()) {
      while (bucket !== undefined && bucket.length > 0) {
        const change = bucket.pop();
        if (change !== undefined && this.#counts.get(change) === count) return change;
      }
    }
    return undefined;
  }

  remove(change: Change<T>): void {
    this.#counts.delete(change);
  }

  changes(): Change<T>[] {
    return [...this.#counts.keys()];
  }
}

export interface Schedule<T> {
  readonly moves: readonly Move<T>[];
  /** Changes that cannot be made, because the records in their way cannot go. */
  readonly stuck: readonly Change<T>[];
  /** Records that were to go and stay. */
  readonly left: readonly Reported[];
}

/** Orders one component. */
export function schedule<T>(
  { changes, removals }: Component<T>,
  contacts: Contacts<T>,
  { canReplace, canRemove }: { readonly canReplace: boolean; readonly canRemove: boolean },
): Schedule<T> {
  const standing = new Set(removals);
  const inTheWayOf = (change: Change<T>): Reported[] =>
    [...contacts.recordsOf(change)].filter((record) => standing.has(record));
  const waiting = new Waiting(changes.map((change) => [change, inTheWayOf(change).length] as const));
  const moves: Move<T>[] = [];
  const gone = (record: Reported): void => {
    standing.delete(record);
    for (const change of contacts.changesOf(record)) waiting.decrease(change);
  };
  for (let change = waiting.next(); change !== undefined; change = waiting.next()) {
    const inTheWay = inTheWayOf(change).sort((a, b) => compareIds(a.id, b.id));
    if (!canRemove && inTheWay.length > (canReplace ? 1 : 0)) break;
    waiting.remove(change);
    // The replaced record goes last. Without permission to replace, its removal and the creation that follows are
    // listed as one action: nothing else may be in the way of it any more.
    const last = canReplace
      ? partnerOf(change, inTheWay)
      : inTheWay.find((record) => record === change.replaces);
    for (const record of inTheWay) {
      if (record === last) continue;
      moves.push({ kind: 'remove', record, for: change });
      gone(record);
    }
    if (last !== undefined && canReplace) moves.push({ kind: 'replace', record: last, change });
    else {
      if (last !== undefined) moves.push({ kind: 'remove', record: last, for: change });
      moves.push({ kind: 'create', change });
    }
    if (last !== undefined) gone(last);
  }
  if (canRemove) {
    for (const record of standing) moves.push({ kind: 'remove', record });
    standing.clear();
  }
  return { moves, stuck: waiting.changes(), left: [...standing] };
}

/**
 * Cuts the moves of a component into change sets. A change set ends where no later change waits for a combination that
 * the moves so far have freed.
 */
export function changeSetsOf<T>(moves: readonly Move<T>[], contacts: Contacts<T>): Move<T>[][] {
  const changeSets: Move<T>[][] = [];
  const unfinished = new Set<Change<T>>();
  const coming = new Set(moves.flatMap((move) => (move.kind === 'remove' ? [] : [move.change])));
  let current: Move<T>[] = [];
  for (const move of moves) {
    current.push(move);
    if (move.kind !== 'remove') {
      coming.delete(move.change);
      unfinished.delete(move.change);
    }
    if (move.kind !== 'create') {
      for (const change of contacts.changesOf(move.record)) if (coming.has(change)) unfinished.add(change);
    }
    if (unfinished.size === 0) {
      changeSets.push(current);
      current = [];
    }
  }
  if (current.length > 0) changeSets.push(current);
  return changeSets;
}
