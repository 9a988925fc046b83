/** Configuration files of a commit, read from git's objects without a checkout. */
import { posix, resolve } from 'node:path';
import {
  type FileSource,
  type ListedFile,
  type Listing,
  LoadFailure,
  tooLarge,
} from '../config/file-source.js';
import { configMessages } from '../config/messages.js';
import { type Entry, type FolderReader, walk } from '../config/walk.js';
import { displayPath } from '../lib/display-path.js';
import type { Message } from '../messages/message.js';
import { getOrInsert } from '../model/groups.js';
import { readBlobs } from './blobs.js';
import { gitPath, type Repository } from './repository.js';

/** As many links as Linux follows for one path. */
const MAX_LINKS = 40;

/** A file or symbolic link of a commit. */
interface Blob {
  readonly id: string;
  /** Below the configuration folder; `` when it stands in the place of that folder. */
  readonly name: string;
  readonly isLink: boolean;
}

function parseListing(fields: readonly string[], dir: string): Blob[] {
  const prefix = dir === '.' ? '' : `${dir}/`;
  return fields.flatMap((line): Blob[] => {
    const match = /^(100[0-9]{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    const [, mode, id, path] = match ?? [];
    if (id === undefined || path === undefined) return [];
    return [{ id, name: path.slice(prefix.length), isLink: mode === '120000' }];
  });
}

/** The files of a commit as a tree of folders, in which links within it are followed. */
class CommitTree implements FolderReader {
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

/** The configuration folder as it was at a commit. */
export class CommitSource implements FileSource {
  readonly dir: string;
  readonly path: string;
  readonly #repository: Repository;
  readonly #commit: string;
  #tree: Promise<CommitTree | undefined> | undefined;
  #blobs: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

  /** @param dir relative to the working directory. */
  constructor(repository: Repository, commit: string, dir: string) {
    this.dir = dir;
    this.path = displayPath(resolve(repository.cwd, dir), repository.cwd);
    this.#repository = repository;
    this.#commit = commit;
  }

  /**
   * Tests whether the commit holds all files: a symbolic link that leads out of the folder leads to files that may have
   * been different then.
   */
  async isComplete(): Promise<boolean> {
    return (await this.#open())?.isComplete ?? true;
  }

  async list(): Promise<Listing> {
    const tree = await this.#open();
    const isFile = tree?.files.has('') ?? false;
    if (tree === undefined || isFile)
      throw new LoadFailure('absent', configMessages.configsMissing({ dir: this.dir, isFile }));
    return walk(tree, this.path);
  }

  async read({ name }: ListedFile): Promise<Uint8Array | Message> {
    this.#blobs ??= this.#readAll();
    const id = (await this.#open())?.version(name);
    const bytes = (await this.#blobs).get(id ?? '') ?? new Uint8Array();
    return tooLarge(bytes.length) ?? bytes;
  }

  /** undefined when the commit has no such folder. */
  #open(): Promise<CommitTree | undefined> {
    this.#tree ??= this.#readTree();
    return this.#tree;
  }

  async #readTree(): Promise<CommitTree | undefined> {
    const { git } = this.#repository;
    const dir = gitPath(this.#repository, this.dir);
    const blobs = parseListing(await git.fields(['ls-tree', '-r', '-z', this.#commit, '--', dir]), dir);
    if (blobs.length === 0) return undefined;
    const links = blobs.filter(({ isLink }) => isLink).map(({ id }) => id);
    return new CommitTree(blobs, links.length === 0 ? new Map() : await readBlobs(git, new Set(links)));
  }

  /** Reads all listed files at once, since starting git for each would take long. */
  async #readAll(): Promise<ReadonlyMap<string, Uint8Array>> {
    const { files } = await this.list();
    return readBlobs(this.#repository.git, new Set(files.flatMap(({ version }) => version ?? [])));
  }
}
