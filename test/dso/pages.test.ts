import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { connectDso } from '../../src/dso/client.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { json, serve, type TestServer } from '../support/server.js';

const oin = '00000099000000001000';
const CONCURRENCY = 4;

interface ListPage {
  /** Its address, after the endpoint. */
  readonly at: string;
  readonly status: number;
  readonly totalPages: number | undefined;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A list with one configuratie per page. Each page has its own address, to which only the page before it links. */
function bodyOf(pages: readonly ListPage[], i: number): object {
  const next = pages[i + 1];
  return {
    _embedded: {
      behandeldienstconfiguraties: [
        { id: i, oin, activiteit: { naam: `A${i}`, oin }, behandeldienstOin: oin },
      ],
    },
    _links: next === undefined ? {} : { next: { href: next.at } },
    page: { totalPages: pages[i]?.totalPages },
  };
}

async function read(server: TestServer, concurrency: number): Promise<readonly string[] | string> {
  const { endpoint } = server;
  const dso = connectDso({ endpoint, concurrency, timeoutMs: 5000, retries: 0, backoffMs: 0 });
  open.push(() => dso.close());
  try {
    return (await dso.list(oin)).records.map(({ id }) => id);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return formatMessage(error.reason, 'en');
  }
}

const start = `?oin=${oin}&page=1&pageSize=200`;

function numbered(count: number): ListPage[] {
  return Array.from({ length: count }, (_, i) => ({
    at: start.replace('page=1', `page=${i + 1}`),
    status: 200,
    totalPages: count,
  }));
}

describe('numbered pages', () => {
  test('are requested at the same time, up to the limit', async () => {
    const pages = numbered(9);
    const waiting: (() => void)[] = [];
    const together: number[] = [];
    // From the second page on, answers come only when four pages have been requested.
    const server = await serve((response, n, { path }) => {
      const i = pages.findIndex(({ at }) => path.endsWith(at));
      waiting.push(() => json(response, bodyOf(pages, i)));
      if (n > 0 && waiting.length < CONCURRENCY) return;
      together.push(waiting.length);
      for (const answer of waiting.splice(0)) answer();
    });
    open.push(() => server.close());
    expect(await read(server, CONCURRENCY)).toEqual(pages.map((_, i) => String(i)));
    expect(together).toEqual([1, 4, 4]);
    expect(server.requests).toHaveLength(pages.length);
  });

  test('are not all requested at once because totalPages announces them', async () => {
    const pages = numbered(2).map((page) => ({ ...page, totalPages: 1_000_000 }));
    const server = await serve((response, _, { path }) => {
      const i = pages.findIndex(({ at }) => path.endsWith(at));
      json(response, bodyOf(pages, i), i === -1 ? 404 : 200);
    });
    open.push(() => server.close());
    expect(await read(server, CONCURRENCY)).toMatch(/announced 1000000 pages but sent 2/);
    expect(server.requests.length).toBeLessThanOrEqual(1 + CONCURRENCY);
  });
});

/** Addresses that are numbered, have gaps or other parameters, use a cursor, or repeat an earlier one. */
const address = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 8 }).map((n) => start.replace('page=1', `page=${n}`)) },
  fc.integer({ min: 1, max: 8 }).map((n) => `?oin=${oin}&page=${n}&pageSize=200&at=${n % 2}`),
  fc.integer({ min: 1, max: 8 }).map((n) => `?pagina=${n}`),
  fc.constantFrom('?cursor=a', '?cursor=b', '?cursor=a%20b', '?cursor=a+b', '?page=x'),
);
const chain = fc
  .record({
    run: fc.integer({ min: 1, max: 6 }),
    others: fc.array(address, { maxLength: 4 }),
    total: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
    shifts: fc.option(fc.nat(9), { nil: undefined, freq: 8 }),
    fails: fc.option(fc.nat(9), { nil: undefined }),
  })
  .map(({ run, others, total, shifts, fails }) => {
    const addresses = [...numbered(run).map(({ at }) => at), ...others];
    return [...new Set(addresses)].map((at, i, { length }) => ({
      at,
      status: i === fails ? 404 : 200,
      totalPages: i === shifts ? 99 : (total ?? length),
    }));
  });

test('any list gives the same result with and without requesting pages ahead', async () => {
  await fc.assert(
    fc.asyncProperty(chain, async (pages) => {
      const server = await serve((response, _, { path }) => {
        const i = pages.findIndex(({ at }) => path === `/api/v1${at}`);
        json(response, bodyOf(pages, i), pages[i]?.status ?? 404);
      });
      try {
        const ahead = await read(server, CONCURRENCY);
        const asked = server.requests.length;
        // With one request at a time, only the next page is requested ahead.
        expect(ahead).toEqual(await read(server, 1));
        const [{ totalPages = 0 } = {}] = pages;
        const sound = pages.every((page) => page.status === 200 && page.totalPages === pages[0]?.totalPages);
        if (sound && totalPages <= pages.length) expect(ahead).toEqual(pages.map((_, i) => String(i)));
        if (Array.isArray(ahead)) expect(asked).toBeLessThan(pages.length + CONCURRENCY);
      } finally {
        await server.close();
      }
    }),
    { numRuns: 150 },
  );
});
