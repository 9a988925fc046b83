/**
 * What stands between us and DSO-LV, step by step: each step is only worth taking when the one before it went well, so
 * the first that fails is the one to mend.
 */
import type { X509Certificate } from 'node:crypto';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { httpMessages } from '../http/messages.js';
import { type Environment, readTlsMaterial, type TlsMaterial } from '../http/tls.js';
import type { RawAnswer } from '../http/wire.js';
import type { Message } from '../messages/message.js';
import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { isOin, type Oin } from '../model/oin.js';
import { operatiesOf } from '../model/permissions.js';
import type { DsoConnection } from './client.js';
import { dsoMessages } from './messages.js';
import { compareInterface } from './openapi.js';
import { type Shape, shapeOf } from './shape.js';

export type StepKind =
  | 'configuration'
  | 'variables'
  | 'certificate'
  | 'handshake'
  | 'authorisation'
  | 'answer'
  | 'interface'
  | 'rtr'
  | 'verzoeksroutering';

/** One line of the diagnosis. */
export interface DiagnosisStep {
  readonly step: StepKind;
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly message: Message;
}

/** The OIN in the subject of a certificate: PKIoverheid writes it as its serialNumber. */
export function oinOf(certificate: X509Certificate): Oin | undefined {
  const text = /^serialNumber=(.*)$/m.exec(certificate.subject)?.[1]?.trim();
  return text !== undefined && isOin(text) ? text : undefined;
}

/** The name in a subject or issuer, for people. */
function commonName(name: string): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
}

function describeCertificate(certificate: X509Certificate, managed: readonly Oin[]): DiagnosisStep {
  const oin = oinOf(certificate);
  const params = {
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    until: new Date(certificate.validTo).toISOString().slice(0, 10),
    oin: oin ?? null,
  };
  if (oin === undefined)
    return { step: 'certificate', state: 'warning', message: httpMessages.doctorNoOin(params) };
  const known = managed.includes(oin);
  return {
    step: 'certificate',
    state: 'ok',
    message: known ? httpMessages.doctorCertificate(params) : httpMessages.doctorCertificateOther(params),
  };
}

/** The topmost certificate that a server shows, by the name of who issued it. */
function issuerOfChain(socket: TLSSocket): string {
  let at: DetailedPeerCertificate = socket.getPeerCertificate(true);
  const seen = new Set<string>();
  while (at.issuerCertificate !== undefined && !seen.has(at.fingerprint256)) {
    seen.add(at.fingerprint256);
    if (at.issuerCertificate.fingerprint256 === at.fingerprint256) break;
    at = at.issuerCertificate;
  }
  const name = at.issuer?.CN;
  return Array.isArray(name) ? name.join(', ') : (name ?? '?');
}

/** Shakes hands with the server, whether or not its chain is trusted, and says what came of it. */
function handshake(
  endpoint: URL,
  material: TlsMaterial | undefined,
  timeoutMs: number,
): Promise<DiagnosisStep> {
  const failed = (message: Message): DiagnosisStep => ({ step: 'handshake', state: 'failed', message });
  const { hostname, host } = endpoint;
  return new Promise((resolve) => {
    const port = Number(endpoint.port || 443);
    const servername = /^[\d.[\]:]+$/.test(hostname) ? {} : { servername: hostname };
    const socket = connect({
      ...material?.connect,
      host: hostname,
      port,
      ...servername,
      rejectUnauthorized: false,
    });
    const finish = (step: DiagnosisStep): void => {
      socket.destroy();
      resolve(step);
    };
    socket.setTimeout(timeoutMs, () =>
      finish(failed(httpMessages.dsoTimeout({ host, seconds: timeoutMs / 1000 }))),
    );
    socket.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.message;
      finish(
        failed(
          /ALERT|HANDSHAKE/.test(code)
            ? httpMessages.dsoHandshake({ host, code })
            : httpMessages.dsoUnreachable({ host, code }),
        ),
      );
    });
    socket.on('secureConnect', () => {
      if (socket.authorized) {
        finish({
          step: 'handshake',
          state: 'ok',
          message: dsoMessages.doctorHandshake({ host, protocol: socket.getProtocol() ?? 'TLS' }),
        });
        return;
      }
      const code = String(socket.authorizationError ?? '');
      finish(failed(dsoMessages.doctorUntrusted({ host, issuer: issuerOfChain(socket), code })));
    });
  });
}

