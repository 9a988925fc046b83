import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startSimulator } from '../../src/simulator/server.js';
import { inFolder, run, write } from '../support/cli.js';
import { json, notUtf8, serve } from '../support/server.js';

const folder = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
const pem = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

function tree(endpoint: string, gezag: string, certificate = ''): Record<string, string> {
  return {
    'configs/omgevingen.yaml': `omgevingen:\n  pre:\n    endpoint: ${endpoint}\n    retries: 0\n    timeoutSeconds: 5\n${certificate}`,
    'configs/pre/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "00000099000000101000", activiteiten: [a] }\n`,
  };
}

const own = '00000099000000001000';
const other = '00000099000000005000';
const withCa = '    clientCertificate: { cert: T_CERT, key: T_KEY, ca: T_CA }\n';
const withoutCa = '    clientCertificate: { cert: T_CERT, key: T_KEY }\n';

describe('doctor over mutual TLS reports each step when', () => {
  test.each<[string, string, string, Record<string, string>, number, RegExp[]]>([
    [
      'everything is fine',
      own,
      withCa,
      {},
      0,
      [
        /✓ variables/,
        /✓ certificate: Test, OIN 00000099000000001000, a bevoegd gezag in the files/,
        /✓ handshake: the certificate of localhost:\d+ is trusted/,
        /✓ answer: understood: 0 configuraties/,
      ],
    ],
    [
      'the certificate belongs to another organisation',
      other,
      withCa,
      {},
      0,
      [/✓ certificate: .* not itself a bevoegd gezag/],
    ],
    [
      'the CA is missing',
      own,
      withoutCa,
      {},
      3,
      [/✗ handshake: .* issued under "Test Root", which this machine does not trust.*clientCertificate\.ca/],
    ],
    [
      'the key belongs to another certificate',
      own,
      withCa,
      { T_KEY: 'stranger.key' },
      3,
      [/✗ variables: The private key does not belong to the certificate/],
    ],
    [
      'a variable is missing',
      own,
      withCa,
      { T_CERT: '' },
      3,
      [/✗ variables: .*T_CERT.*No certificate yet\? Request access/],
    ],
    [
      'the server does not know the certificate',
      own,
      withCa,
      { T_CERT: 'stranger.pem', T_KEY: 'stranger.key' },
      3,
      [/✗ handshake: localhost:\d+ closed the connection .* refuses the client certificate/],
    ],
  ])('%s', async (_name, gezag, certificate, changed, exit, lines) => {
    const simulator = await startSimulator({
      tls: { cert: await pem('server.pem'), key: await pem('server.key'), ca: await pem('ca.pem') },
    });
    try {
      await inFolder(async (cwd) => {
        await write(cwd, tree(simulator.endpoint, gezag, certificate));
        const names = { T_CERT: 'client.pem', T_KEY: 'client.key', T_CA: 'ca.pem', ...changed };
        const env = Object.fromEntries(
          Object.entries(names).map(([key, name]) => [key, name === '' ? '' : join(folder, name)]),
        );
        const { code, stdout, stderr } = await run(['doctor', '--omgeving', 'pre'], cwd, env);
        expect({ code, stderr: stderr.replace(/.*chmod 600.*\n/g, '') }).toEqual({ code: exit, stderr: '' });
        for (const line of lines) expect(stdout).toMatch(line);
        // The diagnosis ends at the first step that fails.
        if (exit !== 0) expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^✗/);
        expect(stdout).not.toMatch(/PRIVATE|MII/);
      });
    } finally {
      await simulator.close();
    }
  });
});

describe('doctor sends a request, and so finds at the handshake that', () => {
  test.each<[string, ServerOptions, string, RegExp]>([
    [
      'TLS 1.2: no client certificate was sent',
      { maxVersion: 'TLSv1.2' },
      '',
      /✗ handshake: .*requires a client certificate, and none was sent\. Set clientCertificate/,
    ],
    [
      'TLS 1.2: the client certificate is refused',
      { maxVersion: 'TLSv1.2' },
      withCa,
      /✗ handshake: .*refuses the client certificate.* Check that it is a valid PKIoverheid certificate/,
    ],
    [
      'TLS 1.3: the client certificate is refused',
      { minVersion: 'TLSv1.3' },
      withCa,
      /✗ handshake: .*refuses the client certificate.* Check that it is a valid PKIoverheid certificate/,
    ],
    [
      'TLS 1.1 is too old',
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      withCa,
      /✗ handshake: .*supports neither TLS 1\.2 nor TLS 1\.3.*Your certificate is not the cause/,
    ],
    [
      'the certificate of the server has expired',
      { cert: 'expired.pem', key: 'client.key' },
      withCa,
      /✗ handshake: The certificate of localhost:\d+ has expired/,
    ],
  ])('%s', async (_name, { cert = 'server.pem', key = 'server.key', ...versions }, certificate, line) => {
    const tls = { cert: await pem(String(cert)), key: await pem(String(key)), ca: await pem('ca.pem') };
    const options = { ...tls, requestCert: true, rejectUnauthorized: true, ...versions };
    const server = createServer(options, (_, response) => response.end('{"_links":{}}'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      await inFolder(async (cwd) => {
        const { port } = server.address() as AddressInfo;
        await write(cwd, tree(`https://localhost:${port}/v1`, own, certificate));
        const names = { T_CERT: 'stranger.pem', T_KEY: 'stranger.key', T_CA: 'ca.pem' };
        const env = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, join(folder, name)]));
        const { code, stdout } = await run(['doctor', '--omgeving', 'pre'], cwd, env);
        expect(code).toBe(3);
        expect(stdout.trimEnd().split('\n').at(-1)).toMatch(line);
        expect(stdout).not.toMatch(/✓ handshake|firewall$/m);
      });
    } finally {
      server.close();
    }
  });
});

