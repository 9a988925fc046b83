/** Requests to a service, repeated where that is safe, with failures that say what to do. */
import { Redactor } from '../lib/redactor.js';
import { CircuitOpenError, exponentialBackoff, retry, type Verdict } from '../lib/retry.js';
import type { Message } from '../messages/message.js';
import { codeOf, faultOf } from './connection-fault.js';
import { connectionMessages } from './connection-messages.js';
import { findCloseReason } from './handshake.js';
import { httpMessages } from './messages.js';
import { connectionFailure, networkFailure } from './network-errors.js';
import type { ListLimits } from './pages.js';
import { isWebPage, parseProblem, titleOfPage } from './problem-json.js';
import { ReadFailure } from './read-failure.js';
import type { Service } from './service.js';
import { type Answer, type HttpRequest, Transport, type TransportOptions } from './transport.js';
import type { HttpProblem, JsonDocument, RawAnswer } from './wire.js';

export interface HttpOptions extends TransportOptions {
  readonly service: Service;
  /** How often a request is repeated. */
  readonly retries: number;
  /** Called with a message for people when the service asks to wait. */
  readonly onWait?: (message: Message) => void;
  /** Called when the client is closed, to close what was opened for it. */
  readonly onClosed?: () => Promise<void>;
  /** Limits on one list; where absent, the defaults. */
  readonly listLimits?: Partial<ListLimits>;
}

/** When a request may be repeated. */
export interface RetryRules {
  /** Tests whether it may be repeated after an answer with this status. */
  readonly afterStatus: (status: number) => boolean;
  /** Tests whether it may be repeated after this network error. */
  readonly afterError: (error: unknown) => boolean;
}

/** How to ask a question that changes nothing. */
export interface ReadOptions {
  /** Body of a question that is sent as a POST; without it, a GET is sent. */
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** How often a list is read from its start when it changes while it is read. */
const MAX_LIST_READS = 3;

/** Statuses after which a read may succeed when it is repeated. */
const transientStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

export class HttpClient {
  readonly #options: HttpOptions;
  readonly #redactor: Redactor;
  readonly #transport: Transport;
  #closeReason: Promise<string | undefined> | undefined;

