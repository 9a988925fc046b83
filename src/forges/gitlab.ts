/**
 * GitLab: GitLab CI sets the variables. Writing needs a project access token (`GITLAB_TOKEN`): the job token may not
 * write notes or issues.
 */
import { isObject } from '../lib/json.js';
import { Failure } from '../model/failure.js';
import { Api } from './api.js';
import {
  type ChangeRequestComments,
  type CiEnvironment,
  DRIFT_LABEL,
  type Forge,
  type Issues,
  type Post,
} from './forge.js';
import { forgesMessages } from './messages.js';
import { readAddress, readToken } from './variables.js';

const NAME = 'GitLab';

interface Apis {
  readonly project: Api;
  /** The whole installation: who the token belongs to is no question about a project. */
  readonly root: Api;
}

function openApis(env: CiEnvironment): Apis {
  const headers = { 'private-token': readToken(env, 'GITLAB_TOKEN'), 'user-agent': 'behandeldienst' };
  const base = readAddress(env, 'CI_API_V4_URL');
  const project = encodeURIComponent(env.CI_PROJECT_ID ?? '');
  return {
    project: new Api({ name: NAME, base: `${base}/projects/${project}`, headers }),
    root: new Api({ name: NAME, base, headers }),
  };
}

/** Finds a post with the mark that the user of this token wrote: GitLab does not show who is a bot. */
async function findPost(
  { project, root }: Apis,
  path: string,
  mark: string,
  keys: { readonly text: 'body' | 'description'; readonly id: 'id' | 'iid' },
): Promise<Post | undefined> {
  const { id: self } = await root.read('/user');
  for await (const item of project.list(path)) {
    const body = item[keys.text];
    const author = isObject(item.author) ? item.author.id : undefined;
    if (author === self && typeof body === 'string' && body.includes(mark))
      return { id: String(item[keys.id]), body };
  }
  return undefined;
}

function commentsOf(apis: Apis, env: CiEnvironment): ChangeRequestComments {
  const notes = (): string => {
    if (!env.CI_MERGE_REQUEST_IID) throw new Failure('usage', forgesMessages.noPullRequest());
    return `/merge_requests/${env.CI_MERGE_REQUEST_IID}/notes`;
  };
  return {
    find: async (mark) => findPost(apis, notes(), mark, { text: 'body', id: 'id' }),
    async create(body) {
      await apis.project.send('POST', notes(), { body });
    },
    async update(id, body) {
      await apis.project.send('PUT', `${notes()}/${id}`, { body });
    },
  };
}

function issuesOf(apis: Apis): Issues {
  const { project } = apis;
  return {
    find: (mark) =>
      findPost(apis, `/issues?state=opened&labels=${DRIFT_LABEL}`, mark, { text: 'description', id: 'iid' }),
    async create(title, description) {
      await project.send('POST', '/issues', { title, description, labels: DRIFT_LABEL });
    },
    async update(id, title, description) {
      await project.send('PUT', `/issues/${id}`, { title, description });
    },
    async close(id, comment) {
      await project.send('POST', `/issues/${id}/notes`, { body: comment });
      await project.send('PUT', `/issues/${id}`, { state_event: 'close' });
    },
  };
}

export const gitlab: Forge = {
  name: NAME,
  variable: 'CI_API_V4_URL',
  tokens: ['GITLAB_TOKEN', 'CI_JOB_TOKEN'],
  pages: {
    hostname: /(^|\.)gitlab\./i,
    // Serves SSH at the port of HTTPS, for networks that block other ports.
    sshHosts: new Map([['altssh.gitlab.com', 'gitlab.com']]),
    filePath: '/-/blob/',
    repositoryUrl: ({ CI_PROJECT_URL: project }) => project,
  },
  describeRun: (env) => ({ id: env.CI_PIPELINE_ID, commit: env.CI_COMMIT_SHA, actor: env.GITLAB_USER_LOGIN }),
  connect(env) {
    const apis = openApis(env);
    return { name: NAME, comments: commentsOf(apis, env), issues: issuesOf(apis) };
  },
};
