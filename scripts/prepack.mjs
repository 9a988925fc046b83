/** What npm runs before it packs: a build, so that the tarball never holds an old one. */
import { fileURLToPath } from 'node:url';
import { isBuilt } from './sources.mjs';

const tools = ['ajv', 'rolldown', 'typescript/package.json'];

/** Tests whether the packages that the build needs are installed. */
function canBuild() {
  try {
    for (const name of tools) import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

if (!canBuild()) {
  console.error('Not packed: the packages for the build are not installed. Run npm ci first');
  process.exitCode = 1;
} else if (!isBuilt(fileURLToPath(new URL('../', import.meta.url)))) await import('./build.mjs');
