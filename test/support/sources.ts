import type { FileSource, ListedFile, Listing } from '../../src/config/file-source.js';
import type { Message } from '../../src/messages/message.js';

/** A source without files: the base of an overlay that holds all of them. */
export const emptySource: FileSource = {
  dir: 'configs',
  path: 'configs',
  list: () => Promise.resolve({ files: [], folders: [], obstacles: [] }),
  read: ({ name }) => {
    throw new Error(`no such file: ${name}`);
  },
};

/** A source that records the names of the files that are read. */
export class CountingSource implements FileSource {
  readonly dir: string;
  readonly path: string;
  readonly #base: FileSource;
  #reads: string[] = [];

  constructor(base: FileSource) {
    this.dir = base.dir;
    this.path = base.path;
    this.#base = base;
  }

  list(): Promise<Listing> {
    return this.#base.list();
  }

  read(file: ListedFile): Uint8Array | Message | Promise<Uint8Array | Message> {
    this.#reads.push(file.name);
    return this.#base.read(file);
  }

  /** The names of the files that were read since the last call. */
  takeReads(): string[] {
    const reads = this.#reads;
    this.#reads = [];
    return reads;
  }
}
