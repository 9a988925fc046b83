/** What a request without an answer means, in words. */
import { CircuitOpenError } from '../lib/retry.js';
import { count, type Message } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { type ConnectionFault, codeOf, faultOf, isPassing } from './connection-fault.js';
import { connectionMessages } from './connection-messages.js';
import { httpMessages } from './messages.js';
import { ReadFailure, type ReadProblem } from './read-failure.js';
import type { Service } from './service.js';
import type { TlsMaterial } from './tls.js';
import type { HttpProblem } from './wire.js';

/** The largest answer that is read, in megabytes. A page of 200 configuraties is about 0.1 MB. */
export const MAX_ANSWER_MB = 64;

const TOO_LARGE = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

/** Where requests go to. */
export interface Target {
  readonly service: Service;
  readonly endpoint: string;
  readonly timeoutMs: number;
  readonly tls?: TlsMaterial;
}

/** The message for a connection that failed with this code. */
export function connectionMessage(
  code: string,
  { endpoint, timeoutMs, tls }: Omit<Target, 'service'>,
): Message {
  const { host } = new URL(endpoint);
  const fault = faultOf(code);
  const sent = tls?.certificate !== undefined;
  const messages: Readonly<Record<ConnectionFault, () => Message>> = {
    'client-certificate': () => connectionMessages.clientCertificateRefused({ host, code, sent }),
    'handshake-refused': () => connectionMessages.handshakeRefused({ host, code, sent }),
    'closed-at-handshake': () => connectionMessages.closedAtHandshake({ host, sent }),
    'protocol-version': () => connectionMessages.protocolVersion({ host, code }),
    'http2-only': () => connectionMessages.http2Only({ host, code }),
    'no-tls': () => connectionMessages.noTls({ host, code }),
    'needs-tls': () => connectionMessages.needsTls({ host }),
    'not-http': () => connectionMessages.notHttp({ host, code }),
    malformed: () => connectionMessages.malformed({ host, code }),
    'unsolicited-continue': () => connectionMessages.unsolicitedContinue({ host }),
    'unknown-issuer': () => connectionMessages.unknownIssuer({ host, code }),
    'server-certificate-expired': () => connectionMessages.serverCertificateExpired({ host }),
    'wrong-host': () => connectionMessages.wrongHost({ host }),
    'server-certificate': () => connectionMessages.serverCertificate({ host, code }),
    'handshake-failed': () => connectionMessages.handshakeFailed({ host, code }),
    closed: () => connectionMessages.closedWithoutAnswer({ host, code }),
    timeout: () => connectionMessages.timeout({ host, seconds: timeoutMs / 1000 }),
    unreachable: () => connectionMessages.unreachable({ host, code }),
  };
  return messages[fault]();
}

function explain(error: unknown, target: Target): [ReadProblem, Message] {
  if (error instanceof CircuitOpenError) {
    const { host } = new URL(target.endpoint);
    return ['circuit-open', connectionMessages.circuitOpen({ host, requests: error.failures })];
  }
  const code = codeOf(error);
  if (code === 'ABORTED') return ['interrupted', connectionMessages.interrupted()];
  if (code === TOO_LARGE)
    return ['not-understood', httpMessages.tooLarge({ service: target.service, megabytes: MAX_ANSWER_MB })];
  return [problemOf(code), connectionMessage(code, target)];
}

function problemOf(code: string): ReadProblem {
  return isPassing(faultOf(code)) ? 'no-answer' : 'no-connection';
}

/** The failure of a read for which the connection failed with this code. */
export function connectionFailure(code: string, target: Target, cause: unknown): ReadFailure {
  return new ReadFailure(problemOf(code), connectionMessage(code, target), { cause });
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
    transient: problem === 'no-answer',
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
  return { title: faultOf(code) === 'timeout' ? 'no answer in time' : `no answer (${code})` };
}
