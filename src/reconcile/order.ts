/**
 * In which order, so that DSO-LV never holds two behandeldiensten for one combination, and no combination that has one
 * before and after is without one for longer than it must be.
 *
 *      removals            changes                 A line: the two share a combination, so the change cannot be made
 *      7 {n,s} → A ──┬──── {n} → A                 while the removal's record stands. What a line connects is one
 *                    └──── {s} → B                 component; components do not touch each other and each is carried
 *      9 {w} → A ───────── {w} → C                 out on its own.
 *
 * Within a component, always the change that waits for the fewest records goes next: those records are removed right
 * before it, and what has become free is created right after it. With PUT the last of the records is not removed but
 * rewritten into the change itself: one request, and what both cover is never without a behandeldienst. With PUT and
 * without DELETE that is the only way to make room, so a change that waits for two records cannot be made.
 *
 * Nothing may be lost on the way: when a change is blocked, the records whose combinations it was to take over stay, and
 * with them whatever they stand in the way of. This spreads until it comes to rest (a "fixpoint": each round blocks at
 * least one more change, so it ends).
 */
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import type { SharedAreas } from '../model/registers.js';
import { assigns } from '../model/relation.js';
import { codeOf, locatiesOf } from './classify.js';

/** A body that is to be created. */
export interface Change<T> {
  readonly body: Configuratie;
  /** The record that it replaces: same scope, same locaties. */
  readonly replaces?: Reported;
  readonly item: T;
}

export interface OrderInput<T> {
  readonly changes: readonly Change<T>[];
  /** Records that may go. */
  readonly removals: readonly Reported[];
  /** Records that stay whatever happens. */
  readonly staying: readonly Reported[];
  readonly canPut: boolean;
  readonly canDelete: boolean;
  readonly sharedAreas: SharedAreas;
}

/** A request in the order of an changeSet. */
export type Move<T> =
  | { readonly kind: 'create'; readonly change: Change<T> }
  | { readonly kind: 'rewrite'; readonly record: Reported; readonly change: Change<T> }
  | { readonly kind: 'remove'; readonly record: Reported; readonly for?: Change<T> };

export interface Blocked<T> {
  readonly change: Change<T>;
  /** What stands in its way, lowest id first. */
  readonly inTheWay: readonly Reported[];
}

export interface Order<T> {
  /** Each exchange is carried out whole, one after the other. */
  readonly changeSets: readonly (readonly Move<T>[])[];
  readonly blocked: readonly Blocked<T>[];
  /** Records that were to go and stay after all. */
  readonly kept: readonly Reported[];
}

/** Change and records that share a combination, both ways. */
class Contacts<T> {
  readonly #byChange = new Map<Change<T>, Set<Reported>>();
  readonly #byRecord = new Map<Reported, Set<Change<T>>>();

  constructor(changes: readonly Change<T>[], records: readonly Reported[], sharedAreas: SharedAreas) {
    const index = new CombinationIndex<Reported>(sharedAreas);
    for (const record of records) {
      index.add(record.configuratie, record);
      this.#byRecord.set(record, new Set());
    }
    for (const change of changes) {
      const met = new Set(index.meeting(change.body));
      this.#byChange.set(change, met);
      for (const record of met) this.#byRecord.get(record)?.add(change);
    }
  }

  recordsOf(change: Change<T>): ReadonlySet<Reported> {
    return this.#byChange.get(change) ?? new Set();
  }

  changesOf(record: Reported): ReadonlySet<Change<T>> {
    return this.#byRecord.get(record) ?? new Set();
  }
}

/** Whether `body` takes over a combination of `record`, so that the record may not go without it. */
function takesOver(body: Configuratie, record: Reported): boolean {
  const code = codeOf(record.configuratie);
  return locatiesOf(record.configuratie).some((locatie) => assigns(body, code, locatie));
}

/** Blocks what records that stay stand in the way of, and keeps what must not be lost by that, until it comes to rest. */
class Blocking<T> {
  readonly blocked = new Set<Change<T>>();
  readonly kept = new Set<Reported>();
  readonly #contacts: Contacts<T>;
  readonly #removals: ReadonlySet<Reported>;

  constructor(contacts: Contacts<T>, removals: readonly Reported[]) {
    this.#contacts = contacts;
    this.#removals = new Set(removals);
  }

