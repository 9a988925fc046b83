import { HttpClient, type HttpOptions } from '../http/client.js';
import { Pages, repeatedPage } from '../http/pages.js';
import { ReadFailure } from '../http/read-failure.js';
import type { JsonDocument } from '../http/wire.js';
import type { Oin } from '../model/oin.js';
import type { Datum } from './datum.js';
import { rtrMessages } from './messages.js';
import type { Registered } from './registered.js';
import { rtrService } from './service.js';
import { type FoundActiviteit, PAGE_SIZE, readActiviteiten, searchBody, searchUrl } from './wire.js';

/** Reads the RTR. */
export interface Rtr {
  /**
   * Reads what an organisation has registered on a day: all pages or none, sorted by name.
   *
   * @throws Failure `unreachable` when the list cannot be read completely, cannot be understood, or is empty.
   */
  list(oin: Oin, datum: Datum): Promise<readonly Registered[]>;
  close(): Promise<void>;
}

export type RtrOptions = Omit<HttpOptions, 'service' | 'headers'>;

/** Connects to the RTR at `endpoint`. */
export function connectRtr(options: RtrOptions): Rtr {
  return new RtrClient(options);
}

class RtrClient implements Rtr {
  readonly #options: RtrOptions;
  readonly #http: HttpClient;

  constructor(options: RtrOptions) {
    this.#options = options;
    this.#http = new HttpClient({ ...options, service: rtrService });
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async list(oin: Oin, datum: Datum): Promise<readonly Registered[]> {
    const found = await this.#http.readSettled(() => this.#readOnce(oin, datum));
    if (found.size === 0) throw new ReadFailure('incomplete', rtrMessages.emptyList({ oin, datum }));
    return [...found.values()].sort((a, b) => (a.naam < b.naam ? -1 : 1));
  }

  /** Reads all pages of a list. Returns undefined when the list changed meanwhile. */
  async #readOnce(oin: Oin, datum: Datum): Promise<Map<string, Registered> | undefined> {
    const { endpoint, concurrency, listLimits: limits } = this.#options;
    const body = searchBody(oin, datum);
    const request = (url: string): Promise<JsonDocument> => this.#http.readJson(url, { body });
    const redact = (text: string): string => this.#http.redact(text);
    const ahead = concurrency;
    const pages = new Pages({ service: rtrService, endpoint, request, ahead, limits, redact });
    const found = new Map<string, Registered>();
    let number = 1;
    for (let url: string | undefined = searchUrl(endpoint, number); url !== undefined; number += 1) {
      const page = readActiviteiten(await pages.read(url));
      if (!pages.count(page)) return undefined;
      const before = found.size;
      for (const item of page.items) addTo(found, item, oin);
      const isFull = page.items.length >= PAGE_SIZE;
      // The same page at another address: to go on would skip the rest of the list.
      if (number > 1 && isFull && found.size === before) throw repeatedPage(rtrService);
      if (page.next !== undefined) url = pages.next(page.next, url);
      // The counts of the RTR are too low to conclude that this was all, so a full page has a next one.
      else url = isFull ? searchUrl(endpoint, number + 1) : undefined;
    }
    pages.finish({ mayExceed: true });
    return found;
  }
}

/** Adds an item that belongs to the organisation. A service that ignores the filter lists the items of all of them. */
function addTo(found: Map<string, Registered>, { oin, ...item }: FoundActiviteit, requested: Oin): void {
  if (oin !== undefined && oin !== requested) return;
  const existing = found.get(item.naam);
  found.set(item.naam, existing === undefined ? item : longestValid(existing, item));
}

/** Of two versions of an activiteit, the one that ends last. */
function longestValid(a: Registered, b: Registered): Registered {
  if (a.einddatum === undefined) return a;
  if (b.einddatum === undefined) return b;
  return a.einddatum >= b.einddatum ? a : b;
}
