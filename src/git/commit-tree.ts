/** The files of a commit as a tree of folders, read from git's objects without a checkout. */
import { posix } from 'node:path';
import type { Entry, FolderReader } from '../config/walk.js';
import { getOrInsert } from '../model/groups.js';

/** As many links as Linux follows for one path. */
const MAX_LINKS = 40;

/** A file or symbolic link of a commit. */
export interface Blob {
  readonly id: string;
  /** Below the configuration folder; `` when it stands in the place of that folder. */
  readonly name: string;
  readonly isLink: boolean;
}

/** The files of a commit as a tree of folders, in which links within it are followed. */
export class CommitTree implements FolderReader {
  /** Ids of files by name. */
  readonly files = new Map<string, string>();
  /** Targets of the links that stay within the tree. */
  readonly #links = new Map<string, string>();
  readonly #folders = new Map<string, Set<string>>([['', new Set()]]);
  /** Whether every link leads to something within the tree. */
  readonly isComplete: boolean;

  /** @param targets what each link blob holds, by its id. */
  constructor(blobs: readonly Blob[], targets: ReadonlyMap<string, Uint8Array>) {
    const parents = new Set(blobs.flatMap(({ name }) => foldersAbove(name)));
    const names = new Set(['', ...blobs.map(({ name }) => name), ...parents]);
    let isComplete = true;
    for (const { id, name, isLink } of blobs) {
      if (!isLink) this.files.set(name, id);
      else {
        const to = Buffer.from(targets.get(id) ?? []).toString('utf8');
        const target = posix.join(posix.dirname(name), to).replace(/\/$|^\.$/, '');
        if (posix.isAbsolute(to) || !names.has(target)) {
          isComplete = false;
          continue;
        }
        this.#links.set(name, target);
      }
      this.#add(name);
    }
    this.isComplete = isComplete;
  }

  async entries(folder: string): Promise<Entry[]> {
    const real = this.resolve(folder) ?? '';
    return [...(this.#folders.get(real) ?? [])].map((name) => ({
      name,
      kind: this.#kindOf(posix.join(real, name)),
    }));
  }

  async identity(folder: string): Promise<string> {
    return this.resolve(folder) ?? folder;
  }

  version(file: string): string | undefined {
    const real = this.resolve(file);
    return real === undefined ? undefined : this.files.get(real);
  }

  /** The name that a name leads to when all links are followed; undefined when they never end. */
  resolve(name: string): string | undefined {
    let real = name;
    for (let followed = 0; followed <= MAX_LINKS; followed += 1) {
      const next = this.#followFirstLink(real);
      if (next === undefined) return real;
      real = next;
    }
    return undefined;
  }

  #followFirstLink(name: string): string | undefined {
    for (const prefix of [...foldersAbove(name), name]) {
      const target = this.#links.get(prefix);
      if (target !== undefined) return `${target}${name.slice(prefix.length)}`.replace(/^\//, '');
    }
    return undefined;
  }

  #kindOf(name: string): Entry['kind'] {
    const real = this.resolve(name);
    if (real === undefined) return 'link-loop';
    if (this.files.has(real)) return 'file';
    return this.#folders.has(real) ? 'folder' : 'dangling-link';
  }

  #add(name: string): void {
    for (const path of [...foldersAbove(name), name]) {
      const parent = posix.dirname(path);
      getOrInsert(this.#folders, parent === '.' ? '' : parent, () => new Set()).add(posix.basename(path));
    }
  }
}

/** The folders that a name is in, outermost first. */
function foldersAbove(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
