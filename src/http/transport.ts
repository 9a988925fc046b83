/** Sends single requests to one service: a limited number at once, none during a pause that the service asked for. */
import pLimit, { type LimitFunction } from 'p-limit';
import { Agent, request } from 'undici';
import type { Redactor } from '../lib/redactor.js';
import { type BackoffOptions, backoffMs, CircuitBreaker, SharedPause } from '../lib/retry.js';
import { decodeUtf8 } from '../lib/utf8.js';
import { isNoAnswer, MAX_ANSWER_MB } from './network-errors.js';
import { parseRetryAfter } from './retry-after.js';
import type { TlsMaterial } from './tls.js';
import type { RawAnswer, WireEvent } from './wire.js';

export interface TransportOptions {
  /** The base address, used unchanged. */
  readonly endpoint: string;
  readonly tls?: TlsMaterial;
  readonly apiKey?: string;
  /** Headers for every request, beside the standard ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one request, including its answer. */
  readonly timeoutMs: number;
  /** Requests in progress at once. */
  readonly concurrency: number;
  /** Upper limit of the first pause before a retry. It doubles with each retry. */
  readonly backoffMs?: number;
  /** Requests in a row without an answer after which no further request is sent. Absent: no limit. */
  readonly maxUnanswered?: number;
  /** Knows the secrets, which a server may send back. Absent: only the API key is one. */
  readonly redactor?: Redactor;
  readonly onWire?: (event: WireEvent) => void;
  /** Called when the service asks to wait. `askedMs` can be longer than the pause, which has a limit. */
  readonly onPause?: (pause: { readonly ms: number; readonly askedMs: number }) => void;
  /** Once aborted, no request starts and every pause ends. */
  readonly signal?: AbortSignal;
}

export interface HttpRequest {
  readonly method: WireEvent['method'];
  readonly url: string;
  /** JSON text. */
  readonly body?: string;
  /** Replaces the signal of the client. */
  readonly signal?: AbortSignal;
}

/** A complete answer, whatever its status. */
export interface Answer extends RawAnswer {
  readonly location: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** Size of the body in bytes. */
  readonly size: number;
}

/** A pause is reported when it makes the waiting this much longer. */
const REPORTED_PAUSE_MS = 1000;

const DEFAULT_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

export class Transport {
  readonly #options: TransportOptions;
  readonly #agent: Agent;
  readonly #limit: LimitFunction;
  readonly #pause = new SharedPause();
  readonly #breaker: CircuitBreaker;
  /** How the pauses between the tries of one request grow. */
  readonly backoff: BackoffOptions;
  #closed = false;

  constructor(options: TransportOptions) {
    const { tls, concurrency, timeoutMs, maxUnanswered } = options;
    this.#options = options;
    this.#limit = pLimit(concurrency);
    this.#breaker = new CircuitBreaker({
      maxFailures: maxUnanswered,
      isFailure: (error) => !this.#closed && isNoAnswer(error),
    });
    this.backoff = { baseMs: options.backoffMs ?? DEFAULT_BACKOFF_MS, maxMs: MAX_BACKOFF_MS };
    this.#agent = new Agent({
      connections: concurrency,
      pipelining: 1,
      connect: { ...tls?.connect, timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: MAX_ANSWER_MB * 1024 * 1024,
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Closes all connections. Requests in progress fail. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#agent.destroy();
  }

  /**
   * Sends a request once, as soon as there is room for it, and reads the answer.
   *
   * @param attempt number of this try, from 1.
   * @throws the network error when no answer comes; CircuitOpenError; the reason of an aborted signal.
   */
  send(request: HttpRequest, attempt: number): Promise<Answer> {
    return this.#limit(async () => {
      const signal = request.signal ?? this.#options.signal;
      await this.#pause.wait(signal);
      signal?.throwIfAborted();
      return this.#breaker.run(() => this.#sendNow(request, attempt));
    });
  }

  /** Holds all requests: a service that asks to slow down means all of them. */
  #pauseFor(ms: number): void {
    const added = this.#pause.extend(ms);
    if (added >= REPORTED_PAUSE_MS) this.#options.onPause?.({ ms: this.#pause.left, askedMs: ms });
  }

  async #sendNow({ method, url, body }: HttpRequest, attempt: number): Promise<Answer> {
    const { apiKey, headers: ownHeaders, timeoutMs, onWire } = this.#options;
    const started = performance.now();
    const { pathname, search } = new URL(url);
    let status: number | undefined;
    try {
      const response = await request(url, {
        method,
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: 'application/hal+json',
          'user-agent': 'behandeldienst',
          ...ownHeaders,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
        },
        body,
      });
      status = response.statusCode;
      const { headers } = response;
      const retryAfterMs = parseRetryAfter(firstOf(headers['retry-after']));
      // Before the next request starts. On a successful answer the header means nothing.
      if (status === 429 || (status >= 400 && retryAfterMs !== undefined))
        this.#pauseFor(retryAfterMs ?? backoffMs(attempt, this.backoff));
      const bytes = await response.body.bytes();
      const { text, isUtf8 } = decodeUtf8(bytes);
      return {
        status,
        contentType: firstOf(headers['content-type']) ?? '',
        location: firstOf(headers.location),
        retryAfterMs,
        body: text,
        isUtf8,
        size: bytes.byteLength,
      };
    } finally {
      onWire?.({
        method,
        path: pathname + search,
        status,
        durationMs: performance.now() - started,
        attempt,
      });
    }
  }
}
