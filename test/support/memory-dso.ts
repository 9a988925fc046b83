import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import { Failure } from '../../src/model/failure.js';
import type { SharedAreas } from '../../src/model/registers.js';
import { reconcileMessages } from '../../src/reconcile/messages.js';
import type { Listing, Rejection, ReportedState, WriteOutcome, Writer } from '../../src/reconcile/ports.js';
import { meet } from './universe.js';

/** What happens to one write: it is accepted, it is refused, or its answer is lost before or after it was done. */
export type Fate = 'ok' | 'refuse' | 'lost-before' | 'lost-after';

type Verb = 'create' | 'replace' | 'remove';

export interface MemoryOptions {
  readonly sharedAreas?: SharedAreas;
  /** The fate of the n-th write, from 0. */
  readonly fate?: (n: number, verb: Verb) => Fate;
  /** Whether the n-th reading fails, from 0. */
  readonly unreadable?: (n: number) => boolean;
  /** Makes lists come in pages. The n-th reading misses the record with this index: it moved to another page. */
  readonly slips?: (n: number) => number | undefined;
  /** How many readings after a write still show the old state. */
  readonly lag?: number;
}

const lost: Rejection = { cause: 'no-answer', title: 'connection lost' };

/**
 * A DSO-LV in memory, fast enough for thousands of scenarios. It refuses overlaps and keeps all its states. Other tests
 * cover the wire, over sockets.
 */
export class MemoryDso implements ReportedState, Writer {
  readonly records = new Map<string, Configuratie>();
  readonly states: Configuratie[][] = [];
  readonly violations: string[] = [];
  writes = 0;
  readings = 0;
  creates = 0;
  readonly #options: MemoryOptions;
  #shown: Reported[] = [];
  #stale = 0;
  #nextId = 1;

  constructor(start: readonly Configuratie[], options: MemoryOptions = {}) {
    this.#options = options;
    for (const configuratie of start) this.records.set(String(this.#nextId++), configuratie);
    this.#remember();
    this.#stale = 0;
  }

  #remember(): void {
    this.states.push([...this.records.values()]);
    this.#stale = this.#options.lag ?? 0;
  }

  async list(oin: string): Promise<Listing> {
    await Promise.resolve();
    const n = this.readings;
    this.readings += 1;
    if (this.#options.unreadable?.(n))
      throw new Failure('unreachable', reconcileMessages.stoppedUnreadable());
    if (this.#stale > 0) this.#stale -= 1;
    else this.#shown = [...this.records].map(([id, configuratie]) => ({ id, configuratie }));
    const own = this.#shown.filter((item) => item.configuratie.oin === oin);
    const slips = this.#options.slips;
    if (slips === undefined) return { records: own, paged: false };
    const slipped = slips(n);
    return {
      records: own.filter((_, i) => slipped === undefined || i !== slipped % own.length),
      paged: true,
    };
  }

  async #write(verb: Verb, change: () => WriteOutcome): Promise<WriteOutcome> {
    await Promise.resolve();
    const n = this.writes;
    this.writes += 1;
    const fate = this.#options.fate?.(n, verb) ?? 'ok';
    if (fate === 'refuse')
      return { kind: 'refused', error: { cause: 'other', status: 422, title: 'refused' } };
    if (fate === 'lost-before') return { kind: 'unknown', error: lost };
    const outcome = change();
    this.#remember();
    return fate === 'lost-after' ? { kind: 'unknown', error: lost } : outcome;
  }

  #store(id: string, body: Configuratie): WriteOutcome {
    for (const [other, there] of this.records) {
      if (other === id || !meet(there, body, this.#options.sharedAreas)) continue;
      this.violations.push(`${JSON.stringify(body)} overlaps ${other}`);
      return { kind: 'refused', error: { cause: 'conflict', status: 409, title: 'overlap' } };
    }
    this.records.set(id, body);
    return { kind: 'accepted', status: 200, id };
  }

  create(body: Configuratie): Promise<WriteOutcome> {
    return this.#write('create', () => {
      const outcome = this.#store(String(this.#nextId), body);
      if (outcome.kind === 'accepted') {
        this.#nextId += 1;
        this.creates += 1;
      }
      return outcome;
    });
  }

  replace(id: string, body: Configuratie): Promise<WriteOutcome> {
    return this.#write('replace', () =>
      this.records.has(id)
        ? this.#store(id, body)
        : { kind: 'refused', error: { cause: 'not-found', status: 404, title: 'not found' } },
    );
  }

  remove(id: string): Promise<WriteOutcome> {
    return this.#write('remove', () =>
      this.records.delete(id)
        ? { kind: 'accepted', status: 204 }
        : { kind: 'refused', error: { cause: 'not-found', status: 404, title: 'not found' } },
    );
  }
}
