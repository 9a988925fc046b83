import type { Configuratie, Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';

/** What DSO-LV, or something on the way to it, said was wrong with one request. Never holds a secret. */
export interface ApiProblem {
  /** HTTP status; left out where no answer came. */
  readonly status?: number;
  readonly title: string;
  readonly detail?: string;
  /** urn:uuid:… that the helpdesk asks for. */
  readonly instance?: string;
  readonly invalidParams?: readonly { readonly name: string; readonly reason: string }[];
}

/** How a write ended, as far as its answer tells. */
export type WriteOutcome =
  /** 2xx. The id is there when the answer (body or Location) told it. */
  | { readonly kind: 'accepted'; readonly status: number; readonly id?: string }
  /** A final answer: nothing was changed. 404 on a removal included: the caller decides what that means. */
  | { readonly kind: 'refused'; readonly error: ApiProblem }
  /** No answer, or one that does not tell whether it was done: read before trying again. */
  | { readonly kind: 'unknown'; readonly error: ApiProblem };

/** One reading of a list: all pages, and each configuratie once. */
export interface Listing {
  readonly records: readonly Reported[];
  /**
   * Whether it came in several pages. Then others may have changed it between one page and the next, so that a record
   * slipped from a page not yet read to one that was, with the totals the same: a second reading tells.
   */
  readonly paged: boolean;
}

/** What the reconciler needs of DSO-LV. Filled by the HTTP client, against the real one and the simulator alike. */
export interface DsoBackend {
  /**
   * Every configuratie of a bevoegd gezag: all pages or none.
   *
   * @param signal once aborted nothing is asked any more.
   * @throws Failure of kind `unreachable` when it cannot be read whole or understood.
   */
  list(bevoegdGezag: Oin, signal?: AbortSignal): Promise<Listing>;
  create(configuratie: Configuratie): Promise<WriteOutcome>;
  replace(id: string, configuratie: Configuratie): Promise<WriteOutcome>;
  remove(id: string): Promise<WriteOutcome>;
  /** Frees connections; the backend cannot be used afterwards. */
  close(): Promise<void>;
}

/** An answer as it came, whatever it is. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** DSO-LV at its address: what the reconciler needs, and a look at the wire for those who have to find out what is wrong. */
export interface DsoConnection extends DsoBackend {
  /**
   * One GET: of a file beneath the endpoint (`openapi.json`), or of the first page of a bevoegd gezag's configuraties.
   * @throws Failure `unreachable` when no answer comes.
   */
  look(at: { readonly file: string } | { readonly bevoegdGezag: Oin }): Promise<RawAnswer>;
}

/** One request and how it went, for journals and `-v`: told after each try. */
export interface WireEvent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query below the endpoint's origin: no credentials. */
  readonly path: string;
  /** undefined where no answer came. */
  readonly status?: number;
  readonly durationMs: number;
  /** Which try this was, from 1. */
  readonly attempt: number;
}
