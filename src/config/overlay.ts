/** Buffers in memory over another source, such as an editor's unsaved files. */
import { posix } from 'node:path';
import type { Message } from '../messages/message.js';
import { type FileSource, type ListedFile, type Listing, LoadFailure } from './file-source.js';
import { isConfigurationName } from './walk.js';

interface Buffered {
  /** undefined for a deleted file. */
  readonly bytes: Uint8Array | undefined;
  readonly version: string;
}

const NOTHING: Listing = { files: [], folders: [], obstacles: [] };

/** Orders names as a walk finds them: folder by folder, by the code units of each part. */
function compareNames(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (const [i, part] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

/** Marks the version of a file of the base, which may be another overlay, to tell it from the versions of buffers. */
function ofBase({ name, path, version }: ListedFile): ListedFile {
  return { name, path, version: version === undefined ? undefined : `base:${version}` };
}

/** A source in which buffers hide, add or delete files of another source. Names are below the configuration folder. */
export class Overlay implements FileSource {
  readonly dir: string;
  readonly path: string;
  readonly #base: FileSource;
  readonly #buffers = new Map<string, Buffered>();
  #edits = 0;

  constructor(base: FileSource) {
    this.dir = base.dir;
    this.path = base.path;
    this.#base = base;
  }

  /** Sets the content of a file, whether or not the base has it. */
  write(name: string, content: string | Uint8Array): void {
    this.#set(name, typeof content === 'string' ? Buffer.from(content) : content);
  }

  /** Hides a file of the base. */
  delete(name: string): void {
    this.#set(name, undefined);
  }

  /** Gives a file back the content that it has in the base. */
  revert(name: string): void {
    this.#buffers.delete(name);
  }

  async list(): Promise<Listing> {
    const base = await this.#listBase();
    const added = [...this.#buffers].flatMap(([name, { bytes, version }]): ListedFile[] =>
      bytes === undefined || !isConfigurationName(name)
        ? []
        : [{ name, path: posix.join(this.path, name), version }],
    );
    const folders = added.flatMap(({ name }) => (name.includes('/') ? [name.split('/', 1)[0] ?? ''] : []));
    return {
      files: [...base.files.filter(({ name }) => !this.#buffers.has(name)).map(ofBase), ...added].sort(
        (a, b) => compareNames(a.name, b.name),
      ),
      folders: [...new Set([...base.folders, ...folders])].sort(compareNames),
      obstacles: base.obstacles.filter(({ name }) => !this.#buffers.has(name)),
    };
  }

  read(file: ListedFile): Uint8Array | Message | Promise<Uint8Array | Message> {
    return this.#buffers.get(file.name)?.bytes ?? this.#base.read(file);
  }

  #set(name: string, bytes: Uint8Array | undefined): void {
    this.#edits += 1;
    this.#buffers.set(name, { bytes, version: `buffer:${this.#edits}` });
  }

  async #listBase(): Promise<Listing> {
    try {
      return await this.#base.list();
    } catch (error) {
      const hasFiles = [...this.#buffers.values()].some(({ bytes }) => bytes !== undefined);
      if (hasFiles && error instanceof LoadFailure && error.problem === 'absent') return NOTHING;
      throw error;
    }
  }
}
