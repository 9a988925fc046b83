/**
 * Finds the commits that changed the routing of an activiteit. Each bevoegd gezag is tracked by its own files and the
 * registers only, so that an error in the files of another one neither hides a change nor counts as one.
 */
import { findOverlaps } from '../checks/overlap.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Desired } from '../model/configuration.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type ActiviteitRouting, routingBetween } from '../routing/changes.js';
import type { Commit } from './commits.js';
import { type CommitState, type DeclaredFile, mentions } from './states.js';

/** The effect of one commit on the routing. */
export interface CommitRouting {
  readonly commit: Commit;
  /** What the commit changed. */
  readonly routing: ActiviteitRouting[];
  /** Routing that became visible here but was decided before the visible history. */
  readonly state: ActiviteitRouting[];
  /** The files had errors, so that the effect of this commit shows at a later one. */
  isBroken: boolean;
}

/** One bevoegd gezag through its history. */
interface GezagHistory {
  /** Its last valid configuraties; undefined while the visible history has none. */
  before: readonly Configuratie[] | undefined;
  /** The commits since then that touched its files and left errors in them. */
  readonly broken: CommitRouting[];
}

/** A file at the current commit. */
interface TrackedFile {
  readonly declared: DeclaredFile;
  /** The bevoegde gezagen that it may belong to. */
  readonly gezagen: readonly Oin[];
}

/** Tracks the routing of one activiteit from commit to commit. */
export class RoutingTracker {
  readonly #states: readonly CommitState[];
  readonly #naam: string;
  readonly #beginsAt: string | undefined;
  readonly #files = new Map<string, TrackedFile>();
  readonly #lastGezag = new Map<string, Oin>();
  readonly #histories = new Map<Oin, GezagHistory>();

  /**
   * @param states oldest first.
   * @param beginsAt the commit at which the visible history begins, with files from before it; undefined when it begins
   * without files.
   */
  constructor(states: readonly CommitState[], naam: string, beginsAt: string | undefined) {
    this.#states = states;
    this.#naam = naam;
    this.#beginsAt = beginsAt;
  }

  /**
   * The effect of every commit, oldest first.
   *
   * @param only the bevoegd gezag in question; all of them when undefined.
   */
  track(only: Oin | undefined): CommitRouting[] {
    const results = this.#states.map((state, i): CommitRouting => {
      const result: CommitRouting = { commit: state.step.commit, routing: [], state: [], isBroken: false };
      for (const gezag of this.#advance(state, i)) {
        if (only === undefined || gezag === only) this.#compare(gezag, state, result);
      }
      return result;
    });
    // Errors that last until now count when they hide configuraties.
    for (const { before = [], broken } of this.#histories.values()) if (before.length > 0) markBroken(broken);
    return results;
  }

  /** Applies the changes of a commit to the files. Gives the bevoegde gezagen whose routing it may change. */
  #advance({ declared, changed, registersChanged }: CommitState, index: number): Set<Oin> {
    const affected = new Set<Oin>();
    const addOwners = (name: string): void => {
      if (!registersChanged && !changed.has(name)) return;
      for (const gezag of this.#files.get(name)?.gezagen ?? []) affected.add(gezag);
    };
    for (const [name, file] of declared) {
      addOwners(name);
      if (file === undefined) this.#files.delete(name);
      else this.#files.set(name, { declared: file, gezagen: this.#gezagenOf(name, file, index) });
      addOwners(name);
    }
    return affected;
  }

  /** The bevoegd gezag of a file. A file that does not name one may belong to the last one and the next one that it names. */
  #gezagenOf(name: string, { gezag }: DeclaredFile, index: number): Oin[] {
    if (gezag !== undefined) {
      this.#lastGezag.set(name, gezag);
      return [gezag];
    }
    const last = this.#lastGezag.get(name);
    let next: Oin | undefined;
    for (let i = index + 1; next === undefined && i < this.#states.length; i += 1)
      next = this.#states[i]?.declared.get(name)?.gezag;
    return [...new Set([last, next].filter((oin) => oin !== undefined))];
  }

  /** Compares the configuraties of a bevoegd gezag with its last valid ones, and adds the difference to `result`. */
  #compare(gezag: Oin, { registers, registersBroken }: CommitState, result: CommitRouting): void {
    const begins = result.commit.info.commit === this.#beginsAt;
    const history = getOrInsert(
      this.#histories,
      gezag,
      (): GezagHistory => ({ before: begins ? undefined : [], broken: [] }),
    );
    const { before, broken } = history;
    const own = [...this.#files.values()].filter(({ gezagen }) => gezagen.includes(gezag));
    const desired = own
      .flatMap(({ declared }): readonly Desired[] => declared.desired)
      .filter(({ configuratie: { oin, activiteit } }) => oin === gezag && activiteit.naam === this.#naam);
    const overlaps =
      desired.length > 1 && findOverlaps(desired, registers).some(({ code }) => code === 'overlap');
    const unreliable = own.filter(({ declared }) => registersBroken || declared.isBroken);
    if (registersBroken || overlaps || unreliable.length > 0) {
      if (overlaps || unreliable.some(({ declared }) => mentions(declared.text, this.#naam)))
        result.isBroken = true;
      broken.push(result);
      return;
    }
    const after = desired.map(({ configuratie }) => configuratie);
    if ((before?.length ?? 0) > 0 || after.length > 0) markBroken(broken);
    if (before === undefined) result.state.push(...routingBetween([], after));
    else result.routing.push(...routingBetween(before, after));
    history.before = after;
    broken.length = 0;
  }
}

function markBroken(commits: readonly CommitRouting[]): void {
  for (const commit of commits) commit.isBroken = true;
}
