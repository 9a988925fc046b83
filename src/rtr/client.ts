import { HttpClient, type HttpOptions } from '../http/client.js';
import { httpMessages } from '../http/messages.js';
import { MAX_READINGS, Pages } from '../http/pages.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type { Datum } from './datum.js';
import { rtrMessages } from './messages.js';
import type { Registered } from './registered.js';
import { type FoundActiviteit, PAGE_SIZE, readActiviteiten, searchBody, searchUrl } from './wire.js';

/** The RTR, as far as it is asked anything. */
export interface Rtr {
  /**
   * What an organisation has registered on a day: all pages or none, sorted by name.
   *
   * @throws Failure `unreachable` when it cannot be read whole or understood, or when there is nothing at all.
   */
  list(oin: Oin, datum: Datum): Promise<readonly Registered[]>;
  close(): Promise<void>;
}

/** Of two versions of one activiteit, both of which count, the one that lasts longest. */
function lasting(a: Registered, b: Registered): Registered {
  if (a.einddatum === undefined || b.einddatum === undefined) return a.einddatum === undefined ? a : b;
  return a.einddatum >= b.einddatum ? a : b;
}

class RtrClient implements Rtr {
  readonly #options: Omit<HttpOptions, 'service'>;
  readonly #http: HttpClient;

  constructor(options: Omit<HttpOptions, 'service'>) {
    this.#options = options;
    this.#http = new HttpClient({ ...options, service: 'rtr' });
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  /** All pages of a list. Gives undefined when it shifted while it was read. */
  async #readAll(oin: Oin, datum: Datum): Promise<Map<string, Registered> | undefined> {
    const { endpoint, concurrency } = this.#options;
    const body = searchBody(oin, datum);
    const ask = (url: string): Promise<unknown> => this.#http.askJson(url, body);
    const pages = new Pages({ service: 'rtr', endpoint, ask, ahead: concurrency });
    const found = new Map<string, Registered>();
    let number = 1;
    for (let url: string | undefined = searchUrl(endpoint, number); url !== undefined; number += 1) {
      const page = readActiviteiten(await pages.read(url));
      if (!pages.count(page)) return undefined;
      const before = found.size;
      for (const item of page.items) take(found, item, oin);
      // The same page under another address: the rest of the list would be passed over without a word.
      if (number > 1 && page.items.length === PAGE_SIZE && found.size === before)
        throw new Failure('unreachable', httpMessages.dsoPageTwice({ service: 'rtr' }));
      if (page.next !== undefined) url = pages.next(page.next, url);
      // Its counts are too low to tell that this is all: a full page that names no next one is asked for the next.
      else url = page.items.length >= PAGE_SIZE ? searchUrl(endpoint, number + 1) : undefined;
    }
    pages.finish(true);
    return found;
  }

  async list(oin: Oin, datum: Datum): Promise<readonly Registered[]> {
    for (let reading = 0; reading < MAX_READINGS; reading += 1) {
      const found = await this.#readAll(oin, datum);
      if (found?.size === 0) throw new Failure('unreachable', rtrMessages.emptyList({ oin, datum }));
      if (found !== undefined) return [...found.values()].sort((a, b) => (a.naam < b.naam ? -1 : 1));
      await this.#http.wait(reading, undefined);
    }
    throw new Failure('unreachable', httpMessages.dsoShifts({ service: 'rtr', readings: MAX_READINGS }));
  }
}

/** Takes an item in. A service that does not know the filter answers with everybody's: only what was asked for counts. */
function take(found: Map<string, Registered>, { oin, ...item }: FoundActiviteit, asked: Oin): void {
  if (oin !== undefined && oin !== asked) return;
  const there = found.get(item.naam);
  found.set(item.naam, there === undefined ? item : lasting(there, item));
}

/** Connects to the RTR, or to whatever speaks its language at `endpoint`. */
export function connectRtr(options: Omit<HttpOptions, 'service'>): Rtr {
  return new RtrClient(options);
}
