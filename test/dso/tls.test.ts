import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { connectDso } from '../../src/dso/client.js';
import { httpMessages } from '../../src/http/messages.js';
import { readTlsMaterial } from '../../src/http/tls.js';
import { formatMessage, type Language } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { startSimulator } from '../../src/simulator/server.js';
import { inFolder, run, write } from '../support/cli.js';

const folder = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
const file = (name: string): string => join(folder, name);
const pem = (name: string): Promise<string> => readFile(file(name), 'utf8');
const gezag = '00000099000000001000';

/** Reads the TLS material from variables with these values, by role. */
async function material(values: Record<string, string>, now?: number) {
  const names = Object.fromEntries(Object.keys(values).map((role) => [role, `TEST_${role.toUpperCase()}`]));
  const env = Object.fromEntries(
    Object.entries(values).map(([role, value]) => [`TEST_${role.toUpperCase()}`, value]),
  );
  return readTlsMaterial(names, env, folder, { now });
}

async function failureText(promise: Promise<unknown>, language: Language = 'en'): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (!(error instanceof Failure)) throw new Error(`no failure: ${String(error)}`);
  return formatMessage(error.reason, language);
}

describe('a client certificate', () => {
  const passphrase = 'geheim-wachtwoord';

  test.each<[string, () => Promise<Record<string, string>>]>([
    [
      'as PEM text',
      async () => ({ cert: await pem('client.pem'), key: await pem('client.key'), ca: await pem('ca.pem') }),
    ],
    [
      'as PEM text with `\\n` for each line break',
      async () => ({
        cert: (await pem('client.pem')).replaceAll('\n', '\\n'),
        key: (await pem('client.key')).replaceAll('\n', '\\n'),
        ca: await pem('ca.pem'),
      }),
    ],
    ['as paths', async () => ({ cert: 'client.pem', key: 'client.key', ca: file('ca.pem') })],
    [
      'as an encrypted key with its passphrase',
      async () => ({ cert: 'client.pem', key: 'client-encrypted.key', passphrase, ca: 'ca.pem' }),
    ],
    ['as a PKCS#12 file', async () => ({ pfx: 'client.pfx', passphrase, ca: 'ca.pem' })],
    [
      'as PKCS#12 in base64',
      async () => ({
        pfx: (await readFile(file('client.pfx'))).toString('base64'),
        passphrase,
        ca: 'ca.pem',
      }),
    ],
  ])('%s gives access', async (_name, values) => {
    const simulator = await startSimulator({
      tls: { cert: await pem('server.pem'), key: await pem('server.key'), ca: await pem('ca.pem') },
    });
    const tls = await material(await values());
    const dso = connectDso({
      endpoint: simulator.endpoint,
      tls,
      timeoutMs: 5000,
      concurrency: 1,
      retries: 0,
    });
    try {
      expect(await dso.list(gezag)).toEqual({ records: [], paged: false });
    } finally {
      await dso.close();
      await simulator.close();
    }
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'unknown to DSO-LV',
      { cert: 'stranger.pem', key: 'stranger.key', ca: 'ca.pem' },
      /closed the connection at the TLS handshake.* refuses the client certificate.*valid PKIoverheid certificate/,
    ],
    ['left out', { ca: 'ca.pem' }, /requires a client certificate, and none was sent.*Set clientCertificate/],
    [
      'without the CA of the server',
      { cert: 'client.pem', key: 'client.key' },
      /that this machine does not trust .*clientCertificate\.ca/,
    ],
  ])('%s gives a message that says what to do', async (_name, values, message) => {
    const simulator = await startSimulator({
      tls: { cert: await pem('server.pem'), key: await pem('server.key'), ca: await pem('ca.pem') },
    });
    const dso = connectDso({
      endpoint: simulator.endpoint,
      tls: await material(values),
      timeoutMs: 5000,
      concurrency: 1,
      retries: 0,
    });
    try {
      expect(await failureText(dso.list(gezag))).toMatch(message);
    } finally {
      await dso.close();
      await simulator.close();
    }
  });

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'an empty variable',
      { cert: '', key: 'client.key' },
      /TEST_CERT, for the certificate, is not set or is empty/,
    ],
    [
      'a file that does not exist',
      { cert: 'nowhere.pem', key: 'client.key' },
      /TEST_CERT must contain the certificate/,
    ],
    [
      'a file without PEM text',
      { cert: 'client.pfx', key: 'client.key' },
      /contains no PEM text.*use clientCertificate\.pfx/,
    ],
    [
      'a key of another certificate',
      { cert: 'client.pem', key: 'stranger.key' },
      /does not belong to the certificate/,
    ],
    ['an expired certificate', { cert: 'expired.pem', key: 'client.key' }, /expired on 2020-/],
    [
      'no passphrase for an encrypted key',
      { cert: 'client.pem', key: 'client-encrypted.key' },
      /passphrase for TEST_KEY is wrong or missing/,
    ],
    [
      'a wrong passphrase for an encrypted key',
      { cert: 'client.pem', key: 'client-encrypted.key', passphrase: 'fout' },
      /passphrase for TEST_KEY is wrong/,
    ],
    [
      'a wrong passphrase for PKCS#12',
      { pfx: 'client.pfx', passphrase: 'fout' },
      /passphrase for TEST_PFX is wrong/,
    ],
    [
      'PKCS#12 in an old encoding',
      { pfx: 'client-old.pfx', passphrase },
      /old encoding.*openssl pkcs12 -legacy/,
    ],
    ['a file without PKCS#12 data', { pfx: 'client.pem', passphrase }, /TEST_PFX/],
  ])('%s gives a message that names the variable and shows no secret', async (_name, values, message) => {
    const text = await failureText(material(values));
    expect(text).toMatch(message);
    for (const secret of ['fout', passphrase, 'BEGIN PRIVATE', 'MII']) expect(text).not.toContain(secret);
  });

  test('gives a warning from 30 days before it expires', async () => {
    const values = { cert: 'client.pem', key: 'client.key' };
    await chmod(file('client.key'), 0o600);
    expect((await material(values)).warnings).toEqual([]);
    const { X509Certificate } = await import('node:crypto');
    const end = Date.parse(new X509Certificate(await pem('client.pem')).validTo);
    const day = 24 * 60 * 60 * 1000;
    expect((await material(values, end - 29 * day)).warnings).toMatchObject([
      { template: httpMessages.tlsExpiresSoon, params: { days: 29 } },
    ]);
    expect((await material(values, end - 32 * day)).warnings).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'gives a warning when other users can read its key file',
    async () => {
      await inFolder(async (own) => {
        await write(own, { key: await pem('client.key'), cert: await pem('client.pem') });
        await chmod(join(own, 'key'), 0o644);
        const values = { cert: join(own, 'cert'), key: join(own, 'key') };
        expect((await material(values)).warnings).toMatchObject([
          { template: httpMessages.tlsKeyReadable, params: { name: 'TEST_KEY' } },
        ]);
        await chmod(join(own, 'key'), 0o600);
        expect((await material(values)).warnings).toEqual([]);
      });
    },
  );
});

