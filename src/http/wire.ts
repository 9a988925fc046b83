/** Requests and answers as they are on the wire. */

/** What an answer outside 2xx says is wrong with a request, or why no answer came. Never holds a secret. */
export interface HttpProblem {
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  readonly title: string;
  readonly detail?: string;
  /** The reference that the helpdesk asks for (`urn:uuid:…`). */
  readonly instance?: string;
  readonly invalidParams?: readonly { readonly name: string; readonly reason: string }[];
}

/** An answer that is not interpreted. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** One try of a request and how it ended, for `-v`. */
export interface WireEvent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query below the endpoint's origin: no credentials. */
  readonly path: string;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly durationMs: number;
  /** Number of this try, from 1. */
  readonly attempt: number;
}
