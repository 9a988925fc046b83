import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, copyExamples, inFolder } from '../support/cli.js';

test('validate --watch checks again after every change, and ends in peace when interrupted', async () => {
  await inFolder(async (folder) => {
    await copyExamples(folder);
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
    /** Waits for a report, and the word that it waits for the next change. */
    const report = (pattern: RegExp): Promise<void> =>
      new Promise((resolve) => {
        look = () => {
          if (!new RegExp(`${pattern.source}[\\s\\S]*waiting for changes`).test(seen)) return;
          seen = '';
          resolve();
        };
        look();
      });
    await report(/no problems/);
    mkdirSync(join(folder, 'configs/lokaal/new'));
    writeFileSync(join(folder, 'configs/lokaal/new/x.yaml'), 'bevoegdGezag: nobody\ntoewijzingen: []\n');
    await report(/error unknown-organisatie/);
    writeFileSync(
      join(folder, 'configs/lokaal/new/x.yaml'),
      'bevoegdGezag: gemeente-delft\ntoewijzingen: []\n',
    );
    await report(/1 warning/);
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
