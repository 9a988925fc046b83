/** What every git host offers, on fake hosts. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeRun, openForge } from '../../src/connect/forge.js';
import { type Capability, type ForgeClient, requireCapability } from '../../src/forges/forge.js';
import { publishComment, publishDrift } from '../../src/forges/publish.js';
import { inFolder, write } from '../support/cli.js';
import { startGithub } from '../support/github.js';
import { startGitlab } from '../support/gitlab.js';

const mark = '<!-- behandeldienst plan omgeving=pre -->';

/** A post at a fake host, in one shape for both hosts. */
interface Shown {
  readonly body: string;
  /** Comments on an issue. */
  readonly comments?: readonly string[];
  readonly open?: boolean;
}

interface Host {
  readonly client: ForgeClient;
  comments(): Shown[];
  issues(): Shown[];
  /** Adds comments and issues of others that contain the mark. */
  addForeign(): void;
}

async function withGithub(work: (host: Host) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const fake = await startGithub();
    try {
      await write(folder, { 'event.json': '{"pull_request":{"number":5}}' });
      const client = openForge({
        GITHUB_REPOSITORY: 'gemeente/routing',
        GITHUB_API_URL: fake.url,
        GITHUB_TOKEN: 'tok-1',
        GITHUB_EVENT_PATH: join(folder, 'event.json'),
      });
      const user = { type: 'User' };
      await work({
        client,
        comments: () =>
          (fake.comments.get(5) ?? [])
            .filter((comment) => comment.user.type === 'Bot')
            .map(({ body }) => ({ body })),
        issues: () =>
          fake.issues
            .filter((issue) => issue.user.type === 'Bot')
            .map(({ body, state, comments }) => ({
              body,
              open: state === 'open',
              comments: comments.map((comment) => comment.body),
            })),
        addForeign() {
          fake.comments.set(
            5,
            [1, 2, 3].map((id) => ({ id, body: `${mark} ${id}`, user })),
          );
          const issue = {
            id: 4,
            number: 4,
            title: 't',
            body: mark,
            state: 'open',
            user,
            labels: [],
            comments: [],
          };
          fake.issues.push(issue);
        },
      });
    } finally {
      await fake.close();
    }
  });
}

async function withGitlab(work: (host: Host) => Promise<void>): Promise<void> {
  const fake = await startGitlab();
  try {
    const client = openForge({
      CI_API_V4_URL: fake.url,
      CI_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: '5',
      GITLAB_TOKEN: 'tok-1',
    });
    const author = { id: 1 };
    await work({
      client,
      comments: () => fake.notes.filter((note) => note.author.id !== 1).map(({ body }) => ({ body })),
      issues: () =>
        fake.issues
          .filter((issue) => issue.author.id !== 1)
          .map(({ description, state, notes }) => ({
            body: description,
            open: state === 'opened',
            comments: notes.map((note) => note.body),
          })),
      addForeign() {
        fake.notes.push(...[1, 2, 3].map((id) => ({ id, body: `${mark} ${id}`, author })));
        fake.issues.push({
          id: 4,
          iid: 4,
          title: 't',
          description: mark,
          state: 'opened',
          labels: '',
          author,
          notes: [],
        });
      },
    });
  } finally {
    await fake.close();
  }
}

describe.each([
  ['GitHub', withGithub],
  ['GitLab', withGitlab],
])('%s', (_name, withHost) => {
  test('keeps one comment on the change request, beside comments of others', async () => {
    await withHost(async ({ client, comments, addForeign }) => {
      addForeign();
      expect(await publishComment(client, `one\n${mark}`)).toBe('created');
      expect(await publishComment(client, `one\r\n${mark}\n`)).toBe('unchanged');
      expect(await publishComment(client, `two\n${mark}`)).toBe('updated');
      expect(comments()).toEqual([{ body: `two\n${mark}` }]);
    });
  });

  test('opens one drift issue, updates it, and closes it with a comment', async () => {
    await withHost(async ({ client, issues, addForeign }) => {
      addForeign();
      const report = { title: 'drift', body: `one\n${mark}`, differs: true, resolved: 'no drift' };
      expect(await publishDrift(client, { ...report, differs: false })).toBe('nothing');
      expect(await publishDrift(client, report)).toBe('created');
      expect(await publishDrift(client, report)).toBe('unchanged');
      expect(await publishDrift(client, { ...report, body: `two\n${mark}` })).toBe('updated');
      expect(issues()).toEqual([{ body: `two\n${mark}`, open: true, comments: [] }]);
      expect(await publishDrift(client, { ...report, differs: false })).toBe('closed');
      expect(issues()).toEqual([{ body: `two\n${mark}`, open: false, comments: ['no drift'] }]);
    });
  });
});

