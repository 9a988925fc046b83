import { afterEach, describe, expect, test } from 'vitest';
import { connectDso } from '../../src/dso/client.js';
import type { ListLimits } from '../../src/http/pages.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { connectRtr } from '../../src/rtr/client.js';
import { json, serve, type TestServer } from '../support/server.js';

const oin = '00000099000000001000';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A list without end: every page refers to a next one. */
async function endless(itemsOn: (n: number) => number): Promise<TestServer> {
  const server = await serve((response, n) => {
    const items = Array.from({ length: itemsOn(n) }, (_, i) => ({
      id: `${n}-${i}`,
      urn: `A${n}-${i}`,
      oin,
      activiteit: { naam: `A${n}`, oin },
      behandeldienstOin: oin,
    }));
    const _embedded = { behandeldienstconfiguraties: items, activiteiten: items };
    json(response, { _embedded, _links: { next: { href: `?cursor=${n}x` } } });
  });
  open.push(() => server.close());
  return server;
}

async function failureOf(
  server: TestServer,
  service: 'dso' | 'rtr',
  listLimits: Partial<ListLimits>,
): Promise<Failure> {
  const { endpoint } = server;
  const options = { endpoint, timeoutMs: 2000, concurrency: 4, retries: 0, listLimits };
  const dso = connectDso(options);
  const rtr = connectRtr(options);
  open.push(
    () => dso.close(),
    () => rtr.close(),
  );
  const error: unknown = await (service === 'dso' ? dso.list(oin) : rtr.list(oin, '2026-11-24')).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof Failure)) throw new Error(`no failure: ${String(error)}`);
  return error;
}

describe('a list without end', () => {
  test.each<[string, (n: number) => number, Partial<ListLimits>, number, RegExp, RegExp]>([
    [
      'too many pages',
      () => 2,
      { pages: 20 },
      20,
      /after 20 pages with 40 \w+ there was still a next page, and a list may have 20 pages/,
      /na 20 pagina's met 40 \w+ was er nog een volgende pagina, en een lijst mag 20 pagina's hebben/,
    ],
    [
      'too many bytes',
      () => 200,
      { bytes: 100_000 },
      5,
      /there was still a next page, and a list may have 0\.1 MB/,
      /en een lijst mag 0\.1 MB groot zijn/,
    ],
    [
      'too much time',
      () => 1,
      { ms: 50 },
      2000,
      /there was still a next page, and reading a list may take 0\.05 seconds/,
      /en het lezen van een lijst mag 0\.05 seconden duren/,
    ],
    [
      'pages that bring nothing',
      (n) => (n < 3 ? 1 : 0),
      {},
      8,
      /after 8 pages with 3 \w+ there was still a next page, and the last 5 pages were empty/,
      /en de laatste 5 pagina's waren leeg/,
    ],
  ])('ends with an error that names the limit: %s', async (_name, itemsOn, limits, most, en, nl) => {
    for (const service of ['dso', 'rtr'] as const) {
      const server = await endless(itemsOn);
      const failure = await failureOf(server, service, limits);
      expect(failure.kind).toBe('unreachable');
      expect(formatMessage(failure.reason, 'en')).toMatch(en);
      expect(formatMessage(failure.reason, 'nl')).toMatch(nl);
      expect(server.requests.length).toBeLessThanOrEqual(most);
    }
  });
});

test('a few empty pages before the last page with items are no error', async () => {
  const server = await serve((response, n) => {
    const items = n < 4 ? [] : [{ id: '1', oin, activiteit: { naam: 'A', oin }, behandeldienstOin: oin }];
    const links = n < 4 ? { next: { href: `?cursor=${n}x` } } : {};
    json(response, { _embedded: { behandeldienstconfiguraties: items }, _links: links });
  });
  open.push(() => server.close());
  const dso = connectDso({ endpoint: server.endpoint, timeoutMs: 2000, concurrency: 4, retries: 0 });
  open.push(() => dso.close());
  expect((await dso.list(oin)).records).toHaveLength(1);
});
