import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Ways in which editors and git save a file in `configs/lokaal/sub`. `step` is another number each time. */
const saves: Readonly<Record<string, (configs: string, text: string, step: number) => void>> = {
  'in place': (configs, text) => writeFileSync(join(configs, 'lokaal/sub/x.yaml'), text),
  'by renaming a new file over it': (configs, text) => {
    writeFileSync(join(configs, 'lokaal/sub/sedAbC123'), text);
    renameSync(join(configs, 'lokaal/sub/sedAbC123'), join(configs, 'lokaal/sub/x.yaml'));
  },
  'by renaming a file from another folder over it': (configs, text) => {
    writeFileSync(join(configs, '../new.yaml'), text);
    renameSync(join(configs, '../new.yaml'), join(configs, 'lokaal/sub/x.yaml'));
  },
  'with a backup of the old file': (configs, text) => {
    const path = join(configs, 'lokaal/sub/x.yaml');
    renameSync(path, `${path}~`);
    writeFileSync(path, text);
    rmSync(`${path}~`);
  },
  'after deleting it': (configs, text) => {
    rmSync(join(configs, 'lokaal/sub/x.yaml'));
    writeFileSync(join(configs, 'lokaal/sub/x.yaml'), text);
  },
  'in a folder that is deleted and made again': (configs, text) => {
    rmSync(join(configs, 'lokaal/sub'), { recursive: true });
    mkdirSync(join(configs, 'lokaal/sub'));
    writeFileSync(join(configs, 'lokaal/sub/x.yaml'), text);
  },
  'in a folder that replaces the old one': (configs, text, step) => {
    mkdirSync(join(configs, '../new'));
    writeFileSync(join(configs, '../new/x.yaml'), text);
    renameSync(join(configs, 'lokaal/sub'), join(configs, `../old-${step}`));
    renameSync(join(configs, '../new'), join(configs, 'lokaal/sub'));
  },
  'in a new folder': (configs, text, step) => {
    rmSync(join(configs, 'lokaal/sub'), { recursive: true, force: true });
    rmSync(join(configs, `lokaal/sub-${step - 1}`), { recursive: true, force: true });
    mkdirSync(join(configs, `lokaal/sub-${step}/deeper`), { recursive: true });
    writeFileSync(join(configs, `lokaal/sub-${step}/deeper/x.yaml`), text);
  },
  'in a configuration folder that replaces the old one': (configs, text, step) => {
    cpSync(configs, join(configs, '../new-configs'), { recursive: true });
    writeFileSync(join(configs, '../new-configs/lokaal/sub/x.yaml'), text);
    renameSync(configs, join(configs, `../old-configs-${step}`));
    renameSync(join(configs, '../new-configs'), configs);
  },
};

/** How often each way is tried. Most misses depend on timing. */
const TIMES = 25;

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

  test.each(Object.entries(saves))('sees a file that is saved %s', async (_name, save) => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const configs = join(folder, 'configs');
      mkdirSync(join(configs, 'lokaal/sub'));
      writeFileSync(join(configs, 'lokaal/sub/x.yaml'), 'bevoegdGezag: nobody-0\ntoewijzingen: []\n');
      const { report, end } = watchFolder(folder);
      await report(/"nobody-0"/);
      for (let step = 1; step <= TIMES; step += 1) {
        save(configs, `bevoegdGezag: nobody-${step}\ntoewijzingen: []\n`, step);
        // The report follows on the save, or the test runs out of time.
        await report(new RegExp(`"nobody-${step}"`));
      }
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
