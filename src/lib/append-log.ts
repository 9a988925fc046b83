/**
 * An append-only file of JSON lines: one object a line. The simulator's state and the journal of an apply are such files.
 *
 * A crash can only tear the end of such a file. So a last line that is not whole is recovered: a reader ignores it, and
 * `AppendLog.open` cuts it off. Nothing else is repaired: any other line that is not an entry means that something else
 * has changed the file, and is refused.
 *
 * A reader needs no lock. Only one process at a time may have a file open for writing: see `lock.ts`.
 */
import { isUtf8 } from 'node:buffer';
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../model/failure.js';
import type { Message } from '../model/message.js';
import { errorCode } from './error-code.js';
import { isObject, type Json } from './json.js';
import { libMessages } from './messages.js';

export interface LogFormat<T extends object> {
  /** Returns the entry that a line holds, or undefined when the line is not one. */
  readonly parse: (line: Json) => T | undefined;
  /** The error for a line (from 1) that is not an entry. By default it names file and line. */
  readonly damaged?: (line: number) => Message;
}

export interface AppendOptions {
  /** Whether an append resolves only once its line would survive a crash of the machine. */
  readonly sync?: boolean;
  /** Permissions of a new file. */
  readonly mode?: number;
}

const LINE_FEED = 0x0a;

function parseLine<T extends object>(line: Buffer, { parse }: LogFormat<T>): T | undefined {
  if (!isUtf8(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line.toString());
    return isObject(value) ? parse(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Tests whether a line was cut short: an object that is never closed, or bytes that were reserved and never filled. */
function isTorn(line: Buffer): boolean {
  if (line.every((byte) => byte === 0)) return true;
  const text = line.toString('latin1');
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}]/gs)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) return false;
  }
  return text.startsWith('{');
}

/** Reads a log up to and including its last line. `torn` is where that line begins when it was cut short. */
function parseLog<T extends object>(
  bytes: Buffer,
  from: number,
  path: string,
  format: LogFormat<T>,
): { readonly entries: T[]; readonly torn?: number } {
  const entries: T[] = [];
  for (let start = from, end = 0; start < bytes.length; start = end + 1) {
    const lineFeed = bytes.indexOf(LINE_FEED, start);
    end = lineFeed === -1 ? bytes.length : lineFeed;
    const line = bytes.subarray(start, end);
    const entry = parseLine(line, format);
    if (entry !== undefined) entries.push(entry);
    else if (lineFeed === -1 && isTorn(line)) return { entries, torn: start };
    else {
      const number = bytes.subarray(0, start).toString('latin1').split('\n').length;
      throw new Failure('usage', format.damaged?.(number) ?? libMessages.damagedLine({ path, line: number }));
    }
  }
  return { entries };
}

/**
 * Reads the entries of a log. A torn last line is ignored; one that only lacks its line feed is read.
 *
 * @throws Failure `usage` for a line that is not an entry; the error of the file system (`ENOENT`, …) as it is.
 */
export async function readLog<T extends object>(path: string, format: LogFormat<T>): Promise<T[]> {
  return parseLog(await readFile(path), 0, path, format).entries;
}

/**
 * Replaces a log by these entries, whole or not at all: this compacts a log, or converts another file into one. The log
 * must not be open for writing. An existing file keeps its permissions.
 *
 * @throws the error of the file system.
 */
export async function rewriteLog(path: string, entries: readonly object[]): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}.tmp`;
  const existing = await stat(target).catch(() => undefined);
  try {
    await rm(temporary, { force: true });
    const file = await open(temporary, 'wx', existing?.mode);
    try {
      await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    await syncFolderOf(target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Makes the name of a file survive a crash of the machine. Not every system can or needs to do this for a folder. */
async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r').catch(() => undefined);
  try {
    await folder?.sync();
  } catch (error) {
    if (!['EPERM', 'EINVAL'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await folder?.close();
  }
}

/** A log that is open for writing. */
export class AppendLog {
  readonly #file: FileHandle;
  readonly #sync: boolean;
  #waiting: string[] = [];
  /** Will write the waiting lines, once those before them have been written. */
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();
  #failed = false;
  #error: unknown;

  private constructor(file: FileHandle, sync: boolean) {
    this.#file = file;
    this.#sync = sync;
  }

  /**
   * Opens a log for writing, or creates it. Only its first and its last lines are examined.
   *
   * @throws Failure `usage` when a line that is examined is no entry, unless it is torn and the last; the error of the file system as it is.
   */
  static async open<T extends object>(
    path: string,
    format: LogFormat<T>,
    { sync = false, mode = 0o644 }: AppendOptions = {},
  ): Promise<AppendLog> {
    const file = await open(path, 'a+', mode);
    try {
      // A pipe or a device has no end to examine.
      if (!(await file.stat()).isFile()) return new AppendLog(file, false);
      const bytes = await file.readFile();
      const start = bytes.lastIndexOf(LINE_FEED) + 1;
      // A file of something else shows in its first line, or in its last whole one.
      const first = bytes.indexOf(LINE_FEED) + 1;
      parseLog(bytes.subarray(0, first), 0, path, format);
      const previous = start === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, start - 2) + 1;
      const { torn } = parseLog(bytes, previous, path, format);
      if (torn !== undefined) await file.truncate(torn);
      else if (start < bytes.length) await file.appendFile('\n');
      if (sync) await syncFolderOf(path);
      return new AppendLog(file, sync);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * Adds an entry. Entries that are appended while others are being written are written together, with one sync.
   *
   * @throws the error of the file system. Half a line may then be in the file, so every later append fails as well.
   */
  append(entry: object): Promise<void> {
    this.#waiting.push(`${JSON.stringify(entry)}\n`);
    if (this.#next === undefined) {
      this.#next = this.#last.then(() => this.#write());
      this.#last = this.#next.catch((error) => {
        this.#failed = true;
        this.#error = error;
      });
    }
    return this.#next;
  }

  async #write(): Promise<void> {
    const lines = this.#waiting.join('');
    this.#waiting = [];
    this.#next = undefined;
    if (this.#failed) throw this.#error;
    await this.#file.appendFile(lines);
    if (this.#sync) await this.#file.datasync();
  }

  /** Closes the file when everything has been written. An append that failed is reported to its caller only. */
  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }
}
