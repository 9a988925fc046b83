/** The pages of one list: all of them or none. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from './hal.js';
import { httpMessages, type ListLimit } from './messages.js';
import { ReadFailure } from './read-failure.js';
import type { Service } from './service.js';
import type { JsonDocument } from './wire.js';

/** Limits on one list, so that a list without end is an error. */
export interface ListLimits {
  readonly pages: number;
  readonly bytes: number;
  /** From the first request for the list. */
  readonly ms: number;
  /** Pages in a row without an item that refer to a next page. */
  readonly emptyPages: number;
}

const DEFAULT_LIMITS: ListLimits = { pages: 10_000, bytes: 1e9, ms: 60 * 60_000, emptyPages: 5 };

interface PagesOptions {
  readonly service: Service;
  readonly endpoint: string;
  /** Requests the page at an address. */
  readonly request: (url: string) => Promise<JsonDocument>;
  /** How many pages may be requested ahead. */
  readonly ahead: number;
  readonly limits?: Partial<ListLimits>;
  /** Removes secrets from text of the service. */
  readonly redact: (text: string) => string;
}

/** The query parameter with the page number, if the two addresses differ in nothing but that number, which grows by one. */
function pageParameter(
  from: string,
  to: URL,
): { readonly name: string; readonly number: number } | undefined {
  const changed = new URL(from);
  for (const [name, value] of to.searchParams) {
    const before = changed.searchParams.get(name);
    if (before === value) continue;
    const number = Number(value);
    if (!/^\d{1,9}$/.test(value) || before !== String(number - 1)) return undefined;
    changed.searchParams.set(name, value);
    return changed.href === to.href ? { name, number } : undefined;
  }
  return undefined;
}

/**
 * Follows the links from page to page. When the addresses are numbered, it requests the next pages ahead. That only saves
 * time: a link that leads elsewhere is followed all the same.
 */
export class Pages {
  readonly #options: PagesOptions;
  readonly #limits: ListLimits;
  readonly #started = performance.now();
  readonly #visited = new Set<string>();
  readonly #requested = new Map<string, Promise<JsonDocument>>();
  #announced: { elements: number | undefined; pages: number | undefined } | undefined;
  #elements = 0;
  #pages = 0;
  #bytes = 0;
  #emptyPages = 0;
  #predictable = true;

  constructor(options: PagesOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  /**
   * Reads the page at an address, as JSON.
   *
   * @throws ReadFailure when it cannot be read, when it was read before, or when the list has reached a limit.
   */
  async read(url: string): Promise<unknown> {
    this.#checkLimits();
    if (this.#visited.has(url)) throw repeatedPage(this.#options.service);
    this.#visited.add(url);
    const requested = this.#requested.get(url);
    if (requested === undefined && this.#requested.size > 0) this.#predictable = false;
    this.#requested.delete(url);
    const { json, size } = await (requested ?? this.#options.request(url));
    this.#bytes += size;
    return json;
  }

  /** Checks the limits before the list is read further. */
  #checkLimits(): void {
    const { pages, bytes, ms, emptyPages } = this.#limits;
    if (this.#emptyPages >= emptyPages) throw this.#endless({ kind: 'emptyPages', value: emptyPages });
    if (this.#pages >= pages) throw this.#endless({ kind: 'pages', value: pages });
    if (this.#bytes >= bytes) throw this.#endless({ kind: 'megabytes', value: bytes / 1e6 });
    if (performance.now() - this.#started >= ms) throw this.#endless({ kind: 'seconds', value: ms / 1000 });
  }

  #endless(limit: ListLimit): ReadFailure {
    const params = { service: this.#options.service, limit, pages: this.#pages, elements: this.#elements };
    return new ReadFailure('incomplete', httpMessages.endlessList(params));
  }

  #requestAhead(from: string, next: URL): void {
    const parameter = pageParameter(from, next);
    if (parameter === undefined || !this.#predictable) return;
    const left = (this.#announced?.pages ?? 0) - this.#pages;
    for (let i = 0; i < Math.min(left, this.#options.ahead); i += 1) {
      const url = new URL(next);
      url.searchParams.set(parameter.name, String(parameter.number + i));
      if (this.#requested.has(url.href) || this.#visited.has(url.href)) continue;
      const page = this.#options.request(url.href);
      // A failure counts only when this page is read; without a handler it would end the process before that.
      page.catch(() => undefined);
      this.#requested.set(url.href, page);
    }
  }

  /** Counts a page. Returns false when the list changed since its first page, so that it must be read again. */
  count({ items, totalElements, totalPages }: Page<unknown>): boolean {
    const announced = { elements: totalElements, pages: totalPages };
    this.#announced ??= announced;
    this.#pages += 1;
    this.#elements += items.length;
    this.#emptyPages = items.length === 0 ? this.#emptyPages + 1 : 0;
    return isDeepStrictEqual(this.#announced, announced);
  }

  get hasSeveral(): boolean {
    return this.#pages > 1;
  }

  /**
   * Resolves the link to the next page, and starts to request it.
   *
   * @throws ReadFailure when the link is no address, or leads to another origin.
   */
  next(href: string, from: string): string {
    const { service, endpoint, redact } = this.#options;
    const url = URL.canParse(href, from) ? new URL(href, from) : undefined;
    if (url === undefined) {
      const message = httpMessages.unusableField({ service, field: '_links.next.href', expected: 'text' });
      throw new ReadFailure('not-understood', message);
    }
    if (url.origin !== new URL(endpoint).origin)
      throw new ReadFailure(
        'not-understood',
        httpMessages.nextPageElsewhere({ service, origin: redact(url.origin) }),
      );
    this.#requestAhead(from, url);
    return url.href;
  }

  /**
   * Checks after the last page that everything announced has come.
   *
   * @param mayExceed whether more elements than announced may come, for a service whose counts are too low.
   * @throws ReadFailure when less came than was announced.
   */
  finish({ mayExceed }: { readonly mayExceed: boolean }): void {
    const { service } = this.#options;
    const { elements, pages } = this.#announced ?? {};
    const received = this.#elements;
    const complete = elements === undefined || (mayExceed ? received >= elements : received === elements);
    if (!complete) {
      const params = { service, announced: elements, received, what: 'elements' } as const;
      throw new ReadFailure('incomplete', httpMessages.incompleteList(params));
    }
    if (pages !== undefined && pages > Math.max(1, this.#pages)) {
      const params = { service, announced: pages, received: this.#pages, what: 'pages' } as const;
      throw new ReadFailure('incomplete', httpMessages.incompleteList(params));
    }
  }
}

/** The failure for a page that comes twice: following it would never end, or would skip the rest of the list. */
export function repeatedPage(service: Service): ReadFailure {
  return new ReadFailure('incomplete', httpMessages.repeatedPage({ service }));
}
