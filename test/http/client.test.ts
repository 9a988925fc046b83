import { afterEach, describe, expect, test } from 'vitest';
import { HttpClient, type HttpOptions } from '../../src/http/client.js';
import { ReadFailure, type ReadProblem } from '../../src/http/read-failure.js';
import type { Service } from '../../src/http/service.js';
import type { WireEvent } from '../../src/http/wire.js';
import { formatMessage } from '../../src/messages/message.js';
import { type Answer, json, serve, type TestServer } from '../support/server.js';

const service: Service = {
  name: { en: 'the library', nl: 'de bibliotheek' },
  items: { en: 'books', nl: 'boeken' },
  credential: { en: 'the library card', nl: 'de bibliotheekpas' },
  accessHint: { en: 'Ask at the desk', nl: 'Vraag het aan de balie' },
};

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function connect(
  answer: Answer,
  options: Partial<HttpOptions> = {},
): Promise<{ http: HttpClient; server: TestServer }> {
  const server = await serve(answer);
  const { endpoint } = server;
  const defaults = { service, endpoint, timeoutMs: 2000, concurrency: 4, retries: 2, backoffMs: 1 };
  const http = new HttpClient({ ...defaults, ...options });
  open.push(
    () => http.close(),
    () => server.close(),
  );
  return { http, server };
}

async function failureOf(promise: Promise<unknown>): Promise<ReadFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof ReadFailure)) throw new Error(`no ReadFailure: ${String(error)}`);
  return error;
}

describe('a failed read', () => {
  test.each<[string, Answer, ReadProblem, string, string]>([
    [
      'refused access',
      (response) => json(response, { title: 'No' }, 403),
      'not-authorised',
      'The library refuses the library card (HTTP 403: No). Ask at the desk',
      'De bibliotheek weigert de bibliotheekpas (HTTP 403: No). Vraag het aan de balie',
    ],
    [
      'another refusal',
      (response) => json(response, { title: 'Gone' }, 410),
      'refused',
      'The library could not be read (HTTP 410: Gone)',
      'De bibliotheek was niet te lezen (HTTP 410: Gone)',
    ],
    [
      'an unknown address',
      (response) => response.writeHead(404).end(),
      'refused',
      'The library could not be read (HTTP 404). Is the endpoint correct?',
      'De bibliotheek was niet te lezen (HTTP 404). Klopt het endpoint?',
    ],
    [
      'a redirect',
      (response) => response.writeHead(302, { location: '/x' }).end(),
      'refused',
      'The library answers with a redirect (HTTP 302). Redirects are not followed, because the credentials would go along. Is the endpoint correct?',
      'De bibliotheek antwoordt met een doorverwijzing (HTTP 302). Die wordt niet gevolgd, omdat de toegangsgegevens dan mee zouden gaan. Klopt het endpoint?',
    ],
    [
      'an answer that is not JSON',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      'not-understood',
      'The answer of the library is not JSON but text/html. Is the endpoint correct?',
      'Het antwoord van de bibliotheek is geen JSON maar text/html. Klopt het endpoint?',
    ],
  ])('names the problem and the service: %s', async (_name, answer, problem, en, nl) => {
    const { http, server } = await connect(answer);
    const failure = await failureOf(http.readJson(server.endpoint));
    expect(failure.kind).toBe('unreachable');
    expect(failure.problem).toBe(problem);
    expect(formatMessage(failure.reason, 'en')).toBe(en);
    expect(formatMessage(failure.reason, 'nl')).toBe(nl);
  });

  test('has the problem no-answer when the connection is closed on every try', async () => {
    const { http, server } = await connect((response) => void response.destroy());
    expect((await failureOf(http.readJson(server.endpoint))).problem).toBe('no-answer');
    expect(server.requests).toHaveLength(3);
  });

  test('has the problem interrupted when the signal is aborted', async () => {
    const { http, server } = await connect((response) => json(response, {}), { signal: AbortSignal.abort() });
    expect((await failureOf(http.readJson(server.endpoint))).problem).toBe('interrupted');
    expect(server.requests).toHaveLength(0);
  });

  test('has the problem incomplete when a list changes on every read', async () => {
    const { http } = await connect(() => undefined);
    let reads = 0;
    const failure = await failureOf(
      http.readSettled(async () => {
        reads += 1;
        return undefined;
      }),
    );
    expect(failure.problem).toBe('incomplete');
    expect(formatMessage(failure.reason, 'en')).toMatch(
      /^The list of the library changed each of the 3 times/,
    );
    expect(reads).toBe(3);
  });
});

