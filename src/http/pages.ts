/** The pages of one list: all of them or none. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from './hal.js';
import { httpMessages } from './messages.js';
import { ReadFailure } from './read-failure.js';
import type { Service } from './service.js';

interface PagesOptions {
  readonly service: Service;
  readonly endpoint: string;
  /** Requests the page at an address. */
  readonly request: (url: string) => Promise<unknown>;
  /** How many pages may be requested ahead. */
  readonly ahead: number;
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
  readonly #visited = new Set<string>();
  readonly #requested = new Map<string, Promise<unknown>>();
  #announced: { elements: number | undefined; pages: number | undefined } | undefined;
  #elements = 0;
  #pages = 0;
  #predictable = true;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  /**
   * Reads the page at an address, as JSON.
   *
   * @throws ReadFailure when it cannot be read, or when it was read before.
   */
  read(url: string): Promise<unknown> {
    if (this.#visited.has(url)) throw repeatedPage(this.#options.service);
    this.#visited.add(url);
    const requested = this.#requested.get(url);
    if (requested === undefined && this.#requested.size > 0) this.#predictable = false;
    this.#requested.delete(url);
    return requested ?? this.#options.request(url);
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
    const { service, endpoint } = this.#options;
    const url = URL.canParse(href, from) ? new URL(href, from) : undefined;
    if (url === undefined) {
      const message = httpMessages.unusableField({ service, field: '_links.next.href', expected: 'text' });
      throw new ReadFailure('not-understood', message);
    }
    if (url.origin !== new URL(endpoint).origin)
      throw new ReadFailure(
        'not-understood',
        httpMessages.nextPageElsewhere({ service, origin: url.origin }),
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
