/** Classifies the errors of undici, Node's sockets and OpenSSL by what people have to do about them. */

/** Why a connection gave no answer. */
export type ConnectionFault =
  /** The server asks for a client certificate, and refuses the one that was sent or its absence. */
  | 'client-certificate'
  /** The server ended the handshake without saying why: mostly because of the client certificate. */
  | 'handshake-refused'
  /** The server closed the connection during the handshake or right after it: mostly for the same reason. */
  | 'closed-at-handshake'
  | 'protocol-version'
  | 'http2-only'
  /** The port does not speak TLS. */
  | 'no-tls'
  /** The port speaks TLS, and the endpoint is an http address. */
  | 'needs-tls'
  | 'not-http'
  /** An answer that begins as HTTP and goes on otherwise. */
  | 'malformed'
  | 'unsolicited-continue'
  | 'unknown-issuer'
  | 'server-certificate-expired'
  | 'wrong-host'
  /** The certificate of the server cannot be used for another reason. */
  | 'server-certificate'
  | 'handshake-failed'
  /** The server closed the connection before it answered. */
  | 'closed'
  | 'timeout'
  | 'unreachable';

/** Codes of our own, for errors that have none. */
const HTTP2_PREFACE = 'HTTP/2';
export const TLS_RECORD = 'TLS';
const NOT_HTTP = 'NOT_HTTP';
const MALFORMED_HTTP = 'MALFORMED_HTTP';
const UNSOLICITED_CONTINUE = '100 Continue';
export const CLOSED_AT_HANDSHAKE = 'ECONNCLOSED';
export const TIMEOUT = 'TIMEOUT';

const faultsByCode: ReadonlyMap<string, ConnectionFault> = new Map([
  [HTTP2_PREFACE, 'http2-only'],
  [TLS_RECORD, 'needs-tls'],
  [NOT_HTTP, 'not-http'],
  [MALFORMED_HTTP, 'malformed'],
  [UNSOLICITED_CONTINUE, 'unsolicited-continue'],
  [CLOSED_AT_HANDSHAKE, 'closed-at-handshake'],
  [TIMEOUT, 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['ETIMEDOUT', 'timeout'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-issuer'],
  ['CERT_HAS_EXPIRED', 'server-certificate-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
  ['INVALID_PURPOSE', 'server-certificate'],
  ['ECONNRESET', 'closed'],
  ['EPIPE', 'closed'],
  ['UND_ERR_SOCKET', 'closed'],
]);

/** Codes of OpenSSL. Their prefix differs between its versions: SSLV3_ALERT, SSL/TLS_ALERT, TLSV1_ALERT, TLSV13_ALERT. */
const faultsByPattern: readonly (readonly [RegExp, ConnectionFault])[] = [
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|WRONG_SSL_VERSION/, 'protocol-version'],
  [/NO_APPLICATION_PROTOCOL/, 'http2-only'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE/, 'no-tls'],
  [/ALERT_(?:\w*CERTIFICATE\w*|UNKNOWN_CA|ACCESS_DENIED|DECRYPT_ERROR)/, 'client-certificate'],
  [/HANDSHAKE_FAILURE/, 'handshake-refused'],
  [/^CERT_/, 'server-certificate'],
  [/^ERR_(?:TLS|SSL|OSSL)/, 'handshake-failed'],
];

/** The fault that an error code stands for. */
export function faultOf(code: string): ConnectionFault {
  return (
    faultsByCode.get(code) ?? faultsByPattern.find(([pattern]) => pattern.test(code))?.[1] ?? 'unreachable'
  );
}

/** Codes of errors that come before a connection exists, so that no request was sent. */
const beforeConnection: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Tests whether an error is certain to have come before the request was sent. */
export function wasNeverSent(error: unknown): boolean {
  return beforeConnection.has(codeOf(error));
}

/** Faults that another try may not meet. */
const passing: ReadonlySet<ConnectionFault> = new Set(['closed', 'malformed', 'timeout', 'unreachable']);

/** Tests whether another try may succeed. */
export function isPassing(fault: ConnectionFault): boolean {
  return passing.has(fault);
}

/** The code for an error of undici's parser: for an answer that does not begin as HTTP/1.1, by its first bytes. */
function codeOfAnswer(error: Error): string {
  if (!error.message.includes('Expected HTTP/')) return MALFORMED_HTTP;
  const data = 'data' in error ? error.data : undefined;
  const bytes = Buffer.from(typeof data === 'string' ? data : '');
  // A frame of HTTP/2: its length in three bytes, then its type, here SETTINGS.
  if (bytes[0] === 0 && bytes[3] === 4) return HTTP2_PREFACE;
  // A record of TLS: its type, here an alert or a part of the handshake, then its version.
  const isTls = (bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3;
  return isTls ? TLS_RECORD : NOT_HTTP;
}

const MAX_CAUSES = 5;

/** The code of an error, or of the error that caused it. */
export function codeOf(error: unknown): string {
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < MAX_CAUSES; depth += 1) {
    if (cause.name === 'TimeoutError') return TIMEOUT;
    if (cause.name === 'AbortError') return 'ABORTED';
    if (cause.name === 'HTTPParserError') return codeOfAnswer(cause);
    // The words by which undici gives up on a 100 Continue that it did not ask for.
    if (cause.name === 'SocketError' && cause.message === 'bad response') return UNSOLICITED_CONTINUE;
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return codeOf(cause.errors[0]);
    cause = cause.cause;
  }
  return 'UNKNOWN';
}
