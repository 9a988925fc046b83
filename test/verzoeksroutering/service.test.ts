import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { formatMessage } from '../../src/messages/message.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Verwachting } from '../../src/model/configuration.js';
import { Failure } from '../../src/model/failure.js';
import { emptyRegisters, type Punt, type Registers } from '../../src/model/registers.js';
import { questionsFor, type RoutingQuestion } from '../../src/routing/requests.js';
import { startSimulator } from '../../src/simulator/server.js';
import { State } from '../../src/simulator/state.js';
import { Store } from '../../src/simulator/store.js';
import { findBehandeldienst } from '../../src/simulator/verzoeksroutering.js';
import { connectVerzoeksroutering, type Verzoeksroutering } from '../../src/verzoeksroutering/client.js';
import { verifyService } from '../../src/verzoeksroutering/verify.js';
import { questionBody, readBehandeldienst, referenceOf } from '../../src/verzoeksroutering/wire.js';
import { type Answer, json, notUtf8, serve, type TestServer } from '../support/server.js';
import {
  asFile,
  configuratie,
  diensten,
  gezag,
  handlers,
  locaties,
  validStates,
} from '../support/universe.js';

const punten = new Map<string, Punt>([...locaties, gezag].map((oin, i) => [oin, [80_000 + i, 450_000.5]]));

/** Registers with a place for these organisations, and with these toestemmingen. */
function registersOf(places: readonly string[], codes: readonly string[] = []): Registers {
  const place = { file: { path: 'x', text: '' }, offset: 0 };
  return {
    ...emptyRegisters,
    byOin: new Map(
      places.map((oin) => {
        const punt = punten.get(oin);
        return [oin, { kort: oin, oin, naam: oin, place, ...(punt === undefined ? {} : { punt }) }];
      }),
    ),
    toestemmingen: new Map(
      codes.map((code) => [code, { kort: code, code, waarde: `waarde ${code}`, place }]),
    ),
  };
}
const all = registersOf([...locaties, gezag], ['T1', 'T2', 'T3']);

/** A Verzoeksroutering in this process that answers from these configuraties. */
function from(state: readonly Configuratie[]): Verzoeksroutering {
  const store = new Store();
  for (const item of state) store.put(store.newId(), item);
  return {
    async ask(question) {
      const request = { id: '', query: new URLSearchParams(), body: questionBody(question) };
      const service = { origin: '', state: new State(store), areas: punten };
      const { body } = findBehandeldienst(request, service);
      return { ...question, behandeldienst: readBehandeldienst(body) ?? question.bevoegdGezag };
    },
    async close() {},
  };
}
const silent = (): void => undefined;

describe('the questions contain', () => {
  test.each<[string, Configuratie[], Registers, [string | undefined, string | null][], number]>([
    [
      'every toestemming of the register, at the place of the bevoegd gezag',
      [configuratie(0, undefined, undefined)],
      registersOf([gezag], ['T1', 'T2']),
      [
        ['T1', null],
        ['T2', null],
      ],
      0,
    ],
    [
      'a toestemming that only a file has',
      [configuratie(0, 2, undefined)],
      registersOf([gezag], ['T1']),
      [
        ['T1', null],
        ['T3', null],
      ],
      0,
    ],
    [
      'one question without a toestemming, when no toestemming is known',
      [configuratie(0, undefined, undefined)],
      registersOf([gezag]),
      [[undefined, null]],
      0,
    ],
    [
      'each locatie that the files distinguish',
      [configuratie(0, undefined, [0]), configuratie(1, undefined, [1])],
      registersOf(locaties, ['T1']),
      [
        ['T1', locaties[0] ?? ''],
        ['T1', locaties[1] ?? ''],
      ],
      0,
    ],
    [
      'only locaties with a place, and count the others',
      [configuratie(0, undefined, [0, 1])],
      registersOf([locaties[0] ?? ''], ['T1', 'T2']),
      [
        ['T1', locaties[0] ?? ''],
        ['T2', locaties[0] ?? ''],
      ],
      2,
    ],
  ])('%s', (_name, state, registers, expected, notAsked) => {
    const questions = questionsFor([asFile(state)], registers);
    expect(questions.expected.map(({ question }) => [question.toestemming?.code, question.locatie])).toEqual(
      expected,
    );
    expect(questions.notAsked).toBe(notAsked);
    expect(questions.withoutPunt).toHaveLength(notAsked > 0 ? 1 : 0);
  });
});

test('the questions include what a verwachting leaves to the bevoegd gezag', () => {
  const verwachting = {
    activiteit: { naam: 'Reclame', oin: gezag },
    behandeldienst: gezag,
    offset: 0,
  };
  const of = (verwachtingen: readonly Verwachting[]) =>
    questionsFor([{ ...asFile([]), verwachtingen }], registersOf([...locaties, gezag], ['T1'])).expected.map(
      ({ question, behandeldienst }) => [
        question.activiteit.naam,
        question.toestemming?.code,
        question.locatie,
        behandeldienst,
      ],
    );
  const [noord = ''] = locaties;
  expect(of([verwachting])).toEqual([['Reclame', 'T1', null, gezag]]);
  expect(of([{ ...verwachting, locatie: noord }])).toEqual([['Reclame', 'T1', noord, gezag]]);
  expect(of([{ ...verwachting, behandeldienst: diensten[0] ?? '' }])).toEqual([]);
});

