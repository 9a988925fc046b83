/** What npm runs after an install in a checkout, before it packs, and for whoever installs from git: a build. */

/** Whether what building needs is installed. */
function canBuild() {
  try {
    for (const name of ['ajv', 'rolldown', 'typescript/package.json']) import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

if (canBuild()) await import('./build.mjs');
else if (process.env.npm_config_global === 'true') {
  // npm prepares it without its dependencies, and installs a link to nothing: https://github.com/npm/cli/issues/8440
  console.error(
    'npm cannot install this globally from git. In a clone: npm ci && npm pack; then npm install -g the .tgz',
  );
  process.exitCode = 1;
} else {
  console.error('Not built: what building needs is left out (--omit=dev). npm ci brings it');
}
