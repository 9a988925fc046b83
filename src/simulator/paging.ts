/** Lists in pages, as HAL: `page` and `pageSize` in the query, `_links` and `page` in the answer. */
import { badRequest, type Reply } from './route.js';

const MAX_PAGE_SIZE = 200;
const DEFAULT_PAGE_SIZE = 100;

/** Returns a number of a query from 1 to `max`, or undefined when it is anything else. */
function readNumber(text: string | null, absent: number, max = Number.POSITIVE_INFINITY): number | undefined {
  if (text === null) return absent;
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= max ? value : undefined;
}

/** A page of a list, with what the answer says about it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly links: object;
  readonly page: object;
}

/** Takes the page that a query asks for, or returns the error for numbers out of range. The links keep the query. */
export function takePage<T>(all: readonly T[], query: URLSearchParams, address: string): Page<T> | Reply {
  const number = readNumber(query.get('page'), 1);
  const size = readNumber(query.get('pageSize'), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  if (number === undefined || size === undefined) {
    const name = number === undefined ? 'page' : 'pageSize';
    return badRequest(`${name} valt buiten de grenzen`, [{ name, reason: 'buiten de grenzen' }]);
  }
  const totalPages = Math.ceil(all.length / size);
  const linkTo = (page: number): object => {
    const params = new URLSearchParams(query);
    params.set('page', String(page));
    params.set('pageSize', String(size));
    return { href: `${address}?${params}` };
  };
  return {
    items: all.slice((number - 1) * size, number * size),
    links: { self: linkTo(number), next: number < totalPages ? linkTo(number + 1) : undefined },
    page: { number, size, totalElements: all.length, totalPages },
  };
}
