import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { cli, copyExamples, inFolder, testHost } from '../support/cli.js';

/** Waits for texts in the output of a program that keeps running. */
class OutputReader {
  #stdout = '';
  #stderr = '';
  #check = (): void => undefined;

  addStdout(text: string): void {
    this.#stdout += text;
    this.#check();
  }

  addStderr(text: string): void {
    this.#stderr += text;
    this.#check();
  }

  /** Waits for a report that matches, on either stream, and for the line that it waits for changes. */
  report(pattern: RegExp): Promise<void> {
    return new Promise((resolve) => {
      this.#check = () => {
        if (!pattern.test(this.#stdout + this.#stderr) || !/waiting for changes/.test(this.#stderr)) return;
        this.#stdout = '';
        this.#stderr = '';
        this.#check = () => undefined;
        resolve();
      };
      this.#check();
    });
  }
}

/** Starts `validate --watch` in this process. */
function watchFolder(folder: string) {
  const { host, stop } = testHost(['validate', '--watch'], folder);
  const output = new OutputReader();
  host.stdout.on('data', (chunk: Buffer) => output.addStdout(chunk.toString()));
  host.stderr.on('data', (chunk: Buffer) => output.addStderr(chunk.toString()));
  const exitCode = main(host);
  return {
    report: (pattern: RegExp) => output.report(pattern),
    /** Asks it to stop. Gives its exit code. */
    end: () => {
      stop.abort();
      return exitCode;
    },
  };
}

const unknown = 'bevoegdGezag: nobody\ntoewijzingen: []\n';

describe('validate --watch', () => {
  test('validates after every change, and ends with exit code 0 when asked to stop', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { report, end } = watchFolder(folder);
      await report(/no problems/);
      mkdirSync(join(folder, 'configs/lokaal/new'));
      writeFileSync(join(folder, 'configs/lokaal/new/x.yaml'), unknown);
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
      const { report, end } = watchFolder(folder);
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
      writeFileSync(join(folder, 'configs/lokaal/x.yaml'), unknown);
      await report(/error unknown-organisatie/);
      expect(await end()).toBe(0);
    });
  });

  test('ends at once when there is nothing to watch', async () => {
    await inFolder(async (folder) => {
      expect(await watchFolder(folder).end()).toBe(1);
    });
  });

  test('ends with exit code 0 on SIGINT', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const child = spawn(process.execPath, [cli, 'validate', '--watch'], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C' },
      });
      const output = new OutputReader();
      child.stdout.on('data', (chunk: Buffer) => output.addStdout(chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => output.addStderr(chunk.toString()));
      const closed = new Promise((resolve) => child.on('close', resolve));
      await output.report(/no problems/);
      child.kill('SIGINT');
      expect(await closed).toBe(0);
    });
  });
});
