/** Requests to a service of DSO-LV: patient with what passes, final where it is final, and never two retry storms at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { Failure } from '../model/failure.js';
import { readProblem } from './hal.js';
import type { Service } from './messages.js';
import { httpMessages } from './messages.js';
import { MAX_ANSWER_MB, networkFailure } from './network-errors.js';
import { backoff, Limiter, retryAfter, SharedPause } from './rate-limit.js';
import type { TlsMaterial } from './tls.js';
import type { HttpProblem, WireEvent } from './wire.js';

export interface HttpOptions {
  /** Which service of DSO-LV this is, for what is said of it. */
  readonly service: Service;
  /** Used exactly as it is. */
  readonly endpoint: string;
  readonly tls?: TlsMaterial;
  readonly apiKey?: string;
  /** What goes along with every request, beside what always does. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one request, its answer included. */
  readonly timeoutMs: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** How often a request is tried again. */
  readonly retries: number;
  readonly onWire?: (event: WireEvent) => void;
  /** Once aborted no request is started and no pause goes on. */
  readonly signal?: AbortSignal;
  /** First pause before a retry; each next one is up to twice as long. */
  readonly backoffMs?: number;
}

export type Method = WireEvent['method'];

/** An answer whole, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly body: string;
}

const MAX_BACKOFF_MS = 30_000;
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** One service at its address. */
export class HttpClient {
  readonly #options: HttpOptions;
  readonly #agent: Agent;
  readonly #limiter: Limiter;
  readonly #gate = new SharedPause();
  #closed = false;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#limiter = new Limiter(options.concurrency);
    const { tls, concurrency, timeoutMs } = options;
    this.#agent = new Agent({
      connections: concurrency,
      pipelining: 1,
      connect: { ...tls?.connect, timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: MAX_ANSWER_MB * 1024 * 1024,
    });
  }

  /** Frees connections; what is still under way fails, and is not tried again. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#agent.destroy();
  }

  async #sendNow(
    method: Method,
    url: string,
    body: string | undefined,
    attempt: number,
    signal = this.#options.signal,
  ): Promise<Answer> {
    const { apiKey, headers: more, timeoutMs, onWire } = this.#options;
    await this.#gate.pass(signal);
    signal?.throwIfAborted();
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
          ...more,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
        },
        ...(body === undefined ? {} : { body }),
      });
      status = response.statusCode;
      const { headers } = response;
      const retryAfterMs = retryAfter(first(headers['retry-after']));
      // Before anyone else gets its turn: who is asked to slow down is all of us.
      if (retryAfterMs !== undefined || status === 429)
        this.#gate.close(retryAfterMs ?? this.#backoff(attempt));
      return {
        status,
        contentType: first(headers['content-type']) ?? '',
        location: first(headers.location),
        retryAfterMs,
        body: await response.body.text(),
      };
    } finally {
      onWire?.({
        method,
        path: pathname + search,
        ...(status === undefined ? {} : { status }),
        durationMs: performance.now() - started,
        attempt,
      });
    }
  }

  #backoff(attempt: number): number {
    return backoff(attempt, this.#options.backoffMs ?? 500, MAX_BACKOFF_MS);
  }

  /**
   * Sends one request, once it has its turn, and reads its answer. Rejects with the network's error where none comes.
   *
   * @param signal in place of that of the client: once aborted the request is not begun.
   */
  send(
    method: Method,
    url: string,
    body: string | undefined,
    attempt: number,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return this.#limiter.run(() => this.#sendNow(method, url, body, attempt, signal));
  }

  /**
   * Waits a random while before the next try; where the service asked for a pause, the gate sees to that.
   *
   * @throws Failure `unreachable` when it is ended while it waits.
   */
  async wait(
    attempt: number,
    retryAfterMs: number | undefined,
    signal = this.#options.signal,
  ): Promise<void> {
    if (retryAfterMs !== undefined) return;
    try {
      await pause(this.#backoff(attempt), undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw networkFailure(error, this.#options).failure;
    }
  }

  /**
   * Asks something that changes nothing, so that it may be asked again.
   *
   * @param body of a question that goes as a POST.
   * @throws Failure `unreachable` when no answer comes.
   */
  async ask(url: string, body?: string, signal?: AbortSignal): Promise<Answer> {
    const method = body === undefined ? 'GET' : 'POST';
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= this.#options.retries;
      try {
        const answer = await this.send(method, url, body, attempt + 1, signal);
        if (last || !passing.has(answer.status)) return answer;
        await this.wait(attempt, answer.retryAfterMs, signal);
      } catch (error) {
        const failure = networkFailure(error, this.#options);
        if (last || this.#closed || !failure.passing) throw failure.failure;
        await this.wait(attempt, undefined, signal);
      }
    }
  }

  /**
   * Asks as `ask` does, and reads the answer as JSON.
   *
   * @throws Failure `unreachable` when no answer comes, or another one than was asked for.
   */
  async askJson(url: string, body?: string, signal?: AbortSignal): Promise<unknown> {
    const { service } = this.#options;
    const answer = await this.ask(url, body, signal);
    if (answer.status >= 300 && answer.status < 400)
      throw new Failure('unreachable', httpMessages.dsoRedirect({ service, status: answer.status }));
    if (answer.status !== 200)
      throw refusal(readProblem(answer.status, answer.contentType, answer.body), service);
    try {
      return JSON.parse(answer.body);
    } catch (cause) {
      throw new Failure(
        'unreachable',
        httpMessages.dsoNotJson({ service, contentType: answer.contentType }),
        {
          cause,
        },
      );
    }
  }
}

/** What a refused reading means to the user. */
function refusal(error: HttpProblem, service: Service): Failure {
  const status = error.status ?? 0;
  const { title, detail = '', instance = '' } = error;
  const params = { service, status, title, detail, instance };
  if (status !== 401 && status !== 403)
    return new Failure('unreachable', httpMessages.dsoRefusedReading(params));
  return new Failure(
    'unreachable',
    service === 'dso' ? httpMessages.dsoNotAuthorised(params) : httpMessages.keyRefused(params),
  );
}
