/** Vitest's global setup: builds dist/ when it is missing or older than the sources. No test runs against an old build. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../../scripts/sources.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

export default function build(): void {
  if (isBuilt(root)) return;
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  // With wrong types there is still a program to test, and `npm run types` fails.
  if (status !== 0 && status !== 2) throw new Error('The build failed, so there is nothing to test');
}
