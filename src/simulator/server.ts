/**
 * A DSO-LV to rehearse with: the HTTP server around the routes. The simulator does what the published process description
 * and the conventions of similar interfaces say, is strict about bodies and overlaps, and can misbehave on request.
 */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type { Punt } from '../model/registers.js';
import { CONFIGURATIES_PATH } from './configuraties.js';
import { simulatorMessages } from './messages.js';
import { faultsOf, type Misbehaviour } from './misbehaviour.js';
import { problem, type Reply, type Service } from './route.js';
import { answer, isPublic } from './routes.js';
import { RTR_PATH } from './rtr.js';
import { State } from './state.js';
import { Store } from './store.js';
import { ROUTING_PATH } from './verzoeksroutering.js';

export type { Misbehaviour } from './misbehaviour.js';

export interface SimulatorOptions {
  /** Port to listen on. 0 or absent: a free one. */
  readonly port?: number;
  /** The configuraties, and where they are kept. Absent: none, in memory. */
  readonly state?: State;
  /** A place in the area of each organisation, for Verzoeksroutering. A place that is not listed lies in no area. */
  readonly areas?: ReadonlyMap<Oin, Punt>;
  /** Mutual TLS, in PEM. Only clients with a certificate from `ca` are let in. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
  readonly misbehaviour?: Misbehaviour;
  /** Called after each request. */
  readonly onRequest?: (request: SimulatedRequest) => void;
}

export interface SimulatedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: string;
  /** Status of the answer; 0 when the answer was lost on purpose. */
  readonly status: number;
}

export interface Simulator {
  /** Endpoint of the configuraties, as an omgeving has it. */
  readonly endpoint: string;
  /** Endpoint of the RTR. */
  readonly rtr: string;
  /** Endpoint of Verzoeksroutering. */
  readonly verzoeksroutering: string;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;

/** Reads the body of a request; undefined when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const type = body === undefined ? undefined : { 'content-type': 'application/hal+json' };
  response.writeHead(status, { ...type, ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** Makes the function that handles every request to the server. */
function listenerOf(service: Service, { misbehaviour = {}, onRequest }: SimulatorOptions): RequestListener {
  const { latencyMs = 0 } = misbehaviour;
  const nextFault = faultsOf(misbehaviour);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: target = '/', headers } = request;
    const body = await readBody(request);
    if (latencyMs > 0) await pause(latencyMs);
    const fault = nextFault(method !== 'GET' && !isPublic(target));
    let reply: Reply;
    if (fault === 'unavailable') reply = problem(503, 'Niet beschikbaar', 'Probeer het later opnieuw');
    else if (body === undefined) reply = problem(413, 'Te groot', 'De inhoud is te groot');
    else {
      const contentType = headers['content-type'] ?? '';
      const apiKey = String(headers['x-api-key'] ?? '');
      reply = await answer({ method, target, contentType, apiKey, body }, service);
    }
    const isLost = fault === 'lost-answer';
    onRequest?.({ method, path: target, body: body ?? '', status: isLost ? 0 : reply.status });
    if (isLost) response.destroy();
    else send(response, reply);
  };
  return (request, response) => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, problem(500, 'Fout', 'De simulator kon dit niet verwerken'));
    });
  };
}

function createPlainOrTls(tls: SimulatorOptions['tls']): Server {
  if (tls === undefined) return createServer();
  try {
    return createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: true });
  } catch (cause) {
    throw new Failure('usage', simulatorMessages.simulatorTls(), { cause });
  }
}

/** Listens on loopback; returns the port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Failure('usage', simulatorMessages.simulatorPort({ port }), { cause })),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function serve(state: State, options: SimulatorOptions): Promise<Simulator> {
  const { areas = new Map(), tls } = options;
  const server = createPlainOrTls(tls);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server, options.port ?? 0);
  const origin = tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  server.on('request', listenerOf({ origin, state, areas }, options));
  return {
    endpoint: `${origin}${CONFIGURATIES_PATH}`,
    rtr: `${origin}${RTR_PATH}`,
    verzoeksroutering: `${origin}${ROUTING_PATH}`,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      await state.close();
    },
  };
}

/**
 * Starts a simulator on this machine. It closes its state when it is closed, and also when it cannot start.
 *
 * @throws Failure `usage` when the port is taken or the TLS files cannot be used.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { state = new State(new Store()) } = options;
  try {
    return await serve(state, options);
  } catch (error) {
    await state.close();
    throw error;
  }
}
