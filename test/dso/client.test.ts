import { afterEach, describe, expect, test } from 'vitest';
import { connectDso, type DsoClientOptions, type DsoConnection } from '../../src/dso/client.js';
import type { WireEvent } from '../../src/http/wire.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { type Answer, json, notUtf8, serve, type TestServer } from '../support/server.js';

const gezag = '00000099000000001000';
const od = '00000099000000101000';
const configuratie = { oin: gezag, activiteit: { naam: 'Dakkapel', oin: gezag }, behandeldienstOin: od };

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function connect(
  answer: Answer,
  options: Partial<DsoClientOptions> = {},
): Promise<{ dso: DsoConnection; server: TestServer }> {
  const server = await serve(answer);
  const dso = connectDso({
    endpoint: server.endpoint,
    timeoutMs: 2000,
    concurrency: 4,
    retries: 2,
    backoffMs: 1,
    ...options,
  });
  open.push(
    () => dso.close(),
    () => server.close(),
  );
  return { dso, server };
}

/** A page of stored configuraties with the given ids. */
function page(ids: readonly (string | number)[], more: object = {}): object {
  const items = ids.map((id) => ({ id, ...configuratie, activiteit: { naam: `A${id}`, oin: gezag } }));
  return { _embedded: { behandeldienstconfiguraties: items }, _links: {}, ...more };
}

async function refusal(dso: DsoConnection): Promise<string> {
  const error: unknown = await dso.list(gezag).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(Failure);
  if (!(error instanceof Failure)) return '';
  expect(error.kind).toBe('unreachable');
  expect(formatMessage(error.reason, 'nl')).not.toBe('');
  return formatMessage(error.reason, 'en');
}

