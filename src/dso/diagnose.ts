/**
 * Diagnoses the connection with DSO-LV, step by step. Each step is useful only when the one before it succeeded, so the
 * diagnosis ends at the first step that fails: that is the one to fix.
 */
import { summariseCertificate } from '../http/certificate.js';
import { type HandshakeResult, tryHandshake } from '../http/handshake.js';
import { connectionMessage, type Target } from '../http/network-errors.js';
import { ReadFailure } from '../http/read-failure.js';
import { type Environment, readTlsMaterial, type TlsMaterial } from '../http/tls.js';
import type { RawAnswer } from '../http/wire.js';
import type { Redactor } from '../lib/redactor.js';
import type { Message } from '../messages/message.js';
import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { operatiesOf } from '../model/permissions.js';
import type { DsoConnection } from './client.js';
import { dsoMessages } from './messages.js';
import { compareInterface } from './openapi.js';
import { type Shape, shapeOf } from './shape.js';

export type StepKind = 'variables' | 'certificate' | 'handshake' | 'authorisation' | 'answer' | 'interface';

export interface StepResult {
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly message: Message;
}

/** One line of the diagnosis. */
export interface DiagnosisStep extends StepResult {
  readonly step: StepKind;
}

export interface DiagnoseInput {
  readonly omgeving: Omgeving;
  /** The bevoegde gezagen in the files. */
  readonly managed: readonly Oin[];
  readonly env: Environment;
  readonly cwd: string;
  /** Learns the secrets of the client certificate. */
  readonly redactor?: Redactor;
  /** Opens the omgeving for reading. */
  readonly open: () => Promise<DsoConnection>;
  /** Receives the shape of the answer of DSO-LV, without its values. */
  readonly onShape?: (shape: Shape) => void;
}

