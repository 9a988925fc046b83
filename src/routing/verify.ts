/**
 * The promise, held to what DSO-LV holds: every combination has exactly one behandeldienst, and it is the one that the
 * files say. A combination for which nothing is configured is handled by the bevoegd gezag itself. The files say that it
 * does so with `toewijzingen: []`, and with a verwachting; of a combination that DSO-LV sends elsewhere and that they do
 * not speak of, nothing is proven: that is an exception too.
 */

import { type Activiteit, activiteitKey, type Configuratie, type Reported } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type RoutingChange, routingChanges } from './changes.js';
import { saidBy } from './declared.js';
import { type RoutingEntry, routingEntries } from './entries.js';
import { type Grid, gridOf, type Part } from './grid.js';

/** Some combinations that are not as they should be. */
export interface RoutingException extends Pick<RoutingChange, 'toestemmingen' | 'locaties'> {
  /** double: several at DSO-LV. differs: the files say another. unmentioned: no file speaks of them. */
  readonly kind: 'double' | 'differs' | 'unmentioned';
  /** Empty: the bevoegd gezag itself. */
  readonly files: readonly Oin[];
  readonly dso: readonly Oin[];
}

/** What was found for one activiteit. */
export interface ActiviteitVerification {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  readonly exceptions: readonly RoutingException[];
}

export interface Verification {
  /** How many combinations were asked for: every one that the files or DSO-LV name, and every other one. */
  readonly combinations: number;
  /** How many of them are in no file, and not with the bevoegd gezag all the same. */
  readonly unmentioned: number;
  readonly activiteiten: number;
  /** Those with exceptions alone. */
  readonly found: readonly ActiviteitVerification[];
}

/** One exception, flat: for programs. */
export interface ExceptionEntry extends Omit<RoutingEntry, 'from' | 'to' | 'origin'> {
  readonly kind: RoutingException['kind'];
  readonly files: RoutingEntry['to'];
  readonly dso: RoutingEntry['from'];
}

/** Who handles it, told alike whether the bevoegd gezag is configured or nothing is. */
function handlers(oins: readonly Oin[], gezag: Oin): readonly Oin[] {
  return oins.length === 1 && oins[0] === gezag ? [] : oins;
}

/**
 * @param said what the files say: of the bevoegd gezag itself, too.
 * @param everythingItself whether what they do not name is with the bevoegd gezag because they say so.
 */
function exceptionsOf(
  gezag: Oin,
  said: readonly Configuratie[],
  everythingItself: boolean,
  reported: readonly Configuratie[],
): RoutingException[] {
  const changes = routingChanges({ before: reported, after: said });
  return changes.flatMap(({ toestemmingen, locaties, from, to }): RoutingException[] => {
    const [dso, files] = [handlers(from, gezag), handlers(to, gezag)];
    if (dso.join() === files.join()) return [];
    const silent = to.length === 0 && !everythingItself;
    const kind = dso.length > 1 ? 'double' : silent ? 'unmentioned' : 'differs';
    return [{ kind, toestemmingen, locaties, files, dso }];
  });
}

function size(part: Part, names: readonly string[]): number {
  return 'only' in part ? part.only.length : names.length + 1 - part.except.length;
}

/** How many combinations of a grid are unmentioned. */
function countUnmentioned(exceptions: readonly RoutingException[], { codes, locaties }: Grid): number {
  return exceptions
    .filter(({ kind }) => kind === 'unmentioned')
    .reduce((total, own) => total + size(own.toestemmingen, codes) * size(own.locaties, locaties), 0);
}

/**
 * Holds what DSO-LV reports to what the files say.
 *
 * @param reported all of what DSO-LV holds for the bevoegde gezagen of the files.
 */
export function verifyRouting(
  files: readonly ToewijzingenFile[],
  reported: ReadonlyMap<Oin, readonly Reported[]>,
): Verification {
  const found: ActiviteitVerification[] = [];
  let [combinations, unmentioned, activiteiten] = [0, 0, 0];
  const saidByGezag = saidBy(files);
  for (const [gezag, records] of reported) {
    const own = saidByGezag.get(gezag);
    const reportedBy = groupBy(
      records.map(({ configuratie }) => configuratie),
      ({ activiteit }) => activiteitKey(activiteit),
    );
    for (const key of new Set([...(own?.byActiviteit.keys() ?? []), ...reportedBy.keys()])) {
      const { assigned = [], itself = [] } = own?.byActiviteit.get(key) ?? {};
      const said = [...assigned, ...itself];
      const there = reportedBy.get(key) ?? [];
      const [first] = [...said, ...there];
      if (first === undefined) continue;
      const grid = gridOf([...said, ...there]);
      combinations += (grid.codes.length + 1) * (grid.locaties.length + 1);
      activiteiten += 1;
      const exceptions = exceptionsOf(gezag, said, own?.everythingItself ?? false, there);
      unmentioned += countUnmentioned(exceptions, grid);
      if (exceptions.length > 0)
        found.push({ bevoegdGezag: gezag, activiteit: first.activiteit, exceptions });
    }
  }
  return { combinations, unmentioned, activiteiten, found };
}

/** The exceptions of a verification as flat entries, which together say exactly the same. */
export function exceptionEntries({ found }: Verification): ExceptionEntry[] {
  return found.flatMap(({ bevoegdGezag, activiteit, exceptions }) =>
    exceptions.flatMap(({ kind, files, dso, toestemmingen, locaties }) => {
      const changes = [{ toestemmingen, locaties, from: dso, to: files }];
      return routingEntries([{ bevoegdGezag, activiteit, changes }]).map(
        ({ from, to, origin: _, ...rest }): ExceptionEntry => ({ kind, ...rest, files: to, dso: from }),
      );
    }),
  );
}
