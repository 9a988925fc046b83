/** The same flow on GitLab and in any shell: the examples of docs/ci, carried out. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Simulator, startSimulator } from '../../src/simulator/server.js';
import { inFolder, repository as own, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';
import { bash, shims } from '../support/workflow.js';

const gezag = '00000099000000001000';
const dienst = '"00000099000000101000"';

function files(endpoint: string): Record<string, string> {
  return {
    'configs/omgevingen.yaml': `omgevingen:\n  pre: { endpoint: ${endpoint}, operaties: [POST, PUT, DELETE] }\n`,
    'configs/pre/a.yaml': `bevoegdGezag: "${gezag}"\ntoewijzingen:\n  - { behandeldienst: ${dienst}, activiteiten: [Kappen] }\n`,
  };
}

/** A repository with one commit, and a simulator as its DSO-LV. */
async function inRepository(
  work: (repository: string, env: Record<string, string>, simulator: Simulator) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({});
  try {
    await inFolder(async (folder) => {
      const repository = join(folder, 'repository');
      mkdirSync(repository);
      await write(repository, files(simulator.endpoint));
      const git = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: repository });
      execFileSync('git', ['add', '-A'], { cwd: repository });
      execFileSync('git', [...git, 'commit', '-qm', 'Begin'], { cwd: repository });
      const env = { PATH: `${await shims(folder)}:${process.env.PATH}`, HOME: folder, LC_ALL: 'nl_NL.UTF-8' };
      await work(repository, env, simulator);
    });
  } finally {
    await simulator.close();
  }
}

interface GitlabJob {
  readonly extends?: string;
  readonly script?: string[];
  readonly variables?: Record<string, string>;
  readonly environment?: string | { name: string; action: string };
}

