/**
 * Diagnoses the connection with DSO-LV, step by step. Each step is useful only when the one before it succeeded, so the
 * diagnosis ends at the first step that fails: that is the one to fix.
 */
import { summariseCertificate } from '../http/certificate.js';
import { tryHandshake } from '../http/handshake.js';
import { ReadFailure } from '../http/read-failure.js';
import { type Environment, readTlsMaterial, type TlsMaterial } from '../http/tls.js';
import type { RawAnswer } from '../http/wire.js';
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
  /** Opens the omgeving for reading. */
  readonly open: () => Promise<DsoConnection>;
  /** Receives the shape of the answer of DSO-LV, without its values. */
  readonly onShape?: (shape: Shape) => void;
}

/** Yields the steps from the environment variables to an answer that can be understood, up to the first that fails. */
export async function* diagnose(input: DiagnoseInput): AsyncGenerator<DiagnosisStep> {
  const { omgeving, managed } = input;
  if (omgeving.endpoint === undefined) {
    const message = dsoMessages.doctorSimulator({ file: omgeving.simulator ?? '' });
    yield { step: 'variables', state: 'skipped', message };
  } else {
    for await (const step of checkConnection(input, omgeving.endpoint)) {
      yield step;
      if (step.state === 'failed') return;
    }
  }
  const [first] = managed;
  if (first === undefined)
    yield { step: 'answer', state: 'skipped', message: dsoMessages.doctorNothingManaged() };
  else yield* checkAnswer(input, first);
}

/** Checks the client certificate and the TLS handshake. */
async function* checkConnection(
  { omgeving, managed, env, cwd }: DiagnoseInput,
  endpoint: string,
): AsyncGenerator<DiagnosisStep> {
  let material: TlsMaterial | undefined;
  try {
    material = omgeving.clientCertificate && (await readTlsMaterial(omgeving.clientCertificate, env, cwd));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield { step: 'variables', state: 'failed', message: error.reason };
    return;
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
  if (url.protocol === 'https:') yield await checkHandshake(url, material, omgeving.timeoutSeconds * 1000);
}

async function checkHandshake(
  url: URL,
  material: TlsMaterial | undefined,
  timeoutMs: number,
): Promise<DiagnosisStep> {
  const { host } = url;
  const result = await tryHandshake(url, material, timeoutMs);
  if (result.kind === 'failed') return { step: 'handshake', state: 'failed', message: result.message };
  if (result.kind === 'untrusted') {
    const { issuer, code } = result;
    const message = dsoMessages.doctorUntrusted({ host, issuer, code });
    return { step: 'handshake', state: 'failed', message };
  }
  const message = dsoMessages.doctorHandshake({ host, protocol: result.protocol });
  return { step: 'handshake', state: 'ok', message };
}

/** Reads once, which changes nothing: that checks the authorisation and the answer. Then checks the published interface. */
async function* checkAnswer(input: DiagnoseInput, oin: Oin): AsyncGenerator<DiagnosisStep> {
  try {
    const connection = await input.open();
    try {
      if (input.onShape !== undefined)
        input.onShape(shapeOfAnswer(await connection.look({ bevoegdGezag: oin })));
      const { records } = await connection.list(oin);
      const message = dsoMessages.doctorAnswer({ oin, configurations: records.length });
      yield { step: 'answer', state: 'ok', message };
      if (input.omgeving.endpoint !== undefined) yield* checkInterface(connection, input.omgeving);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const notAuthorised = error instanceof ReadFailure && error.problem === 'not-authorised';
    yield { step: notAuthorised ? 'authorisation' : 'answer', state: 'failed', message: error.reason };
  }
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
