import { readFile } from 'node:fs/promises';
import { packageFile } from '../lib/package-file.js';
import type { Templates } from './scaffold.js';

const WORKFLOWS = ['plan.yml', 'apply.yml', 'apply-omgeving.yml', 'drift.yml'];

/** Reads the files of this package that `init` copies. The repository of this package uses the same files. */
export async function readTemplates(): Promise<Templates> {
  const read = (path: string): Promise<string> => readFile(packageFile(path), 'utf8');
  const [toestemmingen, gitlab, shell, ...workflows] = await Promise.all([
    read('configs/toestemmingen.yaml'),
    read('docs/ci/gitlab-ci.yml'),
    read('docs/ci/flow.sh'),
    ...WORKFLOWS.map((name) => read(`.github/workflows/${name}`)),
  ]);
  return {
    toestemmingen,
    gitlab,
    shell,
    workflows: Object.fromEntries(WORKFLOWS.map((name, i) => [name, workflows[i] ?? ''])),
  };
}
