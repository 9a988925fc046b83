/**
 * Loads a configuration: registers, omgevingen and toewijzingen, with all their problems.
 *
 * The files of one bevoegd gezag are loaded and checked as a group, because no check looks further than that. Without
 * `keepFiles`, a country takes little more memory than its text and its largest bevoegd gezag.
 *
 * A loader can be updated: it then reads the files that changed, and loads and checks the groups that depend on them.
 */
import type { Configuration, ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type Problem, sortProblems } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import { type Content, ContentCache, sameContents } from './content-cache.js';
import { checkAcrossFiles, checkRegisters, type WrittenOut } from './cross-file-checks.js';
import { type FileSource, type ListedFile, LoadFailure } from './file-source.js';
import { configMessages } from './messages.js';
import { chooseFolders } from './omgeving-folders.js';
import { parseFile } from './parse-file.js';
import { pathError } from './problem-list.js';
import { loadRootFiles, type RootFiles } from './root-files.js';
import { loadToewijzingen } from './toewijzingen.js';

/** What a check looks at: files of one omgeving, with all files of each bevoegd gezag among them. */
export interface CheckInput {
  readonly files: readonly ToewijzingenFile[];
  readonly registers: Registers;
}

/** A rule about configuraties: finds what violates it. */
export type Check = (input: CheckInput) => Problem[];

export interface LoadOptions {
  /** Loads the toewijzingen of this omgeving only. */
  readonly omgeving?: string;
  readonly checks?: readonly Check[];
  /** Whether the result holds the files of toewijzingen. Default true; without them it takes less memory. */
  readonly keepFiles?: boolean;
}

interface LoaderOptions extends LoadOptions {
  /** Whether `update` is called more than once. Default true; a single update needs to remember nothing. */
  readonly incremental?: boolean;
}

export interface LoadedConfiguration extends Configuration {
  /** How many configuraties the files hold. */
  readonly configurations: number;
}

/** Files that were loaded and checked together. */
interface Group {
  readonly contents: readonly Content[];
  readonly loaded: LoadedGroup;
}

interface LoadedGroup {
  readonly gezagen: ReadonlySet<Oin>;
  readonly configurations: number;
  /** Empty without `keepFiles`. */
  readonly files: readonly ToewijzingenFile[];
  readonly writtenOut: readonly WrittenOut[];
  readonly problems: readonly Problem[];
}

/** The line that names the bevoegd gezag, unparsed: a guess at which files belong together. */
function gezagLine({ bytes }: Content): string {
  if (!(bytes instanceof Uint8Array)) return '';
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = all.indexOf('bevoegdGezag:');
  const end = all.indexOf('\n', start);
  return start === -1 ? '' : all.toString('latin1', start, end === -1 ? undefined : end);
}

/** The groups that share a bevoegd gezag with another group. */
function groupsToMerge(groups: readonly Group[]): Group[] {
  const owners = groups.flatMap((group) => [...group.loaded.gezagen].map((gezag) => ({ group, gezag })));
  const shared = [...groupBy(owners, ({ gezag }) => gezag).values()].filter(({ length }) => length > 1);
  return [...new Set(shared.flatMap((items) => items.map(({ group }) => group)))];
}

/** Loads configurations from one source, again and again. Call `update` one at a time. */
export class Loader {
  readonly #source: FileSource;
  readonly #options: LoaderOptions;
  readonly #contents: ContentCache;
  /** The registers of the last update: everything outside a file that decides how it is loaded and checked. */
  #registers: readonly Content[] | undefined;
  /** The groups of the last update, by the names of their files. */
  #groups: ReadonlyMap<string, Group> = new Map();

  constructor(source: FileSource, options: LoaderOptions = {}) {
    this.#source = source;
    this.#options = options;
    this.#contents = new ContentCache(source, options.incremental);
  }

