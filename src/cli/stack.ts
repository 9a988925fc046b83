/** Stack traces that name lines of src instead of lines of the bundle. */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A position in a stack trace: `file:///…/dist/cli/plan-x.js:12:34`. */
const position = /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g;

/** Reads the source map beside a file of the bundle; undefined where there is none. */
function sourceMapOf(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}

function originalPosition(text: string, url: string, line: number, column: number): string {
  const path = fileURLToPath(url);
  const entry = sourceMapOf(path)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry)) return text;
  const source = resolve(dirname(path), entry.originalSource);
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

/**
 * Returns the stack of an error with its positions mapped to the source files. Node can do this itself only when it is
 * asked before the code is loaded, and that makes every start slower.
 */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? String(error)).replace(position, (text, url: string, line: string, column: string) =>
    originalPosition(text, url, Number(line), Number(column)),
  );
}
