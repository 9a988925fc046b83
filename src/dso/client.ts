import { isDeepStrictEqual } from 'node:util';
import { type Answer, HttpClient, type HttpOptions, type Method } from '../http/client.js';
import { readProblem } from '../http/hal.js';
import { httpMessages } from '../http/messages.js';
import { networkProblem } from '../http/network-errors.js';
import { MAX_READINGS, Pages } from '../http/pages.js';
import type { HttpProblem, RawAnswer } from '../http/wire.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type {
  Listing,
  Rejection,
  RejectionCause,
  ReportedState,
  WriteOutcome,
  Writer,
} from '../reconcile/ports.js';
import { dsoMessages } from './messages.js';
import { itemUrl, listUrl, readCreatedId, readPage, toBody } from './wire.js';

export type DsoClientOptions = Omit<HttpOptions, 'service'>;

/** A connection with DSO-LV: what the reconciler needs, and a look at the wire for `doctor`. */
export interface DsoConnection extends ReportedState, Writer {
  /**
   * Sends one GET: for a file beneath the endpoint (`openapi.json`), or for the first page of a bevoegd gezag's
   * configuraties.
   *
   * @throws Failure `unreachable` when no answer comes.
   */
  look(at: { readonly file: string } | { readonly bevoegdGezag: Oin }): Promise<RawAnswer>;
  /** Closes the connection, which cannot be used afterwards. */
  close(): Promise<void>;
}

/** The cause of a refused or failed write, by the status of the answer. */
function causeOf(status: number): RejectionCause {
  switch (status) {
    case 401:
    case 403:
      return 'not-authorised';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 425:
    case 429:
      return 'busy';
    case 500:
      return 'server-fault';
    default:
      // A timeout, or a gateway that answers for DSO-LV: DSO-LV itself gave no answer.
      return leavesUnknown(status) ? 'no-answer' : 'other';
  }
}

/** Tests whether an answer leaves open whether the write was done. */
function leavesUnknown(status: number): boolean {
  return status === 408 || status >= 500;
}

function noAnswer(problem: HttpProblem): Rejection {
  return { cause: 'no-answer', ...problem };
}

/** DSO-LV over HTTP. */
class DsoClient implements DsoConnection {
  readonly #options: DsoClientOptions;
  readonly #http: HttpClient;

  constructor(options: DsoClientOptions) {
    this.#options = options;
    this.#http = new HttpClient({ ...options, service: 'dso' });
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  /** All pages of a list. Gives undefined when it shifted while it was read. */
  async #readAll(start: string, signal: AbortSignal | undefined): Promise<Listing | undefined> {
    const { endpoint, concurrency } = this.#options;
    const ask = (url: string): Promise<unknown> => this.#http.askJson(url, undefined, signal);
    const pages = new Pages({ service: 'dso', endpoint, ask, ahead: concurrency });
    const records = new Map<string, Reported>();
    for (let url: string | undefined = start; url !== undefined; ) {
      const page = readPage(await pages.read(url));
      if (!pages.count(page)) return undefined;
      for (const item of page.items) {
        const there = records.get(item.id);
        if (there === undefined) records.set(item.id, item);
        else if (isDeepStrictEqual(there, item)) return undefined;
        else throw new Failure('unreachable', dsoMessages.dsoIdTwice({ id: item.id }));
      }
      url = page.next === undefined ? undefined : pages.next(page.next, url);
    }
    pages.finish(false);
    return { records: [...records.values()], paged: pages.several };
  }

  async list(bevoegdGezag: Oin, signal?: AbortSignal): Promise<Listing> {
    for (let reading = 0; reading < MAX_READINGS; reading += 1) {
      const listing = await this.#readAll(listUrl(this.#options.endpoint, bevoegdGezag), signal);
      // A service that does not know the filter answers with everybody's: only our own is looked at.
      if (listing !== undefined) {
        const records = listing.records.filter(({ configuratie }) => configuratie.oin === bevoegdGezag);
        return { ...listing, records };
      }
      await this.#http.wait(reading, undefined, signal);
    }
    throw new Failure('unreachable', httpMessages.dsoShifts({ service: 'dso', readings: MAX_READINGS }));
  }

  look(at: { readonly file: string } | { readonly bevoegdGezag: Oin }): Promise<RawAnswer> {
    const { endpoint } = this.#options;
    return this.#http.ask('file' in at ? itemUrl(endpoint, at.file) : listUrl(endpoint, at.bevoegdGezag));
  }

  async #write(method: Method, url: string, body?: string): Promise<WriteOutcome> {
    for (let attempt = 0; ; attempt += 1) {
      let answer: Answer;
      try {
        answer = await this.#http.send(method, url, body, attempt + 1);
      } catch (error) {
        return { kind: 'unknown', error: noAnswer(networkProblem(error)) };
      }
      const { status, retryAfterMs } = answer;
      if (status >= 200 && status < 300) {
        const id = method === 'POST' ? readCreatedId(answer.body, answer.location) : undefined;
        return { kind: 'accepted', status, id };
      }
      const error: Rejection = {
        cause: causeOf(status),
        ...readProblem(status, answer.contentType, answer.body),
      };
      // Too early or too many: nothing was done, so the same request may be sent again.
      if ((status === 425 || status === 429) && attempt < this.#options.retries) {
        await this.#http.wait(attempt, retryAfterMs);
        continue;
      }
      return { kind: leavesUnknown(status) ? 'unknown' : 'refused', error };
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

/** Connects to DSO-LV, or to whatever speaks its language at `endpoint`. */
export function connectDso(options: DsoClientOptions): DsoConnection {
  return new DsoClient(options);
}
