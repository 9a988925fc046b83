/**
 * One process at a time may change a state file. The lock is a file that names its holder; it is made whole under
 * another name and put in place by linking, which only one can do. A holder that has died is recognised by its process
 * number and when that process was started, so a lock never outlives the one who held it.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../model/failure.js';
import { simulatorMessages } from './messages.js';

export interface Lock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** When the process was started, as the system counts it; empty where that cannot be known. */
  readonly started: string;
  readonly token: string;
}

/** The start time of a process on Linux: with its number it tells a process from a later one of the same number. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // No right to signal it means that it is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return started === '' || started === (await startOf(pid));
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return value as Holder;
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Takes a dead holder's lock away. Renaming is done by one only; whoever finds that it caught a live one puts it back. */
async function clear(path: string, dead: Holder | undefined): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const caught = await readHolder(aside);
  if (caught !== undefined && caught.token !== dead?.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/**
 * Locks a state file.
 *
 * @param waitMs how long to wait for another process; `onWait` is told once when that begins.
 * @throws Failure `refused` that names the process which holds it, `use` where nothing can be written.
 */
export async function lockState(
  state: string,
  waitMs: number,
  onWait?: (pid: number) => void,
): Promise<Lock> {
  const path = `${state}.lock`;
  const own: Holder = {
    pid: process.pid,
    started: await startOf(process.pid),
    token: randomBytes(12).toString('hex'),
  };
  const made = `${path}.${own.token}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(made, JSON.stringify(own));
  } catch (cause) {
    throw new Failure('usage', simulatorMessages.simulatorStateUnwritable({ path: state }), { cause });
  }
  try {
    const until = performance.now() + waitMs;
    let told = false;
    for (;;) {
      try {
        await link(made, path);
        return { release: () => release(path, own) };
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error;
      }
      const holder = await readHolder(path);
      if (holder === undefined || !(await isAlive(holder))) {
        await clear(path, holder);
        continue;
      }
      if (performance.now() > until)
        throw new Failure('refused', simulatorMessages.simulatorLocked({ state, pid: holder.pid }));
      if (!told) onWait?.(holder.pid);
      told = true;
      await pause(50 + Math.random() * 100);
    }
  } finally {
    await rm(made, { force: true });
  }
}

async function release(path: string, own: Holder): Promise<void> {
  if ((await readHolder(path))?.token === own.token) await rm(path, { force: true });
}
