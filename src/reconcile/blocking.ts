/**
 * Which changes cannot be made. No combination may lose its behandeldienst: when a change is blocked, the records whose
 * combinations it was to take over stay, and they block every change that they share a combination with. Each round
 * blocks at least one more change, so this ends.
 */
import type { Reported } from '../model/configuratie.js';
import { type Contacts, takesOver } from './contacts.js';
import type { Change } from './moves.js';

/** The changes that are blocked, and the removals that are cancelled because of them. Each method adds until nothing follows. */
export class Blocking<T> {
  readonly blocked = new Set<Change<T>>();
  readonly kept = new Set<Reported>();
  readonly #contacts: Contacts<T>;
  readonly #removals: ReadonlySet<Reported>;

  constructor(contacts: Contacts<T>, removals: readonly Reported[]) {
    this.#contacts = contacts;
    this.#removals = new Set(removals);
  }

  /** Cancels the removal of a record, which blocks the changes that it meets. */
  keep(record: Reported): void {
    if (this.kept.has(record)) return;
    this.kept.add(record);
    for (const change of this.#contacts.changesOf(record)) this.block(change);
  }

  /** Blocks a change, which keeps the records that it was to take over. */
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
