/** A TLS handshake for a diagnosis: it completes also when the server is not trusted, to find out why. */
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Message } from '../messages/message.js';
import { httpMessages } from './messages.js';
import { connectionMessage } from './network-errors.js';
import type { TlsMaterial } from './tls.js';

export type HandshakeResult =
  | { readonly kind: 'trusted'; readonly protocol: string }
  /** `issuer` issued the topmost certificate that the server sent; `code` is the reason that OpenSSL gives. */
  | { readonly kind: 'untrusted'; readonly issuer: string; readonly code: string }
  | { readonly kind: 'failed'; readonly message: Message };

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

function resultOf(socket: TLSSocket): HandshakeResult {
  if (socket.authorized) return { kind: 'trusted', protocol: socket.getProtocol() ?? 'TLS' };
  return {
    kind: 'untrusted',
    issuer: issuerOfChain(socket),
    code: String(socket.authorizationError ?? ''),
  };
}

/** Does a TLS handshake with a server and closes the connection. */
export function tryHandshake(
  { hostname, host, port }: URL,
  material: TlsMaterial | undefined,
  timeoutMs: number,
): Promise<HandshakeResult> {
  // SNI does not allow an IP address as the name of the server.
  const isAddress = /^[\d.[\]:]+$/.test(hostname);
  return new Promise((resolve) => {
    const socket = connect({
      ...material?.connect,
      host: hostname,
      port: Number(port || 443),
      ...(isAddress ? {} : { servername: hostname }),
      rejectUnauthorized: false,
    });
    const finish = (result: HandshakeResult): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(timeoutMs, () =>
      finish({ kind: 'failed', message: httpMessages.timeout({ host, seconds: timeoutMs / 1000 }) }),
    );
    socket.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.message;
      finish({ kind: 'failed', message: connectionMessage(code, host) });
    });
    socket.on('secureConnect', () => finish(resultOf(socket)));
  });
}
