/** Configuration files of a commit, read from git's objects without a checkout. */
import { resolve } from 'node:path';
import {
  type FileSource,
  type ListedFile,
  type Listing,
  LoadFailure,
  tooLarge,
} from '../config/file-source.js';
import { configMessages } from '../config/messages.js';
import { walk } from '../config/walk.js';
import { displayPath } from '../lib/display-path.js';
import type { Message } from '../messages/message.js';
import { readBlobs } from './blobs.js';
import { type Blob, CommitTree } from './commit-tree.js';
import { gitPath, type Repository } from './repository.js';

function parseListing(fields: readonly string[], dir: string): Blob[] {
  const prefix = dir === '.' ? '' : `${dir}/`;
  return fields.flatMap((line): Blob[] => {
    const match = /^(100[0-9]{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
    const [, mode, id, path] = match ?? [];
    if (id === undefined || path === undefined) return [];
    return [{ id, name: path.slice(prefix.length), isLink: mode === '120000' }];
  });
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
