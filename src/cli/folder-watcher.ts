/**
 * Watches a folder and everything below it, also when it or a folder in it is replaced.
 *
 * `chokidar` reports changes of files. It loses sight of a folder that another one replaces within a moment, as `git`
 * does, because the name does not change. So this watcher also compares the folders themselves at short intervals.
 */
import { type Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { withSlashes } from '../lib/display-path.js';
import { errorCode } from '../lib/error-code.js';
import { isObject } from '../lib/json.js';

/** How often to compare the folders. */
const LOOK_MS = 250;

export interface FolderListener {
  /** Called after a change. `name` is below the folder, with `/`; absent when it is not known what changed. */
  onChange(name?: string): void;
  /** Called when the folder cannot be watched. `reason` is the code of the system error. */
  onFailure(reason: string, cause: unknown): void;
}

/** The identity of a folder: another one in its place gets another. undefined while there is none. */
function identityOf(found: Stats | undefined): string | undefined {
  return found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeMs}` : undefined;
}

/** A folder as it was when the watcher last looked. */
interface Seen {
  readonly identity: string | undefined;
  /** Changes when an entry appears, disappears or is replaced. */
  readonly mtimeMs: number | undefined;
}

function look(folder: string): Seen {
  const found = statSync(folder, { throwIfNoEntry: false });
  return { identity: identityOf(found), mtimeMs: found?.mtimeMs };
}

export class FolderWatcher {
  readonly #root: string;
  readonly #listener: FolderListener;
  readonly #timer: NodeJS.Timeout;
  #seen = new Map<string, Seen>();
  #watcher: FSWatcher | undefined;

  /** @param root the folder, which need not exist. */
  constructor(root: string, listener: FolderListener) {
    this.#root = resolve(root);
    this.#listener = listener;
    this.#timer = setInterval(() => this.#compare(), LOOK_MS);
  }

  /**
   * Watches what is in the folder now, and remembers it. The listener hears of every later change.
   * Call it before each reading of the files: a change during the reading is then a later change.
   */
  async refresh(): Promise<void> {
    if (this.#watcher === undefined || this.#isReplaced()) await this.#restart();
    const folders = this.#folders();
    this.#seen = new Map(folders.map((folder) => [folder, look(folder)]));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#watcher?.close();
  }

  /** The folders that are watched, and the root. */
  #folders(): string[] {
    const watched = Object.keys(this.#watcher?.getWatched() ?? {});
    return [...new Set([this.#root, ...watched.filter((folder) => folder !== dirname(this.#root))])];
  }

  #isReplaced(): boolean {
    return [...this.#seen].some(([folder, { identity }]) => {
      const now = look(folder).identity;
      // Of the folders below the root, chokidar reports those that are gone.
      return now !== identity && (now !== undefined || folder === this.#root);
    });
  }

  #compare(): void {
    const isChanged = [...this.#seen].some(([folder, before]) => {
      const now = look(folder);
      return now.identity !== before.identity || now.mtimeMs !== before.mtimeMs;
    });
    if (isChanged) this.#listener.onChange();
  }

  /** Starts to watch the folder that has the path now. */
  async #restart(): Promise<void> {
    const root = this.#root;
    const { watch } = await import('chokidar');
    await this.#watcher?.close();
    this.#watcher = undefined;
    if (look(root).identity === undefined) return;
    const watcher = watch(root, { ignoreInitial: true, ignorePermissionErrors: true, atomic: false });
    this.#watcher = watcher;
    watcher.on('all', (_event, path) => this.#changed(path));
    // chokidar leaves out changes that follow shortly on another of the same file.
    watcher.on('raw', (_event, name, details) => {
      const folder =
        isObject(details) && typeof details.watchedPath === 'string' ? details.watchedPath : root;
      this.#changed(join(folder, name ?? ''));
    });
    watcher.on('error', (error) => this.#listener.onFailure(errorCode(error) ?? String(error), error));
    await new Promise<void>((ready) => {
      watcher.on('ready', ready);
      watcher.on('error', () => ready());
    });
  }

  #changed(path: string): void {
    this.#listener.onChange(withSlashes(relative(this.#root, path)));
  }
}