  constructor(options: HttpOptions) {
    this.#redactor = options.redactor ?? new Redactor();
    if (options.redactor === undefined) this.#redactor.add(options.apiKey);
    const { service, onWire, onWait } = options;
    this.#options = {
      ...options,
      onWire: onWire && ((event) => onWire({ ...event, path: this.redact(event.path) })),
    };
    this.#transport = new Transport({
      ...this.#options,
      onPause: ({ ms, askedMs }) => onWait?.(httpMessages.askedToWait({ service, ms, askedMs })),
    });
  }

  /** Removes secrets from text of the service. */
  redact(text: string): string {
    return this.#redactor.redact(text);
  }

  /** What an answer outside 2xx says. */
  problemOf(answer: RawAnswer): HttpProblem {
    return parseProblem(answer, (text) => this.redact(text));
  }

  /** Closes all connections. Requests in progress fail and are not repeated. */
  async close(): Promise<void> {
    await this.#transport.close();
    await this.#options.onClosed?.();
  }

  /**
   * Sends a request and repeats it as the rules allow.
   *
   * @returns the last answer, whatever its status.
   * @throws the last network error; the reason of an aborted signal.
   */
  send(request: HttpRequest, { afterStatus, afterError }: RetryRules): Promise<Answer> {
    const transport = this.#transport;
    return retry((attempt) => transport.send(request, attempt), {
      pauses: exponentialBackoff(this.#options.retries, transport.backoff),
      result: ({ status, retryAfterMs }): Verdict => {
        if (!afterStatus(status)) return 'stop';
        return retryAfterMs === undefined ? 'retry' : { retryAfterMs };
      },
      error: (error) => (!transport.closed && afterError(error) ? 'retry' : 'stop'),
      signal: request.signal ?? this.#options.signal,
    });
  }

  /**
   * Sends a question that changes nothing, and so may be repeated.
   *
   * @returns the last answer, whatever its status.
   * @throws ReadFailure when no answer comes.
   */
  async read(url: string, { body, signal }: ReadOptions = {}): Promise<Answer> {
    try {
      return await this.send(
        { method: body === undefined ? 'GET' : 'POST', url, body, signal },
        {
          afterStatus: (status) => transientStatuses.has(status),
          afterError: (error) => networkFailure(error, this.#options).transient,
        },
      );
    } catch (error) {
      throw (await this.#diagnose(error, signal)) ?? networkFailure(error, this.#options).failure;
    }
  }

  /** The failure for a server that closes connections, when the reason can be found out; otherwise undefined. */
  async #diagnose(error: unknown, signal = this.#options.signal): Promise<ReadFailure | undefined> {
    const cause = error instanceof CircuitOpenError ? error.cause : error;
    if (faultOf(codeOf(cause)) !== 'closed' || this.#transport.closed || signal?.aborted) return undefined;
    const { endpoint, tls, timeoutMs } = this.#options;
    // One look is enough for all requests of a client.
    this.#closeReason ??= findCloseReason(endpoint, tls, timeoutMs);
    const code = await this.#closeReason;
    return code === undefined ? undefined : connectionFailure(code, this.#options, cause);
  }

  /**
   * Sends a question as `read` does, and parses the answer as JSON.
   *
   * @throws ReadFailure when no answer comes, or one that is not JSON in UTF-8 with status 200.
   */
  async readJson(url: string, options: ReadOptions = {}): Promise<JsonDocument> {
    const { service } = this.#options;
    const answer = await this.read(url, options);
    if (answer.status !== 200) throw refusal(answer, this.problemOf(answer), this.#options);
    const { body, contentType, isUtf8, size } = answer;
    // A replacement character would make one name into another, which would then be created beside the first.
    if (!isUtf8) throw new ReadFailure('not-understood', httpMessages.notUtf8({ service }));
    try {
      return { json: JSON.parse(body), size };
    } catch (cause) {
      const redact = (text: string): string => this.redact(text);
      const params = { service, contentType: redact(contentType), title: titleOfPage(body, redact) };
      throw new ReadFailure('not-understood', httpMessages.notJson(params), { cause });
    }
  }

  /**
   * Reads a list from its start until it did not change while it was read.
   *
   * @param readOnce returns undefined when the list changed meanwhile.
   * @param explain the failure when it changes every time, if that has a known cause.
   * @throws ReadFailure when it changes every time; what `readOnce` throws.
   */
  async readSettled<T>(
    readOnce: () => Promise<T | undefined>,
    signal?: AbortSignal,
    explain?: (reads: number) => ReadFailure | undefined,
  ): Promise<T> {
    const { service } = this.#options;
    const ownSignal = signal ?? this.#options.signal;
    const list = await retry(readOnce, {
      pauses: exponentialBackoff(MAX_LIST_READS - 1, this.#transport.backoff),
      result: (found) => (found === undefined ? 'retry' : 'stop'),
      signal: ownSignal,
    }).catch((error: unknown) => {
      throw ownSignal?.aborted ? networkFailure(error, this.#options).failure : error;
    });
    if (list === undefined) {
      const params = { service, reads: MAX_LIST_READS };
      throw (
        explain?.(MAX_LIST_READS) ?? new ReadFailure('incomplete', httpMessages.listKeepsChanging(params))
      );
    }
    return list;
  }
}

/** The failure that an answer outside 200 means for a read. */
function refusal(
  { status, contentType }: RawAnswer,
  problem: HttpProblem,
  { service, endpoint, tls }: HttpOptions,
): ReadFailure {
  if (status >= 300 && status < 400)
    return new ReadFailure('refused', httpMessages.redirect({ service, status }));
  const { title, detail = '', instance = '' } = problem;
  const isPage = isWebPage(contentType);
  // A gateway that asks for a client certificate completes the handshake and refuses by such a page.
  if (isPage && /\b(?:SSL|TLS|client) certificate\b/i.test(title)) {
    const host = new URL(endpoint).host;
    const sent = tls?.certificate !== undefined;
    const message = connectionMessages.clientCertificateRefused({ host, code: title, sent });
    return new ReadFailure('not-authorised', message);
  }
  const params = { service, status, title, detail, instance, isPage };
  return status === 401 || status === 403
    ? new ReadFailure('not-authorised', httpMessages.accessRefused(params))
    : new ReadFailure('refused', httpMessages.readRefused(params));
}
