/** The whole flow, as the workflows say it: their steps, carried out, with a simulator as DSO-LV. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/server.js';
import { inFolder, repository as own, write } from '../support/cli.js';
import { type FakeGithub, startGithub } from '../support/github.js';
import { type JobRun, runWorkflow, type World } from '../support/workflow.js';

const gezag = '00000099000000001000';
const noord = '00000099000000101000';
const zuid = '00000099000000102000';

const registers = (pre: string): Record<string, string> => ({
  'configs/omgevingen.yaml': `omgevingen:
  pre: { endpoint: ${pre}, apiKey: DSO_PRE_KEY, operaties: [POST, PUT, DELETE] }
  prod: { endpoint: ${pre}, apiKey: DSO_PROD_KEY }
`,
  'configs/organisaties.yaml': `organisaties:
  gemeente: { oin: "${gezag}", naam: Gemeente Voorbeeld }
  noord: { oin: "${noord}", naam: Omgevingsdienst Noord }
  zuid: { oin: "${zuid}", naam: Omgevingsdienst Zuid }
`,
});

const file = (behandeldienst: string, ...activiteiten: string[]): string =>
  `bevoegdGezag: gemeente
toewijzingen:
  - behandeldienst: ${behandeldienst}
    activiteiten: [${activiteiten.join(', ')}]
`;

let simulator: Simulator;
let github: FakeGithub;
beforeEach(async () => {
  simulator = await startSimulator({});
  github = await startGithub();
});
afterEach(async () => {
  await simulator.close();
  await github.close();
});

function step(jobs: readonly JobRun[], name: string): string | undefined {
  return jobs.flatMap(({ steps }) => steps).find((item) => item.name === name)?.output;
}

/** What DSO-LV holds: activiteit → behandeldienst. */
async function held(): Promise<Record<string, string>> {
  const response = await fetch(`${simulator.endpoint}?oin=${gezag}`);
  const page = (await response.json()) as {
    _embedded?: {
      behandeldienstconfiguraties: { activiteit: { naam: string }; behandeldienstOin: string }[];
    };
  };
  const items = page._embedded?.behandeldienstconfiguraties ?? [];
  return Object.fromEntries(
    items.map(({ activiteit, behandeldienstOin }) => [activiteit.naam, behandeldienstOin]),
  );
}

/** A repository with pull requests, merges and nights, on this machine. */
class Scenario {
  readonly world: World;
  #run = 1000;

