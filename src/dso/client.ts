import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Agent, request } from 'undici';
import { msg } from '../messages/message.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type { ApiProblem, DsoConnection, RawAnswer, WireEvent, WriteOutcome } from './backend.js';
import { backoff, Gate, Limiter, retryAfter } from './gate.js';
import { MAX_ANSWER_MB, networkFailure, networkProblem } from './network.js';
import type { TlsMaterial } from './tls.js';
import { itemUrl, listUrl, type Page, readCreatedId, readPage, readProblem, toBody } from './wire.js';

export interface DsoClientOptions {
  /** Used exactly as it is. */
  readonly endpoint: string;
  readonly tls?: TlsMaterial;
  readonly apiKey?: string;
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

type Method = WireEvent['method'];

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly body: string;
}

const MAX_BACKOFF_MS = 30_000;
/** How often a list that shifts while it is read is read again from its start. */
const MAX_READINGS = 3;

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** Where the pages of one list have led so far. */
class Listing {
  readonly records = new Map<string, Reported>();
  readonly #visited = new Set<string>();
  #announced: { elements: number | undefined; pages: number | undefined } | undefined;
  #elements = 0;
  #pages = 0;

  /** @throws Failure when the list leads back to a page it came from. */
  visit(url: string): void {
    if (this.#visited.has(url)) throw new Failure('dso', msg('dsoPageTwice', {}));
    this.#visited.add(url);
  }

  /** Takes a page in. Gives false when the list has shifted since its first page, so that it must be read anew. */
  take(page: Page): boolean {
    const announced = { elements: page.totalElements, pages: page.totalPages };
    this.#announced ??= announced;
    if (!isDeepStrictEqual(this.#announced, announced)) return false;
    this.#pages += 1;
    this.#elements += page.items.length;
    for (const item of page.items) {
      const there = this.records.get(item.id);
      if (there === undefined) this.records.set(item.id, item);
      else if (isDeepStrictEqual(there, item)) return false;
      else throw new Failure('dso', msg('dsoIdTwice', { id: item.id }));
    }
    return true;
  }

  /** @throws Failure when more was announced than came. */
  finish(): void {
    const { elements, pages } = this.#announced ?? {};
    if (elements !== undefined && elements !== this.#elements) {
      throw new Failure(
        'dso',
        msg('dsoIncomplete', { announced: elements, received: this.#elements, what: 'elements' }),
      );
    }
    if (pages !== undefined && pages > Math.max(1, this.#pages)) {
      throw new Failure(
        'dso',
        msg('dsoIncomplete', { announced: pages, received: this.#pages, what: 'pages' }),
      );
    }
  }
}

/** DSO-LV over HTTP. */
class DsoClient implements DsoConnection {
  readonly #options: DsoClientOptions;
  readonly #agent: Agent;
  readonly #limiter: Limiter;
  readonly #gate = new Gate();

  constructor(options: DsoClientOptions) {
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

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** Sends one request and reads its answer. Rejects with the network's error where none comes. */
  async #send(method: Method, url: string, body: string | undefined, attempt: number): Promise<Answer> {
    const { apiKey, timeoutMs, onWire, signal } = this.#options;
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

  /** Waits a random while before the next try; where the service asked for a pause, the gate sees to that. */
  async #wait(attempt: number, retryAfterMs: number | undefined): Promise<void> {
    const { signal } = this.#options;
    if (retryAfterMs === undefined)
      await pause(this.#backoff(attempt), undefined, signal === undefined ? {} : { signal });
  }

  async #get(url: string): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= this.#options.retries;
      try {
        const answer = await this.#limiter.run(() => this.#send('GET', url, undefined, attempt + 1));
        if (last || !passing.has(answer.status)) return answer;
        await this.#wait(attempt, answer.retryAfterMs);
      } catch (error) {
        const failure = networkFailure(error, this.#options);
        if (last || !failure.passing) throw failure.failure;
        await this.#wait(attempt, undefined);
      }
    }
  }

  async #page(url: string): Promise<Page> {
    const answer = await this.#get(url);
    if (answer.status >= 300 && answer.status < 400)
      throw new Failure('dso', msg('dsoRedirect', { status: answer.status }));
    if (answer.status !== 200) throw refusal(readProblem(answer.status, answer.contentType, answer.body));
    let json: unknown;
    try {
      json = JSON.parse(answer.body);
    } catch (cause) {
      throw new Failure('dso', msg('dsoNotJson', { contentType: answer.contentType }), { cause });
    }
    return readPage(json);
  }

  #next(href: string, from: string): string {
    const { endpoint } = this.#options;
    const url = URL.canParse(href, from) ? new URL(href, from) : undefined;
    if (url === undefined)
      throw new Failure('dso', msg('dsoField', { field: '_links.next.href', wanted: 'text' }));
    if (url.origin !== new URL(endpoint).origin) {
      throw new Failure('dso', msg('dsoNextElsewhere', { origin: url.origin }));
    }
    return url.href;
  }

  async #readAll(start: string): Promise<Reported[] | undefined> {
    const listing = new Listing();
    for (let url: string | undefined = start; url !== undefined; ) {
      listing.visit(url);
      const page: Page = await this.#page(url);
      if (!listing.take(page)) return undefined;
      url = page.next === undefined ? undefined : this.#next(page.next, url);
    }
    listing.finish();
    return [...listing.records.values()];
  }

  async list(bevoegdGezag: Oin): Promise<readonly Reported[]> {
    for (let reading = 0; reading < MAX_READINGS; reading += 1) {
      const records = await this.#readAll(listUrl(this.#options.endpoint, bevoegdGezag));
      // A service that does not know the filter answers with everybody's: only our own is looked at.
      if (records !== undefined) {
        return records.filter(({ configuratie }) => configuratie.oin === bevoegdGezag);
      }
      await this.#wait(reading, undefined);
    }
    throw new Failure('dso', msg('dsoShifts', { readings: MAX_READINGS }));
  }

  look(at: { readonly file: string } | { readonly bevoegdGezag: Oin }): Promise<RawAnswer> {
    const { endpoint } = this.#options;
    return this.#get('file' in at ? itemUrl(endpoint, at.file) : listUrl(endpoint, at.bevoegdGezag));
  }

  async #write(method: Method, url: string, body?: string): Promise<WriteOutcome> {
    for (let attempt = 0; ; attempt += 1) {
      let answer: Answer;
      try {
        answer = await this.#limiter.run(() => this.#send(method, url, body, attempt + 1));
      } catch (error) {
        return { kind: 'unknown', error: networkProblem(error) };
      }
      const { status, retryAfterMs } = answer;
      if (status >= 200 && status < 300) {
        const id = method === 'POST' ? readCreatedId(answer.body, answer.location) : undefined;
        return { kind: 'accepted', status, ...(id === undefined ? {} : { id }) };
      }
      const error = readProblem(status, answer.contentType, answer.body);
      // Too early or too many: not taken up, so it may be sent again as it is.
      if ((status === 425 || status === 429) && attempt < this.#options.retries) {
        await this.#wait(attempt, retryAfterMs);
        continue;
      }
      if (status === 408 || status >= 500) {
        return { kind: 'unknown', error };
      }
      return { kind: 'refused', error };
    }
  }

  create(configuratie: Configuratie): Promise<WriteOutcome> {
    return this.#write('POST', this.#options.endpoint, toBody(configuratie));
  }

  replace(id: string, configuratie: Configuratie): Promise<WriteOutcome> {
    return this.#write('PUT', itemUrl(this.#options.endpoint, id), toBody(configuratie));
  }

  remove(id: string): Promise<WriteOutcome> {
    return this.#write('DELETE', itemUrl(this.#options.endpoint, id));
  }
}

/** What a refused reading means to the user. */
function refusal(error: ApiProblem): Failure {
  const status = error.status ?? 0;
  const params = { status, title: error.title, detail: error.detail ?? '', instance: error.instance ?? '' };
  if (status === 401 || status === 403) return new Failure('dso', msg('dsoNotAuthorised', params));
  return new Failure('dso', msg('dsoRefusedReading', params));
}

/** Connects to DSO-LV, or to whatever speaks its language at `endpoint`. */
export function connectDso(options: DsoClientOptions): DsoConnection {
  return new DsoClient(options);
}
