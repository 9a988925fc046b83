import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Host, Output } from '../../src/cli/host.js';
import { main } from '../../src/cli/main.js';
import { OutputMonitor } from '../../src/cli/output-monitor.js';
import type { Run } from '../../src/cli/run.js';
import type { Language } from '../../src/messages/language.js';
import { processes } from './processes.js';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const cli = join(repository, 'dist/cli.js');

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The variables of this machine that a program needs, in English and without colours unless a test asks for them. */
function environment(own: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const { NO_COLOR: _, FORCE_COLOR: __, LANG: ___, ...rest } = process.env;
  return { ...rest, LC_ALL: 'C', ...own };
}

/** A stream that keeps everything that is written to it. */
function collector(): { readonly stream: Output; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

/** A host for a program in this process: no terminal, nothing on stdin, output that is kept. */
export function testHost(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const [stdout, stderr, stop] = [collector(), collector(), new AbortController()];
  const host: Host = {
    argv: args,
    env: environment(env),
    cwd,
    stdin: Readable.from([]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    signal: stop.signal,
    processes,
  };
  return { host, stop, stdout: stdout.text, stderr: stderr.text };
}

/** What one run of the program shares, for tests of its parts. */
export function testRun(language: Language = 'en', cwd = repository): Run {
  const { host } = testHost([], cwd);
  return { host, language, outputs: new OutputMonitor(host), secrets: {}, exitCode: 0 };
}

/** Runs the program in this process, from its sources. */
export async function run(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { host, stdout, stderr } = testHost(args, cwd, env);
  const code = await main(host);
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Runs the built program in a process of its own, for tests of that process. */
export function runBinary(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: environment(env), maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
    child.stdin?.end();
  });
}

/** A folder of its own for one test, gone afterwards. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'behandeldienst-test-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes files, by path below a folder. */
export async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Copies the repository's own examples. */
export function copyExamples(folder: string): Promise<void> {
  return cp(join(repository, 'configs'), join(folder, 'configs'), { recursive: true });
}