describe('a list', () => {
  test('is requested for one bevoegd gezag, in the largest pages, as HAL', async () => {
    const { dso, server } = await connect((response) => json(response, page([])), { apiKey: 'secret' });
    expect(await dso.list(gezag)).toEqual({ records: [], paged: false });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: `/api/v1?oin=${gezag}&page=1&pageSize=200`,
      headers: { accept: 'application/hal+json', 'x-api-key': 'secret' },
    });
  });

  test('is read to the last page, with relative and absolute links', async () => {
    const { dso } = await connect((response, n, { endpoint }) => {
      const next = [`${endpoint}?page=2`, '?page=3'][n];
      const links = next === undefined ? {} : { next: { href: next, templated: 'false' } };
      json(
        response,
        page([n + 1], { _links: links, page: { number: n + 1, size: 1, totalElements: 3, totalPages: 3 } }),
      );
    });
    expect((await dso.list(gezag)).records.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  test.each<[string, object, string[]]>([
    ['no _embedded', { _links: {} }, []],
    ['an empty _embedded', { _embedded: {}, page: { totalElements: 0, totalPages: 0 } }, []],
    ['numeric ids', page([7]), ['7']],
    ['unknown fields', { ...page(['x']), nieuw: { diep: [1] } }, ['x']],
    [
      'null for fields without a value',
      {
        _embedded: {
          behandeldienstconfiguraties: [{ id: '1', ...configuratie, toestemming: null, locatieOins: null }],
        },
      },
      ['1'],
    ],
    [
      'configuraties of another bevoegd gezag, and drops them',
      {
        _embedded: {
          behandeldienstconfiguraties: [
            { id: '1', ...configuratie, oin: od },
            { id: '2', ...configuratie },
          ],
        },
      },
      ['2'],
    ],
  ])('accepts %s', async (_name, body, ids) => {
    const { dso } = await connect((response) => json(response, body));
    expect((await dso.list(gezag)).records.map(({ id }) => id)).toEqual(ids);
  });

  const item = (change: object): object => ({
    _embedded: { behandeldienstconfiguraties: [{ id: '1', ...configuratie, ...change }] },
  });

  test.each<[string, unknown, RegExp]>([
    ['no id', item({ id: undefined }), /_embedded\.behandeldienstconfiguraties\[0\]\.id is missing/],
    ['an id that leads to another address', item({ id: '..' }), /\[0\]\.id is missing/],
    ['an id too large for a number', item({ id: 2 ** 60 }), /\[0\]\.id is missing/],
    ['no activiteit', item({ activiteit: undefined }), /\[0\]\.activiteit is missing or is not an object/],
    ['no naam', item({ activiteit: { oin: gezag } }), /\[0\]\.activiteit\.naam is missing/],
    [
      'an OIN as a number',
      item({ behandeldienstOin: 99000000101000 }),
      /\[0\]\.behandeldienstOin is missing or is not an OIN/,
    ],
    [
      'an empty list of locaties',
      item({ locatieOins: [] }),
      /\[0\]\.locatieOins is missing or is not a list that is not empty/,
    ],
    [
      'a toestemming without code',
      item({ toestemming: { waarde: 'x' } }),
      /\[0\]\.toestemming\.code is missing/,
    ],
    [
      'text instead of a list',
      { _embedded: { behandeldienstconfiguraties: 'x' } },
      /_embedded\.behandeldienstconfiguraties is missing or is not a list/,
    ],
    [
      'a list with another name',
      { _embedded: { andere: [] } },
      /_embedded\.behandeldienstconfiguraties is missing/,
    ],
    ['JSON that is not HAL', { status: 'UP' }, /is not a list of configuraties/],
    ['a list at the top', [], /is not a list of configuraties/],
    ['null', null, /is not a list of configuraties/],
    [
      'more elements announced than sent',
      page([1], { page: { totalElements: 2, totalPages: 1 } }),
      /announced 2 configuraties but sent 1/,
    ],
    [
      'more elements announced as text',
      page([1], { page: { totalElements: '5', totalPages: '1' } }),
      /announced 5 configuraties but sent 1/,
    ],
    [
      'more pages announced than sent',
      page([1], { page: { totalPages: 2 } }),
      /announced 2 pages but sent 1/,
    ],
    [
      'a next page at another origin',
      page([1], { _links: { next: { href: 'https://example.org/x' } } }),
      /DSO-LV refers to https:\/\/example\.org for the next page/,
    ],
  ])('fails on %s, with a message that says so', async (_name, body, message) => {
    const { dso } = await connect((response) => json(response, body));
    expect(await refusal(dso)).toMatch(message);
  });

  test('fails on a link back to a page already read', async () => {
    const { dso } = await connect((response, n, { endpoint }) =>
      json(response, page([n], { _links: { next: { href: `${endpoint}?page=2` } } })),
    );
    expect(await refusal(dso)).toMatch(/The next page that DSO-LV refers to was read before/);
  });

  test('fails on one id with two contents', async () => {
    const { dso } = await connect((response, n) => {
      const links = n === 0 ? { next: { href: '?page=2' } } : {};
      const body = page([1], { _links: links }) as {
        _embedded: { behandeldienstconfiguraties: { activiteit: { naam: string } }[] };
      };
      const [first] = body._embedded.behandeldienstconfiguraties;
      if (first !== undefined) first.activiteit.naam = `A${n}`;
      json(response, body);
    });
    expect(await refusal(dso)).toMatch(/reports id 1 twice with different contents/);
  });

  test('is read again when it changes between pages, and given up when it keeps changing', async () => {
    const shifting =
      (until: number): Answer =>
      (response, n, { path }) => {
        const total = n < until ? 2 + n : 2;
        const second = path.includes('page=2');
        json(
          response,
          page(second ? [2] : [1], {
            _links: second ? {} : { next: { href: '?page=2' } },
            page: { totalElements: total },
          }),
        );
      };
    const settles = await connect(shifting(2));
    expect((await settles.dso.list(gezag)).records.map(({ id }) => id)).toEqual(['1', '2']);
    const never = await connect(shifting(1000));
    expect(await refusal(never.dso)).toMatch(/changed each of the 3 times/);
  });

  test.each<[string, Answer, number]>([
    ['on one page', (response) => json(response, page([1, 2, 1])), 3],
    [
      'on two pages',
      (response, _n, { path }) => {
        const second = path.includes('page=2');
        const _links = second ? {} : { next: { href: '?page=2' } };
        json(response, page(second ? [1] : [1, 2], { _links, page: { totalElements: 3 } }));
      },
      6,
    ],
  ])(
    'is not reliable when one id comes twice with the same content each time: %s',
    async (_name, answer, asked) => {
      const { dso, server } = await connect(answer);
      expect(await refusal(dso)).toMatch(
        /^DSO-LV reports id 1 twice with the same content, each of the 3 times that its list was read\./,
      );
      expect(server.requests).toHaveLength(asked);
    },
  );

  test('is read again when one id comes twice with the same content once', async () => {
    const { dso } = await connect((response, n) => json(response, page(n === 0 ? [1, 2, 1] : [1, 2])));
    expect((await dso.list(gezag)).records.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('keeps changing when another id comes twice each time', async () => {
    const { dso } = await connect((response, n) => json(response, page([1, 2, 3, n + 1])));
    expect(await refusal(dso)).toMatch(/changed each of the 3 times/);
  });

  test('is cut off when the answer does not end', async () => {
    const { dso } = await connect(
      (response) => {
        const chunk = Buffer.alloc(1024 * 1024, ' ');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
      { timeoutMs: 20_000 },
    );
    expect(await refusal(dso)).toMatch(/larger than 64 MB/);
  });

  test.each([429, 500, 502, 503, 504, 408, 425])('is requested again after status %i', async (status) => {
    const { dso, server } = await connect((response, n) =>
      n < 2 ? json(response, {}, status) : json(response, page([1])),
    );
    expect((await dso.list(gezag)).records).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  test('fails with the title, detail and instance of the last answer', async () => {
    const { dso, server } = await connect((response) =>
      json(
        response,
        { title: 'Kapot', detail: 'later', instance: 'urn:uuid:1' },
        503,
        'application/problem+json',
      ),
    );
    expect(await refusal(dso)).toContain('HTTP 503: Kapot · later · urn:uuid:1');
    expect(server.requests).toHaveLength(3);
  });

  test.each([401, 403])(
    'is not requested again after status %i, which says how to get access',
    async (status) => {
      const { dso, server } = await connect((response) => json(response, { title: 'Nee' }, status));
      expect(await refusal(dso)).toMatch(/DSO-LV refuses access .*Request access .* with the request form/);
      expect(server.requests).toHaveLength(1);
    },
  );

  test('fails on a redirect, which is not followed', async () => {
    const { dso, server } = await connect((response) => {
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    });
    expect(await refusal(dso)).toMatch(/redirect \(HTTP 302\)/);
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['in a name', (response) => notUtf8(response, item({ activiteit: { naam: 'Caf¿', oin: gezag } }))],
    ['in a field that is not used', (response) => notUtf8(response, page([1], { extra: '¿' }))],
  ])('fails on bytes that are not UTF-8 %s', async (_name, answer) => {
    const { dso, server } = await connect(answer);
    expect(await refusal(dso)).toMatch(/^The answer of DSO-LV is not valid UTF-8/);
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, object, RegExp]>([
    [
      'a name',
      { activiteit: { naam: 'A\ud800', oin: gezag } },
      /\[0\]\.activiteit\.naam is missing or is not/,
    ],
    ['an id', { id: '\udc00' }, /\[0\]\.id is missing or is not an id/],
  ])('fails on half of a surrogate pair in %s, which UTF-8 cannot encode', async (_name, change, message) => {
    const { dso } = await connect((response) => json(response, item(change)));
    expect(await refusal(dso)).toMatch(message);
  });

  test('shows the safe part of an error that is not UTF-8', async () => {
    const { dso } = await connect((response) => notUtf8(response, { title: 'Caf¿ dicht' }, 404));
    expect(await refusal(dso)).toContain('HTTP 404: Caf\ufffd dicht');
  });

  test('fails on an HTML page of a gateway', async () => {
    const { dso } = await connect((response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><title>Welkom</title></html>');
    });
    expect(await refusal(dso)).toMatch(/is not JSON but text\/html/);
  });

  test('fails when no answer comes in time', async () => {
    const { dso } = await connect(() => undefined, { timeoutMs: 50, retries: 1 });
    expect(await refusal(dso)).toMatch(/gave no answer within 0\.05 seconds/);
  });

  test('ends with a message when it is interrupted between two tries', async () => {
    const stop = new AbortController();
    const { dso } = await connect(
      (response) => {
        json(response, {}, 503);
        response.on('close', () => stop.abort());
      },
      { signal: stop.signal, backoffMs: 60_000 },
    );
    expect(await refusal(dso)).toBe('Interrupted');
  });

  test('delays all requests when one answer asks to wait', async () => {
    const events: { path: string; at: number }[] = [];
    const { dso } = await connect(
      (response, n, { path }) => {
        events.push({ path, at: performance.now() });
        if (n === 0) {
          response.writeHead(429, { 'retry-after': '1' });
          response.end();
        } else json(response, page([]));
      },
      { concurrency: 1 },
    );
    await Promise.all([dso.list(gezag), dso.list(od)]);
    const [first, ...rest] = events;
    for (const { at } of rest) expect(at - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });
});

describe('the API key that DSO-LV sends back', () => {
  const apiKey = 'l7xx1f2691f2520d487b902f4e0b57a0b197';
  // The last echo stands where a long text is cut.
  const echo = `${apiKey} ${Buffer.from(`:${apiKey}`).toString('base64url')} ${'.'.repeat(220)} ${apiKey}`;

  test('is in no message of a read', async () => {
    const answers: Answer[] = [
      (response) => json(response, { title: echo, detail: echo, instance: echo }, 400),
      (response) => json(response, { title: echo }, 403),
      (response) => response.writeHead(200, { 'content-type': echo }).end(`<title>${echo}</title>`),
      (response) => json(response, page([1], { _links: { next: { href: `http://${apiKey}.example` } } })),
    ];
    for (const answer of answers) {
      const { dso } = await connect(answer, { apiKey });
      const text = await refusal(dso);
      expect(text).toContain('***');
      expect(text.toLowerCase()).not.toMatch(/l7xx|1f2691/);
    }
  });

  test('is in no outcome of a write, and in no request that is reported', async () => {
    const events: WireEvent[] = [];
    const onWire = (event: WireEvent): void => void events.push(event);
    const { dso } = await connect(
      (response) => json(response, { title: echo, invalidParams: [{ name: echo, reason: echo }] }, 400),
      { apiKey, onWire },
    );
    const outcomes = [await dso.create(configuratie), await dso.remove(apiKey)];
    expect(JSON.stringify(outcomes)).toContain('***');
    expect(JSON.stringify([outcomes, events])).not.toMatch(/l7xx|1f2691/);
    expect(events.at(-1)?.path).toBe('/api/v1/***');
  });
});

describe('a write', () => {
  test('sends exactly the documented body, without keys that have no value', async () => {
    const { dso, server } = await connect((response) => json(response, { id: 5 }));
    const whole = { ...configuratie, toestemming: { code: 'C', waarde: 'W' }, locatieOins: [od] };
    expect(await dso.create(configuratie)).toEqual({ kind: 'accepted', status: 200, id: '5' });
    expect(await dso.create(whole)).toMatchObject({ kind: 'accepted' });
    expect(await dso.replace('a/b', whole)).toMatchObject({ kind: 'accepted' });
    expect(await dso.remove('7')).toMatchObject({ kind: 'accepted' });
    const start = `{"oin":"${gezag}","activiteit":{"naam":"Dakkapel","oin":"${gezag}"},"behandeldienstOin":"${od}"`;
    const end = `,"toestemming":{"code":"C","waarde":"W"},"locatieOins":["${od}"]}`;
    expect(server.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/api/v1', `${start}}`],
      ['POST', '/api/v1', start + end],
      ['PUT', '/api/v1/a%2Fb', start + end],
      ['DELETE', '/api/v1/7', ''],
    ]);
    expect(server.requests[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/hal+json',
    });
  });

  test.each<[string, Answer, object]>([
    [
      '201 with Location',
      (r) => r.writeHead(201, { location: '/api/v1/12' }).end(),
      { status: 201, id: '12' },
    ],
    ['an empty body', (r) => r.writeHead(200).end(), { status: 200 }],
    ['a body that is not JSON', (r) => r.writeHead(200).end('OK'), { status: 200 }],
    ['a body that is not UTF-8, without its id', (r) => notUtf8(r, { id: 'a¿' }), { status: 200 }],
    ['half of a surrogate pair, without the id', (r) => json(r, { id: '\ud800' }), { status: 200 }],
  ])('accepts %s', async (_name, answer, expected) => {
    const { dso, server } = await connect(answer);
    expect(await dso.create(configuratie)).toEqual({ kind: 'accepted', ...expected });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Answer, object]>([
    [
      'problem JSON',
      (r) =>
        json(
          r,
          { title: 'T', detail: 'D', 'invalid-params': [{ name: 'n', reason: 'r' }] },
          400,
          'application/problem+json',
        ),
      { cause: 'other', status: 400, title: 'T', detail: 'D', invalidParams: [{ name: 'n', reason: 'r' }] },
    ],
    [
      'problem JSON with invalidParams',
      (r) => json(r, { title: 'T', invalidParams: [{ name: 'n', reason: 'r' }] }, 422, 'application/json'),
      { cause: 'other', status: 422, title: 'T', invalidParams: [{ name: 'n', reason: 'r' }] },
    ],
    [
      'an HTML page of a gateway',
      (r) => r.writeHead(404, { 'content-type': 'text/html' }).end('<title>Weg</title>'),
      { cause: 'not-found', status: 404, title: 'HTTP 404: Weg' },
    ],
    ['an empty body', (r) => r.writeHead(409).end(), { cause: 'conflict', status: 409, title: 'HTTP 409' }],
    [
      'control characters',
      (r) => json(r, { title: 'a\u001b[31mb\u202ec' }, 400),
      { cause: 'other', status: 400, title: 'a [31mb c' },
    ],
  ])('is final after a refusal with %s', async (_name, answer, error) => {
    const { dso, server } = await connect(answer);
    expect(await dso.create(configuratie)).toEqual({ kind: 'refused', error });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['a closed connection', (r) => void r.destroy()],
    ['no answer in time', () => undefined],
    ['500', (r) => json(r, {}, 500)],
    ['502', (r) => json(r, {}, 502)],
    ['503', (r) => json(r, {}, 503)],
    ['504', (r) => json(r, {}, 504)],
    [
      'an answer that is cut off',
      (r) => {
        r.writeHead(200, { 'content-length': 100 });
        r.write('{');
        r.destroy();
      },
    ],
  ])('has an unknown outcome after %s, and is not repeated', async (_name, answer) => {
    const { dso, server } = await connect(answer, { timeoutMs: 200 });
    expect((await dso.create(configuratie)).kind).toBe('unknown');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [401, 'refused', 'not-authorised'],
    [403, 'refused', 'not-authorised'],
    [404, 'refused', 'not-found'],
    [408, 'unknown', 'no-answer'],
    [409, 'refused', 'conflict'],
    [422, 'refused', 'other'],
    [429, 'refused', 'busy'],
    [500, 'unknown', 'server-fault'],
    [501, 'unknown', 'no-answer'],
    [503, 'unknown', 'no-answer'],
  ])('HTTP %i makes a write %s with cause %s', async (status, kind, cause) => {
    const { dso } = await connect((response) => json(response, {}, status), { retries: 0 });
    expect(await dso.create(configuratie)).toMatchObject({ kind, error: { cause, status } });
  });

  test('changes nothing, and says so, when the circuit is open', async () => {
    const { dso, server } = await connect((response) => void response.destroy(), { maxUnanswered: 1 });
    expect((await dso.create(configuratie)).kind).toBe('unknown');
    expect(await dso.create(configuratie)).toEqual({
      kind: 'refused',
      error: { cause: 'not-sent', title: 'not sent: 1 request in a row got no answer' },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('is not sent when nothing listens, and says so', async () => {
    const { dso, server } = await connect((response) => json(response, {}));
    await server.close();
    expect(await dso.create(configuratie)).toEqual({
      kind: 'refused',
      error: { cause: 'not-sent', title: 'no answer (ECONNREFUSED)' },
    });
  });

  test('is not sent when the signal is aborted before or while it waits', async () => {
    const { dso, server } = await connect((response) => {
      response.setHeader('retry-after', '3600');
      json(response, {}, 429);
    });
    const stop = new AbortController();
    const write = dso.create(configuratie, stop.signal);
    setTimeout(() => stop.abort(), 100);
    const refused = { kind: 'refused', error: { cause: 'not-sent', title: 'not sent: interrupted' } };
    expect(await write).toEqual(refused);
    expect(await dso.remove('1', stop.signal)).toEqual(refused);
    expect(server.requests).toHaveLength(1);
  });

  test('returns the record as it is stored, where the answer has all of it', async () => {
    const stored = { ...configuratie, activiteit: { naam: 'dakkapel', oin: gezag } };
    const { dso } = await connect((response, n) =>
      json(response, n === 0 ? { id: 1, ...stored } : { id: 2 }),
    );
    expect(await dso.create(configuratie)).toEqual({ kind: 'accepted', status: 200, id: '1', stored });
    expect(await dso.create(configuratie)).toEqual({ kind: 'accepted', status: 200, id: '2' });
  });

  test('is repeated after 429, which says that nothing was done', async () => {
    const { dso, server } = await connect((response, n) =>
      n < 2 ? json(response, {}, 429) : json(response, { id: '1' }),
    );
    expect(await dso.create(configuratie)).toMatchObject({ kind: 'accepted', id: '1' });
    expect(server.requests).toHaveLength(3);
  });

  test('reports each request without secrets', async () => {
    const events: WireEvent[] = [];
    const { dso } = await connect((response) => json(response, { id: 1 }), {
      apiKey: 'secret',
      onWire: (event) => events.push(event),
    });
    await dso.create(configuratie);
    expect(events).toMatchObject([{ method: 'POST', path: '/api/v1', status: 200, attempt: 1 }]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });
});
