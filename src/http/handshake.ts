/** TLS handshakes for a diagnosis. They complete also when the server is not trusted, to find out why. */
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { CLOSED_AT_HANDSHAKE, codeOf, faultOf, TIMEOUT, TLS_RECORD } from './connection-fault.js';
import type { TlsMaterial } from './tls.js';

export type HandshakeResult =
  | { readonly kind: 'trusted'; readonly protocol: string }
  /** `issuer` issued the topmost certificate that the server sent; `code` is the reason that OpenSSL gives. */
  | { readonly kind: 'untrusted'; readonly issuer: string; readonly code: string }
  | { readonly kind: 'failed'; readonly code: string };

/** How long a server that ends the connection after the handshake gets for it. With TLS 1.3 it refuses a certificate then. */
const SETTLE_MS = 1000;
const MAX_PROBE_MS = 5000;

/** The issuer of the topmost certificate that a server sent. */
function issuerOfChain(socket: TLSSocket): string {
  let certificate: DetailedPeerCertificate = socket.getPeerCertificate(true);
  const seen = new Set<string>();
  while (certificate.issuerCertificate !== undefined && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256);
    if (certificate.issuerCertificate.fingerprint256 === certificate.fingerprint256) break;
    certificate = certificate.issuerCertificate;
  }
  const name = certificate.issuer?.CN;
  return Array.isArray(name) ? name.join(', ') : (name ?? '?');
}

/** Begins a handshake that does not end when the server is not trusted. */
function open({ hostname, port, protocol }: URL, material: TlsMaterial | undefined): TLSSocket {
  // SNI does not allow an IP address as the name of the server.
  const isAddress = /^[\d.[\]:]+$/.test(hostname);
  return connect({
    ...material?.connect,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (protocol === 'http:' ? 80 : 443)),
    servername: isAddress ? undefined : hostname,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
}

function resultOf(socket: TLSSocket): HandshakeResult {
  if (socket.authorized) return { kind: 'trusted', protocol: socket.getProtocol() ?? 'TLS' };
  const code = String(socket.authorizationError ?? '');
  // Trusted, but under another name: the request reports that.
  if (faultOf(code) !== 'unknown-issuer') return { kind: 'failed', code };
  return { kind: 'untrusted', issuer: issuerOfChain(socket), code };
}

/** Does a TLS handshake with a server and closes the connection. */
export function tryHandshake(
  url: URL,
  material: TlsMaterial | undefined,
  timeoutMs: number,
): Promise<HandshakeResult> {
  return new Promise((resolve) => {
    const socket = open(url, material);
    const finish = (result: HandshakeResult): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(timeoutMs, () => finish({ kind: 'failed', code: TIMEOUT }));
    socket.on('error', (error) => finish({ kind: 'failed', code: codeOfHandshake(error) }));
    socket.on('secureConnect', () => finish(resultOf(socket)));
  });
}

/** The code of an error before the end of the handshake. */
function codeOfHandshake(error: Error): string {
  const code = codeOf(error);
  return faultOf(code) === 'closed' ? CLOSED_AT_HANDSHAKE : code;
}

/**
 * Finds out why a server closes connections without an answer. An HTTP client only sees that the connection was closed: the
 * reason, a TLS alert, is lost while it sends its request. So this connects again and sends nothing.
 *
 * @returns the error code of the reason; undefined when the server keeps the connection open.
 */
export function findCloseReason(
  endpoint: string,
  material: TlsMaterial | undefined,
  timeoutMs: number,
): Promise<string | undefined> {
  const url = new URL(endpoint);
  const overTls = url.protocol === 'https:';
  return new Promise((resolve) => {
    const socket = open(url, overTls ? material : undefined);
    const finish = (code?: string): void => {
      socket.destroy();
      resolve(code);
    };
    const limit = Math.min(timeoutMs, MAX_PROBE_MS);
    socket.setTimeout(limit, () => finish());
    socket.on('secureConnect', () => {
      if (overTls) socket.setTimeout(Math.min(limit, SETTLE_MS), () => finish());
      else finish(TLS_RECORD);
    });
    socket.on('error', (error) => {
      const code = codeOfHandshake(error);
      if (overTls) finish(code);
      else finish(/ALERT/.test(code) ? TLS_RECORD : undefined);
    });
    socket.on('close', () => finish(overTls ? CLOSED_AT_HANDSHAKE : undefined));
  });
}