/** Yields the steps from the environment variables to an answer that can be understood, up to the first that fails. */
export async function* diagnose(input: DiagnoseInput): AsyncGenerator<DiagnosisStep> {
  const { omgeving, open } = input;
  let protocol: string | undefined;
  if (omgeving.endpoint === undefined) {
    const message = dsoMessages.doctorSimulator({ file: omgeving.simulator ?? '' });
    yield { step: 'variables', state: 'skipped', message };
  } else {
    const access = yield* checkAccess(input, omgeving.endpoint);
    if (access === 'failed') return;
    ({ protocol } = access);
  }
  try {
    const connection = await open();
    try {
      yield* checkService(input, connection, protocol);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield { step: stepOf(error), state: 'failed', message: error.reason };
  }
}

/** The step that a failure belongs to. */
function stepOf(failure: Failure): StepKind {
  const problem = failure instanceof ReadFailure ? failure.problem : undefined;
  if (problem === 'no-connection') return 'handshake';
  return problem === 'not-authorised' ? 'authorisation' : 'answer';
}

/**
 * Checks the client certificate, and whether the server is trusted.
 *
 * @returns the version of TLS, undefined without TLS; or 'failed'.
 */
async function* checkAccess(
  { omgeving, managed, env, cwd, redactor }: DiagnoseInput,
  endpoint: string,
): AsyncGenerator<DiagnosisStep, 'failed' | { readonly protocol?: string }> {
  let material: TlsMaterial | undefined;
  try {
    material =
      omgeving.clientCertificate &&
      (await readTlsMaterial(omgeving.clientCertificate, env, cwd, { redactor }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield { step: 'variables', state: 'failed', message: error.reason };
    return 'failed';
  }
  yield material === undefined
    ? { step: 'variables', state: 'warning', message: dsoMessages.doctorNoCertificate() }
    : { step: 'variables', state: 'ok', message: dsoMessages.doctorVariables() };
  for (const message of material?.warnings ?? []) yield { step: 'certificate', state: 'warning', message };
  if (material?.certificate !== undefined) {
    const summary = summariseCertificate(material.certificate);
    if (summary.oin === null)
      yield { step: 'certificate', state: 'warning', message: dsoMessages.doctorNoOin(summary) };
    else {
      const managesOwn = managed.includes(summary.oin);
      yield {
        step: 'certificate',
        state: 'ok',
        message: managesOwn
          ? dsoMessages.doctorCertificate(summary)
          : dsoMessages.doctorCertificateOther(summary),
      };
    }
  }
  const url = new URL(endpoint);
  if (url.protocol !== 'https:') return {};
  const timeoutMs = omgeving.timeoutSeconds * 1000;
  const result = await tryHandshake(url, material, timeoutMs);
  if (result.kind === 'trusted') return result;
  const message = untrustedMessage(result, { endpoint, timeoutMs, tls: material });
  yield { step: 'handshake', state: 'failed', message };
  return 'failed';
}

/** Why a handshake failed. For a server that is not trusted, it has more details than the failure of a request. */
function untrustedMessage(
  result: Exclude<HandshakeResult, { readonly kind: 'trusted' }>,
  target: Omit<Target, 'service'>,
): Message {
  if (result.kind === 'failed') return connectionMessage(result.code, target);
  const { issuer, code } = result;
  return dsoMessages.doctorUntrusted({ host: new URL(target.endpoint).host, issuer, code });
}

/** Sends one request. Returns the failure when the connection itself is fine; throws it otherwise. */
async function lookOnce(connection: DsoConnection, oin: Oin | undefined): Promise<RawAnswer | ReadFailure> {
  try {
    return await connection.look(oin === undefined ? { file: 'openapi.json' } : { bevoegdGezag: oin });
  } catch (error) {
    if (error instanceof ReadFailure && error.problem !== 'no-connection') return error;
    throw error;
  }
}

/**
 * Sends the requests with which `plan` and `apply` begin, over the same client, and then checks the published interface. With
 * TLS 1.3, only a request shows whether the server accepts the client certificate.
 */
async function* checkService(
  { omgeving, managed, onShape }: DiagnoseInput,
  connection: DsoConnection,
  protocol: string | undefined,
): AsyncGenerator<DiagnosisStep> {
  const [oin] = managed;
  if (oin !== undefined || protocol !== undefined) {
    const answer = await lookOnce(connection, oin);
    if (protocol !== undefined && omgeving.endpoint !== undefined) {
      const { host } = new URL(omgeving.endpoint);
      yield { step: 'handshake', state: 'ok', message: dsoMessages.doctorHandshake({ host, protocol }) };
    }
    if (answer instanceof Failure) throw answer;
    if (oin !== undefined) onShape?.(shapeOfAnswer(answer));
  }
  if (oin === undefined) {
    yield { step: 'answer', state: 'skipped', message: dsoMessages.doctorNothingManaged() };
    return;
  }
  const { records } = await connection.list(oin);
  const message = dsoMessages.doctorAnswer({ oin, configurations: records.length });
  yield { step: 'answer', state: 'ok', message };
  if (omgeving.endpoint !== undefined) yield* checkInterface(connection, omgeving);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shapeOfAnswer({ status, contentType, body, isUtf8 }: RawAnswer): Shape {
  const json = parseJson(body);
  return {
    status: String(status),
    contentType: contentType.split(';')[0] ?? '',
    body: !isUtf8 ? 'not UTF-8' : json === undefined ? 'not JSON' : shapeOf(json),
  };
}

/** Compares the interface that the service publishes with what wire.ts assumes. */
async function* checkInterface(connection: DsoConnection, omgeving: Omgeving): AsyncGenerator<DiagnosisStep> {
  const { status, body } = await connection.look({ file: 'openapi.json' });
  if (status !== 200) {
    yield { step: 'interface', state: 'skipped', message: dsoMessages.doctorNoInterface({ status }) };
    return;
  }
  const differences = compareInterface(parseJson(body), operatiesOf(omgeving.permissions));
  if (differences.length === 0)
    yield { step: 'interface', state: 'ok', message: dsoMessages.doctorInterface() };
  for (const message of differences) yield { step: 'interface', state: 'warning', message };
}
