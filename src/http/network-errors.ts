/** What the errors of undici, Node's sockets and OpenSSL mean. */
import { CircuitOpenError } from '../lib/retry.js';
import { count, type Message } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { httpMessages } from './messages.js';
import { ReadFailure, type ReadProblem } from './read-failure.js';
import type { Service } from './service.js';
import type { HttpProblem } from './wire.js';

const MAX_CAUSES = 5;

/** The code of an error, or of the error that caused it. */
function codeOf(error: unknown): string {
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < MAX_CAUSES; depth += 1) {
    if (cause.name === 'TimeoutError') return 'TIMEOUT';
    if (cause.name === 'AbortError') return 'ABORTED';
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return codeOf(cause.errors[0]);
    cause = cause.cause;
  }
  return 'UNKNOWN';
}

/** The largest answer that is read, in megabytes. A page of 200 configuraties is about 0.1 MB. */
export const MAX_ANSWER_MB = 64;

const TOO_LARGE = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

const timeouts: ReadonlySet<string> = new Set([
  'TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
]);
const unknownIssuers: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Tests whether the other side ended the handshake. With TLS 1.3 a missing client certificate shows in this way. */
function isAlert(code: string): boolean {
  return /ALERT|HANDSHAKE_FAILURE|ERR_SSL_TLSV1|SSLV3/.test(code);
}

function isTls(code: string): boolean {
  return unknownIssuers.has(code) || isAlert(code) || /^(CERT_|ERR_TLS|ERR_SSL|ERR_OSSL|HOSTNAME)/.test(code);
}

/** The message for a connection that failed with this code. */
export function connectionMessage(code: string, host: string): Message {
  if (unknownIssuers.has(code)) return httpMessages.unknownIssuer({ host, code });
  if (code === 'CERT_HAS_EXPIRED') return httpMessages.serverCertificateExpired({ host });
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return httpMessages.wrongHost({ host });
  if (isAlert(code)) return httpMessages.handshakeRefused({ host, code });
  return httpMessages.unreachable({ host, code });
}

interface Target {
  readonly service: Service;
  readonly endpoint: string;
  readonly timeoutMs: number;
}

function explain(error: unknown, { service, endpoint, timeoutMs }: Target): [ReadProblem, Message] {
  const { host } = new URL(endpoint);
  if (error instanceof CircuitOpenError)
    return ['circuit-open', httpMessages.circuitOpen({ host, requests: error.failures })];
  const code = codeOf(error);
  if (code === 'ABORTED') return ['interrupted', httpMessages.interrupted()];
  if (code === TOO_LARGE)
    return ['not-understood', httpMessages.tooLarge({ service, megabytes: MAX_ANSWER_MB })];
  if (timeouts.has(code)) return ['no-answer', httpMessages.timeout({ host, seconds: timeoutMs / 1000 })];
  return ['no-answer', connectionMessage(code, host)];
}

interface NetworkFailure {
  readonly failure: Failure;
  /** Whether another try may succeed. */
  readonly transient: boolean;
}

/** What a network error means for a read. A Failure stays as it is. */
export function networkFailure(error: unknown, target: Target): NetworkFailure {
  if (error instanceof Failure) return { failure: error, transient: false };
  const [problem, message] = explain(error, target);
  return {
    failure: new ReadFailure(problem, message, { cause: error }),
    transient: problem === 'no-answer' && !isTls(codeOf(error)),
  };
}

/** Tests whether an error means that the service gave no answer. */
export function isNoAnswer(error: unknown): boolean {
  return !(error instanceof Failure) && !['ABORTED', TOO_LARGE].includes(codeOf(error));
}

/** What to report about a write that got no answer. Whether it was done is for a later read to find out. */
export function networkProblem(error: unknown): HttpProblem {
  if (error instanceof Failure) return { title: error.message };
  if (error instanceof CircuitOpenError)
    return { title: `not sent: ${count(error.failures, 'request', 'requests')} in a row got no answer` };
  const code = codeOf(error);
  return { title: timeouts.has(code) ? 'no answer in time' : `no answer (${code})` };
}
