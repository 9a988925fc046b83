/**
 * The history of the routing of an activiteit: who changed it, when, and from whom to whom. It is the answer of `resolve`
 * after each commit, compared with the answer before it:
 *
 * - a commit whose files have any error could not be applied: what it changed is told with the next commit without errors;
 * - moving a folder changes nothing;
 * - where a shallow clone is cut off, or files were copied from elsewhere, the visible history begins, without an author.
 */
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nearest } from '../lib/nearest.js';
import { type Activiteit, lastPart, namesMeant, spellingResolver } from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import { type ActiviteitRouting, routingBetween } from '../routing/changes.js';
import { readBlobs } from './blobs.js';
import type { Commit, CommitInfo } from './commits.js';
import type { Folders } from './folder-moves.js';
import type { GitEnvironment } from './git.js';
import { pullRequestOf } from './pull-request.js';
import { gitPath, openRepository, type Repository } from './repository.js';
import { type CommitState, type Mention, readStates, type States } from './states.js';
import { type Trail, trailOf } from './trail.js';

/** A commit that changed the routing in question, or one with errors that hide whether it did. */
export interface HistoryChange extends CommitInfo {
  /** Number of the pull request or merge request, when the commit message names it. */
  readonly pullRequest?: number;
  /** The files had errors: the change is listed with the next commit without errors. */
  readonly broken?: true;
  readonly routing: readonly ActiviteitRouting[];
}

/** The commit at which the visible history begins. Its routing was decided earlier or elsewhere, so it has no author. */
export interface HistoryBegin {
  readonly commit: string;
  /** ISO 8601. */
  readonly date: string;
  readonly begins: true;
  /** The folder from which the files were copied, when they are still there; absent where a shallow clone is cut off. */
  readonly copiedFrom?: string;
  /** The files had errors: their routing is listed with the next commit without errors. */
  readonly broken?: true;
  /** Who handles what, as changes from nothing. */
  readonly state: readonly ActiviteitRouting[];
}

export type HistoryEntry = HistoryChange | HistoryBegin;

export interface History {
  /** The names that match: none when no file mentions it, several when only the last part was given. */
  readonly meant: readonly string[];
  /** Similar names, nearest first. */
  readonly near: readonly string[];
  /** The commit at which a shallow clone cuts the history off; undefined for a complete history. */
  readonly cutAt: string | undefined;
  /** Newest first; empty unless exactly one name matches. */
  readonly entries: readonly HistoryEntry[];
}

export interface HistoryQuestion {
  readonly configs: string;
  readonly omgeving: string;
  readonly cwd: string;
  readonly env: GitEnvironment;
  /** Name of the activiteit, of any organisation, or its last part. */
  readonly activiteit: string;
  readonly bevoegdGezag?: Oin;
  /** The present files, committed or not. */
  readonly now: readonly ToewijzingenFile[];
}

/** The folders of an omgeving. Symbolic links are resolved, because git's history of a link is not that of its target. */
async function foldersOf(repository: Repository, { configs, omgeving }: HistoryQuestion): Promise<Folders> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  const root = await real(resolve(repository.cwd, configs));
  return {
    root: gitPath(repository, root),
    omgeving: gitPath(repository, await real(join(root, omgeving))),
    naam: omgeving,
  };
}

interface Found extends Pick<History, 'meant' | 'near'> {
  /** The name to use for an activiteit that has several spellings. */
  readonly spelling: (activiteit: Activiteit) => Activiteit;
}

/** Looks the name up in all commits and in the present files. */
function lookUp(
  { mentions, isInBrokenFile }: States,
  { activiteit: given, bevoegdGezag, now }: HistoryQuestion,
): Found {
  const present = now.flatMap(({ desired }) =>
    desired.map(({ configuratie: { oin, activiteit } }): Mention => ({ activiteit, gezag: oin })),
  );
  const mentioned = [...mentions, ...present];
  const isGiven = ({ activiteit: { naam } }: Mention): number => Number(naam === given);
  const spelling = spellingResolver(
    mentioned.toSorted((a, b) => isGiven(b) - isGiven(a)).map(({ activiteit }) => activiteit),
  );
  const all = new Set(mentioned.map(({ activiteit }) => spelling(activiteit).naam));
  const own = new Set(
    mentioned
      .filter(({ gezag }) => bevoegdGezag === undefined || gezag === bevoegdGezag)
      .map(({ activiteit }) => spelling(activiteit).naam),
  );
  const found = [own, all].map((names) => namesMeant(given, names)).find(({ length }) => length > 0);
  // A file with errors may still mention the name.
  const inText = isInBrokenFile ? [given] : [];
  const near = [own, all].map((names) => nearest(given, new Set([...names, ...[...names].map(lastPart)])));
  return { meant: found ?? inText, near: near.find(({ length }) => length > 0) ?? [], spelling };
}

