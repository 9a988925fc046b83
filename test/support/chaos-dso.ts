import type { Clock } from '../../src/lib/retry.js';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { Listing, Rejection, ReportedState, WriteOutcome, Writer } from '../../src/reconcile/ports.js';
import { configuratie, meet } from './universe.js';

const URI = 'https://standaarden.omgevingswet.overheid.nl/id/concept/';

/** A configuratie with the last part of its activiteit as naam, as people compare them. */
export function plainly(item: Configuratie): Configuratie {
  const { activiteit } = item;
  return { ...item, activiteit: { ...activiteit, naam: activiteit.naam.replace(URI, '') } };
}

/**
 * What happens to one write: it is done and answered; it is done and the answer is lost; it is not answered, and done after
 * some milliseconds; it never arrives.
 */
export type Fate = 'ok' | 'lost' | 'never' | { readonly lateMs: number } | 'refuse';

/** What the service stores instead of what was sent. */
export type Alteration = 'none' | 'lower' | 'nfc' | 'uri' | 'waarde' | 'reorder' | 'split';

export interface ChaosOptions {
  readonly clock: Clock;
  /** Refuses a configuratie that shares a combination with another. */
  readonly strict: boolean;
  /** The fate of the n-th write, from 0. */
  readonly fate?: (n: number) => Fate;
  /** The list shows how things were this long ago. */
  readonly lagMs?: number;
  /** Somebody else gets the id of a removed record. */
  readonly reusesIds?: boolean;
  readonly alteration?: Alteration;
  /** Whether an answer contains the record as it is stored. */
  readonly echoes?: boolean;
  /** Called when a write arrives. */
  readonly onWrite?: (n: number) => void;
}

interface Snapshot {
  readonly at: number;
  readonly records: readonly Reported[];
}

const lost: Rejection = { cause: 'no-answer', title: 'no answer in time' };
const TIMEOUT_MS = 1000;

function altered(body: Configuratie, alteration: Alteration): Configuratie[] {
  const { activiteit, toestemming, locatieOins } = body;
  const named = (naam: string): Configuratie[] => [{ ...body, activiteit: { ...activiteit, naam } }];
  switch (alteration) {
    case 'lower':
      return named(activiteit.naam.toLowerCase());
    case 'nfc':
      return named(activiteit.naam.normalize('NFC'));
    case 'uri':
      return named(`${URI}${activiteit.naam}`);
    case 'waarde':
      return [{ ...body, toestemming: toestemming && { ...toestemming, waarde: 'iets anders' } }];
    case 'reorder':
      return [{ ...body, locatieOins: locatieOins?.toReversed() }];
    case 'split':
      return locatieOins?.map((oin) => ({ ...body, locatieOins: [oin] })) ?? [body];
    default:
      return [body];
  }
}

/** A DSO-LV in memory that does everything late, twice, differently or not at all, on a virtual clock. */
export class ChaosDso implements ReportedState, Writer {
  readonly records = new Map<string, Configuratie>();
  /** Ids of records that belong to somebody else. */
  readonly foreign = new Map<string, Configuratie>();
  /** What was done to records of somebody else. */
  readonly touched: string[] = [];
  options: ChaosOptions;
  writes = 0;
  /** When writes arrived. */
  readonly arrivals: number[] = [];
  #snapshots: Snapshot[] = [];
  #nextId = 1;
  #foreigners = 0;

  constructor(start: readonly Configuratie[], options: ChaosOptions) {
    this.options = options;
    for (const item of start) this.records.set(String(this.#nextId++), item);
    this.#remember();
    // What was there at the start has been there for ever.
    this.#snapshots = this.#snapshots.map(({ records }) => ({ at: Number.NEGATIVE_INFINITY, records }));
  }

  /** Adds a record of somebody else. */
  addForeign(id = String(this.#nextId++)): void {
    this.#foreigners += 1;
    const item = configuratie(2, undefined, undefined, `Vreemd${this.#foreigners}`);
    this.records.set(id, item);
    this.foreign.set(id, item);
    this.#remember();
  }

  #remember(): void {
    const records = [...this.records].map(([id, item]) => ({ id, configuratie: item }));
    this.#snapshots.push({ at: this.options.clock.now(), records });
  }

  async list(oin: string, signal?: AbortSignal): Promise<Listing> {
    const { clock, lagMs = 0 } = this.options;
    await clock.wait(20, signal);
    const then = clock.now() - lagMs;
    const shown = this.#snapshots.findLast(({ at }) => at <= then)?.records ?? [];
    return { records: shown.filter((item) => item.configuratie.oin === oin), paged: false };
  }

  async #write(change: () => WriteOutcome): Promise<WriteOutcome> {
    const { clock, fate, onWrite } = this.options;
    const n = this.writes;
    this.writes += 1;
    this.arrivals.push(clock.now());
    onWrite?.(n);
    const own = fate?.(n) ?? 'ok';
    if (own === 'ok') {
      await clock.wait(20);
      return change();
    }
    if (own === 'refuse')
      return { kind: 'refused', error: { cause: 'other', status: 422, title: 'refused' } };
    if (own === 'lost') change();
    else if (own !== 'never') void clock.wait(own.lateMs).then(change);
    await clock.wait(TIMEOUT_MS);
    return { kind: 'unknown', error: lost };
  }

  #conflicts(body: Configuratie, id?: string): boolean {
    return (
      this.options.strict &&
      [...this.records].some(([other, there]) => other !== id && meet(plainly(there), plainly(body)))
    );
  }

  #answer(id: string, stored: Configuratie): WriteOutcome {
    return this.options.echoes ? { kind: 'accepted', status: 200, id, stored } : { kind: 'accepted', id };
  }

  create(body: Configuratie): Promise<WriteOutcome> {
    return this.#write(() => {
      const [first = body, ...rest] = altered(body, this.options.alteration ?? 'none');
      if ([first, ...rest].some((item) => this.#conflicts(item)))
        return { kind: 'refused', error: { cause: 'conflict', status: 409, title: 'overlap' } };
      const id = String(this.#nextId);
      for (const item of [first, ...rest]) this.records.set(String(this.#nextId++), item);
      this.#remember();
      return this.#answer(id, first);
    });
  }

  /** Tests whether a change of a record may be made, and notes a change of somebody else's record. */
  #isThere(id: string, verb: string): boolean {
    if (this.foreign.has(id) && this.records.has(id)) this.touched.push(`${verb} ${id}`);
    return this.records.has(id);
  }

  replace(id: string, body: Configuratie): Promise<WriteOutcome> {
    return this.#write(() => {
      const [stored = body, ...rest] = altered(body, this.options.alteration ?? 'none');
      if (!this.#isThere(id, 'PUT'))
        return { kind: 'refused', error: { cause: 'not-found', status: 404, title: 'not found' } };
      if ([stored, ...rest].some((item) => this.#conflicts(item, id)))
        return { kind: 'refused', error: { cause: 'conflict', status: 409, title: 'overlap' } };
      this.records.set(id, stored);
      for (const item of rest) this.records.set(String(this.#nextId++), item);
      this.#remember();
      return this.#answer(id, stored);
    });
  }

  remove(id: string): Promise<WriteOutcome> {
    return this.#write(() => {
      if (!this.#isThere(id, 'DELETE'))
        return { kind: 'refused', error: { cause: 'not-found', status: 404, title: 'not found' } };
      this.records.delete(id);
      this.#remember();
      if (this.options.reusesIds) this.addForeign(id);
      return { kind: 'accepted', status: 204 };
    });
  }
}
