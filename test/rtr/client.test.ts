import { afterEach, describe, expect, test } from 'vitest';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { testOinOf } from '../../src/national/list.js';
import { connectRtr, type Rtr } from '../../src/rtr/client.js';
import { readLists } from '../../src/rtr/read-lists.js';
import { startSimulator } from '../../src/simulator/server.js';
import { type Answer, json, notUtf8, serve, type TestServer } from '../support/server.js';

const lelystad = '00000001005024249000';
const rijk = '00000001003214345000';
const today = '2026-11-24';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function connect(endpoint: string, apiKey = 'key'): Rtr {
  const rtr = connectRtr({ endpoint, apiKey, timeoutMs: 2000, concurrency: 4, retries: 2, backoffMs: 1 });
  open.push(() => rtr.close());
  return rtr;
}

async function misbehaving(answer: Answer): Promise<{ rtr: Rtr; server: TestServer }> {
  const server = await serve(answer);
  open.push(() => server.close());
  return { rtr: connect(server.endpoint), server };
}

const item = (naam: string, more: object = {}): object => ({
  urn: naam,
  bestuursorgaan: { oin: lelystad },
  ...more,
});
const page = (names: readonly string[], more: object = {}): object => ({
  _embedded: { activiteiten: names.map((naam) => item(naam)) },
  _links: {},
  ...more,
});
/** As many names as a page holds. */
const many = (from: number, n = 200): string[] =>
  Array.from({ length: n }, (_, i) => `A${String(from + i).padStart(4, '0')}`);

async function refusal(rtr: Rtr): Promise<string> {
  const error: unknown = await rtr.list(lelystad, today).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(Failure);
  if (!(error instanceof Failure)) return '';
  expect(error.kind).toBe('unreachable');
  expect(formatMessage(error.reason, 'nl')).not.toBe('');
  return formatMessage(error.reason, 'en');
}

test('an answer of the RTR that is not UTF-8 is an error', async () => {
  const { rtr } = await misbehaving((response) => notUtf8(response, page(['Caf¿'])));
  expect(await refusal(rtr)).toMatch(/^The answer of the RTR is not valid UTF-8/);
});

describe('the RTR of the simulator', () => {
  test('has the real lists: that of a gemeente, and the national one in three pages', async () => {
    const simulator = await startSimulator();
    open.push(() => simulator.close());
    const { lijsten } = await readLists(connect(simulator.rtr), [lelystad, rijk, lelystad], today);
    expect([...lijsten.keys()]).toEqual([rijk, lelystad].sort());
    expect(lijsten.get(lelystad)).toHaveLength(98);
    expect(lijsten.get(lelystad)).toContainEqual({
      naam: 'nl.imow-gm0995.activiteit.BetonUitwassen',
      omschrijving: 'Beton uitwassen',
      begindatum: '2024-01-01',
    });
    expect(lijsten.get(rijk)?.length).toBeGreaterThan(400);
  });

  test('lists what is valid on the requested day, also under the OIN for tests', async () => {
    const simulator = await startSimulator();
    open.push(() => simulator.close());
    const rtr = connect(simulator.rtr);
    expect(await rtr.list(testOinOf('gm0995'), today)).toHaveLength(98);
    await expect(rtr.list(lelystad, '2019-01-01')).rejects.toThrow('lists no activiteit at all');
  });

  test('refuses a request without an API key', async () => {
    const simulator = await startSimulator();
    open.push(() => simulator.close());
    expect(await refusal(connect(simulator.rtr, ''))).toMatch(
      /The RTR refuses the API key \(HTTP 401: Niet geautoriseerd/,
    );
  });

  test.each([
    ['GET', '?page=1', undefined, 405],
    ['POST', '?page=0', '{}', 400],
    ['POST', '?pageSize=201', '{}', 400],
    ['POST', '', 'x', 400],
    ['POST', '', '{"datum":"2026-11-24","bestuursorgaan":{"oin":"x"}}', 400],
  ])('answers %s %s %s with %i', async (method, query, body, status) => {
    const simulator = await startSimulator();
    open.push(() => simulator.close());
    const options = { method, headers: { 'x-api-key': 'k' }, ...(body === undefined ? {} : { body }) };
    const answer = await fetch(`${simulator.rtr}/activiteiten/_zoek${query}`, options);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status });
    expect((await fetch(`${simulator.rtr}/anders`, { headers: { 'x-api-key': 'k' } })).status).toBe(404);
  });
});

