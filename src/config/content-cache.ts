/** Reads files of a source, and reads them again only when they may have changed. */
import type { Message } from '../messages/message.js';
import type { FileSource, ListedFile } from './file-source.js';

export interface Content {
  readonly file: ListedFile;
  /** The same object as long as the content is the same. A message says why the file cannot be read. */
  readonly bytes: Uint8Array | Message;
}

/** Tests whether two lists of files are the same files with the same content. */
export function sameContents(some: readonly Content[], others: readonly Content[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ file, bytes }, i) => file.name === others[i]?.file.name && bytes === others[i]?.bytes)
  );
}

export class ContentCache {
  readonly #source: FileSource;
  readonly #known = new Map<string, Content>();

  readonly #remembers: boolean;

  constructor(source: FileSource, remembers = true) {
    this.#source = source;
    this.#remembers = remembers;
  }

  /** Forgets the version of a file, so that the next `get` reads it. */
  invalidate(name: string): void {
    const known = this.#known.get(name);
    if (known !== undefined) this.#known.set(name, { ...known, file: { ...known.file, version: undefined } });
  }

  /** Forgets the files that are no longer listed. */
  retain(files: readonly ListedFile[]): void {
    const listed = new Set(files.map(({ name }) => name));
    for (const name of this.#known.keys()) if (!listed.has(name)) this.#known.delete(name);
  }

  /** The content of a listed file. */
  async get(file: ListedFile): Promise<Content> {
    const known = this.#known.get(file.name);
    if (known !== undefined && file.version !== undefined && known.file.version === file.version)
      return known;
    const read = await this.#source.read(file);
    const unchanged =
      read instanceof Uint8Array &&
      known?.bytes instanceof Uint8Array &&
      Buffer.compare(read, known.bytes) === 0;
    const content = { file, bytes: unchanged ? known.bytes : read };
    // Why a file cannot be read is not remembered: it may be readable the next time, with the same version.
    if (read instanceof Uint8Array && this.#remembers) this.#known.set(file.name, content);
    else this.#known.delete(file.name);
    return content;
  }
}
