/** Who changed the routing of an activiteit, when, and from whom to whom: what an accountant asks. */
import { checkConfigs } from '../checks/check.js';
import { loadConfigs } from '../config/load.js';
import { type Activiteit, activiteitKey, type Configuratie } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { hasErrors } from '../model/problem.js';
import { type ActiviteitRouting, routingChanges } from '../routing/changes.js';
import { type Base, type CommitInfo, commitsOf } from './git.js';

/** A commit that changed the routing that is asked about, or one of which that cannot be told. */
export interface HistoryEntry extends CommitInfo {
  /** Number of the pull request, where the commit's subject names it. */
  readonly pullRequest?: number;
  /** The files had errors: what it changed is told with the next commit that has none. */
  readonly broken?: true;
  readonly routing: readonly ActiviteitRouting[];
}

export interface HistoryQuestion {
  readonly configs: string;
  readonly omgeving: string;
  readonly cwd: string;
  /** Name of the activiteit, whoever registered it. */
  readonly activiteit: string;
  readonly bevoegdGezag?: Oin;
}

/** Nothing was there yet. */
const NEW: ReadonlySet<string> = new Set(['unknownOmgeving', 'configsEmpty', 'configsMissing']);

/** What the files of a commit assign; undefined where they had errors. */
async function assignedAt(at: Base, question: HistoryQuestion): Promise<readonly Configuratie[] | undefined> {
  const { configs, omgeving, activiteit, bevoegdGezag } = question;
  return at.withFolder(configs, async (cwd, dir) => {
    try {
      const tree = await loadConfigs(dir, { omgeving, cwd });
      if (hasErrors(checkConfigs(tree))) return undefined;
      return (tree.toewijzingen.get(omgeving) ?? [])
        .flatMap((file) => file.desired.map(({ configuratie }) => configuratie))
        .filter(
          ({ oin, activiteit: own }) =>
            own.naam === activiteit && (bevoegdGezag === undefined || oin === bevoegdGezag),
        );
    } catch (error) {
      if (error instanceof Failure && NEW.has(error.told.key)) return [];
      throw error;
    }
  });
}

function changed(before: readonly Configuratie[], after: readonly Configuratie[]): ActiviteitRouting[] {
  const key = ({ oin, activiteit }: Configuratie): string => `${oin} ${activiteitKey(activiteit)}`;
  const [then, now] = [groupBy(before, key), groupBy(after, key)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((item): ActiviteitRouting[] => {
    const lists = { before: then.get(item) ?? [], after: now.get(item) ?? [] };
    const [first] = [...lists.before, ...lists.after];
    const changes = routingChanges(lists);
    if (first === undefined || changes.length === 0) return [];
    const activiteit: Activiteit = first.activiteit;
    return [{ bevoegdGezag: first.oin, activiteit, changes }];
  });
}

/** The number in "Some change (#12)" or "Merge pull request #12 from …". */
function pullRequestOf(subject: string): number | undefined {
  const number = /\(#(\d+)\)\s*$|^Merge pull request #(\d+)\b/.exec(subject);
  const found = number?.[1] ?? number?.[2];
  return found === undefined ? undefined : Number(found);
}

/**
 * The commits that changed who handles an activiteit, newest first.
 *
 * @throws Failure `use` when there is no git or no repository.
 */
export async function routingHistory(question: HistoryQuestion): Promise<HistoryEntry[]> {
  const history: HistoryEntry[] = [];
  let before: readonly Configuratie[] = [];
  for (const { info, at } of await commitsOf(question.configs, question.cwd)) {
    const after = await assignedAt(at, question);
    const routing = after === undefined ? [] : changed(before, after);
    const pullRequest = pullRequestOf(info.subject);
    if (after === undefined || routing.length > 0) {
      history.push({
        ...info,
        ...(pullRequest === undefined ? {} : { pullRequest }),
        ...(after === undefined ? { broken: true } : {}),
        routing,
      });
    }
    before = after ?? before;
  }
  return history.reverse();
}