describe('the program over mutual TLS', () => {
  test('plans and applies, and shows no secret at any verbosity', async () => {
    const simulator = await startSimulator({
      tls: { cert: await pem('server.pem'), key: await pem('server.key'), ca: await pem('ca.pem') },
    });
    try {
      await inFolder(async (own) => {
        await write(own, {
          'configs/omgevingen.yaml': `omgevingen:\n  pre:\n    endpoint: ${simulator.endpoint}\n    apiKey: T_API\n    clientCertificate: { cert: T_CERT, key: T_KEY, ca: T_CA }\n`,
          'configs/pre/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "00000099000000101000", activiteiten: [a] }\n`,
        });
        const env = {
          T_API: 'sleutel-123',
          T_CERT: file('client.pem'),
          T_KEY: await pem('client.key'),
          T_CA: file('ca.pem'),
        };
        const applied = await run(['apply', '--omgeving', 'pre', '--yes', '-v'], own, env);
        expect(applied.code).toBe(0);
        expect(applied.stderr).toMatch(/POST .* 200/);
        const planned = await run(['plan', '--omgeving', 'pre', '-v', '--detailed-exitcode'], own, env);
        expect(planned.code).toBe(0);
        const refused = await run(['plan', '--omgeving', 'pre', '-v'], own, { ...env, T_KEY: '' });
        expect(refused).toMatchObject({ code: 3, stdout: '' });
        for (const { stdout, stderr } of [applied, planned, refused])
          expect(stdout + stderr).not.toMatch(/sleutel-123|PRIVATE|MII/);
      });
    } finally {
      await simulator.close();
    }
  });
});
