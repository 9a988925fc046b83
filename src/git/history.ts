/**
 * The history of the routing of an activiteit: who changed it, when, and from whom to whom. Accountants ask for it, so no
 * author may be named for what somebody else did:
 *
 * - each bevoegd gezag is tracked by its own files and the registers only;
 * - moving a folder changes nothing;
 * - where a shallow clone is cut off, or files were copied from elsewhere, the visible history begins, without an author.
 */
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nearest } from '../lib/nearest.js';
import { lastPart, namesMeant } from '../model/activiteit.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { readBlobs } from './blobs.js';
import type { CommitInfo } from './commits.js';
import type { GitEnvironment } from './git.js';
import { pullRequestOf } from './pull-request.js';
import { gitPath, openRepository, type Repository } from './repository.js';
import { type CommitRouting, RoutingTracker } from './routing-tracker.js';
import { type CommitState, mentions, readStates } from './states.js';
import { type Folders, type Trail, trailOf } from './trail.js';

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
  const registers = await real(resolve(repository.cwd, configs));
  return {
    registers: gitPath(repository, registers),
    omgeving: gitPath(repository, await real(join(registers, omgeving))),
  };
}

/** Looks the name up in all commits and in the present files. */
function lookUp(
  states: readonly CommitState[],
  { activiteit, bevoegdGezag, now }: HistoryQuestion,
): Pick<History, 'meant' | 'near'> {
  const all = new Set<string>();
  const own = new Set<string>();
  const texts: string[] = [];
  const add = (gezag: Oin | undefined, names: Iterable<string>): void => {
    for (const naam of names) {
      all.add(naam);
      if (bevoegdGezag === undefined || gezag === bevoegdGezag) own.add(naam);
    }
  };
  for (const file of states.flatMap((state) => [...state.declared.values()])) {
    if (file === undefined) continue;
    add(file.gezag, file.names);
    if (file.isBroken) texts.push(file.text);
  }
  for (const { bevoegdGezag: gezag, desired } of now)
    add(
      gezag,
      desired.map(({ configuratie }) => configuratie.activiteit.naam),
    );
  const found = [own, all].map((names) => namesMeant(activiteit, names)).find(({ length }) => length > 0);
  // A file with errors may still mention the name.
  const mentioned = texts.some((text) => mentions(text, activiteit)) ? [activiteit] : [];
  const near = [own, all].map((names) =>
    nearest(activiteit, new Set([...names, ...[...names].map(lastPart)])),
  );
  return { meant: found ?? mentioned, near: near.find(({ length }) => length > 0) ?? [] };
}

/** The commit at which the visible history begins with files from before it. */
interface Begin {
  readonly commit: string;
  readonly reason: Pick<HistoryBegin, 'copiedFrom'>;
}

/**
 * The entries of one commit, oldest first.
 *
 * @param begin undefined when the history begins without files.
 */
function entriesOf(
  { commit, routing, state, isBroken }: CommitRouting,
  begin: Begin | undefined,
): HistoryEntry[] {
  const { info, body } = commit;
  const errors = isBroken ? ({ broken: true } as const) : {};
  const start = { commit: info.commit, date: info.date, begins: true, ...begin?.reason } as const;
  if (info.commit === begin?.commit) return [{ ...start, ...errors, state }];
  const pullRequest = pullRequestOf(info.subject, body);
  const number = pullRequest === undefined ? {} : { pullRequest };
  return [
    ...(state.length > 0 ? [{ ...start, state }] : []),
    ...(isBroken || routing.length > 0 ? [{ ...info, ...number, ...errors, routing }] : []),
  ];
}

function beginOf({ steps, cutAt, copiedFrom }: Trail): Begin | undefined {
  const oldest = steps[0]?.commit.info.commit;
  if (oldest === undefined) return undefined;
  if (copiedFrom !== undefined) return { commit: oldest, reason: { copiedFrom } };
  return oldest === cutAt ? { commit: oldest, reason: {} } : undefined;
}

/**
 * Finds the commits that changed who handles an activiteit.
 *
 * @throws Failure `usage` when git is missing, or there is no repository or git cannot read it.
 */
export async function routingHistory(question: HistoryQuestion): Promise<History> {
  const repository = await openRepository(question.cwd, question.env);
  const trail = await trailOf(repository, await foldersOf(repository, question));
  const { steps, cutAt } = trail;
  const ids = new Set(
    steps.flatMap(({ organisaties, toestemmingen, files }) => [
      ...organisaties,
      ...toestemmingen,
      ...files.values(),
    ]),
  );
  const states = await readStates(steps, await readBlobs(repository.git, ids), question.activiteit);
  const found = lookUp(states, question);
  const [naam] = found.meant;
  if (naam === undefined || found.meant.length > 1) return { ...found, cutAt, entries: [] };
  const begin = beginOf(trail);
  const commits = new RoutingTracker(states, naam, begin?.commit).track(question.bevoegdGezag);
  return { ...found, cutAt, entries: commits.flatMap((commit) => entriesOf(commit, begin)).reverse() };
}
