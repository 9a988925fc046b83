/**
 * Reads a client certificate from environment variables. PKIoverheid certificates come as PEM or as PKCS#12; CI systems
 * often pass them as text with `\n` for each line break. Messages name the variable and never show its value.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { platform } from 'node:os';
import { resolve } from 'node:path';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { Redactor } from '../lib/redactor.js';
import type { Message } from '../messages/message.js';
import type { ClientCertificate } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { type CertificateRole, httpMessages } from './messages.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The input for a TLS connection. */
export interface TlsMaterial {
  readonly connect: {
    readonly cert?: string;
    readonly key?: string;
    readonly pfx?: Buffer;
    readonly passphrase?: string;
    readonly ca?: string;
  };
  /** The client certificate; undefined when there is none. */
  readonly certificate: X509Certificate | undefined;
  readonly warnings: readonly Message[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRES_SOON_DAYS = 30;

/** DER data of this size begins with the bytes 30 82, which is `MI` in base64. No path of that length looks like it. */
const MIN_PFX_LENGTH = 200;

/** Reads the variables of a client certificate. */
class VariableReader {
  readonly warnings: Message[] = [];
  readonly #names: ClientCertificate;
  readonly #env: Environment;
  readonly #cwd: string;
  readonly #redactor: Redactor;

  constructor(names: ClientCertificate, env: Environment, cwd: string, redactor: Redactor) {
    this.#names = names;
    this.#env = env;
    this.#cwd = cwd;
    this.#redactor = redactor;
  }

  /** The value of the variable for a role; undefined when the omgeving names no variable for it. */
  value(role: CertificateRole): string | undefined {
    const name = this.#names[role];
    if (name === undefined) return undefined;
    const value = this.#env[name];
    if (value === undefined || value.trim() === '')
      throw new Failure('unreachable', httpMessages.tlsVariableMissing({ name, role }));
    return value;
  }

  async #file(role: CertificateRole, path: string): Promise<Buffer> {
    const name = this.#names[role] ?? role;
    const file = resolve(this.#cwd, path.trim());
    const isSecret = role !== 'cert' && role !== 'ca';
    try {
      const { mode } = await stat(file);
      if (isSecret && platform() !== 'win32' && (mode & 0o077) !== 0)
        this.warnings.push(httpMessages.tlsKeyReadable({ name }));
      return await readFile(file);
    } catch (cause) {
      throw new Failure('unreachable', httpMessages.tlsFileUnreadable({ name, role }), { cause });
    }
  }

  /** Reads PEM text, from the variable itself or from the file that it names. */
  async pem(role: CertificateRole): Promise<string | undefined> {
    const value = this.value(role);
    if (value === undefined) return undefined;
    const text = value.includes('-----BEGIN')
      ? value.replaceAll('\\n', '\n')
      : (await this.#file(role, value)).toString('latin1');
    if (!text.includes('-----BEGIN'))
      throw new Failure('unreachable', httpMessages.tlsNotPem({ name: this.#names[role] ?? role, role }));
    this.#redactor.addPem(text);
    return text;
  }

  /** Reads PKCS#12 data, from base64 text in the variable or from the file that it names. */
  async pfx(): Promise<Buffer | undefined> {
    const value = this.value('pfx');
    if (value === undefined) return undefined;
    const compact = value.replace(/\s+/g, '');
    const isBase64 = compact.length > MIN_PFX_LENGTH && /^MI[A-Za-z0-9+/]+=*$/.test(compact);
    const bytes = isBase64 ? Buffer.from(compact, 'base64') : await this.#file('pfx', value);
    this.#redactor.addBytes(bytes);
    return bytes;
  }
}

/** Translates what OpenSSL says about key material. */
function explain(error: unknown, name: string): Message {
  const text = error instanceof Error ? `${error.message} ${'code' in error ? String(error.code) : ''}` : '';
  if (/unsupported|RC2|inner_evp_generic_fetch/i.test(text)) return httpMessages.tlsOldPfx({ name });
  if (/mac verify|bad decrypt|bad password|password|passphrase|INTERRUPTED_OR_CANCELLED/i.test(text))
    return httpMessages.tlsPassphrase({ name });
  if (/key values mismatch/i.test(text)) return httpMessages.tlsMismatch();
  return httpMessages.tlsUnusable({ name });
}

function parseCertificate(pem: string, name: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new Failure('unreachable', httpMessages.tlsUnusable({ name }), { cause });
  }
}

/** Checks that a private key can be read and belongs to a certificate. */
function checkKeyPair(
  cert: string,
  key: string,
  passphrase: string | undefined,
  names: ClientCertificate,
): void {
  const certificate = parseCertificate(cert, names.cert ?? 'cert');
  let belongs: boolean;
  try {
    belongs = certificate.checkPrivateKey(createPrivateKey({ key, passphrase }));
  } catch (cause) {
    throw new Failure('unreachable', explain(cause, names.key ?? 'key'), { cause });
  }
  if (!belongs) throw new Failure('unreachable', httpMessages.tlsMismatch());
}

/** The certificate that a context sends to a server. For PKCS#12, Node gives it only through a socket. */
function certificateOf(secureContext: SecureContext): X509Certificate | undefined {
  const socket = new TLSSocket(new Socket(), { secureContext });
  try {
    return socket.getX509Certificate();
  } finally {
    socket.destroy();
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Checks that a certificate is valid now, and warns when it expires soon. */
function checkValidity(certificate: X509Certificate, now: number): Message[] {
  const from = Date.parse(certificate.validFrom);
  const until = Date.parse(certificate.validTo);
  if (now > until) throw new Failure('unreachable', httpMessages.tlsExpired({ date: dayOf(until) }));
  if (now < from) throw new Failure('unreachable', httpMessages.tlsNotYet({ date: dayOf(from) }));
  const days = Math.floor((until - now) / DAY_MS);
  return days <= EXPIRES_SOON_DAYS ? [httpMessages.tlsExpiresSoon({ date: dayOf(until), days })] : [];
}

interface TlsOptions {
  /** Learns the private key. */
  readonly redactor?: Redactor;
  /** The present moment; for tests. */
  readonly now?: number;
}

/**
 * Reads the client certificate of an omgeving, and checks everything that can be checked without a connection.
 *
 * @param names the environment variables, from omgevingen.yaml.
 * @throws Failure `unreachable` that names the variable: it is missing or unreadable, the passphrase is wrong, the key
 *   belongs to another certificate, the certificate has expired, or OpenSSL 3 refuses the encoding of the PKCS#12 file.
 */
export async function readTlsMaterial(
  names: ClientCertificate,
  env: Environment,
  cwd: string,
  { redactor = new Redactor(), now = Date.now() }: TlsOptions = {},
): Promise<TlsMaterial> {
  const reader = new VariableReader(names, env, cwd, redactor);
  const cert = await reader.pem('cert');
  const key = await reader.pem('key');
  const pfx = await reader.pfx();
  const ca = await reader.pem('ca');
  const passphrase = reader.value('passphrase');
  if (cert !== undefined && key !== undefined) checkKeyPair(cert, key, passphrase, names);
  if (ca !== undefined) parseCertificate(ca, names.ca ?? 'ca');
  const connect = { cert, key, pfx, passphrase, ca };
  let certificate: X509Certificate | undefined;
  try {
    certificate = certificateOf(createSecureContext(connect));
  } catch (cause) {
    const name = names.pfx ?? names.key ?? names.cert ?? 'cert';
    throw new Failure('unreachable', explain(cause, name), { cause });
  }
  const warnings = certificate === undefined ? [] : checkValidity(certificate, now);
  return { connect, certificate, warnings: [...reader.warnings, ...warnings] };
}