describe('doctor', () => {
  test('names the request form when access is refused', async () => {
    const server = await serve((response) =>
      response.writeHead(403, { 'content-type': 'application/problem+json' }).end('{"title":"Verboden"}'),
    );
    try {
      await inFolder(async (cwd) => {
        await write(cwd, tree(server.endpoint, own));
        const { code, stdout } = await run(['doctor', '--omgeving', 'pre'], cwd);
        expect(code).toBe(3);
        expect(stdout).toMatch(
          /! variables: no clientCertificate[\s\S]*✗ authorisation: .*403.*request form/,
        );
      });
    } finally {
      await server.close();
    }
  });

  test('compares the published interface with the assumptions', async () => {
    const document: unknown = JSON.parse(
      await readFile(new URL('../fixtures/dso/openapi.json', import.meta.url), 'utf8'),
    );
    const server = await serve((response, _n, { path }) =>
      json(response, path.endsWith('/openapi.json') ? document : { _links: {} }),
    );
    try {
      await inFolder(async (cwd) => {
        await write(cwd, tree(server.endpoint, own));
        const { code, stdout } = await run(['doctor', '--omgeving', 'pre'], cwd);
        expect(code).toBe(0);
        expect(stdout).toMatch(
          /✓ answer: [\s\S]*! interface: openapi.json also has PUT[\s\S]*also has DELETE/,
        );
      });
    } finally {
      await server.close();
    }
  });

  test.each<[string, unknown, number]>([
    ['that is understood', { _embedded: { behandeldienstconfiguraties: [] }, _links: {} }, 0],
    ['that is not', { _embedded: { behandeldienstconfiguraties: [{ id: 'geheim', oin: own }] } }, 3],
  ])('--anonymous shows the shape of an answer %s, without its values', async (_name, answer, exit) => {
    const server = await serve((response, _n, { path }) =>
      path.endsWith('/openapi.json') ? response.writeHead(404).end() : json(response, answer),
    );
    try {
      await inFolder(async (cwd) => {
        await write(cwd, tree(server.endpoint, own));
        const { code, stdout, stderr } = await run(['doctor', '--omgeving', 'pre', '--anonymous'], cwd);
        expect(code).toBe(exit);
        const shape: unknown = JSON.parse(stdout);
        expect(shape).toMatchObject({ status: '200', body: { _embedded: {} } });
        expect(stdout).not.toMatch(/geheim|0{5}/);
        expect(stderr).toMatch(/configuration: no errors/);
      });
    } finally {
      await server.close();
    }
  });

  test('--anonymous says of an answer that it is not UTF-8', async () => {
    const server = await serve((response) => notUtf8(response, { naam: '¿' }));
    try {
      await inFolder(async (cwd) => {
        await write(cwd, tree(server.endpoint, own));
        const { code, stdout, stderr } = await run(['doctor', '--omgeving', 'pre', '--anonymous'], cwd);
        expect(code).toBe(3);
        expect(JSON.parse(stdout)).toMatchObject({ body: 'not UTF-8' });
        expect(stderr).toMatch(/✗ answer: The answer of DSO-LV is not valid UTF-8/);
      });
    } finally {
      await server.close();
    }
  });

  test('checks the files first', async () => {
    await inFolder(async (cwd) => {
      await write(cwd, tree('https://dso.example.org/v1', 'nobody'));
      const { code, stdout } = await run(['doctor', '--omgeving', 'pre', '--lang', 'nl'], cwd);
      expect(code).toBe(1);
      expect(stdout).toBe(
        '✗ configuratie: 1 fout in de bestanden. Zie behandeldienst validate --omgeving pre\n',
      );
    });
  });
});