export interface DiagnoseInput {
  readonly omgeving: Omgeving;
  /** The bevoegde gezagen of the files. */
  readonly managed: readonly Oin[];
  readonly env: Environment;
  readonly cwd: string;
  /** Opens the omgeving for reading. */
  readonly open: () => Promise<DsoConnection>;
  /** Is given what DSO-LV's answer looks like, without its values. */
  readonly onShape?: (shape: Shape) => void;
}

/** The steps from variables to an answer that can be understood. Ends after the first that fails. */
export async function* diagnose(input: DiagnoseInput): AsyncGenerator<DiagnosisStep> {
  const { omgeving, managed, env, cwd } = input;
  const { endpoint, clientCertificate } = omgeving;
  if (endpoint === undefined) {
    yield {
      step: 'variables',
      state: 'skipped',
      message: dsoMessages.doctorSimulator({ file: omgeving.simulator ?? '' }),
    };
  } else {
    let material: TlsMaterial | undefined;
    try {
      material = clientCertificate && (await readTlsMaterial(clientCertificate, env, cwd));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      yield { step: 'variables', state: 'failed', message: error.reason };
      return;
    }
    if (material === undefined)
      yield { step: 'variables', state: 'warning', message: dsoMessages.doctorNoCertificate() };
    else yield { step: 'variables', state: 'ok', message: dsoMessages.doctorVariables() };
    for (const message of material?.warnings ?? []) yield { step: 'certificate', state: 'warning', message };
    if (material?.certificate !== undefined) yield describeCertificate(material.certificate, managed);
    const url = new URL(endpoint);
    if (url.protocol === 'https:') {
      const step = await handshake(url, material, omgeving.timeoutSeconds * 1000);
      yield step;
      if (step.state === 'failed') return;
    }
  }
  const [first] = managed;
  if (first === undefined) {
    yield { step: 'answer', state: 'skipped', message: dsoMessages.doctorNothingManaged() };
    return;
  }
  yield* readOnce(input, first);
}

/** A harmless reading: authorisation and the shape of the answer in one; then what the service says of itself. */
async function* readOnce(input: DiagnoseInput, oin: Oin): AsyncGenerator<DiagnosisStep> {
  try {
    const connection = await input.open();
    try {
      if (input.onShape !== undefined)
        input.onShape(shapeOfAnswer(await connection.look({ bevoegdGezag: oin })));
      const { records } = await connection.list(oin);
      const params = { oin, configurations: records.length };
      yield { step: 'answer', state: 'ok', message: dsoMessages.doctorAnswer(params) };
      if (input.omgeving.endpoint !== undefined) yield* checkInterface(connection, input.omgeving);
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const step = error.reason.template === httpMessages.dsoNotAuthorised ? 'authorisation' : 'answer';
    yield { step, state: 'failed', message: error.reason };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shapeOfAnswer({ status, contentType, body }: RawAnswer): Shape {
  const json = parsed(body);
  return {
    status: String(status),
    contentType: contentType.split(';')[0] ?? '',
    body: json === undefined ? 'not JSON' : shapeOf(json),
  };
}

/** Lays the interface that the service publishes, where it does, beside what is assumed of it. */
async function* checkInterface(connection: DsoConnection, omgeving: Omgeving): AsyncGenerator<DiagnosisStep> {
  const { status, body } = await connection.look({ file: 'openapi.json' });
  if (status !== 200) {
    yield { step: 'interface', state: 'skipped', message: dsoMessages.doctorNoInterface({ status }) };
    return;
  }
  const differences = compareInterface(parsed(body), operatiesOf(omgeving.permissions));
  if (differences.length === 0)
    yield { step: 'interface', state: 'ok', message: dsoMessages.doctorInterface() };
  for (const message of differences) yield { step: 'interface', state: 'warning', message };
}
