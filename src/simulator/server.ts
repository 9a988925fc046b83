/**
 * A DSO-LV to rehearse with. It does what the published process description and the conventions of sibling interfaces
 * say, is strict about bodies and overlaps, and can be told to misbehave: to be slow, to lose answers, to be unavailable.
 */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type { Punt } from '../model/registers.js';
import { readBody } from './body.js';
import { simulatorMessages } from './messages.js';
import { problem, type Reply, readNumber } from './reply.js';
import { memoryState, type State } from './state.js';

/** Where the real service has it, below its host. */
export const ENDPOINT_PATH = '/overheid/toepasbare-regels/api/behandeldienstconfiguraties/v1';

/** Where the public services are, below the host: none of this is loaded until one is asked for. */
const PUBLIC_PATH = '/publiek/toepasbare-regels/api/';

export interface Misbehaviour {
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** Share of the writes (0 to 1) that are done and whose answer is then lost. */
  readonly dropRate?: number;
  /** Share of all requests (0 to 1) that are answered 503 before anything is done. */
  readonly errorRate?: number;
  /** Makes chance repeatable. */
  readonly seed?: number;
}

export interface SimulatorOptions {
  /** 0 or nothing: a free one. */
  readonly port?: number;
  readonly state?: State;
  /** A place in the area of each organisation, for Verzoeksroutering; without it every place lies in no area. */
  readonly areas?: ReadonlyMap<Oin, Punt>;
  /** Mutual TLS: only certificates that `ca` issued may come in. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
  readonly misbehaviour?: Misbehaviour;
  /** Told of each request once it has been answered. */
  readonly onRequest?: (request: SimulatedRequest) => void;
}

export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status: number;
}

export interface Simulator {
  /** The endpoint to configure. */
  readonly endpoint: string;
  /** The endpoint of its RTR. */
  readonly rtr: string;
  /** The endpoint of its Verzoeksroutering. */
  readonly verzoeksroutering: string;
  close(): Promise<void>;
}

