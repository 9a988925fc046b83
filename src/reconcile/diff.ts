/**
 * The plan: a pure function of what the files say, what DSO-LV reports, and what may be done there.
 *
 * It keeps five promises. What the files say and DSO-LV has is left alone. What the files say and DSO-LV lacks is
 * created, unless something that stays is in its way: then it is blocked, by name. What the files say otherwise is
 * replaced, or removed and put back in another form, where we are allowed to. What no file speaks of is not ours: it
 * stays and is reported, and goes only when asked for with `prune`. And a bevoegd gezag without files is never looked at.
 */
import jsonpatch from 'fast-json-patch';
import type { Message } from '../messages/message.js';
import { CombinationIndex } from '../model/combination-index.js';
import {
  type Activiteit,
  activiteitKey,
  type Configuratie,
  compareIds,
  type Reported,
} from '../model/configuratie.js';
import type { Desired, Operatie, ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { getOrInsert, groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';
import type { SharedAreas } from '../model/registers.js';
import { sharedCombination } from '../model/relation.js';
import {
  type Classified,
  classify,
  type Superseded,
  sameLocaties,
  sameScope,
  type Wanted,
} from './classify.js';
import { reconcileMessages } from './messages.js';
import { type Change, type Move, type Order, order } from './order.js';
import type { Action, ActiviteitPlan, BevoegdGezagPlan, ChangeSet, Plan, PlanWarning, Step } from './plan.js';

export interface PlanInput {
  /** The omgeving, as far as the plan depends on it. */
  readonly omgeving: { readonly naam: string; readonly operaties: readonly Operatie[] };
  /** Every file of the omgeving; they must hold no errors. */
  readonly files: readonly ToewijzingenFile[];
  readonly sharedAreas: SharedAreas;
  /** What DSO-LV reports, per bevoegd gezag: all of it. */
  readonly reported: ReadonlyMap<Oin, readonly Reported[]>;
  readonly prune: boolean;
}

interface Rules {
  readonly canPut: boolean;
  readonly canDelete: boolean;
  readonly prune: boolean;
  readonly sharedAreas: SharedAreas;
}

/** At most this many overlaps within what DSO-LV reports are told per activiteit. */
const MAX_WARNINGS = 20;

/** The bevoegde gezagen that the files of an omgeving manage, in the order of the files. */
export function managedGezagen(files: readonly ToewijzingenFile[]): Oin[] {
  return [...new Set(files.flatMap((file) => (file.bevoegdGezag === undefined ? [] : [file.bevoegdGezag])))];
}

function idsOf(items: readonly Reported[]): string[] {
  return items.map((item) => item.id);
}

/** The record that a desired configuratie replaces: nothing of it is in place, and scope and locaties are the same. */
function replacedBy(wanted: Wanted, free: ReadonlySet<Reported>): Reported | undefined {
  if (wanted.inPlace.length > 0) return undefined;
  const own = wanted.desired.configuratie;
  for (const record of free) {
    if (sameScope(own, record.configuratie) && sameLocaties(own, record.configuratie)) return record;
  }
  return undefined;
}

/** What is to be created, each with the superseded record that it replaces, if any. */
function changesOf(classified: Classified): Change<Wanted>[] {
  const records = new CombinationIndex<Reported>();
  for (const { reported, repeats } of classified.superseded) {
    if (repeats === undefined) records.add(reported.configuratie, reported);
  }
  const taken = new Set<Reported>();
  const changes: Change<Wanted>[] = [];
  for (const wanted of classified.wanted) {
    if (wanted.missing === undefined) continue;
    const own = wanted.desired.configuratie;
    const here = records.assigning(own.toestemming?.code ?? null, own.locatieOins?.[0] ?? null);
    const replaces = replacedBy(wanted, new Set([...here].filter((record) => !taken.has(record))));
    if (replaces === undefined) {
      changes.push({ body: wanted.missing, item: wanted });
      continue;
    }
    taken.add(replaces);
    const { locatieOins } = replaces.configuratie;
    // A set has no order: keeping the one that is there leaves only real differences in the patch.
    const body = locatieOins === undefined ? wanted.missing : { ...wanted.missing, locatieOins };
    changes.push({ body, replaces, item: wanted });
  }
  return changes;
}

function patchOf(before: Configuratie, after: Configuratie): Action['patch'] {
  return jsonpatch.compare(before, after);
}

/** Tells why, and turns the moves of one activiteit into the actions and requests of the plan. */
class ActionBuilder {
  readonly actions: Action[] = [];
  readonly #superseded: ReadonlyMap<Reported, Superseded>;
  readonly #inPlace: ReadonlySet<Reported>;
  readonly #order: Order<Wanted>;
  readonly #rules: Rules;
  readonly #replacedActions = new Map<Change<Wanted>, Action>();

  constructor(classified: Classified, ordered: Order<Wanted>, rules: Rules) {
    this.#superseded = new Map(classified.superseded.map((item) => [item.reported, item]));
    this.#inPlace = new Set(classified.wanted.flatMap((wanted) => wanted.inPlace));
    this.#order = ordered;
    this.#rules = rules;
  }

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
      return { method: 'DELETE', id: record.id, before: record.configuratie, actions: [action] };
    }
    const { change } = move;
    if (move.kind === 'create') {
      const action = this.#replacedActions.get(change) ?? this.#create(change, removed);
      return { method: 'POST', body: change.body, actions: [action] };
    }
    const { record } = move;
    const actions =
      change.replaces === record
        ? [this.#replace(change, record)]
        : [this.#delete(record), this.#create(change, removed)];
    return { method: 'PUT', id: record.id, before: record.configuratie, body: change.body, actions };
  }

  #place(change: Change<Wanted>): Place {
    const { file, offset } = change.item.desired;
    return { file, offset };
  }

  #create(change: Change<Wanted>, removed: readonly Reported[]): Action {
    const { inPlace } = change.item;
    const reason =
      removed.length > 0
        ? reconcileMessages.reasonTakesPlace({ ids: idsOf(removed) })
        : inPlace.length > 0
          ? reconcileMessages.reasonCreatePart({ ids: idsOf(inPlace) })
          : reconcileMessages.reasonCreate();
    return this.#add({ action: 'create', configuratie: change.body, reason, place: this.#place(change) });
  }

  #replace(change: Change<Wanted>, reported: Reported): Action {
    const action = this.#add({
      action: 'replace',
      configuratie: change.body,
      reported,
      patch: patchOf(reported.configuratie, change.body) ?? [],
      reason: reconcileMessages.reasonReplace(),
      place: this.#place(change),
    });
    this.#replacedActions.set(change, action);
    return action;
  }

  #delete(reported: Reported): Action {
    const superseded = this.#superseded.get(reported);
    const reason =
      superseded === undefined
        ? reconcileMessages.reasonPruned()
        : superseded.repeats !== undefined
          ? reconcileMessages.reasonAddsNothing({ id: superseded.repeats.id })
          : superseded.released === true
            ? reconcileMessages.reasonReleased()
            : reconcileMessages.reasonSuperseded();
    return this.#add({ action: 'delete', configuratie: reported.configuratie, reported, reason });
  }

  blocked(): void {
    for (const { change, inTheWay } of this.#order.blocked) {
      this.#add({
        action: 'blocked',
        configuratie: change.body,
        ...(change.replaces === undefined ? {} : { reported: change.replaces }),
        inTheWay,
        reason: this.#whyBlocked(inTheWay),
        place: this.#place(change),
      });
    }
  }

  #whyBlocked(inTheWay: readonly Reported[]): Message {
    const { canPut, canDelete, prune } = this.#rules;
    const ids = idsOf(inTheWay);
    const strangers = inTheWay.filter(
      (record) => !this.#superseded.has(record) && !this.#inPlace.has(record),
    );
    if (strangers.length > 0)
      return reconcileMessages.blockedByUnmanaged({ ids: idsOf(strangers), canDelete, prune });
    const inPlace = inTheWay.filter((record) => this.#inPlace.has(record));
    if (inPlace.length > 0) return reconcileMessages.blockedByInPlace({ ids: idsOf(inPlace) });
    if (!canPut && !canDelete) return reconcileMessages.blockedByOperaties({ ids });
    if (!canDelete) return reconcileMessages.blockedWithoutDelete({ ids });
    return reconcileMessages.blockedByBlocked({ ids });
  }
}

