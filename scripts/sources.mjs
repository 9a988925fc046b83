/** Tells whether dist/ was built from the present sources. dist/ holds a digest of what it was built from. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Everything that decides what the build makes. */
const inputs = [
  'src',
  'schemas',
  'scripts',
  'bench/internals.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const generated = join('src', 'config', 'generated');
const digestFile = join('dist', '.sources');

function filesOf(root, path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith(generated + sep));
}

/** The digest of all sources below a root, names and contents. */
export function digestOfSources(root) {
  const hash = createHash('sha256');
  const names = inputs.flatMap((name) => (/\.\w+$/.test(name) ? [name] : filesOf(root, name)));
  for (const name of names.sort()) {
    const content = readFileSync(join(root, name));
    hash.update(`${name.replaceAll(sep, '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Tests whether dist/ and the generated validators are there, and built from the present sources. */
export function isBuilt(root) {
  const made = [digestFile, join('dist', 'cli.js'), join(generated, 'validators.js')];
  if (!made.every((name) => existsSync(join(root, name)))) return false;
  return readFileSync(join(root, digestFile), 'utf8') === digestOfSources(root);
}

/** Records what dist/ was built from. */
export function recordSources(root, digest) {
  writeFileSync(join(root, digestFile), digest);
}
