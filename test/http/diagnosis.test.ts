import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttp2, createSecureServer as createSecureHttp2 } from 'node:http2';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createRaw, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { connectDso, type DsoConnection } from '../../src/dso/client.js';
import { ReadFailure } from '../../src/http/read-failure.js';
import { readTlsMaterial, type TlsMaterial } from '../../src/http/tls.js';
import { formatMessage } from '../../src/messages/message.js';

const folder = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
const pem = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
const gezag = '00000099000000001000';
const server = { cert: pem('server.pem'), key: pem('server.key'), ca: pem('ca.pem') };
const list = '{"_links":{}}';

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Starts a server on a free port. Returns the port. */
async function listen(started: Server): Promise<number> {
  const sockets = new Set<Socket>();
  started.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  started.listen(0, '127.0.0.1');
  await once(started, 'listening');
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    started.close();
  });
  const { port } = started.address() as AddressInfo;
  return port;
}

/** The client certificate in files of the fixtures, by role. */
function material(files: Readonly<Record<string, string>>): Promise<TlsMaterial> {
  const env = Object.fromEntries(Object.entries(files).map(([role, name]) => [role, pem(name)]));
  return readTlsMaterial(Object.fromEntries(Object.keys(files).map((role) => [role, role])), env, folder);
}

async function connect(port: number, scheme: string, files: Readonly<Record<string, string>>) {
  const dso = connectDso({
    endpoint: `${scheme}://localhost:${port}/v1`,
    tls: await material(files),
    timeoutMs: 3000,
    concurrency: 2,
    retries: 1,
    backoffMs: 1,
  });
  open.push(() => dso.close());
  return dso;
}

async function failureOf(dso: DsoConnection): Promise<ReadFailure> {
  const error: unknown = await dso.list(gezag).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof ReadFailure)) throw new Error(`no ReadFailure: ${String(error)}`);
  return error;
}

const none = { ca: 'ca.pem' };
const known = { cert: 'client.pem', key: 'client.key', ca: 'ca.pem' };
const stranger = { cert: 'stranger.pem', key: 'stranger.key', ca: 'ca.pem' };

/** A server over TLS that requires a certificate of our own CA. */
function mutual(options: ServerOptions): Server {
  const all = { ...server, requestCert: true, rejectUnauthorized: true, ...options };
  return createHttps(all, (_, response) => response.end(list));
}

/** A server without HTTP that sends bytes as soon as it receives some. */
function sending(bytes: string | Buffer): Server {
  return createRaw((socket) => socket.once('data', () => socket.write(bytes)));
}

/** A TLS alert before the end of the handshake. */
const alert = (number: number): Buffer => Buffer.from([0x15, 3, 3, 0, 2, 2, number]);

const tls12: ServerOptions = { maxVersion: 'TLSv1.2' };
const tls13: ServerOptions = { minVersion: 'TLSv1.3' };

const requires =
  /localhost:\d+ requires a client certificate, and none was sent \(.*\)\. Set clientCertificate/;
const mostlyRequires =
  /ended the TLS handshake \(.*\)\. That mostly means that it requires a client certificate, and none was sent\. Set clientCertificate/;
const closes =
  /closed the connection at the TLS handshake, without a reason\. That mostly means that it refuses the client certificate; a firewall .* Check that it is a valid PKIoverheid certificate/;
const refuses =
  /localhost:\d+ refuses the client certificate \(.*UNKNOWN_CA\)\. Check that it is a valid PKIo/;
const noHttp2 =
  /accepts only HTTP\/2 \(.*\), and this program uses HTTP\/1\.1\. Your certificate is not the cause/;