describe('GitLab', () => {
  const text = readFileSync(join(own, 'docs/ci/gitlab-ci.yml'), 'utf8');
  const jobs = parse(text) as Record<string, GitlabJob>;
  /** A job's script as a runner would carry it out: that of what it extends, where it has none. */
  const runJob = (name: string, repository: string, env: Record<string, string>) => {
    const { script = jobs[jobs[name]?.extends ?? '']?.script, variables } = jobs[name] ?? {};
    return bash(script?.join('\n') ?? 'exit 9', repository, { ...env, ...variables });
  };

  test('every job has only the credentials of its omgeving', () => {
    for (const [name, { environment }] of Object.entries(jobs)) {
      const [kind, omgeving] = name.split('-');
      if (kind === 'apply') expect(environment).toBe(omgeving);
      else if (omgeving !== undefined)
        expect(environment).toEqual({ name: `plan-${omgeving}`, action: 'prepare' });
    }
  });

  test('a job without credentials is skipped with a message; a job with half of them fails', async () => {
    await inRepository(async (repository, env, simulator) => {
      const omgeving = `{ endpoint: ${simulator.endpoint}, clientCertificate: { cert: DSO_PROD_CERT, key: DSO_PROD_KEY } }`;
      await write(repository, {
        'configs/omgevingen.yaml': `omgevingen:\n  pre: ${omgeving}\n  prod: ${omgeving}\n`,
      });
      for (const name of ['plan-prod', 'apply-prod', 'drift-prod']) {
        const ran = await runJob(name, repository, env);
        expect({ name, ...ran }).toMatchObject({
          code: 0,
          output: expect.stringMatching(/prod.*overgeslagen/),
        });
        const half = await runJob(name, repository, { ...env, DSO_PROD_CERT: 'x' });
        expect({ name, ...half }).toMatchObject({ code: 1, output: expect.stringMatching(/DSO_PROD_KEY/) });
      }
    });
  });

  test('a merge request gets a note, a merge is applied, the nightly job updates the issue', async () => {
    const notes: { id: number; body: string; author: { id: number } }[] = [
      { id: 1, body: '<!-- behandeldienst plan omgeving=pre -->', author: { id: 5 } },
    ];
    const issues: { iid: number; description: string; state: string; author: { id: number } }[] = [];
    const gitlab = await serve((response, n, { path, body }) => {
      const request = gitlab.requests[n];
      if (request?.headers['private-token'] !== 'tok') {
        response.writeHead(401).end();
        return;
      }
      const given = JSON.parse(body || '{}') as Record<string, string>;
      const route = `${request.method} ${path.split('?')[0]?.replace('/api/v1', '').replace('/projects/12', '')}`;
      if (route === 'GET /user') json(response, { id: 9 });
      else if (route === 'GET /merge_requests/3/notes') json(response, notes);
      else if (route === 'POST /merge_requests/3/notes') {
        notes.push({ id: 2, body: given.body ?? '', author: { id: 9 } });
        json(response, {}, 201);
      } else if (route === 'PUT /merge_requests/3/notes/2') {
        if (notes[1] !== undefined) notes[1].body = given.body ?? '';
        json(response, {});
      } else if (route === 'GET /issues')
        json(
          response,
          issues.filter(({ state }) => state === 'opened'),
        );
      else if (route === 'POST /issues') {
        issues.push({ iid: 4, description: given.description ?? '', state: 'opened', author: { id: 9 } });
        json(response, {}, 201);
      } else if (route === 'POST /issues/4/notes') json(response, {}, 201);
      else if (route === 'PUT /issues/4' && given.state_event === 'close') {
        if (issues[0] !== undefined) issues[0].state = 'closed';
        json(response, {});
      } else response.writeHead(404).end();
    });
    try {
      await inRepository(async (repository, base, simulator) => {
        const env = {
          ...base,
          GITLAB_CI: 'true',
          CI_API_V4_URL: gitlab.endpoint,
          CI_PROJECT_ID: '12',
          CI_MERGE_REQUEST_IID: '3',
          CI_MERGE_REQUEST_DIFF_BASE_SHA: 'main',
          GITLAB_TOKEN: 'tok',
        };
        const job = async (name: string): Promise<void> => {
          const { code, output } = await runJob(name, repository, env);
          expect({ name, code, output }).toMatchObject({ code: 0 });
        };
        await job('validate');
        expect(JSON.parse(readFileSync(join(repository, 'codequality.json'), 'utf8'))).toEqual([]);
        await job('plan-pre');
        expect(notes).toHaveLength(2);
        await job('plan-pre');
        expect(notes).toHaveLength(2);
        await job('drift-pre');
        expect(issues).toMatchObject([{ state: 'opened' }]);
        await job('apply-pre');
        const page = (await (await fetch(`${simulator.endpoint}?oin=${gezag}`)).json()) as {
          page: { totalElements: number };
        };
        expect(page.page.totalElements).toBe(1);
        await job('drift-pre');
        expect(issues).toMatchObject([{ state: 'closed' }]);
      });
    } finally {
      await gitlab.close();
    }
  });

  test('the code quality report has lines, and keeps its fingerprints when lines move', async () => {
    await inRepository(async (repository, env) => {
      const bad = 'bevoegdGezag: nobody\ntoewijzingen: []\n';
      const report = async (text: string): Promise<Record<string, unknown>[]> => {
        await write(repository, { 'configs/pre/b.yaml': text });
        const { code } = await bash('npx behandeldienst validate --format gitlab > q.json', repository, env);
        expect(code).toBe(1);
        return JSON.parse(readFileSync(join(repository, 'q.json'), 'utf8')) as Record<string, unknown>[];
      };
      const [first] = await report(bad);
      const [moved] = await report(`# A line more.\n${bad}`);
      expect(first).toMatchObject({
        check_name: 'unknown-organisatie',
        severity: 'major',
        location: { path: 'configs/pre/b.yaml', lines: { begin: 1 } },
      });
      expect(moved).toMatchObject({ fingerprint: first?.fingerprint, location: { lines: { begin: 2 } } });
    });
  });
});

describe('any shell', () => {
  test('runs check, plan, apply and drift', async () => {
    await inRepository(async (repository, env) => {
      cpSync(join(own, 'docs/ci/flow.sh'), join(repository, 'flow.sh'));
      const flow = (args: string) => bash(`./flow.sh ${args}`, repository, env);
      expect((await flow('check')).code).toBe(0);
      expect((await flow('drift pre')).code).toBe(2);
      const planned = await flow('plan pre main');
      expect(planned.output).toMatch(/Kappen/);
      expect((await flow('apply pre')).code).toBe(0);
      expect((await flow('drift pre')).code).toBe(0);
      // The plan that was kept is of a DSO-LV without anything: it was carried out, and is of no use again.
      const stale = await flow('apply pre');
      expect(stale.code).toBe(4);
      expect((await flow('aply')).code).toBe(1);
    });
  });
});
