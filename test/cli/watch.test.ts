import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { cliMessages } from '../../src/cli/messages.js';
import { Session } from '../../src/cli/session.js';
import { onEveryChange } from '../../src/cli/watch.js';
import { cli, copyExamples, inFolder, testRun } from '../support/cli.js';

/** In this process, watching a folder fails. The programs that the tests start are not affected. */
vi.mock('node:fs', async (load) => ({
  ...(await load<typeof import('node:fs')>()),
  watch: () => {
    const watcher = Object.assign(new EventEmitter(), { close: () => undefined });
    setTimeout(() => watcher.emit('error', Object.assign(new Error('x'), { code: 'ENOSPC' })), 10);
    return watcher;
  },
}));

/** Starts `validate --watch`. */
function watching(folder: string) {
  const child = spawn(process.execPath, [cli, 'validate', '--watch'], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
  });
  let seen = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      look();
    });
  return {
    /** Waits for a report that matches, and the line that it waits for changes. */
    report: (pattern: RegExp): Promise<void> =>
      new Promise((resolve) => {
        look = () => {
          if (!new RegExp(`${pattern.source}[\\s\\S]*waiting for changes`).test(seen)) return;
          seen = '';
          resolve();
        };
        look();
      }),
    /** Interrupts it. Gives its exit code. */
    end: (): Promise<unknown> => {
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.kill('SIGINT');
      return ended;
    },
  };
}

describe('validate --watch', () => {
  test('validates after every change, and exits with code 0 when interrupted', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { report, end } = watching(folder);
      await report(/no problems/);
      mkdirSync(join(folder, 'configs/lokaal/new'));
      writeFileSync(join(folder, 'configs/lokaal/new/x.yaml'), 'bevoegdGezag: nobody\ntoewijzingen: []\n');
      await report(/error unknown-organisatie/);
      writeFileSync(
        join(folder, 'configs/lokaal/new/x.yaml'),
        'bevoegdGezag: gemeente-delft\ntoewijzingen: []\n',
      );
      await report(/1 warning/);
      expect(await end()).toBe(0);
    });
  });

  test('continues when the folder is deleted and made again, as git does', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { report, end } = watching(folder);
      await report(/no problems/);
      for (let i = 0; i < 2; i += 1) {
        rmSync(join(folder, 'configs'), { recursive: true });
        await report(/There is no folder configs/);
        await copyExamples(folder);
        await report(/no problems/);
      }
      rmSync(join(folder, 'configs'), { recursive: true });
      await copyExamples(folder);
      await report(/no problems/);
      writeFileSync(join(folder, 'configs/lokaal/x.yaml'), 'bevoegdGezag: nobody\ntoewijzingen: []\n');
      await report(/error unknown-organisatie/);
      expect(await end()).toBe(0);
    });
  });

  test('reports why it cannot watch', async () => {
    await inFolder(async (folder) => {
      const options = { configs: folder, format: 'text', color: false, quiet: true, verbose: false };
      await expect(
        onEveryChange(new Session(options, testRun()), folder, () => Promise.resolve()),
      ).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: cliMessages.watchFailed, params: { reason: 'ENOSPC' } },
      });
    });
  });
});
