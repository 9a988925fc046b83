import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inFolder, type Ran, run, write } from '../support/cli.js';
import { type Answer, json, serve } from '../support/server.js';

const key = 'l7xx1f26+91f2/520d-487b_902f4e0b57=a0b1';
const rtrKey = 'A1B2C3D4-e5f6-0718-293A-4B5C6D7E8F90';
const gezag = '00000099000000001000';
const dienst = '00000099000000101000';

const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  'in base64': (text) => Buffer.from(`x-api-key:${text}`).toString('base64'),
  'in base64url': (text) => Buffer.from(`:${text}`).toString('base64url'),
  'with percent signs': encodeURIComponent,
  'with entities': (text) => [...text].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
  'with JSON escapes': (text) =>
    [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'in hexadecimal digits': (text) => Buffer.from(text).toString('hex'),
};

/** Every form of a secret that a reader can turn back into it. */
function formsOf(secret: string): string[] {
  const base64 = ['', 'x', 'xy'].map((before) =>
    Buffer.from(before + secret)
      .toString('base64')
      .slice(4, -4),
  );
  const urls = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const forms = Object.values(encodings).map((encode) => encode(secret));
  return [...forms.filter((form) => !form.includes('=') || form === secret), ...base64, ...urls];
}

/** Fails when a secret is in some text, in any form. */
function expectNoSecret(text: string): void {
  for (const secret of [key, rtrKey])
    for (const form of formsOf(secret)) expect(text.toLowerCase()).not.toContain(form.toLowerCase());
}

/** Everything in the files of a folder. */
async function contentOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'omgevingen.yaml');
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  return texts.join('\n');
}

/** Runs commands in one folder, against a server that gives these answers to everything. */
async function runAll(
  answer: Answer,
  commands: readonly (readonly string[])[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly runs: readonly Ran[]; readonly files: string }> {
  const server = await serve(answer);
  const runs: Ran[] = [];
  let files = '';
  try {
    await inFolder(async (cwd) => {
      await write(cwd, {
        'configs/omgevingen.yaml': `omgevingen:
  pre:
    endpoint: ${server.endpoint}
    apiKey: DSO_KEY
    retries: 0
    rtr: { endpoint: ${server.endpoint}, apiKey: DSO_RTR_KEY }
    verzoeksroutering: { endpoint: ${server.endpoint}, apiKey: DSO_KEY }
`,
        'configs/pre/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${dienst}", activiteiten: [a] }\n`,
      });
      const all = { DSO_KEY: key, DSO_RTR_KEY: rtrKey, ...env };
      for (const command of commands) runs.push(await run([...command, '--omgeving', 'pre', '-v'], cwd, all));
      files = await contentOf(cwd);
    });
  } finally {
    await server.close();
  }
  return { runs, files };
}

describe('a secret that the server sends back is not shown', () => {
  test.each(Object.entries(encodings))('in the words of an error: %s', async (_name, encode) => {
    const echo = `key ${encode(key)} or ${encode(rtrKey)} is unknown`;
    const { runs, files } = await runAll(
      (response) => json(response, { title: echo, detail: echo, instance: `urn:${echo}` }, 400),
      [
        ['plan'],
        ['plan', '--format', 'json'],
        ['doctor'],
        ['doctor', '--anonymous'],
        ['rtr', 'snapshot'],
        ['verify', '--lang', 'nl'],
      ],
    );
    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(3);
      expectNoSecret(stdout + stderr);
    }
    for (const { stdout, stderr } of runs) expect(stdout + stderr).toMatch(/\*\*\*|"body"/);
    expectNoSecret(files);
  });

  test.each(Object.entries(encodings))('in what an apply reports and records: %s', async (_name, encode) => {
    const echo = encode(key);
    const { runs, files } = await runAll(
      (response, _n, { path }) => {
        if (path !== '/api/v1') json(response, { _links: {} });
        else
          json(
            response,
            { title: `bad ${echo}`, 'invalid-params': [{ name: echo, reason: `header ${echo}` }] },
            422,
          );
      },
      [
        ['apply', '--yes', '--journal', 'journal.jsonl'],
        ['apply', '--yes', '--format', 'json', '--journal', 'journal.jsonl'],
        ['apply', '--yes', '--format', 'markdown'],
      ],
    );
    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(4);
      // Markdown escapes the asterisks.
      expect(stdout.replaceAll('&#42;', '*')).toContain('***');
      expectNoSecret(stdout + stderr);
    }
    expect(files).toMatch(/"title":"bad [^"]*\*\*\*/);
    expectNoSecret(files);
  });

  test.each(Object.entries(encodings))('in configuraties and links: %s', async (_name, encode) => {
    const echo = encode(key);
    const items = [
      { id: echo, oin: gezag, activiteit: { naam: echo, oin: gezag }, behandeldienstOin: dienst },
    ];
    const { runs, files } = await runAll(
      (response, _n, { path, endpoint }) => {
        const links = path.includes('second')
          ? {}
          : { next: { href: `${endpoint}?second=${encodeURIComponent(echo)}` } };
        const own = path.includes('second') ? [] : items;
        json(response, { _embedded: { behandeldienstconfiguraties: own }, _links: links });
      },
      [
        ['plan', '--out', 'plan.json'],
        ['plan', '--format', 'json'],
        ['plan', '--format', 'markdown'],
        ['export', '--reported', '--out', 'out.csv'],
        ['export', '--reported'],
        ['report', '--reported', '--out', 'report.html'],
        ['doctor', '--anonymous'],
      ],
    );
    for (const { stdout, stderr } of runs) expectNoSecret(stdout + stderr);
    expect(runs[0]?.stderr).toMatch(/GET \S+\?second=\S*\*\*\*/);
    expect(files).toContain('***');
    expectNoSecret(files);
  });

  test('in the type or the title of a web page', async () => {
    const { runs } = await runAll(
      (response) =>
        response.writeHead(200, { 'content-type': `text/html; key=${key}` }).end(`<title>${key}</title>`),
      [['plan'], ['doctor'], ['doctor', '--anonymous']],
    );
    for (const { stdout, stderr } of runs) {
      expect(stdout + stderr).toContain('***');
      expectNoSecret(stdout + stderr);
    }
  });
});

