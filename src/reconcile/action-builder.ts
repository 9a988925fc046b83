/** Turns the moves of one activiteit into actions with their reasons, and into the steps that carry them out. */
import jsonpatch from 'fast-json-patch';
import { type Activiteit, formOf } from '../model/activiteit.js';
import type { Reported } from '../model/configuratie.js';
import type { Message } from '../model/message.js';
import type { Permissions } from '../model/permissions.js';
import type { Place } from '../model/place.js';
import type { Classified, Superseded, Wanted } from './classify.js';
import { reconcileMessages } from './messages.js';
import type { Change, Move } from './moves.js';
import type { Order } from './order.js';
import type { Action, ActionCause, ChangeSet, Step } from './plan.js';

/** Why an action is in the plan: for code, and in words. */
interface Why {
  readonly cause: ActionCause;
  readonly reason: Message;
}

function idsOf(items: readonly Reported[]): string[] {
  return items.map((item) => item.id);
}

function placeOf(change: Change<Wanted>): Place {
  const { file, offset } = change.item.desired;
  return { file, offset };
}

function whyCreated({ item }: Change<Wanted>, removed: readonly Reported[]): Why {
  if (removed.length > 0)
    return { cause: 'takes-place', reason: reconcileMessages.reasonTakesPlace({ ids: idsOf(removed) }) };
  if (item.inPlace.length > 0)
    return {
      cause: 'part-missing',
      reason: reconcileMessages.reasonCreatePart({ ids: idsOf(item.inPlace) }),
    };
  return { cause: 'missing', reason: reconcileMessages.reasonCreate() };
}

/** @param superseded why the record may go; undefined for an unmanaged one. */
function whyDeleted(superseded: Superseded | undefined): Why {
  if (superseded === undefined) return { cause: 'pruned', reason: reconcileMessages.reasonPruned() };
  const { repeats, released } = superseded;
  if (repeats !== undefined)
    return { cause: 'repeats', reason: reconcileMessages.reasonAddsNothing({ id: repeats.id }) };
  if (released === true) return { cause: 'released', reason: reconcileMessages.reasonReleased() };
  return { cause: 'superseded', reason: reconcileMessages.reasonSuperseded() };
}

function whyUnclear({ activiteit: { naam }, records }: Unclear): Why {
  const reported = [...new Set(records.map(({ configuratie }) => configuratie.activiteit.naam))];
  // A name in the files that is only a last part is the one to complete; else the name at DSO-LV is.
  const inFiles = formOf(naam) === 'part';
  const reason = reconcileMessages.blockedBySpelling({ naam, reported, ids: idsOf(records), inFiles });
  return { cause: 'spelling-unclear', reason };
}

/** An activiteit, and the records that may be about it or about another one. */
export interface Unclear {
  readonly activiteit: Activiteit;
  readonly records: readonly Reported[];
}

export class ActionBuilder {
  /** The actions so far, in the order in which they are shown. */
  readonly actions: Action[] = [];
  readonly #superseded: ReadonlyMap<Reported, Superseded>;
  readonly #inPlace: ReadonlySet<Reported>;
  readonly #order: Order<Wanted>;
  readonly #permissions: Permissions;
  readonly #unclear: Unclear | undefined;
  readonly #replaceActions = new Map<Change<Wanted>, Action>();

  /** @param unclear the records of other spellings, where it is unclear which activiteit they mean. */
  constructor(classified: Classified, ordered: Order<Wanted>, permissions: Permissions, unclear?: Unclear) {
    this.#unclear = unclear;
    this.#superseded = new Map(classified.superseded.map((item) => [item.reported, item]));
    this.#inPlace = new Set(classified.wanted.flatMap((wanted) => wanted.inPlace));
    this.#order = ordered;
    this.#permissions = permissions;
  }

  /** The change sets of the activiteit. Adds the actions that they carry out. */
  changeSets(): ChangeSet[] {
    return this.#order.changeSets.map((moves) => {
      const removed = moves.flatMap((move) => (move.kind === 'create' ? [] : [move.record]));
      return moves.map((move) => this.#step(move, removed));
    });
  }

  #add(action: Action): Action {
    this.actions.push(action);
    return action;
  }

  #step(move: Move<Wanted>, removed: readonly Reported[]): Step {
    if (move.kind === 'remove') {
      const { record } = move;
      const replaced = move.for?.replaces === record ? move.for : undefined;
      const action = replaced === undefined ? this.#delete(record) : this.#replace(replaced, record);
      return { kind: 'remove', id: record.id, before: record.configuratie, actions: [action] };
    }
    const { change } = move;
    if (move.kind === 'create') {
      const action = this.#replaceActions.get(change) ?? this.#create(change, removed);
      return { kind: 'create', body: change.body, actions: [action] };
    }
    const { record } = move;
    const actions =
      change.replaces === record
        ? [this.#replace(change, record)]
        : [this.#delete(record), this.#create(change, removed)];
    return { kind: 'replace', id: record.id, before: record.configuratie, body: change.body, actions };
  }

  #create(change: Change<Wanted>, removed: readonly Reported[]): Action {
    const why = whyCreated(change, removed);
    return this.#add({ action: 'create', configuratie: change.body, ...why, place: placeOf(change) });
  }

  #replace(change: Change<Wanted>, reported: Reported): Action {
    const action = this.#add({
      action: 'replace',
      configuratie: change.body,
      reported,
      patch: jsonpatch.compare(reported.configuratie, change.body),
      cause: 'differs',
      reason: reconcileMessages.reasonReplace(),
      place: placeOf(change),
    });
    this.#replaceActions.set(change, action);
    return action;
  }

  #delete(reported: Reported): Action {
    const why = whyDeleted(this.#superseded.get(reported));
    return this.#add({ action: 'delete', configuratie: reported.configuratie, reported, ...why });
  }

  /** Adds an action for each change that is blocked. */
  addBlocked(): void {
    for (const { change, inTheWay } of this.#order.blocked)
      this.#add({
        action: 'blocked',
        configuratie: change.body,
        reported: change.replaces,
        inTheWay,
        ...this.#whyBlocked(inTheWay),
        place: placeOf(change),
      });
  }

  #whyBlocked(inTheWay: readonly Reported[]): Why {
    const unclear = this.#unclear;
    const isUnclear = (record: Reported): boolean =>
      unclear?.records.includes(record) === true || this.#superseded.has(record);
    if (unclear !== undefined && inTheWay.some(isUnclear)) return whyUnclear(unclear);
    const { canReplace, canRemove, operaties } = this.#permissions;
    const ids = idsOf(inTheWay);
    const unmanaged = inTheWay.filter(
      (record) => !this.#superseded.has(record) && !this.#inPlace.has(record),
    );
    if (unmanaged.length > 0) {
      const reason = reconcileMessages.blockedByUnmanaged({ ids: idsOf(unmanaged), canRemove });
      return { cause: 'unmanaged-in-the-way', reason };
    }
    const inPlace = inTheWay.filter((record) => this.#inPlace.has(record));
    if (inPlace.length > 0) {
      const reason = reconcileMessages.blockedByInPlace({ ids: idsOf(inPlace), operaties });
      return { cause: 'in-place-in-the-way', reason };
    }
    if (!canReplace && !canRemove)
      return {
        cause: 'not-permitted',
        reason: reconcileMessages.blockedWithoutPermissions({ ids, operaties }),
      };
    if (!canRemove)
      return { cause: 'not-permitted', reason: reconcileMessages.blockedWithoutRemove({ ids, operaties }) };
    return { cause: 'blocked-in-the-way', reason: reconcileMessages.blockedByBlocked({ ids }) };
  }
}