test('GitLab: a comment outside a merge request is refused', async () => {
  const client = openForge({ CI_API_V4_URL: 'https://git.example.org/api/v4', GITLAB_TOKEN: 't' });
  await expect(publishComment(client, mark)).rejects.toMatchObject({ kind: 'usage' });
});

describe('GitHub: reviewed plan', () => {
  const merged = { merged_at: '2026-01-31T00:00:00Z', head: { sha: 'beef' } };
  const plan = { name: 'plan-pre', expired: false };

  test.each([
    [
      'of the newest run with a plan for the omgeving',
      [merged],
      [{ ...plan, name: 'plan-prod' }],
      [plan],
      '6',
    ],
    ['of the newest run of several', [merged], [plan], [plan], '7'],
    ['of no run: the plan has expired', [merged], [{ ...plan, expired: true }], [], undefined],
    ['of no run: the change request was not merged', [{ ...merged, merged_at: null }], [plan], [], undefined],
    ['of no run: no change request brought the commit', [], [plan], [], undefined],
  ])('%s', async (_name, pulls, newest, older, expected) => {
    const fake = await startGithub();
    try {
      fake.pulls.set('c0ffee', pulls);
      fake.runs.set('beef', [{ id: 7 }, { id: 6 }]);
      fake.artifacts.set('7', newest);
      fake.artifacts.set('6', older);
      const client = openForge({
        GITHUB_REPOSITORY: 'gemeente/routing',
        GITHUB_API_URL: fake.url,
        GITHUB_TOKEN: 'tok-1',
        GITHUB_SHA: 'c0ffee',
      });
      expect(await requireCapability(client, 'reviewedPlans').findRun('pre')).toBe(expected);
    } finally {
      await fake.close();
    }
  });
});

describe('capabilities', () => {
  test.each<[string, Record<string, string>, Capability[]]>([
    [
      'GitLab',
      { CI_API_V4_URL: 'https://git.example.org/api/v4', GITLAB_TOKEN: 't' },
      ['comments', 'issues'],
    ],
    ['GitHub', { GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 't' }, ['comments', 'issues', 'reviewedPlans']],
    ['Azure DevOps', { TF_BUILD: 'True' }, []],
  ])('%s', (name, env, expected) => {
    const client = openForge(env);
    expect(client.name).toBe(name);
    const all = ['comments', 'issues', 'reviewedPlans'] as const;
    expect(all.filter((capability) => client[capability] !== undefined)).toEqual(expected);
    for (const capability of all) {
      if (expected.includes(capability)) expect(requireCapability(client, capability)).toBeDefined();
      else expect(() => requireCapability(client, capability)).toThrow(`at ${name}`);
    }
  });
});

describe('description of the run', () => {
  test.each([
    ['GitHub', { GITHUB_RUN_ID: '1', GITHUB_SHA: 'c0ffee', GITHUB_ACTOR: 'jan' }],
    ['GitLab', { CI_PIPELINE_ID: '1', CI_COMMIT_SHA: 'c0ffee', GITLAB_USER_LOGIN: 'jan' }],
    ['Azure DevOps', { BUILD_BUILDID: '1', BUILD_SOURCEVERSION: 'c0ffee', BUILD_REQUESTEDFOR: 'jan' }],
  ])('%s', (_name, env) => {
    expect(describeRun(env)).toEqual({ id: '1', commit: 'c0ffee', actor: 'jan' });
  });

  test('is empty outside CI, and an empty variable counts as absent', () => {
    expect(describeRun({ GITHUB_SHA: '', CI_COMMIT_SHA: 'c0ffee' })).toEqual({ commit: 'c0ffee' });
    expect(describeRun({})).toEqual({});
  });
});