test('runs at the same time each remove their own secrets only', async () => {
  const answer: Answer = (response) => json(response, { title: `one-key-1234 two-key-5678` }, 400);
  const [one, two] = await Promise.all([
    runAll(answer, [['plan']], { DSO_KEY: 'one-key-1234' }),
    runAll(answer, [['plan']], { DSO_KEY: 'two-key-5678' }),
  ]);
  expect(one.runs[0]?.stderr).toContain('*** two-key-5678');
  expect(two.runs[0]?.stderr).toContain('one-key-1234 ***');
});

test('a private key and its passphrase are not shown, wherever they turn up', async () => {
  const folder = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));
  const pem = await readFile(join(folder, 'client-encrypted.key'), 'utf8');
  const passphrase = 'geheim-wachtwoord';
  const line = pem.split('\n')[2] ?? '';
  await inFolder(async (cwd) => {
    await write(cwd, {
      'configs/omgevingen.yaml':
        'omgevingen:\n  pre:\n    endpoint: https://127.0.0.1:9/v1\n    retries: 0\n    clientCertificate: { cert: DSO_CERT, key: DSO_PEM, passphrase: DSO_PASS }\n',
      // The same secrets, pasted into a name that a plan prints.
      'configs/pre/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${dienst}", activiteiten: ["${line}", "x ${passphrase}"] }\n`,
    });
    const env = { DSO_CERT: join(folder, 'client.pem'), DSO_PEM: pem, DSO_PASS: passphrase };
    for (const command of ['validate', 'plan']) {
      const { stdout, stderr } = await run([command, '--omgeving', 'pre'], cwd, env);
      expect(stdout + stderr).toContain('***');
      expect(stdout + stderr).not.toContain(line);
      expect(stdout + stderr).not.toContain(passphrase);
    }
  });
});

describe('a secret in place of the name of its variable is not shown by any command:', () => {
  const pasted = 'GEHEIM123';

  test.each([
    `apiKey: ${pasted}`,
    `rtr: { endpoint: "http://127.0.0.1:9/rtr", apiKey: ${pasted} }`,
    `verzoeksroutering: { endpoint: "http://127.0.0.1:9/v", apiKey: ${pasted} }`,
    `clientCertificate: { cert: ${pasted}, key: ${pasted} }`,
    `clientCertificate: { pfx: DSO_PFX, passphrase: ${pasted} }`,
    // Forms that validate refuses.
    `apiKey: l7xx${pasted}`,
    `clientCertificate: { pfx: DSO_PFX, passphrase: "${pasted} !" }`,
  ])('%s', async (line) => {
    await inFolder(async (cwd) => {
      await write(cwd, {
        'configs/omgevingen.yaml': `omgevingen:\n  pre:\n    endpoint: http://127.0.0.1:9/v1\n    retries: 0\n    ${line}\n`,
        'configs/pre/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: "${dienst}", activiteiten: [a] }\n`,
      });
      const env = { DSO_PFX: fileURLToPath(new URL('../fixtures/tls/client.pfx', import.meta.url)) };
      for (const command of [
        ['validate'],
        ['validate', '--format', 'json'],
        ['validate', '--rtr'],
        ['plan'],
        ['apply', '--yes'],
        ['verify'],
        ['doctor'],
        ['doctor', '--anonymous'],
        ['rtr', 'snapshot'],
        ['export', '--reported'],
        ['report', '--reported', '--out', 'report.html'],
        ['import'],
        ['ci', 'ready'],
        ['fmt', '--check'],
      ])
        for (const language of ['en', 'nl']) {
          const { stdout, stderr } = await run(
            [...command, '--omgeving', 'pre', '-v', '--lang', language],
            cwd,
            env,
          );
          expect(stdout + stderr, command.join(' ')).not.toContain(pasted);
        }
    });
  });
});
