import type { Message } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import type { Service } from './messages.js';
import { httpMessages } from './messages.js';
import type { HttpProblem } from './wire.js';

/** The code of an error, or of what caused it: undici, Node's sockets and OpenSSL each have their own. */
function codeOf(error: unknown): string {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth += 1
  ) {
    if (cause.name === 'TimeoutError') return 'TIMEOUT';
    if (cause.name === 'AbortError') return 'ABORTED';
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return codeOf(cause.errors[0]);
  }
  return 'UNKNOWN';
}

/** The largest answer that is read, in megabytes. A page of 200 configuraties is some 0.1. */
export const MAX_ANSWER_MB = 64;

const TOO_LARGE = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

const timeouts = new Set([
  'TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
]);
const unknownIssuer = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** Whether the other side ended the handshake: with TLS 1.3 that is how a missing client certificate shows. */
function isAlert(code: string): boolean {
  return /ALERT|HANDSHAKE_FAILURE|ERR_SSL_TLSV1|SSLV3/.test(code);
}

function isTls(code: string): boolean {
  return unknownIssuer.has(code) || isAlert(code) || /^(CERT_|ERR_TLS|ERR_SSL|ERR_OSSL|HOSTNAME)/.test(code);
}

function explain(code: string, endpoint: string, seconds: number, service: Service): Message {
  const { host } = new URL(endpoint);
  if (code === 'ABORTED') return httpMessages.dsoInterrupted();
  if (code === TOO_LARGE) return httpMessages.dsoTooLarge({ service, megabytes: MAX_ANSWER_MB });
  if (timeouts.has(code)) return httpMessages.dsoTimeout({ host, seconds });
  if (unknownIssuer.has(code)) return httpMessages.dsoUnknownIssuer({ host, code });
  if (code === 'CERT_HAS_EXPIRED') return httpMessages.dsoServerExpired({ host });
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return httpMessages.dsoWrongHost({ host });
  if (isAlert(code)) return httpMessages.dsoHandshake({ host, code });
  return httpMessages.dsoUnreachable({ host, code });
}

export interface NetworkFailure {
  readonly failure: Failure;
  /** Whether it may go better on another try. */
  readonly passing: boolean;
}

/** What an error of the network means for a reading. Failures pass through as they are. */
export function networkFailure(
  error: unknown,
  options: { service: Service; endpoint: string; timeoutMs: number },
): NetworkFailure {
  if (error instanceof Failure) return { failure: error, passing: false };
  const code = codeOf(error);
  const told = explain(code, options.endpoint, options.timeoutMs / 1000, options.service);
  const passing = !isTls(code) && code !== 'ABORTED' && code !== TOO_LARGE;
  return { failure: new Failure('unreachable', told, { cause: error }), passing };
}

/** What to say of a write that got no answer. Whether it was done is for a reading to find out. */
export function networkProblem(error: unknown): HttpProblem {
  if (error instanceof Failure) return { title: error.message };
  const code = codeOf(error);
  return { title: timeouts.has(code) ? 'no answer in time' : `no answer (${code})` };
}
