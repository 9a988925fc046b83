/** The files of a report: writes the pages, and never overwrites a file that is not a report. */
import type { Stats } from 'node:fs';
import { lstat, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { assertInTree, makeFolder, writeFileAtomic } from '../lib/write-file.js';
import { Failure } from '../model/failure.js';
import { GENERATOR } from './html/page.js';
import { reportMessages } from './messages.js';
import { type ReportPage, reportFolders } from './pages.js';

/** Where a report is written. */
export interface ReportTarget {
  /** Path of a file, or of a folder with `split`. Relative to `cwd`. */
  readonly out: string;
  readonly cwd: string;
  /** Whether the report has many pages, in a folder. */
  readonly split: boolean;
}

/** The subfolders of a report with many pages. */
const subfolders = Object.values(reportFolders);

/** Tests whether a file is a report; undefined when there is no file. Its mark is near the beginning. */
async function isReport(path: string): Promise<boolean | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(512), position: 0 });
    return buffer.toString('utf8', 0, bytesRead).includes(GENERATOR);
  } finally {
    await file.close();
  }
}

/** The HTML files in some subfolders of a folder. */
async function htmlFilesIn(folder: string, subfolders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    subfolders.map(async (subfolder) => {
      const names = await readdir(join(folder, subfolder)).catch(() => []);
      return names.filter((name) => name.endsWith('.html')).map((name) => join(folder, subfolder, name));
    }),
  );
  return found.flat();
}

/** Tests whether a path is a device or a pipe, or a link in `/dev` or `/proc` such as `/dev/stdout`. */
async function isDevice(path: string, stats: Stats): Promise<boolean> {
  // Such a link must stay, also when it leads to a file.
  const link = /^\/(dev|proc)\//.test(path) && (await lstat(path)).isSymbolicLink();
  return link || !(stats.isFile() || stats.isDirectory());
}

/**
 * Checks that a report can be written without harm.
 *
 * @param force whether files that are not reports may be overwritten.
 * @throws Failure `usage` when the target is a folder, a device or a pipe, or a file that is not a report.
 */
export async function assertReportTarget({ out, cwd, split }: ReportTarget, force: boolean): Promise<void> {
  const target = resolve(cwd, out);
  const stats = await stat(target).catch(() => undefined);
  if (!split && stats?.isDirectory()) throw new Failure('usage', reportMessages.intoFolder({ path: out }));
  if (!split && stats && (await isDevice(target, stats)))
    throw new Failure('usage', reportMessages.intoDevice({ path: out }));
  if (force) return;
  const paths: string[] = [];
  for (const path of split ? await htmlFilesIn(target, ['', ...subfolders]) : [target])
    if ((await isReport(path)) === false) paths.push(relative(cwd, path).replaceAll('\\', '/'));
  if (paths.length > 0) throw new Failure('usage', reportMessages.inTheWay({ paths }));
}

/** Removes pages of an earlier report that are not in this one: they would show outdated routing. */
async function removeOldPages(folder: string, written: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const path of await htmlFilesIn(folder, subfolders)) {
    if (written.has(path) || !(await isReport(path))) continue;
    await rm(path);
    removed += 1;
  }
  return removed;
}

/** What was written. */
export interface WrittenReport {
  readonly pages: number;
  readonly characters: number;
  /** Pages of an earlier report that were removed. */
  readonly removed: number;
}

/**
 * Writes the pages of a report one by one.
 *
 * @throws Failure `usage` when a file cannot be written or a folder cannot be made.
 */
export async function writePages(
  pages: Iterable<ReportPage>,
  { out, cwd, split }: ReportTarget,
): Promise<WrittenReport> {
  const written = new Set<string>();
  let characters = 0;
  for (const { path, text } of pages) {
    const name = join(out, path);
    await assertInTree(name, cwd);
    await makeFolder(dirname(name), cwd);
    await writeFileAtomic(resolve(cwd, name), text);
    written.add(resolve(cwd, name));
    characters += text.length;
  }
  const removed = split ? await removeOldPages(resolve(cwd, out), written) : 0;
  return { pages: written.size, characters, removed };
}
