import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockFile } from '../../src/lib/lock.js';
import { libMessages } from '../../src/lib/messages.js';
import { bundleScript } from '../support/bundle.js';
import { inFolder } from '../support/cli.js';
import { processes } from '../support/processes.js';

/** A process that has ended: a child whose end has been seen. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

describe('a lock on a file', () => {
  test.each<[string, string, 'file' | 'folder']>([
    ['of process 0', '0-1-0123456789abcdef', 'file'],
    ['of a number that is too large', '99999999999999999999999-1-0123456789abcdef', 'file'],
    ['of an ended process, without a start', '4194399', 'file'],
    ['that is a folder', '4194399-1-0123456789abcdef', 'folder'],
  ])('removes a damaged claim: one %s', async (_name, name, kind) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      const claim = `${path}.lock-${name}`;
      if (kind === 'folder') await mkdir(claim);
      await writeFile(kind === 'folder' ? join(claim, 'x') : claim, 'x');
      await (await lockFile(path, { processes, waitMs: 0 })).release();
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test('is held by one at a time within a process, and leaves nothing behind', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'deep/state.json');
      let holders = 0;
      let most = 0;
      const work = async (): Promise<void> => {
        const lock = await lockFile(path, { processes, waitMs: 20_000 });
        holders += 1;
        most = Math.max(most, holders);
        await readdir(folder);
        holders -= 1;
        await lock.release();
      };
      await Promise.all(Array.from({ length: 8 }, work));
      expect(most).toBe(1);
      expect(await readdir(join(folder, 'deep'))).toEqual([]);
    });
  });

  test('is held by one process at a time, also when holders are killed', async () => {
    await inFolder(async (folder) => {
      const script = join(folder, 'worker.mjs');
      await bundleScript('test/lib/lock-worker.ts', script);
      const path = join(folder, 'locked');
      const notes = join(folder, 'notes');
      await writeFile(notes, '');
      const start = (times: number) => spawn(process.execPath, [script, path, notes, String(times)]);
      const workers = [1, 2, 3].map(() => start(15));
      const victims = [1, 2].map(() => start(1_000_000));
      const ends = [...workers, ...victims].map((child) => once(child, 'exit'));
      // Killed once each has held the lock, at whatever point it then is.
      for (const victim of victims) {
        while (!(await readFile(notes, 'utf8')).includes(`enter ${victim.pid}\n`)) await readdir(folder);
        victim.kill('SIGKILL');
      }
      const codes = (await Promise.all(ends)).map(([code]) => code as unknown);
      expect(codes).toEqual([0, 0, 0, null, null]);
      const killed = victims.map(({ pid }) => String(pid));
      let holder: string | undefined;
      for (const note of (await readFile(notes, 'utf8')).trimEnd().split('\n')) {
        const [event, pid = ''] = note.split(' ');
        if (event === 'enter') {
          if (holder !== undefined) expect(killed).toContain(holder);
          holder = pid;
        } else {
          expect(pid).toBe(holder);
          holder = undefined;
        }
      }
      await (await lockFile(path, { processes, waitMs: 0 })).release();
      expect((await readdir(folder)).sort()).toEqual(['notes', 'worker.mjs']);
    });
  });

  test('names the process that holds it, before waiting and when that takes too long', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      const lock = await lockFile(path, { processes, waitMs: 0 });
      const told: number[] = [];
      const onWait = (pid: number): void => void told.push(pid);
      await expect(lockFile(path, { processes, waitMs: 300, onWait })).rejects.toMatchObject({
        kind: 'refused',
        reason: { template: libMessages.locked, params: { path, pid: process.pid } },
      });
      expect(told).toEqual([process.pid]);
      await expect(lockFile(path, { processes, waitMs: 0, onWait })).rejects.toMatchObject({
        kind: 'refused',
      });
      expect(told).toHaveLength(1);
      await lock.release();
      await (await lockFile(path, { processes, waitMs: 0 })).release();
    });
  });

  test('stops waiting when its signal is aborted', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      const lock = await lockFile(path, { processes, waitMs: 0 });
      const stop = new AbortController();
      const onWait = (): void => stop.abort(new Error('stopped'));
      await expect(
        lockFile(path, { processes, waitMs: 60_000, onWait, signal: stop.signal }),
      ).rejects.toThrow('stopped');
      await lock.release();
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test('is not blocked by a process that has ended', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      await writeFile(`${path}.lock-${await endedProcess()}-1-abc`, '');
      await (await lockFile(path, { processes, waitMs: 0 })).release();
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test.runIf(process.platform === 'linux')(
    'is not blocked by a process whose number another process has now',
    async () => {
      await inFolder(async (folder) => {
        const path = join(folder, 'state.json');
        const started = Number(await startOf(process.pid));
        await writeFile(`${path}.lock-${process.pid}-${started - 1}-abc`, '');
        await (await lockFile(path, { processes, waitMs: 0 })).release();
        await writeFile(`${path}.lock-${process.pid}-${started}-abc`, '');
        await expect(lockFile(path, { processes, waitMs: 0 })).rejects.toMatchObject({ kind: 'refused' });
      });
    },
  );

  test('takes a process for running when its start is not known', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'state.json');
      await writeFile(`${path}.lock-${process.pid}--abc`, '');
      await expect(lockFile(path, { processes, waitMs: 0 })).rejects.toMatchObject({ kind: 'refused' });
    });
  });

  test('leaves the locks of other files alone', async () => {
    await inFolder(async (folder) => {
      const lock = await lockFile(join(folder, 'state.json.lock'), { processes, waitMs: 0 });
      const files = await readdir(folder);
      await (await lockFile(join(folder, 'state.json'), { processes, waitMs: 0 })).release();
      expect(await readdir(folder)).toEqual(files);
      await lock.release();
    });
  });

  test('reports the error of the file system', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await expect(lockFile(join(folder, 'file/state.json'), { processes, waitMs: 0 })).rejects.toMatchObject(
        {
          code: expect.stringMatching(/^(EEXIST|ENOTDIR)$/),
        },
      );
    });
  });
});