  keep(record: Reported): void {
    if (this.kept.has(record)) return;
    this.kept.add(record);
    for (const change of this.#contacts.changesOf(record)) this.block(change);
  }

  block(change: Change<T>): void {
    const waiting = [change];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (this.blocked.has(next)) continue;
      this.blocked.add(next);
      for (const record of this.#contacts.recordsOf(next)) {
        if (!this.#removals.has(record) || this.kept.has(record) || !takesOver(next.body, record)) continue;
        this.kept.add(record);
        waiting.push(...this.#contacts.changesOf(record));
      }
    }
  }
}

/** The changes and removals that contacts tie together, each component in the order of its first change. */
function components<T>(
  changes: readonly Change<T>[],
  removals: ReadonlySet<Reported>,
  contacts: Contacts<T>,
): { changes: Change<T>[]; removals: Reported[] }[] {
  const found: { changes: Change<T>[]; removals: Reported[] }[] = [];
  const open = new Set(changes);
  const seen = new Set<Reported>();
  for (const start of changes) {
    if (!open.delete(start)) continue;
    const component = { changes: [start], removals: [] as Reported[] };
    for (let i = 0; i < component.changes.length; i += 1) {
      const change = component.changes[i];
      if (change === undefined) continue;
      for (const record of contacts.recordsOf(change)) {
        if (!removals.has(record) || seen.has(record)) continue;
        seen.add(record);
        component.removals.push(record);
        for (const other of contacts.changesOf(record)) if (open.delete(other)) component.changes.push(other);
      }
    }
    found.push(component);
  }
  for (const record of removals) if (!seen.has(record)) found.push({ changes: [], removals: [record] });
  return found;
}

/** Which of the records that a change waits for is best rewritten into it. */
function partnerOf<T>(change: Change<T>, waitsFor: readonly Reported[]): Reported | undefined {
  const own = waitsFor.find((record) => record === change.replaces);
  if (own !== undefined) return own;
  const { behandeldienstOin } = change.body;
  return (
    waitsFor.find((record) => record.configuratie.behandeldienstOin === behandeldienstOin) ??
    waitsFor.find((record) => takesOver(change.body, record)) ??
    waitsFor[0]
  );
}

interface Schedule<T> {
  readonly moves: Move<T>[];
  /** Changes for which no room could be made. */
  readonly stuck: Change<T>[];
  /** Records that nothing removed. */
  readonly left: Reported[];
}

/** Orders one component. */
function schedule<T>(
  component: { changes: readonly Change<T>[]; removals: readonly Reported[] },
  contacts: Contacts<T>,
  canPut: boolean,
  canDelete: boolean,
): Schedule<T> {
  const standing = new Set(component.removals);
  const pending = new Map(
    component.changes.map((change) => [
      change,
      [...contacts.recordsOf(change)].filter((record) => standing.has(record)).length,
    ]),
  );
  const moves: Move<T>[] = [];
  /** Changes by the number of records they wait for; entries that are out of date are passed over. */
  const buckets: Change<T>[][] = [];
  const enter = (change: Change<T>, waits: number): void => {
    buckets[waits] ??= [];
    buckets[waits].push(change);
  };
  for (const [change, waits] of [...pending].reverse()) enter(change, waits);
  const gone = (record: Reported): void => {
    standing.delete(record);
    for (const change of contacts.changesOf(record)) {
      const waits = pending.get(change);
      if (waits === undefined) continue;
      pending.set(change, waits - 1);
      enter(change, waits - 1);
    }
  };
  const next = (): Change<T> | undefined => {
    for (const [waits, bucket] of buckets.entries()) {
      while (bucket !== undefined && bucket.length > 0) {
        const change = bucket.pop();
        if (change !== undefined && pending.get(change) === waits) return change;
      }
    }
    return undefined;
  };
  for (let change = next(); change !== undefined; change = next()) {
    const waitsFor = [...contacts.recordsOf(change)]
      .filter((record) => standing.has(record))
      .sort((a, b) => compareIds(a.id, b.id));
    if (!canDelete && waitsFor.length > (canPut ? 1 : 0)) break;
    pending.delete(change);
    const partner = canPut ? partnerOf(change, waitsFor) : undefined;
    for (const record of waitsFor) {
      if (record === partner) continue;
      moves.push({ kind: 'remove', record, for: change });
      gone(record);
    }
    if (partner === undefined) moves.push({ kind: 'create', change });
    else {
      moves.push({ kind: 'rewrite', record: partner, change });
      gone(partner);
    }
  }
  if (canDelete) {
    for (const record of standing) moves.push({ kind: 'remove', record });
    standing.clear();
  }
  return { moves, stuck: [...pending.keys()], left: [...standing] };
}

/** Cuts the moves of a component wherever nothing is owed: no change waits that a move before it has made room for. */
function cut<T>(moves: readonly Move<T>[], contacts: Contacts<T>): Move<T>[][] {
  const changeSets: Move<T>[][] = [];
  const owed = new Set<Change<T>>();
  const coming = new Set(moves.flatMap((move) => (move.kind === 'remove' ? [] : [move.change])));
  let current: Move<T>[] = [];
  for (const move of moves) {
    current.push(move);
    if (move.kind !== 'remove') {
      coming.delete(move.change);
      owed.delete(move.change);
    }
    if (move.kind !== 'create') {
      for (const change of contacts.changesOf(move.record)) if (coming.has(change)) owed.add(change);
    }
    if (owed.size === 0) {
      changeSets.push(current);
      current = [];
    }
  }
  if (current.length > 0) changeSets.push(current);
  return changeSets;
}

/** Orders the changes and removals of one activiteit. No two bodies of `changes` share a combination. */
export function order<T>(input: OrderInput<T>): Order<T> {
  const { changes, removals, staying, canPut, canDelete, sharedAreas } = input;
  const contacts = new Contacts(changes, [...removals, ...staying], sharedAreas);
  const blocking = new Blocking(contacts, removals);
  for (const record of staying) for (const change of contacts.changesOf(record)) blocking.block(change);
  if (!canPut && !canDelete) for (const record of removals) blocking.keep(record);

  for (;;) {
    const going = new Set(removals.filter((record) => !blocking.kept.has(record)));
    const possible = changes.filter((change) => !blocking.blocked.has(change));
    const schedules = components(possible, going, contacts).map((part) =>
      schedule(part, contacts, canPut, canDelete),
    );
    const stuck = schedules.flatMap((result) => result.stuck);
    if (stuck.length === 0) {
      const left = schedules.flatMap((result) => result.left);
      const stays = new Set([...staying, ...blocking.kept, ...left]);
      return {
        changeSets: schedules.flatMap((result) => cut(result.moves, contacts)),
        blocked: changes
          .filter((change) => blocking.blocked.has(change))
          .map((change) => ({
            change,
            inTheWay: [...contacts.recordsOf(change)]
              .filter((record) => stays.has(record))
              .sort((a, b) => compareIds(a.id, b.id)),
          })),
        kept: [...blocking.kept, ...left],
      };
    }
    for (const change of stuck) blocking.block(change);
  }
}
