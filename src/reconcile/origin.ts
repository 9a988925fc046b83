/**
 * The origin of each action of a plan: a change of the files, drift of DSO-LV from the files, or both. So a change never
 * hides somebody else's drift.
 *
 * Each combination is judged by itself. Where DSO-LV sends its requests elsewhere than the files say, that is
 *
 *   a change   when the earlier files said otherwise than the present files;
 *   drift      when both say the same: DSO-LV was changed, the files were not.
 *
 * An action is about all combinations of its configuratie. Its origin is `mixed` when they differ in this. When no request
 * goes elsewhere (a repeated record goes, or two records become one), the action is a change if the present files assign
 * one of its combinations by another configuratie than the earlier files did, and drift otherwise.
 */
import { type Activiteit, ActiviteitIndex, ActiviteitMap } from '../model/activiteit.js';
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, handlersOf, type Reported } from '../model/configuratie.js';
import { codeOf, identityOf, locatiesOf } from '../model/configuratie-fields.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { managedGezagen } from './diff.js';
import type { Action, ActiviteitPlan, ChangeSet, OneOrigin, Origin, Plan } from './plan.js';

/** Rewrites the actions of an activiteit, in its list and in its steps. */
function withActions(item: ActiviteitPlan, rewrite: (action: Action) => Action): ActiviteitPlan {
  const rewritten = new Map(item.actions.map((action) => [action, rewrite(action)]));
  const renew = (actions: readonly Action[]): Action[] =>
    actions.map((action) => rewritten.get(action) ?? action);
  return {
    ...item,
    actions: renew(item.actions),
    changeSets: item.changeSets.map((changeSet) =>
      changeSet.map((step) => ({ ...step, actions: renew(step.actions) })),
    ),
  };
}

function mapActiviteiten(plan: Plan, rewrite: (item: ActiviteitPlan, oin: Oin) => ActiviteitPlan): Plan {
  return {
    ...plan,
    bevoegdGezagen: plan.bevoegdGezagen.map((gezag) => ({
      ...gezag,
      activiteiten: gezag.activiteiten.map((item) => rewrite(item, gezag.oin)),
    })),
  };
}

/** The files that a plan is compared with, and the present files. */
export interface FilesBeforeAndNow {
  readonly now: readonly ToewijzingenFile[];
  readonly base: readonly ToewijzingenFile[];
  /** The commit of the earlier files. */
  readonly commit: string;
  /** The commit that last changed the file of an action, where it is known. */
  readonly commitOf: (action: Action) => string | undefined;
}

/** What some files of one bevoegd gezag assign, by activiteit. */
class AssignedByActiviteit {
  readonly #exact = new ActiviteitMap<Configuratie[]>();
  readonly #index: ActiviteitIndex;

  constructor(configuraties: readonly Configuratie[]) {
    for (const configuratie of configuraties)
      this.#exact.getOrInsert(configuratie.activiteit, () => []).push(configuratie);
    this.#index = new ActiviteitIndex(configuraties.map(({ activiteit }) => activiteit));
  }

  /** What is assigned for an activiteit, perhaps under another spelling. Nothing when it is unclear which one that is. */
  get(activiteit: Activiteit): readonly Configuratie[] {
    const exact = this.#exact.get(activiteit);
    if (exact !== undefined) return exact;
    const [spellings, ...others] = this.#index.meant(activiteit);
    if (spellings === undefined || others.length > 0) return [];
    return spellings.flatMap((spelling) => this.#exact.get(spelling) ?? []);
  }
}

/** Finds what some files assign for an activiteit of a bevoegd gezag. */
function assignedBy(
  files: readonly ToewijzingenFile[],
): (item: ActiviteitPlan, oin: Oin) => readonly Configuratie[] {
  const byGezag = new Map<Oin, AssignedByActiviteit>();
  for (const [gezag, own] of groupBy(files, ({ bevoegdGezag }) => bevoegdGezag)) {
    if (gezag === undefined) continue;
    const all = own.flatMap(({ desired }) => desired.map(({ configuratie }) => configuratie));
    byGezag.set(gezag, new AssignedByActiviteit(all));
  }
  return ({ activiteit }, oin) => byGezag.get(oin)?.get(activiteit) ?? [];
}

/** Some configuraties of one activiteit, by combination. */
class Assignments {
  readonly #index = new CombinationIndex<Configuratie>();

  constructor(configuraties: readonly Configuratie[]) {
    for (const configuratie of configuraties) this.#index.add(configuratie, configuratie);
  }