test('the questions leave out a place that may lie in an overlapping area with another behandeldienst', () => {
  const [provincie = '', gemeente = '', elders = ''] = locaties;
  const sharedAreas = new Map([
    [provincie, new Set([gemeente])],
    [gemeente, new Set([provincie])],
  ]);
  const registers = { ...registersOf(locaties, ['T1', 'T2', 'T3']), sharedAreas };
  const state = [configuratie(0, 0, [0, 2]), configuratie(1, 1, [1])];
  const questions = questionsFor([asFile(state)], registers);
  const [a, b] = diensten;
  expect(
    questions.expected.map(({ question, behandeldienst }) => [
      question.locatie,
      question.toestemming?.code,
      behandeldienst,
    ]),
  ).toEqual([
    // An assignment in an area holds for every place in it; an assignment in an overlapping area may hold too.
    [provincie, 'T1', a],
    [provincie, 'T3', gezag],
    [gemeente, 'T2', b],
    [gemeente, 'T3', gezag],
    [elders, 'T1', a],
    [elders, 'T2', gezag],
    [elders, 'T3', gezag],
  ]);
  expect(questions).toMatchObject({
    notAsked: 2,
    undecided: 2,
    withoutPunt: [],
    inOverlappingAreas: [provincie, gemeente],
  });
});

describe('compared with a brute-force oracle', () => {
  const states = validStates(2, 2, 2);

  test('a service with the configuraties of the files has no exceptions, for every routing of a small world', async () => {
    for (const state of states) {
      const report = await verifyService(from(state), questionsFor([asFile(state)], all), undefined, silent);
      expect(report.exceptions).toEqual([]);
      expect(report.notAsked).toBe(0);
    }
  });

  test('a service with other configuraties has an exception exactly where another organisation gets the request', async () => {
    const state = fc.constantFrom(...states);
    await fc.assert(
      fc.asyncProperty(state, state, async (files, there) => {
        const questions = questionsFor([asFile(files)], all);
        const report = await verifyService(from(there), questions, undefined, silent);
        const who = (
          configuraties: readonly Configuratie[],
          { toestemming, locatie }: RoutingQuestion,
        ): string =>
          handlers(configuraties, { code: toestemming?.code ?? '', oin: locatie ?? gezag })[0] ?? gezag;
        const expected = questions.expected
          .map(({ question }) => ({ ...question, files: who(files, question), answer: who(there, question) }))
          .filter((item) => item.files !== item.answer);
        expect(report.exceptions).toEqual(expected);
        expect(report.asked).toBe(questions.expected.length);
      }),
    );
  });

  test('the questions of a receipt are asked again, also when the files no longer lead to them', async () => {
    const state = fc.constantFrom(...states);
    await fc.assert(
      fc.asyncProperty(state, state, state, async (then, now, files) => {
        const first = await verifyService(from(then), questionsFor([asFile(then)], all), undefined, silent);
        const second = await verifyService(
          from(now),
          questionsFor([asFile(files)], all),
          first.answers,
          silent,
        );
        const expected = first.answers.filter(
          ({ toestemming, locatie, behandeldienst }) =>
            (handlers(now, { code: toestemming?.code ?? '', oin: locatie ?? gezag })[0] ?? gezag) !==
            behandeldienst,
        );
        expect(second.since?.map(({ from: before }) => before)).toEqual(
          expected.map(({ behandeldienst }) => behandeldienst),
        );
      }),
    );
  });
});

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function connect(endpoint: string, concurrency = 4): Verzoeksroutering {
  const service = connectVerzoeksroutering({
    endpoint,
    apiKey: 'key',
    timeoutMs: 2000,
    concurrency,
    retries: 2,
    backoffMs: 1,
  });
  open.push(() => service.close());
  return service;
}

async function answering(answer: Answer): Promise<{ service: Verzoeksroutering; server: TestServer }> {
  const server = await serve(answer);
  open.push(() => server.close());
  return { service: connect(`${server.endpoint}/`), server };
}

const question: RoutingQuestion = {
  bevoegdGezag: gezag,
  activiteit: { naam: 'nl.imow-gm0995.activiteit.Kappen', oin: gezag },
  toestemming: { code: 'Vergunning', waarde: 'Aanvraag vergunning' },
  locatie: null,
  punt: [160_800, 501_900],
};

