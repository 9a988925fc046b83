/**
 * Which commit changed the routing of an activiteit. Each bevoegd gezag is judged by its own files and the registers alone:
 * what somebody breaks or mends for another one neither hides a change nor is one.
 */
import { findOverlaps } from '../checks/overlap.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Desired } from '../model/configuration.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type ActiviteitRouting, routingBetween } from '../routing/changes.js';
import type { Commit } from './commits.js';
import { type Declared, mentions, type State } from './reading.js';

/** What is to be told of one commit. */
export interface Told {
  readonly commit: Commit;
  readonly routing: ActiviteitRouting[];
  /** What is first seen here of what was decided earlier. */
  readonly state: ActiviteitRouting[];
  broken: boolean;
}

/** One bevoegd gezag through its history. */
interface Followed {
  /** What its files assign; undefined where the visible history begins with errors. */
  before: readonly Configuratie[] | undefined;
  /** Commits since then that changed its files and left errors in them. */
  readonly pending: Told[];
}

/** A file as it stands at some commit, and whose it is. */
interface Standing {
  readonly said: Declared;
  readonly gezagen: readonly Oin[];
}

/** Follows the routing of one activiteit from commit to commit. */
export class Follower {
  readonly #states: readonly State[];
  readonly #naam: string;
  readonly #beginsAt: string | undefined;
  readonly #files = new Map<string, Standing>();
  readonly #lastGezag = new Map<string, Oin>();
  readonly #followed = new Map<Oin, Followed>();

  /** @param beginsAt the commit at which the visible history begins; undefined where it begins with nothing. */
  constructor(states: readonly State[], naam: string, beginsAt: string | undefined) {
    this.#states = states;
    this.#naam = naam;
    this.#beginsAt = beginsAt;
  }

  /** @param only the bevoegd gezag that is asked about; left out: all of them. */
  follow(only: Oin | undefined): Told[] {
    const told = this.#states.map((state, i): Told => {
      const item: Told = { commit: state.step.commit, routing: [], state: [], broken: false };
      for (const gezag of this.#take(state, i)) {
        if (only === undefined || gezag === only) this.#judge(gezag, state, item);
      }
      return item;
    });
    for (const { before, pending } of this.#followed.values()) {
      if (before !== undefined && before.length > 0) for (const item of pending) item.broken = true;
    }
    return told;
  }

  /** Takes over what a commit says anew. Gives the bevoegde gezagen that it may change something for. */
  #take({ said, changed, registersChanged }: State, index: number): Set<Oin> {
    const concerned = new Set<Oin>();
    const note = (name: string): void => {
      if (!registersChanged && !changed.has(name)) return;
      for (const gezag of this.#files.get(name)?.gezagen ?? []) concerned.add(gezag);
    };
    for (const [name, item] of said) {
      note(name);
      if (item === undefined) this.#files.delete(name);
      else this.#files.set(name, { said: item, gezagen: this.#gezagenOf(name, item, index) });
      note(name);
    }
    return concerned;
  }

  /** Whose a file is. One that does not say it belongs to whoever it belonged to before, and belongs to afterwards. */
  #gezagenOf(name: string, { gezag }: Declared, index: number): Oin[] {
    if (gezag !== undefined) {
      this.#lastGezag.set(name, gezag);
      return [gezag];
    }
    const last = this.#lastGezag.get(name);
    let next: Oin | undefined;
    for (let i = index + 1; next === undefined && i < this.#states.length; i += 1)
      next = this.#states[i]?.said.get(name)?.gezag;
    return [...new Set([last, next].filter((oin) => oin !== undefined))];
  }

  #judge(gezag: Oin, { registers, registersBroken }: State, told: Told): void {
    const begins = told.commit.info.commit === this.#beginsAt;
    const followed = getOrInsert(
      this.#followed,
      gezag,
      (): Followed => ({ before: begins ? undefined : [], pending: [] }),
    );
    const { before, pending } = followed;
    const own = [...this.#files.values()].filter(({ gezagen }) => gezagen.includes(gezag));
    const desired = own
      .flatMap(({ said }): readonly Desired[] => said.desired)
      .filter(({ configuratie: { oin, activiteit } }) => oin === gezag && activiteit.naam === this.#naam);
    const overlap =
      desired.length > 1 && findOverlaps(desired, registers).some(({ code }) => code === 'overlap');
    const unread = own.filter(({ said }) => registersBroken || said.broken);
    if (registersBroken || overlap || unread.length > 0) {
      if (overlap || unread.some(({ said }) => mentions(said.text, this.#naam))) told.broken = true;
      pending.push(told);
      return;
    }
    const after = desired.map(({ configuratie }) => configuratie);
    if ((before?.length ?? 0) > 0 || after.length > 0) for (const item of pending) item.broken = true;
    if (before === undefined) told.state.push(...routingBetween([], after));
    else told.routing.push(...routingBetween(before, after));
    followed.before = after;
    pending.length = 0;
  }
}