  /** Text that is equal for combinations with the same behandeldienst. */
  handlers(code: string | null, locatie: Oin | null): string {
    return handlersOf([...this.#index.assigning(code, locatie)]).join();
  }

  /** Text that is equal for combinations that equal configuraties assign, however the activiteit is spelled. */
  sources(code: string | null, locatie: Oin | null): string {
    return [...this.#index.assigning(code, locatie)].map((item) => identityOf(item, ['activiteit'])).join();
  }

  /** Tests whether every combination of a configuratie is assigned. */
  assignAll(configuratie: Configuratie): boolean {
    const code = codeOf(configuratie);
    return locatiesOf(configuratie).every(
      (locatie) => this.#index.assigning(code, locatie).next().done !== true,
    );
  }
}

/** The three sides that decide the origin of the actions on one activiteit. */
class Sides {
  readonly base: Assignments;
  readonly #now: Assignments;
  readonly #reported: Assignments;
  readonly #codes: readonly (string | null)[];
  readonly #locaties: readonly (Oin | null)[];

  constructor(
    reported: readonly Configuratie[],
    now: readonly Configuratie[],
    base: readonly Configuratie[],
  ) {
    const all = [...reported, ...now, ...base];
    this.#codes = [...new Set([null, ...all.map(codeOf)])];
    this.#locaties = [...new Set([null, ...all.flatMap(locatiesOf)])];
    this.#reported = new Assignments(reported);
    this.#now = new Assignments(now);
    this.base = new Assignments(base);
  }

  originOf(configuratie: Configuratie): Origin {
    const codes = configuratie.toestemming === undefined ? this.#codes : [configuratie.toestemming.code];
    const locaties = configuratie.locatieOins ?? this.#locaties;
    const origins = new Set<OneOrigin>();
    let isAssignedAnew = false;
    for (const code of codes) {
      for (const locatie of locaties) {
        const wanted = this.#now.handlers(code, locatie);
        if (wanted !== this.#reported.handlers(code, locatie))
          origins.add(wanted === this.base.handlers(code, locatie) ? 'drift' : 'change');
        isAssignedAnew ||= this.#now.sources(code, locatie) !== this.base.sources(code, locatie);
      }
    }
    const [only] = origins;
    if (only === undefined) return isAssignedAnew ? 'change' : 'drift';
    return origins.size > 1 ? 'mixed' : only;
  }
}

/** The unmanaged records of an activiteit: those that stay, and those that `prune` deletes. */
function unmanagedIn({ unmanaged, actions }: ActiviteitPlan): Reported[] {
  const pruned = actions.flatMap(({ cause, reported }) => (cause === 'pruned' ? (reported ?? []) : []));
  return [...unmanaged, ...pruned];
}

function isUnclear({ spellings }: ActiviteitPlan): boolean {
  return spellings.some(({ kind }) => kind === 'unclear');
}

/** Gives each action of a plan its origin, and finds the records that the earlier files assigned and no file does now. */
export function withOrigins(plan: Plan, { now, base, commit, commitOf }: FilesBeforeAndNow): Plan {
  const [nowOf, baseOf] = [assignedBy(now), assignedBy(base)];
  const managed = new Set(managedGezagen(now));
  const noLongerManaged = managedGezagen(base).filter((oin) => !managed.has(oin));
  return mapActiviteiten({ ...plan, base: commit, noLongerManaged }, (item, oin) => {
    const earlier = baseOf(item, oin);
    const unmanaged = unmanagedIn(item);
    if (item.actions.length + unmanaged.length === 0) return { ...item, base: earlier, dropped: [] };
    const reported = item.before.map(({ configuratie }) => configuratie);
    const sides = new Sides(reported, nowOf(item, oin), earlier);
    return {
      ...withActions(item, (action) => {
        const origin = sides.originOf(action.configuratie);
        return origin === 'drift' ? { ...action, origin } : { ...action, origin, commit: commitOf(action) };
      }),
      base: earlier,
      // Of a name that is unclear, nobody knows whether the earlier files had it.
      dropped: isUnclear(item)
        ? []
        : unmanaged.filter(({ configuratie }) => sides.base.assignAll(configuratie)),
    };
  });
}

/** Tests whether a change set is wholly of one origin. It is carried out completely or not at all. */
function isWholly(origin: OneOrigin, changeSet: ChangeSet): boolean {
  return changeSet.every((step) => step.actions.every((action) => action.origin === origin));
}

/** What DSO-LV holds after some change sets. */
function held(item: ActiviteitPlan, changeSets: readonly ChangeSet[]): Configuratie[] {
  const steps = changeSets.flat();
  const gone = new Set(steps.flatMap((step) => (step.kind === 'create' ? [] : [step.id])));
  const made = steps.flatMap((step) => (step.kind === 'remove' ? [] : [step.body]));
  const kept = item.before.filter(({ id }) => !gone.has(id));
  return [...kept.map(({ configuratie }) => configuratie), ...made];
}

/**
 * The part of a plan that is wholly of one origin. The rest stays as it is at DSO-LV, and is listed in `leftOut`. The plan
 * must have origins.
 */
export function onlyOrigin(plan: Plan, origin: OneOrigin): Plan {
  return mapActiviteiten({ ...plan, only: origin }, (item) => {
    const changeSets = item.changeSets.filter((changeSet) => isWholly(origin, changeSet));
    const carried = new Set(changeSets.flatMap((changeSet) => changeSet.flatMap((step) => step.actions)));
    const isKept = (action: Action): boolean =>
      action.action === 'blocked' ? action.origin === origin : carried.has(action);
    return {
      ...item,
      actions: item.actions.filter(isKept),
      leftOut: item.actions.filter((action) => !isKept(action)),
      changeSets,
      after: held(item, changeSets),
    };
  });
}
