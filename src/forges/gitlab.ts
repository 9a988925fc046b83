import { Failure } from '../model/failure.js';
import { Api } from './api.js';
import { type CiEnvironment, DRIFT_LABEL, type Forge, type Post } from './forge.js';
import { forgesMessages } from './messages.js';
import { readAddress, readToken } from './variables.js';

/** GitLab, with a project's access token (`GITLAB_TOKEN`): the job token may not write notes or issues. */
export async function openGitlab(env: CiEnvironment): Promise<Forge> {
  const token = readToken(env, 'GITLAB_TOKEN');
  const headers = { 'private-token': token, 'user-agent': 'behandeldienst' };
  const root = readAddress(env, 'CI_API_V4_URL');
  const project = encodeURIComponent(env.CI_PROJECT_ID ?? '');
  const api = new Api({ name: 'GitLab', base: `${root}/projects/${project}`, headers });
  const notes = (): string => {
    if (!env.CI_MERGE_REQUEST_IID) throw new Failure('usage', forgesMessages.noPullRequest());
    return `/merge_requests/${env.CI_MERGE_REQUEST_IID}/notes`;
  };
  /** GitLab has no sign for a bot that everybody sees, so what is ours is what this token's user wrote. */
  const self = async (): Promise<unknown> =>
    (await new Api({ name: 'GitLab', base: root, headers }).read('/user')).id;
  const find = async (
    path: string,
    textKey: string,
    idKey: string,
    mark: string,
  ): Promise<Post | undefined> => {
    const own = await self();
    for await (const item of api.list(path)) {
      const body = item[textKey];
      const author = (item.author as { id?: unknown } | undefined)?.id;
      if (author === own && typeof body === 'string' && body.includes(mark))
        return { id: String(item[idKey]), body };
    }
    return undefined;
  };
  return {
    findComment: (mark) => find(notes(), 'body', 'id', mark),
    async createComment(body) {
      await api.send('POST', notes(), { body });
    },
    async updateComment(id, body) {
      await api.send('PUT', `${notes()}/${id}`, { body });
    },
    findIssue: (mark) => find(`/issues?state=opened&labels=${DRIFT_LABEL}`, 'description', 'iid', mark),
    async createIssue(title, description) {
      await api.send('POST', '/issues', { title, description, labels: DRIFT_LABEL });
    },
    async updateIssue(id, title, description) {
      await api.send('PUT', `/issues/${id}`, { title, description });
    },
    async closeIssue(id, word) {
      await api.send('POST', `/issues/${id}/notes`, { body: word });
      await api.send('PUT', `/issues/${id}`, { state_event: 'close' });
    },
  };
}
