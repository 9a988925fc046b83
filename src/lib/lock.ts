/**
 * A lock on a file: one holder at a time, over all processes and within one.
 *
 * Who wants the lock creates a file beside the locked one, with a name that nobody else has, and then lists these files.
 * If it is the only one whose process runs, it holds the lock; else it removes its file and tries again later. Of two at
 * the same time, the later one sees the file of the earlier one, so at most one holds the lock; both may have to retry.
 *
 * The name says which process made the file. A file of a process that no longer runs counts for nothing and is removed:
 * after `kill -9` or a power failure the next one need not wait.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../model/failure.js';
import { libMessages } from './messages.js';
import type { Processes } from './processes.js';
import { randomPauses, retry } from './retry.js';

export interface LockOptions {
  readonly processes: Processes;
  /** How long to wait for another holder, in milliseconds. */
  readonly waitMs: number;
  /** Called once, with the number of the process that holds the lock, before waiting for it. */
  readonly onWait?: (pid: number) => void;
  readonly signal?: AbortSignal;
}

export interface Lock {
  release(): Promise<void>;
}

/** A process, and when it started: its number may be given to another process later. */
interface Claimant {
  readonly pid: number;
  /** In clock ticks since the machine started, on Linux; elsewhere empty. */
  readonly started: string;
}

/** Reads when a process started, and whether it has ended but is still listed; undefined where this is not known. */
async function readProcess(
  pid: number,
): Promise<{ readonly started: string; readonly ended: boolean } | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may contain anything. After it come the state and nineteen other fields.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { started: fields[19] ?? '', ended: fields[0] === 'Z' };
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, started }: Claimant, processes: Processes): Promise<boolean> {
  // Number 0 stands for the whole group of this process, which always runs.
  if (pid === 0 || !processes.isRunning(pid)) return false;
  const found = await readProcess(pid);
  return found === undefined || (!found.ended && (started === '' || started === found.started));
}

/** Returns the process of a claim on the lock that stands in the way; removes the claims of processes that have ended. */
async function findOther(path: string, own: string, processes: Processes): Promise<number | undefined> {
  const prefix = `${basename(path)}.lock-`;
  for (const name of await readdir(dirname(path))) {
    const claim = join(dirname(path), name);
    if (!name.startsWith(prefix) || claim === own) continue;
    const [pid = '', started = ''] = name.slice(prefix.length).split('-');
    if (!/^[0-9]+$/.test(pid)) continue;
    if (await isAlive({ pid: Number(pid), started }, processes)) return Number(pid);
    await rm(claim, { force: true, recursive: true });
  }
  return undefined;
}

/** Tries to get the lock once; returns the process that stands in the way when there is one. */
async function tryLock(path: string, own: string, processes: Processes): Promise<number | undefined> {
  const holder = await findOther(path, own, processes);
  if (holder !== undefined) return holder;
  await writeFile(own, '', { flag: 'wx' });
  try {
    const rival = await findOther(path, own, processes);
    if (rival !== undefined) await rm(own, { force: true });
    return rival;
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

/**
 * Locks a file, which need not exist; its folder is created.
 *
 * @throws Failure `refused` that names the process which still holds the lock after `waitMs`; the error of the file system;
 *   the reason of `signal`.
 */
export async function lockFile(path: string, options: LockOptions): Promise<Lock> {
  const { processes, waitMs, onWait, signal } = options;
  await mkdir(dirname(path), { recursive: true });
  const started = (await readProcess(processes.pid))?.started ?? '';
  const own = `${path}.lock-${processes.pid}-${started}-${randomBytes(8).toString('hex')}`;
  let waits = false;
  const holder = await retry(() => tryLock(path, own, processes), {
    pauses: randomPauses(50, 150),
    deadlineMs: waitMs,
    signal,
    result: (pid) => {
      if (pid === undefined) return 'stop';
      if (!waits && waitMs > 0) onWait?.(pid);
      waits = true;
      return 'retry';
    },
  });
  if (holder !== undefined) throw new Failure('refused', libMessages.locked({ path, pid: holder }));
  return { release: () => rm(own, { force: true }) };
}
