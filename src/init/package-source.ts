/** Where the new repository gets the program from. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../lib/json.js';
import { Failure } from '../model/failure.js';
import { initMessages } from './messages.js';

export const MANIFEST = 'package.json';

/** The name that `npm pack` gives to this version of the program. */
export function tarballOf(version: string): string {
  return `behandeldienst-${version}.tgz`;
}

/**
 * Finds what package.json has to say: what `--package` gives, or the tarball in the folder, or the version.
 *
 * @throws Failure `usage` when `--package` cannot be in package.json.
 */
export function findPackageSource(folder: string, version: string, given: string | undefined): string {
  if (given === undefined) {
    const tarball = tarballOf(version);
    return existsSync(join(folder, tarball)) ? `file:${tarball}` : version;
  }
  if (/\p{Cc}/u.test(given)) throw new Failure('usage', initMessages.badPackage());
  return /^\.{1,2}\//.test(given) ? `file:${given.replace(/^\.\//, '')}` : given;
}

/** Tests whether the package.json in a folder lists the program, as it does after `npm install` of a tarball. */
export async function listsProgram(folder: string): Promise<boolean> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
  } catch {
    return false;
  }
  if (!isObject(manifest)) return false;
  return [manifest.dependencies, manifest.devDependencies].some(
    (packages) => isObject(packages) && 'behandeldienst' in packages,
  );
}
