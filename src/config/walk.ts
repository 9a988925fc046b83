/** Which files and folders below a configuration folder count, the same for every source. */
import { posix } from 'node:path';
import { errorCode } from '../lib/error-code.js';
import type { Message } from '../messages/message.js';
import type { ListedFile, Listing, Obstacle } from './file-source.js';
import { configMessages } from './messages.js';

/** An entry of a folder. Links have the kind of what they lead to. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other' | 'dangling-link' | 'link-loop';
}

/** Reads folders. Names are below the configuration folder, with `/`; `` is the configuration folder itself. */
export interface FolderReader {
  /** @throws Error with a `code` when the folder cannot be read. */
  entries(folder: string): Promise<readonly Entry[]>;
  /** An identity that is the same for all links to one folder. */
  identity(folder: string): Promise<string>;
  version(file: string): string | undefined;
}

const YAML = /\.ya?ml$/i;

/** Tests whether a file of this name, below the configuration folder, counts: YAML, and nothing on its path hidden. */
export function isConfigurationName(name: string): boolean {
  const folders = name.split('/');
  const file = folders.pop() ?? '';
  const hidden = [...folders, file].some((part) => part.startsWith('.') || part === '');
  return !hidden && YAML.test(file) && !folders.some((folder) => YAML.test(folder));
}

class Walk {
  readonly files: ListedFile[] = [];
  readonly folders: string[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly #reader: FolderReader;
  readonly #path: string;

  constructor(reader: FolderReader, path: string) {
    this.#reader = reader;
    this.#path = path;
  }

  /** @param above identities of the folders on the way here, to find links that lead back. */
  async folder(folder: string, above: ReadonlySet<string>): Promise<void> {
    const entries = await this.#reader.entries(folder);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
      if (!entry.name.startsWith('.')) await this.#entry(posix.join(folder, entry.name), entry.kind, above);
  }

  async #entry(name: string, kind: Entry['kind'], above: ReadonlySet<string>): Promise<void> {
    if (kind === 'link-loop') this.#obstacle(name, configMessages.linkLoop());
    else if (kind === 'dangling-link') this.#obstacle(name, configMessages.danglingLink());
    else if (kind === 'folder') await this.#subfolder(name, above);
    else if (!YAML.test(name)) return;
    else if (kind === 'other') this.#obstacle(name, configMessages.notAFile());
    else this.files.push({ name, path: this.#pathOf(name), version: this.#reader.version(name) });
  }

  async #subfolder(name: string, above: ReadonlySet<string>): Promise<void> {
    if (YAML.test(name)) {
      this.#obstacle(name, configMessages.folderLikeFile());
      return;
    }
    try {
      const identity = await this.#reader.identity(name);
      if (above.has(identity)) {
        this.#obstacle(name, configMessages.linkLoop());
        return;
      }
      if (!name.includes('/')) this.folders.push(name);
      await this.folder(name, new Set([...above, identity]));
    } catch (error) {
      this.#obstacle(name, configMessages.fileUnreadable({ reason: errorCode(error) ?? 'unknown' }));
    }
  }

  #obstacle(name: string, message: Message): void {
    this.obstacles.push({ name, path: this.#pathOf(name), message });
  }

  #pathOf(name: string): string {
    return posix.join(this.#path, name);
  }
}

/**
 * Finds the YAML files below a configuration folder. Hidden files and folders are skipped.
 *
 * @param path the configuration folder as people see it.
 * @throws what `reader` throws for the configuration folder itself.
 */
export async function walk(reader: FolderReader, path: string): Promise<Listing> {
  const found = new Walk(reader, path);
  await found.folder('', new Set([await reader.identity('')]));
  return found;
}
