import { relative, sep } from 'node:path';

/** Replaces the separators of the operating system by `/`. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** A path as people see it: relative to the working directory, with `/`. */
export function displayPath(absolute: string, cwd: string): string {
  return withSlashes(relative(cwd, absolute)) || '.';
}