  constructor(folder: string) {
    this.world = {
      folder,
      repository: join(folder, 'origin'),
      apiUrl: github.url,
      secrets: { 'plan-pre': { DSO_PRE_KEY: 'k' }, pre: { DSO_PRE_KEY: 'k' } },
    };
    cpSync(join(own, '.github'), join(this.world.repository, '.github'), { recursive: true });
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=Sanne', '-c', 'user.email=sanne@example.org'];
    return execFileSync('git', [...identity, ...args], {
      cwd: this.world.repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  async begin(files: Record<string, string>): Promise<void> {
    await write(this.world.repository, { ...registers(simulator.endpoint), ...files });
    this.git('init', '-q', '-b', 'main');
    this.git('add', '-A');
    this.git('commit', '-qm', 'Begin');
  }

  /** Commits files on a branch from `from`. */
  async commit(branch: string, files: Record<string, string>, from = 'main'): Promise<void> {
    const there = this.git('branch', '--list', branch) !== '';
    this.git(...(there ? ['checkout', '-q', branch] : ['checkout', '-q', '-b', branch, from]));
    await write(this.world.repository, files);
    this.git('add', '-A');
    this.git('commit', '-qm', `Change on ${branch}`);
    this.git('checkout', '-q', 'main');
  }

  /** The pull request's workflow, on its merge with main. */
  async pullRequest(number: number, branch: string, fork = false) {
    const base = this.git('rev-parse', 'main');
    const head = this.git('rev-parse', branch);
    this.git('checkout', '-q', '--detach', 'main');
    this.git('merge', '-q', '--no-ff', '-m', 'merge', branch);
    const sha = this.git('rev-parse', 'HEAD');
    this.git('tag', '-f', `pr-${number}`);
    this.git('checkout', '-q', 'main');
    const runId = String(++this.#run);
    const full_name = fork ? 'iemand/routing' : 'gemeente/routing';
    const pull_request = { number, base: { sha: base }, head: { sha: head, repo: { full_name } } };
    const ran = await runWorkflow(this.world, 'plan.yml', {
      name: 'pull_request',
      payload: { pull_request },
      sha,
      ref: `refs/pull/${number}/merge`,
      runId,
    });
    if (ran.result === 'success') {
      github.runs.set(head, [{ id: Number(runId) }, ...(github.runs.get(head) ?? [])]);
      github.artifacts.set(runId, [{ name: 'plan-pre', expired: false }]);
    }
    return ran;
  }

  /** Merges a branch as a pull request, and runs what follows a push to main. */
  async merge(branch: string) {
    this.git('checkout', '-q', 'main');
    this.git('merge', '-q', '--no-ff', '-m', `Merge ${branch}`, branch);
    const sha = this.git('rev-parse', 'HEAD');
    const head = this.git('rev-parse', branch);
    github.pulls.set(sha, [
      { merged_at: null, head: { sha: 'other' } },
      { merged_at: '2026-11-24', head: { sha: head } },
    ]);
    return this.onMain('apply.yml', 'push');
  }

  onMain(workflow: string, name: string, inputs: Record<string, unknown> = {}) {
    return runWorkflow(this.world, workflow, {
      name,
      payload: { inputs },
      inputs,
      sha: this.git('rev-parse', 'main'),
      ref: 'refs/heads/main',
      runId: String(++this.#run),
    });
  }
}

function scenario(work: (flow: Scenario) => Promise<void>): Promise<void> {
  return inFolder((folder) => work(new Scenario(folder)));
}

const path = 'configs/pre/gemeente.yaml';

describe('a pull request', () => {
  test('gets one comment, which is updated, and the merge applies its plan', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      github.comments.set(7, [
        { id: 1, body: 'Looks good', user: { type: 'User' } },
        { id: 2, body: 'mine <!-- behandeldienst plan omgeving=pre -->', user: { type: 'User' } },
      ]);
      await flow.commit('slopen', { [path]: file('noord', 'Kappen', 'Slopen') });
      expect((await flow.pullRequest(7, 'slopen')).result).toBe('success');
      const comments = github.comments.get(7) ?? [];
      expect(comments).toHaveLength(3);
      // Kappen is in main but was never applied: that is drift, and nobody's change here.
      expect(comments[2]?.body).toMatch(
        /^\*\*Once merged, requests for Slopen of Gemeente Voorbeeld go to Omgevingsdienst Noord instead of Gemeente Voorbeeld itself\.\*\*\n[\s\S]*Drift that an apply also repairs: Gemeente Voorbeeld[\s\S]*Kappen/,
      );

      await flow.commit('slopen', { [path]: file('noord', 'Kappen', 'Slopen', 'Bouwen') });
      expect((await flow.pullRequest(7, 'slopen')).jobs.at(-1)).toMatchObject({ result: 'success' });
      expect(github.comments.get(7)).toHaveLength(3);
      expect(comments[2]?.body).toMatch(/^\*\*Once merged, requests for 2 activiteiten/);

      const merged = await flow.merge('slopen');
      expect(merged.result).toBe('success');
      expect(await held()).toEqual({ Kappen: noord, Slopen: noord, Bouwen: noord });
      const names = merged.jobs.map(({ name, result }) => `${name} ${result}`);
      // prod has no credentials yet: it is planned for, and skipped.
      expect(names).toEqual(['plan success', 'apply success', 'plan success']);
      expect(merged.jobs[1]?.summary).toMatch(/## Apply: pre\n\nDone, pre: 3 created/);
      const journal = await readFile(
        join(flow.world.folder, 'artifacts/1003/journal-pre/journal.jsonl'),
        'utf8',
      );
      expect(journal).toContain(`"actor":"sanne"`);
      expect(journal).toContain(flow.git('rev-parse', 'main'));
    }));

  test('that breaks the rule fails, and gets no plan', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      await flow.commit('fout', { 'configs/pre/b.yaml': file('zuid', 'Kappen') });
      const { result, jobs } = await flow.pullRequest(1, 'fout');
      expect(result).toBe('failure');
      expect(step(jobs, 'Validate')).toMatch(
        /::error file=configs\/pre\/gemeente.yaml,line=\d+.*overlap|::error file=configs\/pre\/.*title=overlap/,
      );
      expect(jobs.map(({ name }) => name)).toEqual(['configuratie']);
    }));

  test('from a fork is checked, without secrets and without a plan', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      await flow.commit('fork', { [path]: file('zuid', 'Kappen') });
      const { result, jobs } = await flow.pullRequest(2, 'fork', true);
      expect(result).toBe('success');
      expect(jobs.map(({ name }) => name)).toEqual(['configuratie']);
    }));

  test('without changes of the configuration is checked, and not planned', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      await flow.commit('docs', { 'README.md': 'Hello' });
      const { jobs } = await flow.pullRequest(3, 'docs');
      expect(jobs.map(({ name, result }) => [name, result])).toEqual([['configuratie', 'success']]);
    }));
});

