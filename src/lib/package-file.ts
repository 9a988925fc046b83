import { existsSync } from 'node:fs';

/** The folder of this package, wherever in it this code has been put. */
function root(): URL {
  let folder = new URL('./', import.meta.url);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/')
    folder = new URL('../', folder);
  return folder;
}

/** A file that comes with this package, by its path from the package's root. */
export function packageFile(path: string): URL {
  return new URL(path, root());
}
