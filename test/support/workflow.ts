/**
 * Runs the jobs of a workflow on this machine. GitHub's own evaluator evaluates the expressions, bash runs the `run` steps
 * in a clone of the repository, and this file does what the actions do: check out, upload and download artifacts.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';
import { programScript } from './program-server.js';

interface StepSpec {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, string>;
  readonly 'continue-on-error'?: boolean;
}

interface JobSpec {
  readonly needs?: string | string[];
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Record<string, string>;
  readonly environment?: string;
  readonly env?: Record<string, string>;
  readonly outputs?: Record<string, string>;
  readonly strategy?: { readonly matrix: Record<string, string> };
  readonly steps?: readonly StepSpec[];
}

export interface StepRun {
  readonly name: string;
  readonly outcome: 'success' | 'failure';
  readonly output: string;
}

export interface JobRun {
  readonly name: string;
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Record<string, string>;
  readonly steps: readonly StepRun[];
  readonly summary: string;
}

export interface World {
  /** The folder with everything of one scenario. */
  readonly folder: string;
  /** The repository that is cloned for each job. */
  readonly repository: string;
  readonly apiUrl: string;
  /** Secrets of each environment. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface WorkflowEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sha: string;
  readonly ref: string;
  readonly runId: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

type Contexts = Record<string, unknown>;
type Status = 'success' | 'failure' | 'skipped';

const statusFunctions = ['success', 'failure', 'cancelled', 'always'].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
}));

function evaluate(source: string, contexts: Contexts, status: Status): data.ExpressionData {
  const holds: Record<string, boolean> = {
    success: status === 'success',
    failure: status === 'failure',
    cancelled: false,
    always: true,
  };
  const functions = new Map(
    statusFunctions.map((info) => [
      info.name,
      { ...info, description: '', call: () => new data.BooleanData(holds[info.name] ?? false) },
    ]),
  );
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const tokens = new Lexer(source).lex().tokens;
  const expression = new Parser(tokens, Object.keys(contexts), statusFunctions).parse();
  return new Evaluator(expression, context, functions).evaluate();
}

function fill(text: unknown, contexts: Contexts): string {
  return String(text ?? '').replace(/\$\{\{(.*?)\}\}/g, (_all, source: string) =>
    evaluate(source.trim(), contexts, 'success').coerceString(),
  );
}

function fillAll(values: Record<string, string> | undefined, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, fill(value, contexts)]));
}

/** Tests whether a job or step runs. A condition without a status function holds only while nothing has failed. */
function wanted(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const source = condition?.replace(/^\$\{\{(.*)\}\}$/s, '$1').trim() ?? 'success()';
  const speaks = /\b(success|failure|cancelled|always)\(\)/.test(source);
  return evaluate(speaks ? source : `success() && (${source})`, contexts, status).coerceString() === 'true';
}

/** Returns a folder for PATH with stand-ins for what a runner has installed. */
export async function shims(folder: string): Promise<string> {
  const bin = join(folder, 'bin');
  if (existsSync(bin)) return bin;
  mkdirSync(bin);
  // `npx behandeldienst …`: the first argument is the name of the program.
  writeFileSync(join(bin, 'npx'), await programScript({ before: 'shift' }), { mode: 0o755 });
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return bin;
}

