/**
 * What a git host offers a run of CI. Each host is one file that fills in `Forge`; `connect/forge.ts` lists them.
 * Commands and other folders know this interface only, and no host by name.
 */
import { Failure } from '../model/failure.js';
import { forgesMessages } from './messages.js';

export type CiEnvironment = Readonly<Record<string, string | undefined>>;

/** The run of CI in which the program works, as far as the host describes it. */
export interface Run {
  readonly id?: string;
  readonly commit?: string;
  /** Who started the run. */
  readonly actor?: string;
}

/** An existing comment or issue. */
export interface Post {
  readonly id: string;
  readonly body: string;
}

/** Comments on the change request of this run: a pull request or merge request. */
export interface ChangeRequestComments {
  /** Finds the program's own comment that contains `mark`. Comments of other people do not count. */
  find(mark: string): Promise<Post | undefined>;
  create(body: string): Promise<void>;
  update(id: string, body: string): Promise<void>;
}

export interface Issues {
  /** Finds the program's own open issue that contains `mark`. */
  find(mark: string): Promise<Post | undefined>;
  create(title: string, body: string): Promise<void>;
  update(id: string, title: string, body: string): Promise<void>;
  /** Adds a last comment and closes the issue. */
  close(id: string, comment: string): Promise<void>;
}

export interface ReviewedPlans {
  /**
   * Finds the run that keeps the plan which was reviewed before the commit of this run was merged.
   *
   * @returns the id of that run; undefined when no change request brought the commit, or its plan is no longer kept.
   */
  findRun(omgeving: string): Promise<string | undefined>;
}

/** The part of a host's API that the program uses. A capability is absent where the host does not offer it. */
export interface ForgeClient {
  /** Name of the host, for messages. */
  readonly name: string;
  readonly comments?: ChangeRequestComments;
  readonly issues?: Issues;
  readonly reviewedPlans?: ReviewedPlans;
}

export type Capability = Exclude<keyof ForgeClient, 'name'>;

/** How a host addresses the pages of a repository. */
export interface RepositoryPages {
  /** Matches the names of machines that are such a host: its own domain, or the usual name of one's own installation. */
  readonly hostname: RegExp;
  /** Machines that only serve SSH, each with the machine that has the pages. */
  readonly sshHosts: ReadonlyMap<string, string>;
  /** What stands between the address of a repository and the commit in the address of a file. */
  readonly filePath: string;
  /** The address of the repository of this run, as CI sets it. */
  repositoryUrl(env: CiEnvironment): string | undefined;
}

export interface Forge {
  readonly name: string;
  /** An environment variable that every run at this host sets. */
  readonly variable: string;
  /** The environment variables with tokens: secrets, whether the program uses them or not. */
  readonly tokens: readonly string[];
  /** Absent where the program makes no links to files at this host. */
  readonly pages?: RepositoryPages;
  describeRun(env: CiEnvironment): Run;
  /**
   * Opens the API with the token of this run. Absent where the program does not use the API of this host.
   *
   * @throws Failure `usage` when the token or the address of the API is missing or unusable.
   */
  readonly connect?: (env: CiEnvironment) => ForgeClient;
}

/** The label by which the issues about drift are found again. */
export const DRIFT_LABEL = 'behandeldienst-drift';

/**
 * A capability of a client.
 *
 * @throws Failure `usage` when the host does not offer it.
 */
export function requireCapability<K extends Capability>(
  client: ForgeClient,
  capability: K,
): NonNullable<ForgeClient[K]> {
  const offered = client[capability];
  if (offered === undefined)
    throw new Failure('usage', forgesMessages.notOffered({ name: client.name, capability }));
  return offered;
}