/** The commit at which the visible history begins with files from before it. */
interface Begin {
  readonly commit: string;
  readonly reason: Pick<HistoryBegin, 'copiedFrom'>;
}

function beginOf({ oldest, cutAt, copiedFrom }: Trail): Begin | undefined {
  if (oldest === undefined) return undefined;
  if (copiedFrom !== undefined) return { commit: oldest.commit, reason: { copiedFrom } };
  return oldest.commit === cutAt ? { commit: oldest.commit, reason: {} } : undefined;
}

function changeOf({ info, body }: Commit, effect: Pick<HistoryChange, 'broken' | 'routing'>): HistoryChange {
  const pullRequest = pullRequestOf(info.subject, body);
  return { ...info, pullRequest, ...effect };
}

/**
 * The entries of some commits, oldest first.
 *
 * @param inQuestion the configuraties that the question is about, among some.
 * @param begin undefined when the history begins without files.
 */
function entriesOf(
  commits: readonly CommitState[],
  inQuestion: (configuraties: readonly Configuratie[]) => readonly Configuratie[],
  begin: Begin | undefined,
): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  /** The commits with errors since the last one without. */
  let broken: HistoryChange[] = [];
  /** What the last commit without errors assigned; undefined when the visible history has none. */
  let before: readonly Configuratie[] | undefined = begin === undefined ? [] : undefined;
  // Before the omgeving existed, nobody assigned anything. An omgeving that is gone later is an error.
  const first = commits.findIndex(({ kind }) => kind !== 'absent');
  for (const { commit, kind, assigned } of first === -1 ? [] : commits.slice(first)) {
    const { info } = commit;
    const isBegin = info.commit === begin?.commit;
    const start = { commit: info.commit, date: info.date, begins: true, ...begin?.reason } as const;
    if (kind !== 'sound') {
      if (isBegin) entries.push({ ...start, broken: true, state: [] });
      else broken.push(changeOf(commit, { broken: true, routing: [] }));
      continue;
    }
    const after = inQuestion(assigned);
    const routing = routingBetween(before ?? [], after);
    if (routing.length > 0) entries.push(...broken);
    if (before === undefined && (isBegin || routing.length > 0)) entries.push({ ...start, state: routing });
    if (before !== undefined && routing.length > 0) entries.push(changeOf(commit, { routing }));
    before = after;
    broken = [];
  }
  // Nobody knows what the last commits change until their errors are gone.
  return [...entries, ...broken];
}

/**
 * Finds the commits that changed who handles an activiteit.
 *
 * @throws Failure `usage` when git is missing, or there is no repository or git cannot read it.
 */
export async function routingHistory(question: HistoryQuestion): Promise<History> {
  const repository = await openRepository(question.cwd, question.env);
  const trail = await trailOf(repository, await foldersOf(repository, question));
  const { cutAt, ids } = trail;
  const contents = await readBlobs(repository.git, ids);
  const states = await readStates(trail, contents, question.configs, question.activiteit);
  const { meant, near, spelling } = lookUp(states, question);
  const [naam] = meant;
  if (naam === undefined || meant.length > 1) return { meant, near, cutAt, entries: [] };
  const { bevoegdGezag } = question;
  const inQuestion = (configuraties: readonly Configuratie[]): Configuratie[] =>
    configuraties
      .map((item) => ({ ...item, activiteit: spelling(item.activiteit) }))
      .filter(
        ({ oin, activiteit }) =>
          activiteit.naam === naam && (bevoegdGezag === undefined || oin === bevoegdGezag),
      );
  const entries = entriesOf(states.commits, inQuestion, beginOf(trail)).reverse();
  return { meant, near, cutAt, entries };
}
