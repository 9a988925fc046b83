import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openForge } from '../../src/connect/forge.js';
import { Api } from '../../src/forges/api.js';
import { publishComment } from '../../src/forges/publish.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { inFolder, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';

const mark = '<!-- behandeldienst plan omgeving=pre -->';

async function told(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return formatMessage(error.reason, 'en');
    throw error;
  }
  return 'no failure';
}

function apiTo(base: string): Api {
  return new Api({ name: 'GitHub', base, headers: { authorization: 'Bearer geheim' } });
}

describe('the API of a forge', () => {
  test('is asked again after a passing fault, but never written to twice', async () => {
    const server = await serve((response, n) =>
      n < 2 ? response.writeHead(502).end() : json(response, [{ id: 1 }]),
    );
    try {
      const items: unknown[] = [];
      for await (const item of apiTo(server.endpoint).list('/x')) items.push(item);
      expect(items).toEqual([{ id: 1 }]);
      expect(server.requests).toHaveLength(3);
    } finally {
      await server.close();
    }
    const faulty = await serve((response) => response.writeHead(502).end());
    try {
      const message = await told(apiTo(faulty.endpoint).send('POST', '/x', {}));
      expect(message).toBe('GitHub answered POST /api/v1/x with 502');
      expect(faulty.requests).toHaveLength(1);
    } finally {
      await faulty.close();
    }
  });

  test.each<[string, (endpoint: string) => Record<string, string>, RegExp]>([
    ['not authorised', () => ({}), /with 403\. Check the permissions of the token$/],
    ['sent elsewhere', (endpoint) => ({ location: `${endpoint}/else` }), /cannot be reached/],
  ])('%s, says so without the token', async (_name, headers, pattern) => {
    const server = await serve((response, _n, { endpoint }) => {
      const own = headers(endpoint);
      response.writeHead(own.location === undefined ? 403 : 302, own).end('{"message":"geheim"}');
    });
    try {
      const message = await told(apiTo(server.endpoint).send('POST', '/x', {}));
      expect(message).toMatch(pattern);
      expect(message).not.toContain('geheim');
      expect(server.requests).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  test.each<[string, (api: Api) => Promise<unknown>]>([
    ['a thing', (api) => api.read('/x')],
    ['a list', (api) => api.list('/x').next()],
    ['what was written', (api) => api.send('POST', '/x', {})],
  ])('answered for %s with a page of a proxy, says so with its host', async (_name, work) => {
    const server = await serve((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
    );
    try {
      const { host } = new URL(server.endpoint);
      expect(await told(work(apiTo(server.endpoint)))).toBe(
        `GitHub (${host}) gave an answer that is no JSON. Is there a proxy in between, with a page of its own?`,
      );
    } finally {
      await server.close();
    }
  });

  test('takes an address of a next page that is none for the end', async () => {
    const server = await serve((response) => {
      response.setHeader('link', '<nonsense>; rel="next"');
      json(response, [{ id: 1 }]);
    });
    try {
      const items: unknown[] = [];
      for await (const item of apiTo(server.endpoint).list('/x')) items.push(item);
      expect(items).toEqual([{ id: 1 }]);
    } finally {
      await server.close();
    }
  });

  test('follows no next page to another host', async () => {
    const server = await serve((response) => {
      response.setHeader('link', '<https://elsewhere.example.org/x>; rel="next"');
      json(response, []);
    });
    try {
      for await (const item of apiTo(server.endpoint).list('/x')) expect(item).toBeUndefined();
      expect(server.requests).toHaveLength(1);
    } finally {
      await server.close();
    }
  });
});

describe('a forge', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['nowhere', {}, /GITHUB_REPOSITORY or CI_API_V4_URL is not set/],
    ['on GitHub without a token', { GITHUB_REPOSITORY: 'a/b' }, /GITHUB_TOKEN is not set/],
    [
      'on GitLab without a token',
      { CI_API_V4_URL: 'https://gitlab.example.org/api/v4' },
      /GITLAB_TOKEN is not set/,
    ],
    [
      'on GitHub at no address',
      { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 't', GITHUB_API_URL: 'nonsense' },
      /^The environment variable GITHUB_API_URL is not the address of an API\. Write it as https:/,
    ],
    [
      'on GitLab at no address of the web',
      { CI_API_V4_URL: 'file:///api/v4', GITLAB_TOKEN: 't' },
      /^The environment variable CI_API_V4_URL is not the address of an API/,
    ],
    [
      'on GitLab at an address with a password',
      { CI_API_V4_URL: 'https://a:geheim@gitlab.example.org/api/v4', GITLAB_TOKEN: 't' },
      /^The environment variable CI_API_V4_URL (?!.*geheim)/,
    ],
    [
      'on GitHub with a token in two lines',
      { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 'geheim\ngeheim' },
      /^The token in the environment variable GITHUB_TOKEN holds characters that no token has(?!.*geheim)/,
    ],
    [
      'on GitLab with a token in two lines',
      { CI_API_V4_URL: 'https://gitlab.example.org/api/v4', GITLAB_TOKEN: 'geheim\r\ngeheim' },
      /^The token in the environment variable GITLAB_TOKEN holds characters (?!.*geheim)/,
    ],
  ])('%s is refused in words', async (_name, env, pattern) => {
    expect(await told(openForge(env))).toMatch(pattern);
  });

  test('on GitHub outside a pull request says so', async () => {
    await inFolder(async (folder) => {
      await write(folder, { 'event.json': '{"ref":"refs/heads/main"}' });
      const forge = await openForge({
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_TOKEN: 't',
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
      });
      expect(await told(publishComment(forge, mark))).toMatch(/not about a pull request/);
    });
  });

  test('takes only what plan --format markdown gave', async () => {
    const forge = await openForge({ GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 't' });
    expect(await told(publishComment(forge, 'hello'))).toMatch(/the mark that names the omgeving is missing/);
  });
});
