import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openForge } from '../../src/connect/forge.js';
import { Api } from '../../src/forges/api.js';
import { publishComment } from '../../src/forges/publish.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { inFolder, write } from '../support/cli.js';
import { json, notUtf8, serve } from '../support/server.js';

const mark = '<!-- behandeldienst plan omgeving=pre -->';

/** The English words of the failure of some work. */
async function failureOf(work: Promise<unknown>): Promise<string> {
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

describe('API of a git host', () => {
  test('repeats a read after a passing fault, and never repeats a write', async () => {
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
      const message = await failureOf(apiTo(faulty.endpoint).send('POST', '/x', {}));
      expect(message).toBe('GitHub answered POST /api/v1/x with 502');
      expect(faulty.requests).toHaveLength(1);
    } finally {
      await faulty.close();
    }
  });

  test.each<[string, (endpoint: string) => Record<string, string>, RegExp]>([
    ['no permission', () => ({}), /with 403\. Check the permissions of the token$/],
    ['a redirect', (endpoint) => ({ location: `${endpoint}/else` }), /cannot be reached/],
  ])('%s: fails with a message without the token', async (_name, headers, pattern) => {
    const server = await serve((response, _n, { endpoint }) => {
      const own = headers(endpoint);
      response.writeHead(own.location === undefined ? 403 : 302, own).end('{"message":"geheim"}');
    });
    try {
      const message = await failureOf(apiTo(server.endpoint).send('POST', '/x', {}));
      expect(message).toMatch(pattern);
      expect(message).not.toContain('geheim');
      expect(server.requests).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  test('fails on an answer that is not UTF-8', async () => {
    const server = await serve((response) => notUtf8(response, { body: 'caf¿' }));
    try {
      const { host } = new URL(server.endpoint);
      expect(await failureOf(apiTo(server.endpoint).read('/x'))).toBe(
        `GitHub (${host}) gave an answer that is not valid UTF-8, so nothing of it was used`,
      );
    } finally {
      await server.close();
    }
  });

  test.each<[string, (api: Api) => Promise<unknown>]>([
    ['reading an object', (api) => api.read('/x')],
    ['reading a list', (api) => api.list('/x').next()],
    ['writing', (api) => api.send('POST', '/x', {})],
  ])('%s: an HTML page of a proxy fails with the name of the host', async (_name, work) => {
    const server = await serve((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
    );
    try {
      const { host } = new URL(server.endpoint);
      expect(await failureOf(work(apiTo(server.endpoint)))).toBe(
        `GitHub (${host}) gave an answer that is not JSON. Does a proxy answer with a page of its own?`,
      );
    } finally {
      await server.close();
    }
  });

  test('ends a list at a next page without a usable address', async () => {
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

  test('does not follow a next page to another host', async () => {
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

describe('opening a git host', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['outside CI', {}, /None of these environment variables is set: GITHUB_REPOSITORY, CI_API_V4_URL$/],
    ['on GitHub without a token', { GITHUB_REPOSITORY: 'a/b' }, /GITHUB_TOKEN is not set/],
    [
      'on GitLab without a token',
      { CI_API_V4_URL: 'https://gitlab.example.org/api/v4' },
      /GITLAB_TOKEN is not set/,
    ],
    [
      'on GitHub with an unusable address',
      { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 't', GITHUB_API_URL: 'nonsense' },
      /^The environment variable GITHUB_API_URL is not the address of an API\. Write it as https:/,
    ],
    [
      'on GitLab with an address of a file',
      { CI_API_V4_URL: 'file:///api/v4', GITLAB_TOKEN: 't' },
      /^The environment variable CI_API_V4_URL is not the address of an API/,
    ],
    [
      'on GitLab with a password in the address',
      { CI_API_V4_URL: 'https://a:geheim@gitlab.example.org/api/v4', GITLAB_TOKEN: 't' },
      /^The environment variable CI_API_V4_URL (?!.*geheim)/,
    ],
    [
      'on GitHub with a token of two lines',
      { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 'geheim\ngeheim' },
      /^The token in the environment variable GITHUB_TOKEN contains characters that a token cannot contain(?!.*geheim)/,
    ],
    [
      'on GitLab with a token of two lines',
      { CI_API_V4_URL: 'https://gitlab.example.org/api/v4', GITLAB_TOKEN: 'geheim\r\ngeheim' },
      /^The token in the environment variable GITLAB_TOKEN contains characters (?!.*geheim)/,
    ],
  ])('%s: is refused', async (_name, env, pattern) => {
    expect(await failureOf(Promise.resolve(env).then(openForge))).toMatch(pattern);
  });

  test('publishing a comment on GitHub outside a pull request is refused', async () => {
    await inFolder(async (folder) => {
      await write(folder, { 'event.json': '{"ref":"refs/heads/main"}' });
      const forge = openForge({
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_TOKEN: 't',
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
      });
      expect(await failureOf(publishComment(forge, mark))).toMatch(/not about a pull request/);
    });
  });

  test('publishing a comment accepts only the output of plan --format markdown', async () => {
    const forge = openForge({ GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 't' });
    expect(await failureOf(publishComment(forge, 'hello'))).toMatch(
      /the mark that names the omgeving is missing/,
    );
  });
});