const MAX_BODY = 1024 * 1024;
const MAX_PAGE_SIZE = 200;
const DEFAULT_PAGE_SIZE = 100;

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Service {
  readonly #state: State;
  #endpoint = '';

  constructor(state: State) {
    this.#state = state;
  }

  locate(endpoint: string): void {
    this.#endpoint = endpoint;
  }

  #stored(id: string, configuratie: Configuratie): unknown {
    return { id, ...configuratie, _links: { self: { href: `${this.#endpoint}/${encodeURIComponent(id)}` } } };
  }

  #list(query: URLSearchParams): Reply {
    const page = readNumber(query.get('page'), 1, 1_000_000_000);
    const size = readNumber(query.get('pageSize'), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    if (page === undefined || size === undefined) {
      const name = page === undefined ? 'page' : 'pageSize';
      return problem(400, 'Ongeldige aanvraag', `${name} valt buiten de grenzen`, [
        { name, reason: 'buiten de grenzen' },
      ]);
    }
    const ids = this.#state.store.ids(query.get('oin') ?? undefined);
    const totalPages = Math.ceil(ids.length / size);
    const href = (number: number): string => {
      const params = new URLSearchParams(query);
      params.set('page', String(number));
      params.set('pageSize', String(size));
      return `${this.#endpoint}?${params}`;
    };
    const items = ids.slice((page - 1) * size, page * size).flatMap((id) => {
      const configuratie = this.#state.store.get(id);
      return configuratie === undefined ? [] : [this.#stored(id, configuratie)];
    });
    return {
      status: 200,
      body: {
        ...(items.length > 0 ? { _embedded: { behandeldienstconfiguraties: items } } : {}),
        _links: {
          self: { href: href(page) },
          ...(page < totalPages ? { next: { href: href(page + 1) } } : {}),
        },
        page: { number: page, size, totalElements: ids.length, totalPages },
      },
    };
  }

  #accept(body: string, id?: string): { readonly reply: Reply } | { readonly configuratie: Configuratie } {
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch {
      return { reply: problem(400, 'Ongeldige aanvraag', 'De inhoud is geen JSON') };
    }
    const read = readBody(json);
    if ('faults' in read)
      return { reply: problem(400, 'Ongeldige aanvraag', 'De inhoud klopt niet', read.faults) };
    const conflicts = this.#state.store.conflicts(read.configuratie, id);
    if (conflicts.length > 0) {
      const ids = conflicts.slice(0, 5).join(', ');
      return {
        reply: problem(
          409,
          'Conflict',
          `Deelt een combinatie van activiteit, toestemming en locatie met id ${ids}`,
        ),
      };
    }
    return read;
  }

  async #post(body: string): Promise<Reply> {
    const read = this.#accept(body);
    if ('reply' in read) return read.reply;
    const id = this.#state.store.newId();
    await this.#state.put(id, read.configuratie);
    return { status: 200, body: this.#stored(id, read.configuratie) };
  }

  async #put(id: string, body: string): Promise<Reply> {
    if (this.#state.store.get(id) === undefined)
      return problem(404, 'Niet gevonden', `Er is geen configuratie ${id}`);
    const read = this.#accept(body, id);
    if ('reply' in read) return read.reply;
    await this.#state.put(id, read.configuratie);
    return { status: 200, body: this.#stored(id, read.configuratie) };
  }

  async #delete(id: string): Promise<Reply> {
    if (this.#state.store.get(id) === undefined)
      return problem(404, 'Niet gevonden', `Er is geen configuratie ${id}`);
    await this.#state.delete(id);
    return { status: 204 };
  }

  async answer(method: string, path: string, contentType: string, body: string): Promise<Reply> {
    const url = new URL(path, 'http://localhost');
    const rest = url.pathname.startsWith(ENDPOINT_PATH)
      ? url.pathname.slice(ENDPOINT_PATH.length)
      : undefined;
    const id = rest !== undefined && /^\/[^/]+$/.test(rest) ? decodeURIComponent(rest.slice(1)) : undefined;
    if (rest === undefined || (rest !== '' && id === undefined))
      return problem(404, 'Niet gevonden', 'Dit pad bestaat niet');
    const writes = method === 'POST' || method === 'PUT';
    if (writes && !/^application\/json\b/i.test(contentType)) {
      return problem(415, 'Niet ondersteund', 'De inhoud moet application/json zijn');
    }
    if (id === undefined) {
      if (method === 'GET') return this.#list(url.searchParams);
      if (method === 'POST') return this.#post(body);
      return {
        ...problem(405, 'Niet toegestaan', `${method} kan hier niet`),
        headers: { allow: 'GET, POST' },
      };
    }
    if (method === 'GET') {
      const configuratie = this.#state.store.get(id);
      if (configuratie === undefined) return problem(404, 'Niet gevonden', `Er is geen configuratie ${id}`);
      return { status: 200, body: this.#stored(id, configuratie) };
    }
    if (method === 'PUT') return this.#put(id, body);
    if (method === 'DELETE') return this.#delete(id);
    return {
      ...problem(405, 'Niet toegestaan', `${method} kan hier niet`),
      headers: { allow: 'GET, PUT, DELETE' },
    };
  }
}

async function readRequest(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/hal+json' };
  response.writeHead(status, { ...type, ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/**
 * Starts a simulator on loopback. The state it is given becomes its own: it is closed with it, also when it cannot start.
 *
 * @throws Failure `usage` when the port is taken or the TLS files cannot be used.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { state = memoryState() } = options;
  try {
    return await serve(state, options);
  } catch (error) {
    await state.close();
    throw error;
  }
}

async function serve(state: State, options: SimulatorOptions): Promise<Simulator> {
  const { areas = new Map(), tls, misbehaviour = {}, onRequest } = options;
  const { latencyMs = 0, dropRate = 0, errorRate = 0, seed = 1 } = misbehaviour;
  const chance = random(seed);
  const service = new Service(state);
  let origin = 'http://localhost';

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = request;
    const body = await readRequest(request);
    if (latencyMs > 0) await pause(latencyMs);
    const isPublic = url.startsWith(PUBLIC_PATH);
    const write = method !== 'GET' && !isPublic;
    const unavailable = errorRate > 0 && chance() < errorRate;
    const dropped = write && dropRate > 0 && chance() < dropRate;
    const reply = unavailable
      ? problem(503, 'Niet beschikbaar', 'Probeer het later opnieuw')
      : body === undefined
        ? problem(413, 'Te groot', 'De inhoud is te groot')
        : isPublic
          ? await answerPublicly(request, body)
          : await service.answer(method, url, headers['content-type'] ?? '', body);
    onRequest?.({ method, path: url, body: body ?? '', status: dropped && !unavailable ? 0 : reply.status });
    if (dropped && !unavailable) response.destroy();
    else send(response, reply);
  };
  const answerPublicly = async (
    { method = '', url = '', headers }: IncomingMessage,
    body: string,
  ): Promise<Reply> => {
    const { answerPublic } = await import('./public.js');
    const key = headers['x-api-key'];
    const apiKey = Array.isArray(key) ? key[0] : key;
    const { store } = state;
    return answerPublic({ method, origin, url: new URL(url, origin), apiKey, body, store, areas });
  };
  const listener: RequestListener = (request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) send(response, problem(500, 'Fout', 'De simulator kon dit niet verwerken'));
      else response.destroy();
    });
  };

  let server: ReturnType<typeof createServer>;
  try {
    server =
      tls === undefined
        ? createServer(listener)
        : createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: true }, listener);
  } catch (cause) {
    throw new Failure('usage', simulatorMessages.simulatorTls(), { cause });
  }
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Failure('usage', simulatorMessages.simulatorPort({ port: options.port ?? 0 }), { cause })),
    );
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  origin = `${tls === undefined ? 'http' : 'https'}://${tls === undefined ? '127.0.0.1' : 'localhost'}:${port}`;
  const endpoint = `${origin}${ENDPOINT_PATH}`;
  service.locate(endpoint);
  return {
    endpoint,
    rtr: `${origin}${PUBLIC_PATH}rtrgegevens/v2`,
    verzoeksroutering: `${origin}${PUBLIC_PATH}verzoeksroutering/v2`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      await state.close();
    },
  };
}
