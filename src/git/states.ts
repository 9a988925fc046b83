/**
 * What the files of each commit say about an activiteit. Every commit is loaded and checked like the files of a command,
 * so a commit counts only if its files could have been applied.
 */
import { checks } from '../checks/check.js';
import {
  type FileSource,
  type ListedFile,
  type Listing,
  LoadFailure,
  tooLarge,
} from '../config/file-source.js';
import { type LoadedConfiguration, Loader } from '../config/loader.js';
import { configMessages } from '../config/messages.js';
import { walk } from '../config/walk.js';
import type { Message } from '../messages/message.js';
import { type Activiteit, groupByActiviteit, namesMayBeOne } from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { SourceFile } from '../model/place.js';
import { hasErrors, type Problem } from '../model/problem.js';
import { type Blob, CommitTree } from './commit-tree.js';
import type { Commit } from './commits.js';
import type { Step, Trail } from './trail.js';

/** A commit, and what its files say. */
export interface CommitState {
  readonly commit: Commit;
  /** absent: there was no such omgeving. broken: the files had errors, so that no command could use them. */
  readonly kind: 'sound' | 'broken' | 'absent';
  /** The configuraties of every activiteit that may be meant. Empty unless the files are sound. */
  readonly assigned: readonly Configuratie[];
}

/** An activiteit, and a bevoegd gezag that has it in a file. */
export interface Mention {
  readonly activiteit: Activiteit;
  readonly gezag: Oin;
}

export interface States {
  /** Oldest first. */
  readonly commits: readonly CommitState[];
  /** Every activiteit in the files of any commit. */
  readonly mentions: readonly Mention[];
  /** Whether a file with errors mentions the name in its text. */
  readonly isInBrokenFile: boolean;
}

/** Tests whether a text, which need not be valid YAML, contains a name as a whole word. */
function isWordIn(text: string, naam: string): boolean {
  const literal = naam.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_.-])${literal}(?![\\p{L}\\p{N}_.-])`, 'u').test(text);
}

/** Tests whether two commits hold files of the same names, none of which is a link. Then both list the same files. */
function sameNames(some: ReadonlyMap<string, Blob>, others: ReadonlyMap<string, Blob>): boolean {
  if (some.size !== others.size) return false;
  for (const { name, isLink } of others.values())
    if (isLink || some.get(name)?.isLink !== false) return false;
  return true;
}

/** The configuration at one commit after the other, from contents in memory. */
class StepSource implements FileSource {
  readonly dir: string;
  readonly path: string;
  readonly #contents: ReadonlyMap<string, Uint8Array>;
  #blobs: ReadonlyMap<string, Blob> = new Map();
  #listed: { readonly blobs: ReadonlyMap<string, Blob>; readonly listing: Listing } | undefined;

  constructor(dir: string, contents: ReadonlyMap<string, Uint8Array>) {
    this.dir = dir;
    this.path = dir;
    this.#contents = contents;
  }

  moveTo({ blobs }: Step): void {
    this.#blobs = new Map(blobs.map((blob) => [blob.name, blob]));
  }

  async list(): Promise<Listing> {
    const blobs = this.#blobs;
    if (blobs.size === 0)
      throw new LoadFailure('absent', configMessages.configsMissing({ dir: this.dir, isFile: false }));
    const listing =
      this.#listed !== undefined && sameNames(this.#listed.blobs, blobs)
        ? this.#relist(this.#listed.listing)
        : await walk(new CommitTree([...blobs.values()], this.#contents), this.path);
    this.#listed = { blobs, listing };
    return listing;
  }

  /** A listing with the versions of the current commit. Most commits change a file and add none. */
  #relist(listing: Listing): Listing {
    const files = listing.files.map((file): ListedFile => {
      const version = this.#blobs.get(file.name)?.id;
      return version === file.version ? file : { ...file, version };
    });
    return { ...listing, files };
  }

  read({ version }: ListedFile): Uint8Array | Message {
    const bytes = this.#contents.get(version ?? '') ?? new Uint8Array();
    return tooLarge(bytes.length) ?? bytes;
  }
}

/** Collects what the files of all commits say. A file that several commits share is looked at once. */
class StateReader {
  readonly mentions: Mention[] = [];
  isInBrokenFile = false;
  readonly #source: StepSource;
  readonly #loaders = new Map<string, Loader>();
  readonly #activiteit: string;
  readonly #assigned = new WeakMap<ToewijzingenFile, readonly Configuratie[]>();
  readonly #searched = new WeakSet<SourceFile>();

  constructor(source: StepSource, activiteit: string) {
    this.#source = source;
    this.#activiteit = activiteit;
  }

  async read(step: Step): Promise<CommitState> {
    const { commit, naam } = step;
    this.#source.moveTo(step);
    const loaded = await this.#load(naam);
    if (loaded === undefined) return { commit, kind: 'absent', assigned: [] };
    const assigned = (loaded.toewijzingen.get(naam) ?? []).flatMap((file) => this.#assignedIn(file));
    if (!hasErrors(loaded.problems)) return { commit, kind: 'sound', assigned };
    this.#search(loaded.problems);
    return { commit, kind: 'broken', assigned: [] };
  }

  /** Loads the files of an omgeving; undefined when there are none, or the omgeving is unknown. */
  async #load(naam: string): Promise<LoadedConfiguration | undefined> {
    const loader = getOrInsert(
      this.#loaders,
      naam,
      () => new Loader(this.#source, { omgeving: naam, checks }),
    );
    try {
      return await loader.update();
    } catch (error) {
      if (error instanceof LoadFailure) return undefined;
      throw error;
    }
  }

  /** The configuraties of a file that may be meant. Notes every activiteit of the file. */
  #assignedIn(file: ToewijzingenFile): readonly Configuratie[] {
    const known = this.#assigned.get(file);
    if (known !== undefined) return known;
    const all = file.desired.map(({ configuratie }) => configuratie);
    for (const { activiteit, items } of groupByActiviteit(all, (item) => item.activiteit).values())
      for (const gezag of new Set(items.map(({ oin }) => oin))) this.mentions.push({ activiteit, gezag });
    const meant = all.filter(({ activiteit: { naam } }) => namesMayBeOne(this.#activiteit, naam));
    this.#assigned.set(file, meant);
    return meant;
  }

  #search(problems: readonly Problem[]): void {
    for (const { severity, place } of problems) {
      if (severity !== 'error' || this.#searched.has(place.file)) continue;
      this.#searched.add(place.file);
      this.isInBrokenFile ||= isWordIn(place.file.text, this.#activiteit);
    }
  }
}

/**
 * Reads what the files of each commit say.
 *
 * @param contents the content of every file of the steps, by blob id.
 * @param dir the configuration folder, for messages.
 * @param activiteit name of the activiteit, or its last part. Configuraties of others are dropped, to save memory.
 */
export async function readStates(
  { steps }: Trail,
  contents: ReadonlyMap<string, Uint8Array>,
  dir: string,
  activiteit: string,
): Promise<States> {
  const reader = new StateReader(new StepSource(dir, contents), activiteit);
  const commits: CommitState[] = [];
  for (const step of steps) commits.push(await reader.read(step));
  const { mentions, isInBrokenFile } = reader;
  return { commits, mentions, isInBrokenFile };
}