export function bash(
  script: string,
  cwd: string,
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-e', '-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function outputsIn(file: string): Record<string, string> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return Object.fromEntries(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
}

class Run {
  readonly jobs: JobRun[] = [];
  readonly #world: World;
  readonly #event: WorkflowEvent;

  constructor(world: World, event: WorkflowEvent) {
    this.#world = world;
    this.#event = event;
  }

  #github(): Contexts {
    const { name, payload, sha, ref } = this.#event;
    return { event_name: name, event: payload, sha, ref, repository: 'gemeente/routing', token: 'tok-1' };
  }

  async workflow(file: string, inputs: Contexts): Promise<Status> {
    const path = join(this.#world.repository, '.github/workflows', file);
    const { jobs } = parse(readFileSync(path, 'utf8')) as { jobs: Record<string, JobSpec> };
    const needs: Record<string, { result: Status; outputs: Record<string, string> }> = {};
    for (const [name, job] of Object.entries(jobs)) {
      const before = [job.needs ?? []].flat().map((need) => needs[need]?.result ?? 'skipped');
      const status = before.includes('failure')
        ? 'failure'
        : before.includes('skipped')
          ? 'skipped'
          : 'success';
      const contexts = { github: this.#github(), needs, inputs };
      needs[name] = wanted(job.if, contexts, status)
        ? await this.#job(name, job, contexts)
        : { result: 'skipped', outputs: {} };
    }
    const results = Object.values(needs).map(({ result }) => result);
    return results.includes('failure') ? 'failure' : 'success';
  }

  async #job(name: string, job: JobSpec, contexts: Contexts) {
    if (job.uses !== undefined) {
      const given = Object.entries(job.with ?? {}).map(([key, value]): [string, unknown] => {
        const text = fill(value, contexts);
        return [key, text === 'true' || text === 'false' ? text === 'true' : text];
      });
      const result = await this.workflow(basename(job.uses), Object.fromEntries(given));
      return { result, outputs: {} };
    }
    const [[key, list] = []] = Object.entries(job.strategy?.matrix ?? {});
    if (key === undefined) return this.#steps(name, job, contexts);
    let result: Status = 'success';
    const source = /^\$\{\{(.*)\}\}$/.exec(list ?? '')?.[1]?.trim() ?? '';
    const values: unknown = JSON.parse(JSON.stringify(evaluate(source, contexts, 'success'), data.replacer));
    for (const value of values as string[]) {
      const one = await this.#steps(`${name} ${value}`, job, { ...contexts, matrix: { [key]: value } });
      if (one.result === 'failure') result = 'failure';
    }
    return { result, outputs: {} };
  }

  async #steps(name: string, job: JobSpec, outer: Contexts): Promise<JobRun> {
    const { folder, secrets, apiUrl } = this.#world;
    const { name: eventName, sha, ref, payload, runId } = this.#event;
    const workspace = mkdtempSync(join(folder, 'job-'));
    const files = mkdtempSync(join(folder, 'files-'));
    const environment = fill(job.environment, outer);
    const own = { ...outer, secrets: secrets[environment] ?? {}, steps: {} as Record<string, unknown> };
    const env: Record<string, string> = {
      PATH: `${await shims(folder)}:${process.env.PATH}`,
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: eventName,
      GITHUB_EVENT_PATH: join(files, 'event.json'),
      GITHUB_REPOSITORY: 'gemeente/routing',
      GITHUB_API_URL: apiUrl,
      GITHUB_SHA: sha,
      GITHUB_REF: ref,
      GITHUB_RUN_ID: runId,
      GITHUB_ACTOR: 'sanne',
      GITHUB_STEP_SUMMARY: join(files, 'summary'),
    };
    writeFileSync(join(files, 'event.json'), JSON.stringify(payload));
    writeFileSync(join(files, 'summary'), '');
    const steps: StepRun[] = [];
    let status: Status = 'success';
    for (const [i, step] of (job.steps ?? []).entries()) {
      const contexts = { ...own, env: fillAll(job.env, own) };
      if (!wanted(step.if, contexts, status)) continue;
      const output = join(files, `output-${i}`);
      const ran =
        step.uses === undefined
          ? await bash(fill(step.run, contexts), workspace, {
              ...env,
              ...fillAll(job.env, contexts),
              ...fillAll(step.env, contexts),
              GITHUB_OUTPUT: output,
            })
          : this.#action(step.uses, fillAll(step.with, contexts), workspace);
      const outcome = ran.code === 0 ? 'success' : 'failure';
      if (outcome === 'failure' && step['continue-on-error'] !== true) status = 'failure';
      if (step.id !== undefined) own.steps[step.id] = { outputs: outputsIn(output), outcome };
      steps.push({ name: step.name ?? step.uses ?? '', outcome, output: ran.output });
    }
    const outputs = fillAll(job.outputs, own);
    const run: JobRun = {
      name,
      result: status === 'failure' ? 'failure' : 'success',
      outputs,
      steps,
      summary: readFileSync(join(files, 'summary'), 'utf8'),
    };
    this.jobs.push(run);
    rmSync(workspace, { recursive: true });
    return run;
  }

  /** What the actions that the workflows use would do. */
  #action(uses: string, given: Record<string, string>, workspace: string): { code: number; output: string } {
    const { folder, repository } = this.#world;
    const [action = ''] = uses.split('@');
    const kept = (run: string): string => join(folder, 'artifacts', run, given.name ?? '');
    if (action === 'actions/checkout') {
      execFileSync('git', ['clone', '-q', repository, workspace]);
      execFileSync('git', ['-c', 'advice.detachedHead=false', 'checkout', '-q', this.#event.sha], {
        cwd: workspace,
      });
    } else if (action === 'actions/upload-artifact') {
      const path = given.path ?? '';
      const there = existsSync(join(workspace, path));
      if (!there) return { code: given['if-no-files-found'] === 'error' ? 1 : 0, output: 'no files' };
      mkdirSync(kept(this.#event.runId), { recursive: true });
      cpSync(join(workspace, path), join(kept(this.#event.runId), path));
    } else if (action === 'actions/download-artifact') {
      cpSync(kept(given['run-id'] ?? this.#event.runId), workspace, { recursive: true });
    } else if (action !== 'actions/setup-node' && action !== 'github/codeql-action/upload-sarif') {
      throw new Error(`no stand-in for ${uses}`);
    }
    return { code: 0, output: '' };
  }
}

/** Runs one workflow for one event. */
export async function runWorkflow(
  world: World,
  file: string,
  event: WorkflowEvent,
): Promise<{ result: 'success' | 'failure'; jobs: readonly JobRun[] }> {
  const run = new Run(world, event);
  const result = await run.workflow(file, event.inputs ?? {});
  return { result: result === 'failure' ? 'failure' : 'success', jobs: run.jobs };
}