describe('main', () => {
  test('two pull requests that break the rule together are stopped before DSO-LV is changed', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      await flow.commit('een', { 'configs/pre/b.yaml': file('noord', 'Slopen') });
      await flow.commit('twee', { 'configs/pre/c.yaml': file('zuid', 'Slopen') });
      expect((await flow.pullRequest(1, 'een')).result).toBe('success');
      expect((await flow.pullRequest(2, 'twee')).result).toBe('success');
      expect((await flow.merge('een')).result).toBe('success');
      const before = await held();
      // A merge queue would judge them together, and so does a renewed pull request.
      expect((await flow.pullRequest(2, 'twee')).result).toBe('failure');
      const merged = await flow.merge('twee');
      expect(merged.result).toBe('failure');
      expect(step(merged.jobs, 'Validate')).toContain('overlap');
      expect(merged.jobs.map(({ name }) => name)).toEqual(['plan']);
      expect(await held()).toEqual(before);
    }));

  test('a stale plan is refused and the new one is shown; a run by hand applies it', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      await flow.commit('slopen', { [path]: file('noord', 'Kappen', 'Slopen') });
      await flow.pullRequest(1, 'slopen');
      await fetch(simulator.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          oin: gezag,
          activiteit: { naam: 'Kappen', oin: gezag },
          behandeldienstOin: zuid,
        }),
      });
      const merged = await flow.merge('slopen');
      expect(merged.result).toBe('failure');
      expect(step(merged.jobs, 'Apply')).toMatch(/another plan would result|no longer|changed since/i);
      expect(merged.jobs[0]?.summary).toContain('Kappen');
      expect(await held()).toEqual({ Kappen: zuid });
      const byHand = await flow.onMain('apply.yml', 'workflow_dispatch', { omgeving: 'pre' });
      expect(byHand.result).toBe('success');
      expect(await held()).toEqual({ Kappen: noord, Slopen: noord });
    }));

  test('nothing is applied without a reviewed plan', () =>
    scenario(async (flow) => {
      await flow.begin({ [path]: file('noord', 'Kappen') });
      const { result, jobs } = await flow.onMain('apply.yml', 'push');
      expect(result).toBe('failure');
      expect(step(jobs, 'Find the reviewed plan')).toMatch(/Run the apply workflow by hand/);
      expect(await held()).toEqual({});
    }));
});

test('nightly: drift opens an issue, updates it when it changes, and closes it when it is gone', () =>
  scenario(async (flow) => {
    await flow.begin({ [path]: file('noord', 'Kappen') });
    await flow.onMain('apply.yml', 'workflow_dispatch', { omgeving: 'pre' });
    const night = () => flow.onMain('drift.yml', 'schedule');
    expect((await night()).result).toBe('success');
    expect(github.issues).toEqual([]);

    const removed = await fetch(`${simulator.endpoint}/1`, { method: 'DELETE' });
    expect(removed.status).toBe(204);
    await night();
    expect(github.issues).toMatchObject([{ title: 'DSO-LV (pre) differs from the files', state: 'open' }]);
    expect(github.issues[0]?.body).toMatch(/Someone changed DSO-LV[\s\S]*Kappen/);
    const first = github.issues[0]?.body;
    await night();
    expect(github.issues).toHaveLength(1);
    expect(github.issues[0]?.body).toBe(first);

    await flow.onMain('apply.yml', 'workflow_dispatch', { omgeving: 'pre' });
    await night();
    expect(github.issues).toMatchObject(
      [{ state: 'closed', comments: [{ body: /the same again/ }] }].map(({ state }) => ({ state })),
    );
    expect(github.issues[0]?.comments[0]?.body).toContain('the same again');
  }));
