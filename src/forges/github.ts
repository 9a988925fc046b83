/** GitHub: GitHub Actions sets the variables, its token writes comments and issues. */
import { readFile } from 'node:fs/promises';
import { isObject, type Json } from '../lib/json.js';
import { Failure } from '../model/failure.js';
import { Api } from './api.js';
import {
  type ChangeRequestComments,
  type CiEnvironment,
  DRIFT_LABEL,
  type Forge,
  type Issues,
  type Post,
  type ReviewedPlans,
} from './forge.js';
import { forgesMessages } from './messages.js';
import { readAddress, readToken } from './variables.js';

const NAME = 'GitHub';

function openApi(env: CiEnvironment): Api {
  const token = readToken(env, 'GITHUB_TOKEN');
  const root = readAddress(env, 'GITHUB_API_URL', 'https://api.github.com');
  return new Api({
    name: NAME,
    base: `${root}/repos/${env.GITHUB_REPOSITORY ?? ''}`,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'behandeldienst',
      'x-github-api-version': '2022-11-28',
    },
  });
}

/** Reads the number of the pull request from the event that started the run. */
async function pullRequestNumber(env: CiEnvironment): Promise<number> {
  // A missing or unreadable event counts as an event without a pull request.
  const text = await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8').catch(() => 'null');
  try {
    const event: unknown = JSON.parse(text);
    const pull = isObject(event) ? event.pull_request : undefined;
    if (isObject(pull) && typeof pull.number === 'number' && Number.isSafeInteger(pull.number))
      return pull.number;
  } catch {
    // Not JSON: reported below.
  }
  throw new Failure('usage', forgesMessages.noPullRequest());
}

/** Finds a post with the mark that a bot wrote. Anybody can put the mark in a comment of their own. */
async function findPost(
  items: AsyncIterable<Json>,
  mark: string,
  idKey: 'id' | 'number',
): Promise<Post | undefined> {
  for await (const item of items) {
    const { body, user, pull_request: pullRequest } = item;
    const byBot = isObject(user) && user.type === 'Bot';
    if (byBot && pullRequest === undefined && typeof body === 'string' && body.includes(mark))
      return { id: String(item[idKey]), body };
  }
  return undefined;
}

function commentsOf(api: Api, env: CiEnvironment): ChangeRequestComments {
  const path = async (): Promise<string> => `/issues/${await pullRequestNumber(env)}/comments`;
  return {
    find: async (mark) => findPost(api.list(await path()), mark, 'id'),
    async create(body) {
      await api.send('POST', await path(), { body });
    },
    async update(id, body) {
      await api.send('PATCH', `/issues/comments/${id}`, { body });
    },
  };
}

function issuesOf(api: Api): Issues {
  return {
    find: (mark) => findPost(api.list(`/issues?state=open&labels=${DRIFT_LABEL}`), mark, 'number'),
    async create(title, body) {
      await api.send('POST', '/issues', { title, body, labels: [DRIFT_LABEL] });
    },
    async update(id, title, body) {
      await api.send('PATCH', `/issues/${id}`, { title, body });
    },
    async close(id, comment) {
      await api.send('POST', `/issues/${id}/comments`, { body: comment });
      await api.send('PATCH', `/issues/${id}`, { state: 'closed', state_reason: 'completed' });
    },
  };
}

function reviewedPlansOf(api: Api, env: CiEnvironment): ReviewedPlans {
  return {
    async findRun(omgeving) {
      for await (const pull of api.list(`/commits/${env.GITHUB_SHA ?? ''}/pulls`)) {
        const head = isObject(pull.head) ? pull.head.sha : undefined;
        if (typeof pull.merged_at !== 'string' || typeof head !== 'string') continue;
        // GitHub lists the newest run first: an older run planned an older state.
        const runs = `/actions/workflows/plan.yml/runs?event=pull_request&status=success&head_sha=${head}`;
        for await (const run of api.list(runs)) {
          for await (const artifact of api.list(`/actions/runs/${String(run.id)}/artifacts`))
            if (artifact.name === `plan-${omgeving}` && artifact.expired !== true) return String(run.id);
        }
      }
      return undefined;
    },
  };
}

export const github: Forge = {
  name: NAME,
  variable: 'GITHUB_REPOSITORY',
  tokens: ['GITHUB_TOKEN'],
  pages: {
    hostname: /(^|\.)github\./i,
    // Serves SSH at the port of HTTPS, for networks that block other ports.
    sshHosts: new Map([['ssh.github.com', 'github.com']]),
    filePath: '/blob/',
    repositoryUrl: ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }) =>
      server && repository ? `${server}/${repository}` : undefined,
  },
  describeRun: (env) => ({ id: env.GITHUB_RUN_ID, commit: env.GITHUB_SHA, actor: env.GITHUB_ACTOR }),
  connect(env) {
    const api = openApi(env);
    return {
      name: NAME,
      comments: commentsOf(api, env),
      issues: issuesOf(api),
      reviewedPlans: reviewedPlansOf(api, env),
    };
  },
};
