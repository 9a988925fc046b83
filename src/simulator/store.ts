/** The configuraties of a simulated DSO-LV, in memory: found by id, by bevoegd gezag and by combination. */
import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, compareIds, groupKey, type Reported } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';

export class Store {
  readonly #byId = new Map<string, Configuratie>();
  readonly #idsByGezag = new Map<Oin, Set<string>>();
  /** By activiteit of a bevoegd gezag: configuraties of two different groups never overlap. */
  readonly #idsByGroup = new Map<string, Set<string>>();
  /** Built when a group is first checked for overlaps, dropped when one of the group is deleted. */
  readonly #indexes = new Map<string, CombinationIndex<string>>();
  #nextId: number;

  /** @param nextId the first number that no configuratie ever had as its id. */
  constructor(nextId = 1) {
    this.#nextId = nextId;
  }

  get nextId(): number {
    return this.#nextId;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Returns an id that no configuratie ever had. */
  newId(): string {
    const id = String(this.#nextId);
    this.#nextId += 1;
    return id;
  }

  get(id: string): Configuratie | undefined {
    return this.#byId.get(id);
  }

  /** Adds a configuratie under an id, or replaces the one that has the id. */
  put(id: string, configuratie: Configuratie): void {
    this.delete(id);
    const key = groupKey(configuratie);
    this.#byId.set(id, configuratie);
    getOrInsert(this.#idsByGezag, configuratie.oin, () => new Set()).add(id);
    getOrInsert(this.#idsByGroup, key, () => new Set()).add(id);
    this.#indexes.get(key)?.add(configuratie, id);
    if (/^[0-9]{1,15}$/.test(id)) this.#nextId = Math.max(this.#nextId, Number(id) + 1);
  }

  /** Deletes the configuratie with this id, if there is one. */
  delete(id: string): void {
    const configuratie = this.#byId.get(id);
    if (configuratie === undefined) return;
    const key = groupKey(configuratie);
    this.#byId.delete(id);
    this.#idsByGezag.get(configuratie.oin)?.delete(id);
    this.#idsByGroup.get(key)?.delete(id);
    this.#indexes.delete(key);
  }

  /** Returns the ids, other than `except`, of the configuraties that share a combination with this one. */
  conflicts(configuratie: Configuratie, except?: string): string[] {
    const key = groupKey(configuratie);
    // DSO-LV does not know which areas overlap, so the index is made without that.
    const index = getOrInsert(this.#indexes, key, () => {
      const created = new CombinationIndex<string>();
      for (const id of this.#idsByGroup.get(key) ?? []) {
        const existing = this.#byId.get(id);
        if (existing !== undefined) created.add(existing, id);
      }
      return created;
    });
    const ids = new Set(index.meeting(configuratie));
    if (except !== undefined) ids.delete(except);
    return [...ids].sort(compareIds);
  }

  /** Returns the ids of a bevoegd gezag, or all ids, in ascending order. */
  ids(bevoegdGezag?: Oin): string[] {
    const ids = bevoegdGezag === undefined ? this.#byId.keys() : (this.#idsByGezag.get(bevoegdGezag) ?? []);
    return [...ids].sort(compareIds);
  }

  /** Returns every configuratie with its id, in no particular order. */
  all(): Reported[] {
    return [...this.#byId].map(([id, configuratie]) => ({ id, configuratie }));
  }
}