describe('a connection that cannot work names its cause:', () => {
  test.each<[string, () => Server, string, Readonly<Record<string, string>>, RegExp]>([
    ['no client certificate, TLS 1.2', () => mutual(tls12), 'https', none, mostlyRequires],
    ['no client certificate, TLS 1.3', () => mutual(tls13), 'https', none, requires],
    ['a client certificate that TLS 1.2 refuses by closing', () => mutual(tls12), 'https', stranger, closes],
    ['a client certificate that TLS 1.3 refuses by closing', () => mutual(tls13), 'https', stranger, closes],
    ['a client certificate that an alert refuses', () => sending(alert(48)), 'https', known, refuses],
    [
      'a server that this machine does not trust',
      () => mutual({}),
      'https',
      { cert: 'client.pem', key: 'client.key' },
      /issued by an authority that this machine does not trust .*clientCertificate\.ca/,
    ],
    [
      'a server certificate for another name',
      () => mutual({ cert: pem('wrong-host.pem'), key: pem('wrong-host.key') }),
      'https',
      { ...known, ca: 'wrong-host.pem' },
      /The certificate of localhost:\d+ is for another name\. Is the endpoint correct\?/,
    ],
    [
      'a server certificate that has expired',
      () => mutual({ cert: pem('expired.pem'), key: pem('client.key') }),
      'https',
      known,
      /The certificate of localhost:\d+ has expired\. Is the clock of this machine correct\?/,
    ],
    [
      'a client certificate in place of that of a server',
      () => mutual({ cert: pem('client.pem'), key: pem('client.key') }),
      'https',
      known,
      /The certificate of localhost:\d+ cannot be used for a server \(INVALID_PURPOSE\)/,
    ],
    [
      'TLS 1.1 only',
      () => mutual({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
      'https',
      known,
      /supports neither TLS 1\.2 nor TLS 1\.3 \(.*\), .* Your certificate is not the cause/,
    ],
    [
      'HTTP/2 only, by ALPN',
      () => createSecureHttp2(server, (_, response) => void response.end()),
      'https',
      known,
      noHttp2,
    ],
    ['HTTP/2 only, without TLS', () => createHttp2(() => undefined), 'http', none, noHttp2],
    [
      'plain HTTP at an https address',
      () => createHttp((_, response) => response.end(list)),
      'https',
      known,
      /does not answer in TLS on this port \(.*\), so https does not work there/,
    ],
    [
      'TLS at an http address',
      () => createHttps(server, (_, response) => response.end(list)),
      'http',
      none,
      /requires TLS on this port\. Write https:\/\/ instead of http:\/\/ in the endpoint/,
    ],
    [
      'TLS at an http address, which answers with an alert',
      () => sending(alert(70)),
      'http',
      none,
      /requires TLS on this port\. Write https:/,
    ],
    [
      'another protocol',
      () => sending('SSH-2.0-OpenSSH_9\r\n'),
      'http',
      none,
      /gives an answer that is not HTTP \(NOT_HTTP\)\. Check the address and the port/,
    ],
    [
      '100 Continue without being asked',
      () => sending(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n${list}`),
      'http',
      none,
      /sends "100 Continue" without being asked, so its real answer was not read\. A gateway or proxy/,
    ],
  ])('%s', async (_name, start, scheme, files, message) => {
    const failure = await failureOf(await connect(await listen(start()), scheme, files));
    expect(failure.problem).toBe('no-connection');
    expect(formatMessage(failure.reason, 'en')).toMatch(message);
    expect(formatMessage(failure.reason, 'nl')).toContain('localhost:');
    expect(formatMessage(failure.reason, 'nl')).not.toBe(formatMessage(failure.reason, 'en'));
  });

  test.each([tls12, tls13])('a known client certificate is accepted: %j', async (options) => {
    const dso = await connect(await listen(mutual(options)), 'https', known);
    expect((await dso.list(gezag)).records).toEqual([]);
  });

  test('an answer that breaks off into something else is asked for again', async () => {
    let requests = 0;
    const started = createRaw((socket) =>
      socket.on('data', () => {
        requests += 1;
        const body = requests === 1 ? 'no chunk\r\n' : `d\r\n${list}\r\n0\r\n\r\n`;
        socket.write(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${body}`);
      }),
    );
    const dso = await connect(await listen(started), 'http', none);
    expect((await dso.list(gezag)).records).toEqual([]);
    expect(requests).toBe(2);
  });

  test('a refused certificate is named also when no more requests are sent', async () => {
    const port = await listen(mutual(tls13));
    const dso = connectDso({
      endpoint: `https://localhost:${port}/v1`,
      tls: await material(stranger),
      timeoutMs: 3000,
      concurrency: 2,
      retries: 5,
      backoffMs: 1,
      maxUnanswered: 2,
    });
    open.push(() => dso.close());
    expect(formatMessage((await failureOf(dso)).reason, 'en')).toMatch(closes);
  });

  test('a server that closes every connection after a good handshake is not blamed on the certificate', async () => {
    const started = createHttps(server, (request) => void request.socket.destroy());
    const failure = await failureOf(await connect(await listen(started), 'https', known));
    expect(failure.problem).toBe('no-answer');
    expect(formatMessage(failure.reason, 'en')).toMatch(/closed the connection without an answer/);
  });
});

describe('a page of a gateway is recognised:', () => {
  const page = (title: string): string => `<html><head><title>${title}</title></head></html>`;

  test.each<[string, number, string, string, RegExp]>([
    [
      'no client certificate',
      400,
      'text/html',
      page('400 No required SSL certificate was sent'),
      /refuses the client certificate \(HTTP 400: 400 No required SSL certificate was sent\)\. Check/,
    ],
    [
      'access denied',
      403,
      'text/html; charset=utf-8',
      page('Access Denied'),
      /HTTP 403: Access Denied · a web page, so a gateway or proxy on the way answers/,
    ],
    [
      'a login page',
      200,
      'text/html',
      page('Aanmelden'),
      /is not JSON but text\/html: a page with the title "Aanmelden", so a gateway or proxy on the way answers/,
    ],
    ['problem JSON is not a page', 403, 'application/problem+json', '{"title":"Nee"}', /\(HTTP 403: Nee\)\./],
  ])('%s', async (_name, status, type, body, message) => {
    const started = createHttps(server, (_, response) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    const failure = await failureOf(await connect(await listen(started), 'https', known));
    expect(formatMessage(failure.reason, 'en')).toMatch(message);
  });
});

const hasOpenssl = ((): boolean => {
  try {
    return /^OpenSSL [3-9]/.test(execFileSync('openssl', ['version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOpenssl)('an alert after the handshake is found at OpenSSL itself:', () => {
  /** Starts `openssl s_server`, which refuses certificates of another CA. */
  async function startOpenssl(version: string): Promise<number> {
    const port = await freePort();
    const files = ['-cert', 'server.pem', '-key', 'server.key', '-CAfile', 'ca.pem'];
    const flags = ['-Verify', '1', '-verify_return_error', '-www', version];
    const child: ChildProcess = spawn('openssl', ['s_server', '-accept', String(port), ...files, ...flags], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    open.push(async () => {
      child.kill();
      await once(child, 'exit');
    });
    if (child.stdout !== null) await once(child.stdout, 'data');
    return port;
  }

  async function freePort(): Promise<number> {
    const probe = createRaw();
    probe.listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    return port;
  }

  test.each([
    ['-tls1_2', stranger, refuses],
    ['-tls1_3', stranger, refuses],
    ['-tls1_3', none, requires],
  ])('%s', async (version, files, message) => {
    const failure = await failureOf(await connect(await startOpenssl(version), 'https', files));
    expect(formatMessage(failure.reason, 'en')).toMatch(message);
  });
});
