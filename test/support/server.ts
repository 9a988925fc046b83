import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface TestServer {
  readonly endpoint: string;
  /** The requests, in the order in which they came. */
  readonly requests: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  close(): Promise<void>;
}

/** Answers one request; `n` is its number, from 0. */
export type Answer = (
  response: ServerResponse,
  n: number,
  request: { readonly path: string; readonly body: string; readonly endpoint: string },
) => void;

/** Starts a server that gives the answers of a test, valid or not. */
export async function serve(answer: Answer): Promise<TestServer> {
  const requests: TestServer['requests'] = [];
  const sockets = new Set<Socket>();
  let endpoint = '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { method = '', url: path = '', headers } = request;
      const n = requests.length;
      requests.push({ method, path, body, headers });
      answer(response, n, { path, body, endpoint });
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return {
    endpoint,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Sends JSON in which each `¿` is a byte that is not UTF-8. */
export function notUtf8(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/hal+json' });
  // In Latin-1, ¿ is the byte BF, which UTF-8 has only inside a longer sequence.
  response.end(Buffer.from(JSON.stringify(body), 'latin1'));
}

/** Sends JSON, by default as HAL. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  type = 'application/hal+json',
): void {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(body));
}
