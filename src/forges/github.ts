import { readFile } from 'node:fs/promises';
import { Failure } from '../model/failure.js';
import { Api } from './api.js';
import { type CiEnvironment, DRIFT_LABEL, type Forge, type Post } from './forge.js';
import { forgesMessages } from './messages.js';
import { readAddress, readToken } from './variables.js';

function apiOf(env: CiEnvironment): Api {
  const token = readToken(env, 'GITHUB_TOKEN');
  const root = readAddress(env, 'GITHUB_API_URL', 'https://api.github.com');
  return new Api({
    name: 'GitHub',
    base: `${root}/repos/${env.GITHUB_REPOSITORY ?? ''}`,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'behandeldienst',
      'x-github-api-version': '2022-11-28',
    },
  });
}

/** Number of the pull request that the event is about. */
async function pullRequest(env: CiEnvironment): Promise<number> {
  try {
    const event: unknown = JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
    const number = (event as { pull_request?: { number?: unknown } } | null)?.pull_request?.number;
    if (Number.isSafeInteger(number)) return number as number;
  } catch {
    // No event, or one that cannot be read, is told like one without a pull request.
  }
  throw new Failure('usage', forgesMessages.noPullRequest());
}

/** A post of ours: with the mark, and written by a bot. Anybody could put the mark in a comment of their own. */
async function find(items: AsyncIterable<Readonly<Record<string, unknown>>>, mark: string, idKey: string) {
  for await (const item of items) {
    const { body, user, pull_request: isPull } = item;
    const bot = (user as { type?: unknown } | null | undefined)?.type === 'Bot';
    if (bot && isPull === undefined && typeof body === 'string' && body.includes(mark))
      return { id: String(item[idKey]), body } satisfies Post;
  }
  return undefined;
}

/** GitHub, with the token and the event of the running workflow. */
export async function openGithub(env: CiEnvironment): Promise<Forge> {
  const api = apiOf(env);
  return {
    findComment: async (mark) => find(api.list(`/issues/${await pullRequest(env)}/comments`), mark, 'id'),
    async createComment(body) {
      await api.send('POST', `/issues/${await pullRequest(env)}/comments`, { body });
    },
    async updateComment(id, body) {
      await api.send('PATCH', `/issues/comments/${id}`, { body });
    },
    findIssue: (mark) => find(api.list(`/issues?state=open&labels=${DRIFT_LABEL}`), mark, 'number'),
    async createIssue(title, body) {
      await api.send('POST', '/issues', { title, body, labels: [DRIFT_LABEL] });
    },
    async updateIssue(id, title, body) {
      await api.send('PATCH', `/issues/${id}`, { title, body });
    },
    async closeIssue(id, word) {
      await api.send('POST', `/issues/${id}/comments`, { body: word });
      await api.send('PATCH', `/issues/${id}`, { state: 'closed', state_reason: 'completed' });
    },
  };
}

/**
 * The run of the plan workflow whose plan for an omgeving was reviewed before this commit was merged.
 *
 * @returns its id, or undefined when no pull request brought the commit, or its plan is not kept.
 * @throws Failure when GitHub cannot be asked.
 */
export async function reviewedRun(env: CiEnvironment, omgeving: string): Promise<string | undefined> {
  const api = apiOf(env);
  const sha = env.GITHUB_SHA ?? '';
  for await (const pull of api.list(`/commits/${sha}/pulls`)) {
    const head = (pull.head as { sha?: unknown } | undefined)?.sha;
    if (typeof pull.merged_at !== 'string' || typeof head !== 'string') continue;
    // Newest first: an earlier run planned an earlier state.
    const runs = `/actions/workflows/plan.yml/runs?event=pull_request&status=success&head_sha=${head}`;
    for await (const run of api.list(runs)) {
      for await (const artifact of api.list(`/actions/runs/${String(run.id)}/artifacts`))
        if (artifact.name === `plan-${omgeving}` && artifact.expired !== true) return String(run.id);
    }
  }
  return undefined;
}
