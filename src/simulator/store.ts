import { CombinationIndex } from '../model/combination-index.js';
import { type Configuratie, compareIds, groupKey, type Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';

/** The configuraties of a simulated DSO-LV, found by id, by bevoegd gezag and by combination. */
export class Store {
  readonly #byId = new Map<string, Configuratie>();
  readonly #byGezag = new Map<Oin, Set<string>>();
  /** Ids per activiteit; the index over them is made when it is asked for and forgotten when they change. */
  readonly #byGroup = new Map<string, Set<string>>();
  readonly #indexes = new Map<string, CombinationIndex<string>>();
  #nextId = 1;

  /** An id that nothing has had. */
  newId(): string {
    const id = String(this.#nextId);
    this.#nextId += 1;
    return id;
  }

  get(id: string): Configuratie | undefined {
    return this.#byId.get(id);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Keeps a configuratie under an id, in place of what was there. */
  put(id: string, configuratie: Configuratie): void {
    const replaced = this.#byId.has(id);
    if (replaced) this.delete(id);
    this.#byId.set(id, configuratie);
    const key = groupKey(configuratie);
    add(this.#byGezag, configuratie.oin, id);
    add(this.#byGroup, key, id);
    this.#indexes.get(key)?.add(configuratie, id);
    if (/^[0-9]{1,15}$/.test(id)) this.#nextId = Math.max(this.#nextId, Number(id) + 1);
  }

  /** Forgets a configuratie. Gives whether there was one. */
  delete(id: string): boolean {
    const configuratie = this.#byId.get(id);
    if (configuratie === undefined) return false;
    const key = groupKey(configuratie);
    this.#byId.delete(id);
    this.#byGezag.get(configuratie.oin)?.delete(id);
    this.#byGroup.get(key)?.delete(id);
    this.#indexes.delete(key);
    return true;
  }

  /** The ids, other than `except`, of what shares a combination. DSO-LV knows nothing of areas that share ground. */
  conflicts(configuratie: Configuratie, except?: string): string[] {
    const key = groupKey(configuratie);
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = new CombinationIndex<string>();
      for (const id of this.#byGroup.get(key) ?? []) {
        const there = this.#byId.get(id);
        if (there !== undefined) index.add(there, id);
      }
      this.#indexes.set(key, index);
    }
    const found = new Set(index.meeting(configuratie));
    if (except !== undefined) found.delete(except);
    return [...found].sort(compareIds);
  }

  /** The ids of a bevoegd gezag, or all of them, in ascending order. */
  ids(bevoegdGezag?: Oin): string[] {
    const ids = bevoegdGezag === undefined ? this.#byId.keys() : (this.#byGezag.get(bevoegdGezag) ?? []);
    return [...ids].sort(compareIds);
  }

  all(): Reported[] {
    return [...this.#byId].map(([id, configuratie]) => ({ id, configuratie }));
  }
}

function add(sets: Map<string, Set<string>>, key: string, id: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([id]));
  else set.add(id);
}