/** What DSO-LV reports for one behandeldienst: by the ground that it covers, and by the OINs that it names. */
interface Share {
  readonly ground: CombinationIndex<Reported>;
  readonly named: CombinationIndex<Reported>;
}

/**
 * Where what DSO-LV reports breaks the rule itself: what goes to two first, then what it has twice. Parts of one
 * assignment that share ground are no breach.
 */
function breaches(reported: readonly Reported[], sharedAreas: SharedAreas): PlanWarning[] {
  const shares = new Map<Oin, Share>();
  const overlaps: PlanWarning[] = [];
  const repeated: PlanWarning[] = [];
  for (const later of reported) {
    const { configuratie } = later;
    for (const [dienst, { ground }] of shares) {
      if (dienst === configuratie.behandeldienstOin) continue;
      for (const earlier of new Set(ground.meeting(configuratie))) {
        const combination = sharedCombination(earlier.configuratie, configuratie, sharedAreas);
        const message = reconcileMessages.reportedOverlap({ first: earlier.id, second: later.id });
        if (combination !== undefined) overlaps.push({ message, ids: [earlier.id, later.id], combination });
        if (overlaps.length >= MAX_WARNINGS) return overlaps;
      }
    }
    const own = getOrInsert(shares, configuratie.behandeldienstOin, () => ({
      ground: new CombinationIndex<Reported>(sharedAreas),
      named: new CombinationIndex<Reported>(),
    }));
    if (repeated.length < MAX_WARNINGS)
      for (const earlier of new Set(own.named.meeting(configuratie))) {
        const combination = sharedCombination(earlier.configuratie, configuratie);
        const message = reconcileMessages.reportedTwice({ first: earlier.id, second: later.id });
        if (combination !== undefined) repeated.push({ message, ids: [earlier.id, later.id], combination });
      }
    own.ground.add(configuratie, later);
    own.named.add(configuratie, later);
  }
  return [...overlaps, ...repeated].slice(0, MAX_WARNINGS);
}

