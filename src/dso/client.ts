/** DSO-LV over HTTP: the ports of the reconciler. */
import { isDeepStrictEqual } from 'node:util';
import { HttpClient, type HttpOptions, type RetryRules } from '../http/client.js';
import { wasNeverSent } from '../http/connection-fault.js';
import { networkProblem } from '../http/network-errors.js';
import { Pages } from '../http/pages.js';
import { ReadFailure } from '../http/read-failure.js';
import type { Answer, HttpRequest } from '../http/transport.js';
import type { JsonDocument, RawAnswer } from '../http/wire.js';
import { CircuitOpenError } from '../lib/retry.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import type { Listing, ReportedState, WriteOutcome, Writer } from '../reconcile/ports.js';
import { dsoMessages } from './messages.js';
import { dsoService } from './service.js';
import {
  itemUrl,
  leavesUnknown,
  listUrl,
  readAnswered,
  readCreatedId,
  readPage,
  rejectionCause,
  toBody,
  wasNotHandled,
} from './wire.js';

export type DsoClientOptions = Omit<HttpOptions, 'service' | 'headers'>;

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

/** Connects to DSO-LV at `endpoint`. */
export function connectDso(options: DsoClientOptions): DsoConnection {
  return new DsoClient(options);
}

/** A write is repeated only when it is certain that nothing was done. */
const writeRules: RetryRules = { afterStatus: wasNotHandled, afterError: wasNeverSent };

/** A list that is not reliable, because it changed while it was read. */
interface ChangedList {
  /** The id that came twice, with the same content. */
  readonly repeatedId?: string;
}

class DsoClient implements DsoConnection {
  readonly #options: DsoClientOptions;
  readonly #http: HttpClient;

  constructor(options: DsoClientOptions) {
    this.#options = options;
    this.#http = new HttpClient({ ...options, service: dsoService });
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async list(bevoegdGezag: Oin, signal?: AbortSignal): Promise<Listing> {
    const start = listUrl(this.#options.endpoint, bevoegdGezag);
    const repeated: (string | undefined)[] = [];
    const readOnce = async (): Promise<Listing | undefined> => {
      const read = await this.#readOnce(start, signal);
      if ('records' in read) return read;
      repeated.push(read.repeatedId);
      return undefined;
    };
    const { records, paged } = await this.#http.readSettled(readOnce, signal, (reads) => {
      const [id] = repeated;
      if (id === undefined || repeated.some((other) => other !== id)) return undefined;
      return new ReadFailure('incomplete', dsoMessages.repeatedId({ id, reads }));
    });
    // A service that ignores the filter lists the configuraties of every bevoegd gezag.
    return { records: records.filter(({ configuratie }) => configuratie.oin === bevoegdGezag), paged };
  }

  /** Reads all pages of a list. */
  async #readOnce(start: string, signal: AbortSignal | undefined): Promise<Listing | ChangedList> {
    const { endpoint, concurrency, listLimits: limits } = this.#options;
    const request = (url: string): Promise<JsonDocument> => this.#http.readJson(url, { signal });
    const redact = (text: string): string => this.#http.redact(text);
    const ahead = concurrency;
    const pages = new Pages({ service: dsoService, endpoint, request, ahead, limits, redact });
    const records = new Map<string, Reported>();
    for (let url: string | undefined = start; url !== undefined; ) {
      const page = readPage(await pages.read(url));
      if (!pages.count(page)) return {};
      for (const item of page.items) {
        const existing = records.get(item.id);
        if (existing === undefined) records.set(item.id, item);
        // The record may have moved to a later page while the list was read. Then another may be in no page.
        else if (isDeepStrictEqual(existing, item)) return { repeatedId: redact(item.id) };
        else throw new ReadFailure('not-understood', dsoMessages.duplicateId({ id: redact(item.id) }));
      }
      url = page.next === undefined ? undefined : pages.next(page.next, url);
    }
    pages.finish({ mayExceed: false });
    return { records: [...records.values()], paged: pages.hasSeveral };
  }

  look(at: { readonly file: string } | { readonly bevoegdGezag: Oin }): Promise<RawAnswer> {
    const { endpoint } = this.#options;
    return this.#http.read('file' in at ? itemUrl(endpoint, at.file) : listUrl(endpoint, at.bevoegdGezag));
  }

  create(configuratie: Configuratie, signal?: AbortSignal): Promise<WriteOutcome> {
    return this.#write({ method: 'POST', url: this.#options.endpoint, body: toBody(configuratie), signal });
  }

  replace(id: string, configuratie: Configuratie, signal?: AbortSignal): Promise<WriteOutcome> {
    const url = itemUrl(this.#options.endpoint, id);
    return this.#write({ method: 'PUT', url, body: toBody(configuratie), signal });
  }

  remove(id: string, signal?: AbortSignal): Promise<WriteOutcome> {
    return this.#write({ method: 'DELETE', url: itemUrl(this.#options.endpoint, id), signal });
  }

  async #write(request: HttpRequest): Promise<WriteOutcome> {
    let answer: Answer;
    try {
      answer = await this.#http.send(request, writeRules);
    } catch (error) {
      const { signal = this.#options.signal } = request;
      const wasStopped = signal?.aborted && error === signal.reason;
      if (wasStopped)
        return { kind: 'refused', error: { cause: 'not-sent', title: 'not sent: interrupted' } };
      const problem = networkProblem(error);
      if (error instanceof CircuitOpenError || wasNeverSent(error))
        return { kind: 'refused', error: { cause: 'not-sent', ...problem } };
      return { kind: 'unknown', error: { cause: 'no-answer', ...problem } };
    }
    const { status, body, isUtf8, location } = answer;
    if (status >= 200 && status < 300) {
      const text = isUtf8 ? body : '';
      const id = request.method === 'POST' ? readCreatedId(text, location) : undefined;
      return { kind: 'accepted', status, id, stored: readAnswered(text) };
    }
    return {
      kind: leavesUnknown(status) ? 'unknown' : 'refused',
      error: { cause: rejectionCause(status), ...this.#http.problemOf(answer) },
    };
  }
}
