/**
 * Who changed the routing of an activiteit, when, and from whom to whom: what an accountant asks.
 *
 * Nobody is named for what somebody else did. So each bevoegd gezag is judged by its own files and the registers alone;
 * who moves a folder changes nothing; and where a shallow clone is cut off, or files were copied from elsewhere, that is
 * where the visible history begins, and nobody's change.
 */
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nearest } from '../lib/nearest.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { lastPart } from '../model/naam.js';
import type { Oin } from '../model/oin.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { readBlobs } from './blobs.js';
import type { CommitInfo } from './commits.js';
import { Follower, type Told } from './follow.js';
import type { GitEnvironment } from './git.js';
import { pullRequestOf } from './pull-request.js';
import { mentions, readStates, type State } from './reading.js';
import { gitPath, openRepository, type Repository } from './repository.js';
import { type Folders, type Trail, trailOf } from './trail.js';

/** A commit that changed the routing that is asked about, or one of which that cannot be told. */
export interface HistoryChange extends CommitInfo {
  /** Number of the pull request or merge request, where the commit's message names it. */
  readonly pullRequest?: number;
  /** The files had errors: what it changed is told with the next commit that has none. */
  readonly broken?: true;
  readonly routing: readonly ActiviteitRouting[];
}

/** Where the history begins that can be seen. What stands there was decided earlier or elsewhere: no author is named. */
export interface HistoryBegin {
  readonly commit: string;
  /** ISO 8601. */
  readonly date: string;
  readonly begins: true;
  /** The folder that the files were copied from and are still in; left out where a shallow clone is cut off. */
  readonly copiedFrom?: string;
  /** The files had errors: what they say is told with the next commit that has none. */
  readonly broken?: true;
  /** Who handles what there, as changes from nothing. */
  readonly state: readonly ActiviteitRouting[];
}

export type HistoryEntry = HistoryChange | HistoryBegin;

export interface History {
  /** The names that may be meant: none where nothing mentions it, several where only the last part was given. */
  readonly meant: readonly string[];
  /** Names like the one that was asked for, nearest first. */
  readonly near: readonly string[];
  /** The commit at which a shallow clone cuts the history off; undefined where it is whole. */
  readonly cutAt: string | undefined;
  /** Newest first; none where not exactly one name is meant. */
  readonly entries: readonly HistoryEntry[];
}

export interface HistoryQuestion {
  readonly configs: string;
  readonly omgeving: string;
  readonly cwd: string;
  readonly env: GitEnvironment;
  /** Name of the activiteit, whoever registered it, or the last part of it. */
  readonly activiteit: string;
  readonly bevoegdGezag?: Oin;
  /** The files as they are now, committed or not. */
  readonly now: readonly ToewijzingenFile[];
}

/** Where the files of an omgeving are, symbolic links resolved: what git knows of those is not what they lead to. */
async function foldersOf(repository: Repository, { configs, omgeving }: HistoryQuestion): Promise<Folders> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  const registers = await real(resolve(repository.cwd, configs));
  return {
    registers: gitPath(repository, registers),
    omgeving: gitPath(repository, await real(join(registers, omgeving))),
  };
}

/** The names that may be meant: the name itself, else those that it is the last part of. */
function meantBy(activiteit: string, names: ReadonlySet<string>): string[] {
  return names.has(activiteit) ? [activiteit] : [...names].filter((naam) => lastPart(naam) === activiteit);
}

/** Which names there are, in any commit and now. */
function lookUp(
  states: readonly State[],
  { activiteit, bevoegdGezag, now }: HistoryQuestion,
): Pick<History, 'meant' | 'near'> {
  const all = new Set<string>();
  const own = new Set<string>();
  const texts: string[] = [];
  const note = (gezag: Oin | undefined, names: Iterable<string>): void => {
    for (const naam of names) {
      all.add(naam);
      if (bevoegdGezag === undefined || gezag === bevoegdGezag) own.add(naam);
    }
  };
  for (const said of states.flatMap((state) => [...state.said.values()])) {
    if (said === undefined) continue;
    note(said.gezag, said.names);
    if (said.broken) texts.push(said.text);
  }
  for (const { bevoegdGezag: gezag, desired } of now)
    note(
      gezag,
      desired.map(({ configuratie }) => configuratie.activiteit.naam),
    );
  const found = [own, all].map((names) => meantBy(activiteit, names)).find(({ length }) => length > 0);
  // Of a file that cannot be read something is known all the same: that it speaks of this.
  const unread = texts.some((text) => mentions(text, activiteit)) ? [activiteit] : [];
  const near = [own, all].map((names) =>
    nearest(activiteit, new Set([...names, ...[...names].map(lastPart)])),
  );
  return { meant: found ?? unread, near: near.find(({ length }) => length > 0) ?? [] };
}

/** Where the visible history begins, where that is not with nothing. */
interface Begin {
  readonly commit: string;
  readonly why: Pick<HistoryBegin, 'copiedFrom'>;
}

/**
 * What there is to say about a commit: newest last.
 *
 * @param begin undefined where the history begins with nothing.
 */
function entriesOf({ commit, routing, state, broken }: Told, begin: Begin | undefined): HistoryEntry[] {
  const { info, body } = commit;
  const errors = broken ? ({ broken: true } as const) : {};
  const start = { commit: info.commit, date: info.date, begins: true, ...begin?.why } as const;
  if (info.commit === begin?.commit) return [{ ...start, ...errors, state }];
  const pullRequest = pullRequestOf(info.subject, body);
  const number = pullRequest === undefined ? {} : { pullRequest };
  return [
    ...(state.length > 0 ? [{ ...start, state }] : []),
    ...(broken || routing.length > 0 ? [{ ...info, ...number, ...errors, routing }] : []),
  ];
}

function beginOf({ steps, cutAt, copiedFrom }: Trail): Begin | undefined {
  const oldest = steps[0]?.commit.info.commit;
  if (oldest === undefined) return undefined;
  if (copiedFrom !== undefined) return { commit: oldest, why: { copiedFrom } };
  return oldest === cutAt ? { commit: oldest, why: {} } : undefined;
}

/**
 * The commits that changed who handles an activiteit.
 *
 * @throws Failure `usage` when there is no git or no repository, or git cannot read it.
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
  const told = new Follower(states, naam, begin?.commit).follow(question.bevoegdGezag);
  return { ...found, cutAt, entries: told.flatMap((item) => entriesOf(item, begin)).reverse() };
}