function afterwards(before: readonly Reported[], ordered: Order<Wanted>): Configuratie[] {
  const moves = ordered.changeSets.flat();
  const gone = new Set(moves.flatMap((move) => (move.kind === 'create' ? [] : [move.record])));
  const made = moves.flatMap((move) => (move.kind === 'remove' ? [] : [move.change.body]));
  return [...before.filter((record) => !gone.has(record)).map((record) => record.configuratie), ...made];
}

/** Where nothing is reported nothing is in the way, and nothing waits for anything else. */
function allCreated(activiteit: Activiteit, desired: readonly Desired[]): ActiviteitPlan {
  const actions = desired.map(({ configuratie, file, offset }): Action => {
    return {
      action: 'create',
      configuratie,
      reason: reconcileMessages.reasonCreate(),
      place: { file, offset },
    };
  });
  return {
    activiteit,
    before: [],
    after: actions.map(({ configuratie }) => configuratie),
    actions,
    changeSets: actions.map((action) => [{ method: 'POST', body: action.configuratie, actions: [action] }]),
    unmanaged: [],
    unchanged: 0,
    warnings: [],
  };
}

/** So few that holding each to each takes less than an index of them. */
const FEW = 8;

/** Whether what is reported is, one by one, what is desired. No two desired ones are alike, so none is matched twice. */
function isSettled(desired: readonly Desired[], reported: readonly Reported[]): boolean {
  return (
    desired.length === reported.length &&
    desired.length <= FEW &&
    desired.every(({ configuratie: own }) =>
      reported.some(
        ({ configuratie: there }) =>
          own.behandeldienstOin === there.behandeldienstOin &&
          sameScope(own, there) &&
          sameLocaties(own, there),
      ),
    )
  );
}

function settled(activiteit: Activiteit, before: readonly Reported[]): ActiviteitPlan {
  const after = before.map(({ configuratie }) => configuratie);
  const nothing = { actions: [], changeSets: [], unmanaged: [], warnings: [] };
  return { activiteit, before, after, ...nothing, unchanged: before.length };
}

