import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, copyExamples, inFolder, run } from '../support/cli.js';

describe('completion', () => {
  test.each<[string, string[], string[] | RegExp]>([
    ['commands', ['va'], ['validate']],
    ['commands of a command', ['ci', 'd'], ['drift-issue']],
    ['flags', ['plan', '--om'], ['--omgeving']],
    ['no flag that is already there', ['plan', '--omgeving', 'pre', '--om'], []],
    ['choices', ['plan', '--format', 'm'], ['markdown']],
    ['omgevingen', ['plan', '--omgeving', ''], ['lokaal', 'pre']],
    ['omgevingen to compare with', ['report', '--against', 'p'], ['pre']],
    ['organisaties', ['resolve', '--bevoegd-gezag', 'gemeente-l'], ['gemeente-lelystad']],
    ['toestemmingen', ['resolve', '--toestemming', 'ver'], ['vergunning']],
    ['activiteiten', ['resolve', '--activiteit', 'Dak'], ['Dakkapel']],
    ['shells', ['completion', ''], ['bash', 'fish', 'zsh']],
    ['no internal commands', [''], /^(?!.*__complete)/s],
    ['nothing without files', ['plan', '--configs', 'none', '--omgeving', ''], []],
  ])('completes %s', async (_name, words, expected) => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { code, stdout, stderr } = await run(['__complete', '--', ...words], folder);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      if (expected instanceof RegExp) expect(stdout).toMatch(expected);
      else expect(stdout.split('\n').filter(Boolean)).toEqual(expected);
    });
  });

  test('works in bash', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      mkdirSync(join(folder, 'bin'));
      symlinkSync(cli, join(folder, 'bin/behandeldienst'));
      writeFileSync(join(folder, 'c.sh'), (await run(['completion', 'bash'], folder)).stdout);
      const script =
        'source c.sh; COMP_WORDS=(behandeldienst plan --omgeving l); COMP_CWORD=3; _behandeldienst; echo "$COMPREPLY"';
      const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      const output = await new Promise((resolve) => {
        execFile('bash', ['-c', script], { cwd: folder, env }, (_error, stdout) => resolve(stdout));
      });
      expect(output).toBe('lokaal\n');
    });
  });

  test.each(['zsh', 'fish'])('prints a script that %s accepts', async (shell) => {
    await inFolder(async (folder) => {
      const { code, stdout } = await run(['completion', shell], folder);
      expect(code).toBe(0);
      expect(stdout).toContain('behandeldienst __complete --');
      // Only an installed shell can check its script.
      const judged = spawnSync(shell, ['-n'], { input: stdout });
      if (judged.error === undefined) expect(judged.status).toBe(0);
    });
  });

  test('rejects another shell with a clear message', async () => {
    await inFolder(async (folder) => {
      const { code, stderr } = await run(['completion', 'tcsh'], folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(/bash, zsh or fish/);
    });
  });
});