describe('Verzoeksroutering over HTTP', () => {
  test('is asked about one activiteit, at a place in RD', async () => {
    const { service, server } = await answering((response) =>
      json(response, { behandeldienst: { oin: diensten[0], naam: 'Noord' } }),
    );
    expect((await service.ask(question)).behandeldienst).toBe(diensten[0]);
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/v1/behandeldienst/_bepaal',
        headers: { 'x-api-key': 'key', 'content-crs': 'http://www.opengis.net/def/crs/EPSG/0/28992' },
      },
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      bevoegdGezag: { oin: gezag },
      functioneleStructuurRefs: [
        `http://toepasbare-regels.omgevingswet.overheid.nl/${gezag}/id/concept/nl.imow-gm0995.activiteit.Kappen`,
      ],
      toestemming: { code: 'Vergunning', waarde: 'Aanvraag vergunning' },
      _geo: { intersects: { type: 'Point', coordinates: [160_800, 501_900] } },
    });
    expect(referenceOf({ naam: 'http://x.example/id/concept/Kappen', oin: gezag })).toBe(
      'http://x.example/id/concept/Kappen',
    );
  });

  test('answers null for the bevoegd gezag itself, and is asked again when it is busy', async () => {
    const { service, server } = await answering((response, n) =>
      n === 0 ? json(response, { title: 'Druk' }, 503) : json(response, { behandeldienst: null }),
    );
    expect((await service.ask(question)).behandeldienst).toBe(gezag);
    expect(server.requests).toHaveLength(2);
  });

  test('fails on an answer that is not UTF-8', async () => {
    const { service } = await answering((response) =>
      notUtf8(response, { behandeldienst: { oin: diensten[0], naam: 'Caf¿' } }),
    );
    await expect(service.ask(question)).rejects.toThrow('The answer of Verzoeksroutering is not valid UTF-8');
  });

  test('gets no more requests at once than allowed, and none after a question that it cannot answer', async () => {
    let [busy, most] = [0, 0];
    const server = await serve((response, n) => {
      busy += 1;
      most = Math.max(most, busy);
      setTimeout(() => {
        busy -= 1;
        if (n === 20) json(response, { title: 'Kapot' }, 400);
        else json(response, { behandeldienst: null });
      }, 2);
    });
    open.push(() => server.close());
    const service = connect(server.endpoint, 3);
    const expected = Array.from({ length: 500 }, (_, i) => ({
      question: { ...question, activiteit: { naam: `A${i}`, oin: gezag } },
      behandeldienst: gezag,
    }));
    await expect(
      verifyService(
        service,
        { expected, notAsked: 0, withoutPunt: [], undecided: 0, inOverlappingAreas: [] },
        undefined,
        silent,
      ),
    ).rejects.toThrow('Verzoeksroutering could not be read (HTTP 400: Kapot)');
    await service.close();
    expect(most).toBe(3);
    expect(server.requests.length).toBeLessThan(100);
  });

  test.each<[string, Answer, RegExp]>([
    [
      'without the key behandeldienst',
      (response) => json(response, {}),
      /answer of Verzoeksroutering cannot be used: behandeldienst is missing/,
    ],
    ['that is a list', (response) => json(response, []), /behandeldienst is missing/],
    [
      'without an OIN',
      (response) => json(response, { behandeldienst: { naam: 'Noord' } }),
      /behandeldienst\.oin is missing or is not an OIN/,
    ],
    [
      'with an OIN as a number',
      (response) => json(response, { behandeldienst: { oin: 1 } }),
      /behandeldienst\.oin/,
    ],
    [
      'that is an HTML page of a gateway',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      /is not JSON but text\/html/,
    ],
    [
      'that refuses the key',
      (response) => json(response, { title: 'Nee' }, 401),
      /Verzoeksroutering refuses the API key \(HTTP 401: Nee\)/,
    ],
    [
      'for an unknown address',
      (response) => json(response, { title: 'Weg' }, 404),
      /Verzoeksroutering could not be read \(HTTP 404: Weg\)/,
    ],
    [
      'with status 503 on every try',
      (response) => response.writeHead(503).end(),
      /Verzoeksroutering could not be read \(HTTP 503\)/,
    ],
  ])('fails on an answer %s', async (_name, answer, message) => {
    const { service } = await answering(answer);
    const error: unknown = await service.ask(question).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Failure);
    if (error instanceof Failure) expect(formatMessage(error.reason, 'en')).toMatch(message);
  });

  test('of the simulator answers from its configuraties, and refuses a malformed question', async () => {
    const store = new Store();
    store.put('1', {
      oin: gezag,
      activiteit: question.activiteit,
      behandeldienstOin: diensten[0] ?? '',
      locatieOins: [gezag],
    });
    const simulator = await startSimulator({
      state: new State(store),
      areas: new Map([[gezag, [160_800, 501_900]]]),
    });
    open.push(() => simulator.close());
    const service = connect(simulator.verzoeksroutering);
    expect((await service.ask(question)).behandeldienst).toBe(diensten[0]);
    expect((await service.ask({ ...question, punt: [1, 2] })).behandeldienst).toBe(gezag);
    for (const body of ['x', '{}', questionBody(question).replace('id/concept', 'x')]) {
      const url = `${simulator.verzoeksroutering}/behandeldienst/_bepaal`;
      expect((await fetch(url, { method: 'POST', headers: { 'x-api-key': 'k' }, body })).status).toBe(400);
    }
  });
});
