/** The pages of one list: all of them or none. */
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../model/failure.js';
import type { Page } from './hal.js';
import type { Service } from './messages.js';
import { httpMessages } from './messages.js';

/** How often a list that shifts while it is read is read again from its start. */
export const MAX_READINGS = 3;

export interface PagesOptions {
  readonly service: Service;
  readonly endpoint: string;
  /** Asks for the page at an address. */
  readonly ask: (url: string) => Promise<unknown>;
  /** How many pages may be under way at once. */
  readonly ahead: number;
}

/** The query parameter that numbers the pages, if all that changes from one address to the next is that it goes up by one. */
function numbering(from: string, to: URL): { readonly name: string; readonly number: number } | undefined {
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
 * Where the pages of one list have led so far. Their links are followed one by one; what they will be is foreseen where
 * the addresses are numbered, and only saves the waiting: a link that leads elsewhere is followed all the same.
 */
export class Pages {
  readonly #options: PagesOptions;
  readonly #visited = new Set<string>();
  readonly #begun = new Map<string, Promise<unknown>>();
  #announced: { elements: number | undefined; pages: number | undefined } | undefined;
  #elements = 0;
  #pages = 0;
  #foreseeable = true;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  /**
   * The page at an address, as JSON.
   *
   * @throws Failure when it cannot be read, or when the list leads back to a page it came from.
   */
  read(url: string): Promise<unknown> {
    if (this.#visited.has(url))
      throw new Failure('unreachable', httpMessages.dsoPageTwice({ service: this.#options.service }));
    this.#visited.add(url);
    const begun = this.#begun.get(url);
    if (begun === undefined && this.#begun.size > 0) this.#foreseeable = false;
    this.#begun.delete(url);
    return begun ?? this.#options.ask(url);
  }

  /** Begins with the pages that can be foreseen, from the next one on. */
  #readAhead(from: string, next: URL): void {
    const numbered = numbering(from, next);
    if (numbered === undefined || !this.#foreseeable) return;
    const left = (this.#announced?.pages ?? 0) - this.#pages;
    for (let i = 0; i < Math.min(left, this.#options.ahead); i += 1) {
      const url = new URL(next);
      url.searchParams.set(numbered.name, String(numbered.number + i));
      if (this.#begun.has(url.href) || this.#visited.has(url.href)) continue;
      const page = this.#options.ask(url.href);
      // Should it fail, that is told when its turn comes; and if it never does, it does not matter.
      page.catch(() => undefined);
      this.#begun.set(url.href, page);
    }
  }

  /** Counts a page. Gives false when the list has shifted since its first page, so that it must be read anew. */
  count({ items, totalElements, totalPages }: Page<unknown>): boolean {
    const announced = { elements: totalElements, pages: totalPages };
    this.#announced ??= announced;
    this.#pages += 1;
    this.#elements += items.length;
    return isDeepStrictEqual(this.#announced, announced);
  }

  /** Whether there has been more than one page. */
  get several(): boolean {
    return this.#pages > 1;
  }

  /**
   * The address of a next page, which is begun with.
   *
   * @throws Failure when it is none, or one of another origin.
   */
  next(href: string, from: string): string {
    const { service, endpoint } = this.#options;
    const url = URL.canParse(href, from) ? new URL(href, from) : undefined;
    if (url === undefined)
      throw new Failure(
        'unreachable',
        httpMessages.dsoField({ service, field: '_links.next.href', wanted: 'text' }),
      );
    if (url.origin !== new URL(endpoint).origin)
      throw new Failure('unreachable', httpMessages.dsoNextElsewhere({ service, origin: url.origin }));
    this.#readAhead(from, url);
    return url.href;
  }

  /**
   * @param more whether more elements may come than are announced: of a service whose counts are known to be too low.
   * @throws Failure when more was announced than came.
   */
  finish(more: boolean): void {
    const { service } = this.#options;
    const { elements, pages } = this.#announced ?? {};
    const received = this.#elements;
    if (elements !== undefined && (more ? elements > received : elements !== received)) {
      const params = { service, announced: elements, received, what: 'elements' } as const;
      throw new Failure('unreachable', httpMessages.dsoIncomplete(params));
    }
    if (pages !== undefined && pages > Math.max(1, this.#pages)) {
      const params = { service, announced: pages, received: this.#pages, what: 'pages' } as const;
      throw new Failure('unreachable', httpMessages.dsoIncomplete(params));
    }
  }
}