  /**
   * Loads the configuration as it is now.
   *
   * @param changed names of files to read again, whatever their version.
   * @throws LoadFailure when there is no configuration folder, it is empty, or the omgeving is unknown.
   */
  async update(changed: Iterable<string> = []): Promise<LoadedConfiguration> {
    for (const name of changed) this.#contents.invalidate(name);
    const listing = await this.#source.list();
    if (listing.files.length === 0 && listing.obstacles.length === 0)
      throw new LoadFailure('empty', configMessages.configsEmpty({ dir: this.#source.dir }));
    this.#contents.retain(listing.files);
    const root = await loadRootFiles(
      await this.#read(listing.files.filter(({ name }) => !name.includes('/'))),
    );
    const folders = chooseFolders(listing, root, this.#source.path, this.#options.omgeving);
    const obstacles = listing.obstacles.map(({ path, message }) => pathError('yaml-syntax', message, path));
    const problems = [...root.problems, ...folders.problems, ...obstacles];
    const groups = await this.#updateGroups(folders.files, root);
    return this.#result(root, folders.files, groups, problems);
  }

  async #read(files: readonly ListedFile[]): Promise<Content[]> {
    const contents: Content[] = [];
    for (const file of files) contents.push(await this.#contents.get(file));
    return contents;
  }

  async #updateGroups(
    folders: ReadonlyMap<string, readonly ListedFile[]>,
    root: RootFiles,
  ): Promise<Map<string, LoadedGroup[]>> {
    const previous =
      this.#registers !== undefined && sameContents(this.#registers, root.registerContents)
        ? this.#groups
        : new Map<string, Group>();
    const current = new Map<string, Group>();
    const load = async (contents: readonly Content[]): Promise<Group> => {
      const key = contents.map(({ file }) => file.name).join('\0');
      const known = previous.get(key);
      const group =
        known !== undefined && sameContents(known.contents, contents)
          ? known
          : { contents, loaded: await this.#loadGroup(contents, root) };
      if (this.#options.incremental !== false) current.set(key, group);
      return group;
    };
    const groups = new Map<string, LoadedGroup[]>();
    for (const [naam, files] of folders) groups.set(naam, await this.#loadOmgeving(files, load));
    this.#registers = root.registerContents;
    this.#groups = current;
    return groups;
  }

  async #loadOmgeving(
    files: readonly ListedFile[],
    load: (contents: readonly Content[]) => Promise<Group>,
  ): Promise<LoadedGroup[]> {
    if (this.#options.checks === undefined) {
      // Without checks, files need no grouping: each can be released before the next is read.
      const loaded: LoadedGroup[] = [];
      for (const file of files) loaded.push((await load([await this.#contents.get(file)])).loaded);
      return loaded;
    }
    const contents = await this.#read(files);
    const groups: Group[] = [];
    for (const guessed of groupBy(contents, gezagLine).values()) groups.push(await load(guessed));
    const split = groupsToMerge(groups);
    if (split.length === 0) return groups.map(({ loaded }) => loaded);
    const members = new Set(split.flatMap((group) => group.contents.map(({ file }) => file.name)));
    const merged = await load(contents.filter(({ file }) => members.has(file.name)));
    return [...groups.filter((group) => !split.includes(group)), merged].map(({ loaded }) => loaded);
  }

  async #loadGroup(contents: readonly Content[], root: RootFiles): Promise<LoadedGroup> {
    const { checks = [], keepFiles = true } = this.#options;
    const files: ToewijzingenFile[] = [];
    const writtenOut: WrittenOut[] = [];
    for (const { file, bytes } of contents) {
      const loaded = loadToewijzingen(await parseFile(file.path, bytes, 'toewijzingen'), root.names);
      files.push(loaded.file);
      writtenOut.push(loaded.writtenOut);
    }
    const problems = writtenOut.flatMap((file): readonly Problem[] => file.problems.all);
    const input = { files, registers: root.registers };
    return {
      gezagen: new Set(files.flatMap(({ bevoegdGezag }) => bevoegdGezag ?? [])),
      configurations: files.reduce((total, { desired }) => total + desired.length, 0),
      files: keepFiles ? files : [],
      writtenOut,
      problems: [...problems, ...checks.flatMap((check) => check(input))],
    };
  }

  #result(
    root: RootFiles,
    folders: ReadonlyMap<string, readonly ListedFile[]>,
    groups: ReadonlyMap<string, readonly LoadedGroup[]>,
    problems: readonly Problem[],
  ): LoadedConfiguration {
    const loaded = [...groups.values()].flat();
    const toewijzingen = new Map(
      [...folders].map(([naam, listed]) => {
        const files = (groups.get(naam) ?? []).flatMap((group) => group.files);
        const order = new Map(listed.map(({ path }, i) => [path, i]));
        const position = ({ file }: ToewijzingenFile): number => order.get(file.path) ?? 0;
        return [naam, files.sort((a, b) => position(a) - position(b))];
      }),
    );
    const writtenOut = loaded.flatMap((group) => group.writtenOut);
    return {
      registers: root.registers,
      omgevingen: root.omgevingen,
      toewijzingen,
      files: root.count + writtenOut.length,
      configurations: loaded.reduce((total, { configurations }) => total + configurations, 0),
      problems: sortProblems([
        ...problems,
        ...loaded.flatMap((group) => group.problems),
        ...checkRegisters(root.registers),
        ...checkAcrossFiles(root.writtenOut, writtenOut),
      ]),
    };
  }
}

/**
 * Loads a configuration once.
 *
 * @throws LoadFailure when there is no configuration folder, it is empty, or the omgeving is unknown.
 */
export function load(source: FileSource, options: LoadOptions = {}): Promise<LoadedConfiguration> {
  return new Loader(source, { ...options, incremental: false }).update();
}