/** The plan of one activiteit. Most have nothing to them: those are told at once. */
function planActiviteit(
  activiteit: Activiteit,
  desired: readonly Desired[],
  reported: readonly Reported[],
  rules: Rules,
): ActiviteitPlan {
  const { canPut, canDelete, prune, sharedAreas } = rules;
  if (reported.length === 0) return allCreated(activiteit, desired);
  const before = [...reported].sort((a, b) => compareIds(a.id, b.id));
  if (isSettled(desired, before)) return settled(activiteit, before);
  const classified = classify(desired, before, sharedAreas, canPut || canDelete);
  const pruned = prune ? classified.unmanaged : [];
  const ordered = order({
    changes: changesOf(classified),
    removals: [...classified.superseded.map((item) => item.reported), ...pruned],
    staying: [
      ...(prune ? [] : classified.unmanaged),
      ...classified.wanted.flatMap((wanted) => wanted.inPlace),
    ],
    canPut,
    canDelete,
    sharedAreas,
  });
  const builder = new ActionBuilder(classified, ordered, rules);
  const changeSets = builder.changeSets();
  builder.blocked();
  return {
    activiteit,
    before,
    after: afterwards(before, ordered),
    actions: builder.actions,
    changeSets,
    unmanaged: prune
      ? classified.unmanaged.filter((record) => ordered.kept.includes(record))
      : classified.unmanaged,
    unchanged: classified.wanted.filter((wanted) => wanted.missing === undefined).length,
    warnings: breaches(before, sharedAreas),
  };
}

/** What there is of one activiteit: in the files, and at DSO-LV. */
interface Sides {
  readonly activiteit: Activiteit;
  readonly desired: Desired[];
  readonly reported: Reported[];
}

function planGezag(
  oin: Oin,
  desired: readonly Desired[],
  reported: readonly Reported[],
  rules: Rules,
): BevoegdGezagPlan {
  const own = reported.filter((record) => record.configuratie.oin === oin);
  const sides = new Map<Oin, Map<string, Sides>>();
  const sidesOf = ({ activiteit }: Configuratie): Sides => {
    const byNaam = getOrInsert(sides, activiteit.oin, () => new Map<string, Sides>());
    return getOrInsert(byNaam, activiteit.naam, () => ({ activiteit, desired: [], reported: [] }));
  };
  // In the order of the files, then what no file names.
  const named = new Set<Sides>();
  for (const item of desired) {
    const both = sidesOf(item.configuratie);
    both.desired.push(item);
    named.add(both);
  }
  for (const record of own) sidesOf(record.configuratie).reported.push(record);
  const others = [...sides.values()]
    .flatMap((byNaam) => [...byNaam.values()].filter((item) => !named.has(item)))
    .sort((a, b) => (activiteitKey(a.activiteit) < activiteitKey(b.activiteit) ? -1 : 1));
  const activiteiten = [...named, ...others].map((item) =>
    planActiviteit(item.activiteit, item.desired, item.reported, rules),
  );
  return { oin, activiteiten, reported: own.length };
}

/**
 * Decides what an apply would do.
 *
 * @throws Failure of kind `usage` when `prune` is asked for where nothing may be deleted.
 * @throws Error when `reported` lacks a bevoegd gezag of the files: a missing reading is never taken for an empty one.
 */
export function makePlan(input: PlanInput): Plan {
  const { omgeving, files, reported, prune, sharedAreas } = input;
  const canPut = omgeving.operaties.includes('PUT');
  const canDelete = omgeving.operaties.includes('DELETE');
  if (prune && !canDelete)
    throw new Failure('usage', reconcileMessages.pruneNeedsDelete({ omgeving: omgeving.naam }));
  const rules = { canPut, canDelete, prune, sharedAreas };
  const filesOf = groupBy(files, (file) => file.bevoegdGezag);
  const bevoegdGezagen = managedGezagen(files).map((oin) => {
    const there = reported.get(oin);
    if (there === undefined) throw new Error(`no reading for bevoegd gezag ${oin}`);
    const desired = (filesOf.get(oin) ?? []).flatMap((file) => file.desired);
    return planGezag(oin, desired, there, rules);
  });
  return { omgeving: omgeving.naam, operaties: omgeving.operaties, prune, bevoegdGezagen };
}
