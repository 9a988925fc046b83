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
  /** The text of the body. When it is not UTF-8, it has replacement characters and is for display only. */
  readonly body: string;
  readonly isUtf8: boolean;
}

/** A parsed answer. */
export interface JsonDocument {
  readonly json: unknown;
  /** Size of the answer in bytes. */
  readonly size: number;
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