describe('a list', () => {
  test('is requested as public clients do: the day, the organisation, the largest page, the key', async () => {
    const { rtr, server } = await misbehaving((response) => json(response, page(['A'])));
    await rtr.list(lelystad, today);
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/v1/activiteiten/_zoek?page=1&pageSize=200',
        body: `{"datum":"24-11-2026","bestuursorgaan":{"oin":"${lelystad}"}}`,
        headers: { 'x-api-key': 'key', accept: 'application/hal+json', 'content-type': 'application/json' },
      },
    ]);
  });

  test('is read page by page with the same body, also when `templated` is text', async () => {
    const { rtr, server } = await misbehaving((response, n, { endpoint }) => {
      const links =
        n < 2 ? { next: { href: `${endpoint}/activiteiten/_zoek?page=${n + 2}`, templated: 'false' } } : {};
      json(response, page([`A${n}`], { _links: links }));
    });
    expect((await rtr.list(lelystad, today)).map(({ naam }) => naam)).toEqual(['A0', 'A1', 'A2']);
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  test('is read on after a full page without a link to the next one', async () => {
    const { rtr, server } = await misbehaving((response, n) =>
      json(response, n === 0 ? page(many(0)) : page(many(200, 3))),
    );
    expect(await rtr.list(lelystad, today)).toHaveLength(203);
    expect(server.requests.map(({ path }) => new URL(path, 'http://x').searchParams.get('page'))).toEqual([
      '1',
      '2',
    ]);
  });

  test.each<[string, object, object[]]>([
    [
      'a totalElements that is too low',
      page(['A', 'B'], { page: { totalElements: 1, totalPages: 1 } }),
      [{ naam: 'A' }, { naam: 'B' }],
    ],
    [
      'dates in either format, and no end',
      {
        _embedded: {
          activiteiten: [
            item('A', { beginDatum: '01-01-2024', eindDatum: null }),
            item('B', { begindatum: '2024-01-01', einddatum: '31-12-2026' }),
          ],
        },
      },
      [
        { naam: 'A', begindatum: '2024-01-01' },
        { naam: 'B', begindatum: '2024-01-01', einddatum: '2026-12-31' },
      ],
    ],
    [
      'several versions of an activiteit, and keeps the one that ends last',
      {
        _embedded: {
          activiteiten: [
            item('A', { eindDatum: '31-12-2026' }),
            item('A'),
            item('B', { eindDatum: '31-12-2027' }),
            item('B', { eindDatum: '31-12-2026' }),
          ],
        },
      },
      [{ naam: 'A' }, { naam: 'B', einddatum: '2027-12-31' }],
    ],
    [
      'items of another organisation, and an item without one',
      {
        _embedded: {
          activiteiten: [
            { urn: 'A', bestuursorgaan: { oin: rijk } },
            { identificatie: 'B', nieuw: 1 },
          ],
        },
      },
      [{ naam: 'B' }],
    ],
  ])('accepts %s', async (_name, body, expected) => {
    const { rtr } = await misbehaving((response) => json(response, body));
    expect(await rtr.list(lelystad, today)).toEqual(expected);
  });

  test('is read again when it changes between pages, and given up when it keeps changing', async () => {
    const shifting =
      (until: number): Answer =>
      (response, n, { path, endpoint }) => {
        const second = path.includes('page=2');
        const links = second ? {} : { next: { href: `${endpoint}/activiteiten/_zoek?page=2` } };
        const totalElements = n < until ? 1 + (n % 2) : 2;
        json(response, page([second ? 'B' : 'A'], { _links: links, page: { totalElements } }));
      };
    const settles = await misbehaving(shifting(2));
    expect(await settles.rtr.list(lelystad, today)).toHaveLength(2);
    expect(settles.server.requests).toHaveLength(4);
    const never = await misbehaving(shifting(1000));
    expect(await refusal(never.rtr)).toMatch(/The list of the RTR changed each of the 3 times/);
  });

  test('is requested again when the RTR is busy', async () => {
    const { rtr, server } = await misbehaving((response, n) =>
      n === 0 ? json(response, { title: 'Druk' }, 503) : json(response, page(['A'])),
    );
    expect(await rtr.list(lelystad, today)).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, Answer, RegExp]>([
    [
      'an empty list',
      (response) => json(response, page([])),
      /lists no activiteit at all for 00000001005024249000/,
    ],
    [
      'only items of another organisation',
      (response) =>
        json(response, { _embedded: { activiteiten: [{ urn: 'A', bestuursorgaan: { oin: rijk } }] } }),
      /no activiteit at all/,
    ],
    [
      'a refused API key',
      (response) => json(response, { title: 'Forbidden' }, 403),
      /The RTR refuses the API key \(HTTP 403: Forbidden\)/,
    ],
    [
      'an HTML page of a gateway',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Onderhoud</title>'),
      /The answer of the RTR is not JSON but text\/html/,
    ],
    [
      'a redirect',
      (response) => response.writeHead(302, { location: '/x' }).end(),
      /The RTR answers with a redirect \(HTTP 302\)/,
    ],
    [
      '503 on every try',
      (response) => response.writeHead(503).end(),
      /The RTR could not be read \(HTTP 503\)/,
    ],
    [
      'JSON that is not a list',
      (response) => json(response, { status: 'UP' }),
      /The answer of the RTR is not a list of activiteiten/,
    ],
    [
      'another list',
      (response) => json(response, { _embedded: { andere: [] } }),
      /_embedded\.activiteiten is missing or is not a list/,
    ],
    [
      'an item without a name',
      (response) => json(response, { _embedded: { activiteiten: [{ omschrijving: 'x' }] } }),
      /activiteiten\[0\]\.urn is missing or is not text/,
    ],
    [
      'an end that is not a date',
      (response) => json(response, { _embedded: { activiteiten: [item('A', { eindDatum: 'ooit' })] } }),
      /activiteiten\[0\]\.eindDatum is missing or is not a date/,
    ],
    [
      'an OIN as a number',
      (response) =>
        json(response, { _embedded: { activiteiten: [{ urn: 'A', bestuursorgaan: { oin: 1 } }] } }),
      /bestuursorgaan\.oin is missing or is not an OIN/,
    ],
    [
      'fewer items than announced',
      (response) => json(response, page(['A'], { page: { totalElements: 3 } })),
      /The RTR announced 3 activiteiten but sent 1, so the list is not complete/,
    ],
    [
      'fewer pages than announced',
      (response) => json(response, page(['A'], { page: { totalPages: 2 } })),
      /The RTR announced 2 pages but sent 1, so the list is not complete/,
    ],
    [
      'a link back to a page already read',
      (response, _n, { endpoint }) =>
        json(
          response,
          page(['A'], { _links: { next: { href: `${endpoint}/activiteiten/_zoek?page=1&pageSize=200` } } }),
        ),
      /The next page that the RTR refers to was read before/,
    ],
    [
      'the same page for every page number',
      (response) => json(response, page(many(0))),
      /The next page that the RTR refers to was read before/,
    ],
    [
      'a next page at another origin',
      (response) => json(response, page(['A'], { _links: { next: { href: 'https://example.org/x' } } })),
      /The RTR refers to https:\/\/example\.org for the next page/,
    ],
    [
      'a next page that does not exist',
      (response, n) =>
        n === 0
          ? json(response, page(['A'], { _links: { next: { href: '?page=2' } } }))
          : json(response, { title: 'Weg' }, 404),
      /could not be read \(HTTP 404: Weg\)/,
    ],
  ])('fails on %s', async (_name, answer, message) => {
    const { rtr } = await misbehaving(answer);
    expect(await refusal(rtr)).toMatch(message);
  });
});
