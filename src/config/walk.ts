import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Message } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { configMessages } from './messages.js';

/** A YAML file that was found. */
export interface FoundFile {
  readonly absolute: string;
  /** As people see it: relative to the working directory, with `/`. */
  readonly path: string;
  /** Below the configuration folder, with `/`. */
  readonly name: string;
}

/** Something in the folders that is no file to be read. */
export interface Obstacle {
  readonly path: string;
  readonly message: Message;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  /** Folders directly below the configuration folder. */
  readonly folders: readonly string[];
  readonly obstacles: readonly Obstacle[];
}

const YAML = /\.ya?ml$/i;

function slashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** A path as people see it: relative to the working directory, with `/`. */
export function displayPath(absolute: string, cwd: string): string {
  return slashes(relative(cwd, absolute)) || '.';
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

class Walker {
  readonly files: FoundFile[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly folders: string[] = [];

  constructor(
    private readonly root: string,
    private readonly cwd: string,
  ) {}

  async folder(dir: string, above: ReadonlySet<string>): Promise<void> {
    const entries = await readdir(dir, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      await this.entry(join(dir, entry.name), entry, above);
    }
  }

  private async entry(absolute: string, entry: Dirent, above: ReadonlySet<string>): Promise<void> {
    let isFolder = entry.isDirectory();
    let isFile = entry.isFile();
    if (entry.isSymbolicLink()) {
      try {
        const target = await stat(absolute);
        isFolder = target.isDirectory();
        isFile = target.isFile();
      } catch (error) {
        this.obstacle(
          absolute,
          reasonOf(error) === 'ELOOP' ? configMessages.linkLoop() : configMessages.danglingLink(),
        );
        return;
      }
    }
    if (isFolder) await this.subfolder(absolute, above);
    else if (YAML.test(entry.name)) {
      if (isFile)
        this.files.push({
          absolute,
          path: displayPath(absolute, this.cwd),
          name: slashes(relative(this.root, absolute)),
        });
      else this.obstacle(absolute, configMessages.notAFile());
    }
  }

  private async subfolder(absolute: string, above: ReadonlySet<string>): Promise<void> {
    if (YAML.test(absolute)) {
      this.obstacle(absolute, configMessages.folderLikeFile());
      return;
    }
    const real = await realpath(absolute);
    if (above.has(real)) {
      this.obstacle(absolute, configMessages.linkLoop());
      return;
    }
    const name = slashes(relative(this.root, absolute));
    if (!name.includes('/')) this.folders.push(name);
    try {
      await this.folder(absolute, new Set([...above, real]));
    } catch (error) {
      this.obstacle(absolute, configMessages.fileUnreadable({ reason: reasonOf(error) }));
    }
  }

  private obstacle(absolute: string, message: Message): void {
    this.obstacles.push({ path: displayPath(absolute, this.cwd), message });
  }
}

/**
 * Finds the YAML files below a configuration folder, sorted; hidden files and folders are passed over.
 *
 * @throws Failure `usage` when the folder is not there or cannot be read.
 */
export async function walk(dir: string, cwd: string): Promise<Walk> {
  const root = resolve(cwd, dir);
  try {
    if (!(await stat(root)).isDirectory())
      throw new Failure('usage', configMessages.configsMissing({ dir, isFile: true }));
    const walker = new Walker(root, cwd);
    await walker.folder(root, new Set([await realpath(root)]));
    return walker;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = reasonOf(error);
    if (reason === 'ENOENT')
      throw new Failure('usage', configMessages.configsMissing({ dir, isFile: false }), { cause: error });
    throw new Failure('usage', configMessages.configsUnreadable({ dir, reason }), { cause: error });
  }
}