describe('Retry-After', () => {
  test.each<[number, string]>([
    [200, 'a successful answer'],
    [404, 'a refusal that is final'],
  ])('HTTP %d: does not delay %s', async (status) => {
    const { http, server } = await connect((response) => {
      response.setHeader('retry-after', status === 200 ? '3600' : '0');
      json(response, {}, status);
    });
    const started = performance.now();
    for (let n = 0; n < 3; n += 1) await http.read(server.endpoint);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(server.requests).toHaveLength(3);
  });

  test('is said once, with the limit, and ends at once when the signal is aborted', async () => {
    const waits: string[] = [];
    const stop = new AbortController();
    const { http, server } = await connect(
      (response) => {
        response.setHeader('retry-after', '3600');
        json(response, {}, 503);
      },
      {
        signal: stop.signal,
        onWait: (message) => {
          waits.push(formatMessage(message, 'en'), formatMessage(message, 'nl'));
          setImmediate(() => stop.abort());
        },
      },
    );
    const reads = [1, 2].map(() => failureOf(http.readJson(server.endpoint)));
    expect((await Promise.all(reads)).map(({ problem }) => problem)).toEqual(['interrupted', 'interrupted']);
    expect(waits).toEqual([
      'The library asks to wait 60 minutes. Waiting 5 minutes, then trying again …',
      'De bibliotheek vraagt om 60 minuten te wachten. Het programma wacht 5 minuten en probeert het dan opnieuw …',
    ]);
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });
});

describe('the circuit breaker', () => {
  test('keeps further requests from being sent after a number of requests without an answer', async () => {
    const { http, server } = await connect((response) => void response.destroy(), {
      retries: 9,
      maxUnanswered: 5,
    });
    const first = await failureOf(http.readJson(server.endpoint));
    expect(first.problem).toBe('circuit-open');
    expect(formatMessage(first.reason, 'en')).toMatch(
      /^127\.0\.0\.1:\d+ gave no answer to 5 requests in a row, so no more requests were sent\. Try again later$/,
    );
    expect((await failureOf(http.readJson(server.endpoint))).problem).toBe('circuit-open');
    expect(server.requests).toHaveLength(5);
  });

  test('counts an answer with an error status as an answer', async () => {
    const { http, server } = await connect((response) => response.writeHead(503).end(), {
      retries: 9,
      maxUnanswered: 5,
    });
    expect((await failureOf(http.readJson(server.endpoint))).problem).toBe('refused');
    expect(server.requests).toHaveLength(10);
  });

  test('is off by default', async () => {
    const { http, server } = await connect((response) => void response.destroy(), { retries: 9 });
    expect((await failureOf(http.readJson(server.endpoint))).problem).toBe('no-answer');
    expect(server.requests).toHaveLength(10);
  });
});

test('every try is reported with its number, its status and its path', async () => {
  const events: WireEvent[] = [];
  const { http, server } = await connect(
    (response, n) => (n === 0 ? response.writeHead(503).end() : json(response, {})),
    { onWire: (event) => events.push(event), apiKey: 'secret' },
  );
  await http.readJson(`${server.endpoint}/books?page=1`, { body: '{}' });
  expect(events).toMatchObject([
    { method: 'POST', path: '/api/v1/books?page=1', status: 503, attempt: 1 },
    { method: 'POST', path: '/api/v1/books?page=1', status: 200, attempt: 2 },
  ]);
  expect(JSON.stringify(events)).not.toContain('secret');
});
