/** The tests never run against an old build. */
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, repository, write } from '../support/cli.js';

const parts = ['src', 'schemas', 'scripts', 'bench/internals.ts', 'dist', 'test/support/build.ts'];
const settings = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vitest.config.ts',
];

/** A test that records the version that the binary prints. */
const probe = `import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
test('probe', () => writeFileSync('seen', execFileSync('node', ['dist/cli.js', '--version'])));
`;

test('vitest: builds dist again when a source has changed, and only then', async () => {
  await inFolder(async (folder) => {
    for (const name of [...parts, ...settings])
      cpSync(join(repository, name), join(folder, name), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    await write(folder, { 'test/probe.test.ts': probe });
    const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
    const seen = async (): Promise<string> => {
      const { VITEST: _, NODE_ENV: __, ...env } = process.env;
      await new Promise<void>((resolve, reject) => {
        execFile(process.execPath, [vitest, 'run'], { cwd: folder, env }, (error, stdout) =>
          error === null ? resolve() : reject(new Error(stdout)),
        );
      });
      return readFileSync(join(folder, 'seen'), 'utf8');
    };
    // The build is up to date, so it stays as it is.
    const built = readFileSync(join(folder, 'dist/cli.js'), 'utf8');
    expect(await seen()).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(readFileSync(join(folder, 'dist/cli.js'), 'utf8')).toBe(built);

    const source = join(folder, 'src/cli/version.ts');
    writeFileSync(
      source,
      readFileSync(source, 'utf8').replace('return typeof', "if (true) return 'changed';\n  return typeof"),
    );
    expect(await seen()).toBe('changed\n');
  });
}, 60_000);
