/**
 * The client certificate, from environment variables to what a connection needs. Certificates of PKIoverheid come as PEM
 * or as PKCS#12; CI systems hand them over as text, often with its line breaks written out. Nothing here ever puts a
 * value into a message: variables are told by name.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { platform } from 'node:os';
import { resolve } from 'node:path';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { Message } from '../messages/message.js';
import type { ClientCertificate } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { httpMessages } from './messages.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a TLS connection is made with. */
export interface TlsMaterial {
  readonly connect: {
    readonly cert?: string;
    readonly key?: string;
    readonly pfx?: Buffer;
    readonly passphrase?: string;
    readonly ca?: string;
  };
  /** The client certificate itself, where there is one. */
  readonly certificate: X509Certificate | undefined;
  /** Worth knowing, and no reason to stop. */
  readonly warnings: readonly Message[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
const WARN_DAYS = 30;

type Role = 'cert' | 'key' | 'pfx' | 'passphrase' | 'ca';

class Reader {
  readonly warnings: Message[] = [];
  readonly #names: ClientCertificate;
  readonly #env: Environment;
  readonly #cwd: string;

  constructor(names: ClientCertificate, env: Environment, cwd: string) {
    this.#names = names;
    this.#env = env;
    this.#cwd = cwd;
  }

  /** The value of the variable for a role; undefined where the omgeving names none. */
  value(role: Role): string | undefined {
    const name = this.#names[role];
    if (name === undefined) return undefined;
    const value = this.#env[name];
    if (value === undefined || value.trim() === '')
      throw new Failure('unreachable', httpMessages.tlsVariableMissing({ name, role }));
    return value;
  }

  async #file(role: Role, path: string): Promise<Buffer> {
    const name = this.#names[role] ?? role;
    const file = resolve(this.#cwd, path.trim());
    try {
      const { mode } = await stat(file);
      if (role !== 'cert' && role !== 'ca' && platform() !== 'win32' && (mode & 0o077) !== 0) {
        this.warnings.push(httpMessages.tlsKeyReadable({ name }));
      }
      return await readFile(file);
    } catch (cause) {
      throw new Failure('unreachable', httpMessages.tlsFileUnreadable({ name, role }), { cause });
    }
  }

  /** PEM text, from the variable itself or from the file that it names. */
  async pem(role: Role): Promise<string | undefined> {
    const value = this.value(role);
    if (value === undefined) return undefined;
    const text = value.includes('-----BEGIN')
      ? value.replaceAll('\\n', '\n')
      : (await this.#file(role, value)).toString('latin1');
    if (!text.includes('-----BEGIN'))
      throw new Failure('unreachable', httpMessages.tlsNotPem({ name: this.#names[role] ?? role, role }));
    return text;
  }

  /** PKCS#12, from base64 in the variable or from the file that it names. */
  async pfx(): Promise<Buffer | undefined> {
    const value = this.value('pfx');
    if (value === undefined) return undefined;
    // DER begins with 0x30 0x82 for anything of this size, which is "MI" in base64; no path looks so at such length.
    const compact = value.replace(/\s+/g, '');
    const inline = compact.length > 200 && /^MI[A-Za-z0-9+/]+=*$/.test(compact);
    return inline ? Buffer.from(compact, 'base64') : this.#file('pfx', value);
  }
}

/** OpenSSL's words for what is wrong with key material, to ours. */
function explain(error: unknown, name: string): Message {
  const text = error instanceof Error ? `${error.message} ${'code' in error ? String(error.code) : ''}` : '';
  if (/unsupported|RC2|inner_evp_generic_fetch/i.test(text)) return httpMessages.tlsOldPfx({ name });
  if (/mac verify|bad decrypt|bad password|password|passphrase|INTERRUPTED_OR_CANCELLED/i.test(text))
    return httpMessages.tlsPassphrase({ name });
  if (/key values mismatch/i.test(text)) return httpMessages.tlsMismatch();
  return httpMessages.tlsUnusable({ name });
}

function checkValidity(certificate: X509Certificate, now: number): Message[] {
  const from = Date.parse(certificate.validFrom);
  const until = Date.parse(certificate.validTo);
  const date = new Date(until).toISOString().slice(0, 10);
  if (now > until) throw new Failure('unreachable', httpMessages.tlsExpired({ date }));
  if (now < from)
    throw new Failure(
      'unreachable',
      httpMessages.tlsNotYet({ date: new Date(from).toISOString().slice(0, 10) }),
    );
  const days = Math.floor((until - now) / DAY_MS);
  return days <= WARN_DAYS ? [httpMessages.tlsExpiresSoon({ date, days })] : [];
}

function parseCertificate(pem: string, name: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new Failure('unreachable', httpMessages.tlsUnusable({ name }), { cause });
  }
}

/** The certificate that a context shows to the other side: of PKCS#12, Node tells it only through a connection's end. */
function certificateOf(secureContext: SecureContext): X509Certificate | undefined {
  const end = new TLSSocket(new Socket(), { secureContext });
  try {
    return end.getX509Certificate();
  } finally {
    end.destroy();
  }
}

/**
 * Reads the client certificate of an omgeving and checks what can be checked before anything is sent.
 *
 * @param names the environment variables, as omgevingen.yaml names them.
 * @throws Failure `unreachable` that names the variable: missing, unreadable, wrong passphrase, key of another certificate,
 *   expired, or a PKCS#12 file in an encoding that OpenSSL 3 refuses.
 */
export async function readTlsMaterial(
  names: ClientCertificate,
  env: Environment,
  cwd: string,
  now = Date.now(),
): Promise<TlsMaterial> {
  const reader = new Reader(names, env, cwd);
  const [cert, key, pfx, ca] = [
    await reader.pem('cert'),
    await reader.pem('key'),
    await reader.pfx(),
    await reader.pem('ca'),
  ];
  const passphrase = reader.value('passphrase');
  const connect = {
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(pfx === undefined ? {} : { pfx }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(ca === undefined ? {} : { ca }),
  };
  const warnings = [...reader.warnings];
  if (cert !== undefined && key !== undefined) {
    const certificate = parseCertificate(cert, names.cert ?? 'cert');
    try {
      const privateKey = createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) });
      if (!certificate.checkPrivateKey(privateKey))
        throw new Failure('unreachable', httpMessages.tlsMismatch());
    } catch (error) {
      throw error instanceof Failure
        ? error
        : new Failure('unreachable', explain(error, names.key ?? 'key'), { cause: error });
    }
  }
  if (ca !== undefined) parseCertificate(ca, names.ca ?? 'ca');
  let certificate: X509Certificate | undefined;
  try {
    certificate = certificateOf(createSecureContext(connect));
  } catch (cause) {
    throw new Failure('unreachable', explain(cause, names.pfx ?? names.key ?? names.cert ?? 'cert'), {
      cause,
    });
  }
  if (certificate !== undefined) warnings.push(...checkValidity(certificate, now));
  return { connect, certificate, warnings };
}
