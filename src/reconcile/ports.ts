/**
 * What the reconciler needs of the system that holds the configuraties. An implementation translates between these
 * interfaces and its own protocol: `dso/` over HTTP, the tests in memory.
 */
import type { Configuratie, Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';

/** One reading of the configuraties of a bevoegd gezag: complete, each configuratie once. */
export interface Listing {
  readonly records: readonly Reported[];
  /**
   * Whether the list came in several parts. Somebody else may then have changed it between two parts, so that a record
   * moved from a part not yet read to one already read. Only a second, equal reading rules that out.
   */
  readonly paged: boolean;
}

/** Reads what the system reports. */
export interface ReportedState {
  /**
   * Every configuratie of a bevoegd gezag: the whole list or none of it.
   *
   * @param signal once aborted, no request is started.
   * @throws Failure of kind `unreachable` when the list cannot be read completely or cannot be understood.
   */
  list(bevoegdGezag: Oin, signal?: AbortSignal): Promise<Listing>;
}

/** Why the system did not accept a write. */
export type RejectionCause =
  /** Another configuratie assigns a combination of this one. */
  | 'conflict'
  /** The record does not exist. */
  | 'not-found'
  /** We may not do this for this bevoegd gezag. */
  | 'not-authorised'
  /** The system asks to come back later. */
  | 'busy'
  /** The system itself failed while it handled the write. */
  | 'server-fault'
  /** The write was not sent: the system cannot be reached or no longer answers. Nothing was changed. */
  | 'not-sent'
  /** The system gave no answer: none came, or something between us and the system answered instead. */
  | 'no-answer'
  | 'other';

/** What people see of a rejection, in the shape of the JSON output. Never holds a secret. */
export interface RejectionDetails {
  /** The number that the protocol gives the answer; absent when no answer came. For display only. */
  readonly status?: number;
  readonly title: string;
  readonly detail?: string;
  /** The reference that the helpdesk asks for (`urn:uuid:…`). */
  readonly instance?: string;
  readonly invalidParams?: readonly { readonly name: string; readonly reason: string }[];
}

/** A write that was not accepted. Decisions look at `cause` only. */
export interface Rejection extends RejectionDetails {
  readonly cause: RejectionCause;
}

/** The details of a rejection without its cause, for output and journals. */
export function detailsOf({ status, title, detail, instance, invalidParams }: Rejection): RejectionDetails {
  return { status, title, detail, instance, invalidParams };
}

/** How a write ended, as far as the answer to it shows. */
export type WriteOutcome =
  /**
   * Done. `id` and `stored`, the record as the system now holds it, are present when the answer contains them; `status` is
   * for journals only.
   */
  | {
      readonly kind: 'accepted';
      readonly status?: number;
      readonly id?: string;
      readonly stored?: Configuratie;
    }
  /** Final: nothing was changed. */
  | { readonly kind: 'refused'; readonly error: Rejection }
  /** The write may or may not have been done: read before trying again. */
  | { readonly kind: 'unknown'; readonly error: Rejection };

/**
 * Writes configuraties, one at a time. Never throws for what the system answers. Once the signal is aborted, no request is
 * started and every wait ends: a write that was not sent is refused as `not-sent`.
 */
export interface Writer {
  create(configuratie: Configuratie, signal?: AbortSignal): Promise<WriteOutcome>;
  replace(id: string, configuratie: Configuratie, signal?: AbortSignal): Promise<WriteOutcome>;
  remove(id: string, signal?: AbortSignal): Promise<WriteOutcome>;
}
