/** The pages of one list: all of them or none. */
import { isDeepStrictEqual } from 'node:util';
import type { Service } from '../messages/dso.js';
import { msg } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import type { Page } from './hal.js';

/** How often a list that shifts while it is read is read again from its start. */
export const MAX_READINGS = 3;

/** Where the pages of one list have led so far. */
export class Pages {
  readonly #service: Service;
  readonly #origin: string;
  readonly #visited = new Set<string>();
  #announced: { elements: number | undefined; pages: number | undefined } | undefined;
  #elements = 0;
  #pages = 0;

  constructor(service: Service, endpoint: string) {
    this.#service = service;
    this.#origin = new URL(endpoint).origin;
  }

  /** @throws Failure when the list leads back to a page it came from. */
  visit(url: string): void {
    if (this.#visited.has(url)) throw new Failure('dso', msg('dsoPageTwice', { service: this.#service }));
    this.#visited.add(url);
  }

  /** Counts a page. Gives false when the list has shifted since its first page, so that it must be read anew. */
  count({ items, totalElements, totalPages }: Page<unknown>): boolean {
    const announced = { elements: totalElements, pages: totalPages };
    this.#announced ??= announced;
    this.#pages += 1;
    this.#elements += items.length;
    return isDeepStrictEqual(this.#announced, announced);
  }

  /**
   * The address of a next page.
   *
   * @throws Failure when it is none, or one of another origin.
   */
  next(href: string, from: string): string {
    const service = this.#service;
    const url = URL.canParse(href, from) ? new URL(href, from) : undefined;
    if (url === undefined)
      throw new Failure('dso', msg('dsoField', { service, field: '_links.next.href', wanted: 'text' }));
    if (url.origin !== this.#origin)
      throw new Failure('dso', msg('dsoNextElsewhere', { service, origin: url.origin }));
    return url.href;
  }

  /**
   * @param more whether more elements may come than are announced: of a service whose counts are known to be too low.
   * @throws Failure when more was announced than came.
   */
  finish(more: boolean): void {
    const service = this.#service;
    const { elements, pages } = this.#announced ?? {};
    const received = this.#elements;
    if (elements !== undefined && (more ? elements > received : elements !== received)) {
      const params = { service, announced: elements, received, what: 'elements' } as const;
      throw new Failure('dso', msg('dsoIncomplete', params));
    }
    if (pages !== undefined && pages > Math.max(1, this.#pages)) {
      const params = { service, announced: pages, received: this.#pages, what: 'pages' } as const;
      throw new Failure('dso', msg('dsoIncomplete', params));
    }
  }
}
