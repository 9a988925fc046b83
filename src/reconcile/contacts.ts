/** Which changes and records of one activiteit affect each other. */
import { CombinationIndex } from '../model/combination-index.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { codeOf, locatiesOf } from '../model/configuratie-fields.js';
import type { SharedAreas } from '../model/registers.js';
import { assigns } from '../model/relation.js';
import type { Change } from './moves.js';

/** Which changes and records share a combination, in both directions. */
export class Contacts<T> {
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

/** Tests whether `body` takes over a combination of `record`. If so, the record may not go without it. */
export function takesOver(body: Configuratie, record: Reported): boolean {
  const code = codeOf(record.configuratie);
  return locatiesOf(record.configuratie).some((locatie) => assigns(body, code, locatie));
}
