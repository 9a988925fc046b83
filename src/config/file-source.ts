/** Where configuration files come from: a folder on disk, a git commit, or buffers in memory over either. */
import type { Message } from '../messages/message.js';
import { Failure, type FailureKind } from '../model/failure.js';
import { configMessages } from './messages.js';

/** A YAML file that a source holds. */
export interface ListedFile {
  /** Below the configuration folder, with `/`. */
  readonly name: string;
  /** As people see it: relative to the working directory, with `/`. */
  readonly path: string;
  /**
   * Changes whenever the content changes. undefined when the source cannot tell, so that the file must be read again.
   * Opaque: only equality has a meaning.
   */
  readonly version: string | undefined;
}

/** Something with the name of a YAML file that cannot be read as one, or a folder that cannot be listed. */
export interface Obstacle {
  readonly name: string;
  readonly path: string;
  readonly message: Message;
}

/** What a source holds. Hidden files and folders are left out. */
export interface Listing {
  /** Sorted by name, folder by folder. */
  readonly files: readonly ListedFile[];
  /** Names of the folders directly below the configuration folder. */
  readonly folders: readonly string[];
  readonly obstacles: readonly Obstacle[];
}

export interface FileSource {
  /** The configuration folder as the user wrote it, for messages. */
  readonly dir: string;
  /** The configuration folder as people see it: relative to the working directory, with `/`. */
  readonly path: string;
  /**
   * Lists the files.
   *
   * @throws LoadFailure `absent` when there is no such folder, `unreadable` when it cannot be listed.
   */
  list(): Promise<Listing>;
  /** The bytes of a file of the last listing, or why it cannot be read. */
  read(file: ListedFile): Uint8Array | Message | Promise<Uint8Array | Message>;
}

/** Far more than the configuration of the whole country in one file. */
const MAX_MEGABYTES = 64;

/** Why a file of so many bytes is not read; undefined when it is small enough. */
export function tooLarge(bytes: number): Message | undefined {
  return bytes > MAX_MEGABYTES * 1024 * 1024
    ? configMessages.fileTooLarge({ megabytes: MAX_MEGABYTES })
    : undefined;
}

/** Why a configuration cannot be loaded at all. */
export type LoadProblem =
  /** There is no configuration folder. */
  | 'absent'
  /** The folder cannot be listed. */
  | 'unreadable'
  /** The folder holds no YAML file. */
  | 'empty'
  /** The requested omgeving is not in omgevingen.yaml. */
  | 'unknown-omgeving';

const KINDS: Record<LoadProblem, FailureKind> = {
  absent: 'usage',
  unreadable: 'configuration',
  empty: 'usage',
  'unknown-omgeving': 'usage',
};

/** A configuration that cannot be loaded. */
export class LoadFailure extends Failure {
  readonly problem: LoadProblem;

  constructor(problem: LoadProblem, reason: Message, options: { cause?: unknown } = {}) {
    super(KINDS[problem], reason, options);
    this.problem = problem;
  }
}
