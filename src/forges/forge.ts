/**
 * The service that hosts the repository, as far as the flow needs it: one comment per omgeving on the pull request, one
 * issue per omgeving for drift.
 */
/** A comment or an issue that is there. */
export interface Post {
  readonly id: string;
  readonly body: string;
}

export interface Forge {
  /** Our own comment with this mark on the pull request at hand. */
  findComment(mark: string): Promise<Post | undefined>;
  createComment(body: string): Promise<void>;
  updateComment(id: string, body: string): Promise<void>;
  /** Our own open issue with this mark. */
  findIssue(mark: string): Promise<Post | undefined>;
  createIssue(title: string, body: string): Promise<void>;
  updateIssue(id: string, title: string, body: string): Promise<void>;
  /** Closes an issue, with a last word. */
  closeIssue(id: string, word: string): Promise<void>;
}

/** The label of the issues about drift, by which they are found again. */
export const DRIFT_LABEL = 'behandeldienst-drift';

export type CiEnvironment = Readonly<Record<string, string | undefined>>;
