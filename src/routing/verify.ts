/**
 * The promise, held to what DSO-LV holds: every combination has exactly one behandeldienst, and it is the one that the
 * files say. A combination for which nothing is configured is handled by the bevoegd gezag itself.
 */
import type { ToewijzingenFile } from '../config/tree.js';
import { type Activiteit, activiteitKey, type Configuratie, type Reported } from '../model/configuratie.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type RoutingChange, routingChanges } from './changes.js';
import { gridOf } from './grid.js';

/** Some combinations that are not as they should be. */
export interface RoutingException extends Pick<RoutingChange, 'toestemmingen' | 'locaties'> {
  /** double: several at DSO-LV. differs: the files say another. unmentioned: no file speaks of them. */
  readonly kind: 'double' | 'differs' | 'unmentioned';
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
  readonly activiteiten: number;
  /** Those with exceptions alone. */
  readonly found: readonly ActiviteitVerification[];
}

function exceptionsOf(
  desired: readonly Configuratie[],
  reported: readonly Configuratie[],
): RoutingException[] {
  return routingChanges({ before: reported, after: desired }).map(({ toestemmingen, locaties, from, to }) => {
    const kind = from.length > 1 ? 'double' : to.length === 0 ? 'unmentioned' : 'differs';
    return { kind, toestemmingen, locaties, files: to, dso: from };
  });
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
  let combinations = 0;
  let activiteiten = 0;
  for (const [gezag, records] of reported) {
    const desiredBy = groupBy(
      files
        .flatMap((file) => file.desired.map(({ configuratie }) => configuratie))
        .filter(({ oin }) => oin === gezag),
      ({ activiteit }) => activiteitKey(activiteit),
    );
    const reportedBy = groupBy(
      records.map(({ configuratie }) => configuratie),
      ({ activiteit }) => activiteitKey(activiteit),
    );
    for (const key of new Set([...desiredBy.keys(), ...reportedBy.keys()])) {
      const desired = desiredBy.get(key) ?? [];
      const there = reportedBy.get(key) ?? [];
      const [first] = [...desired, ...there];
      if (first === undefined) continue;
      const { codes, locaties } = gridOf([...desired, ...there]);
      combinations += (codes.length + 1) * (locaties.length + 1);
      activiteiten += 1;
      const exceptions = exceptionsOf(desired, there);
      if (exceptions.length > 0)
        found.push({ bevoegdGezag: gezag, activiteit: first.activiteit, exceptions });
    }
  }
  return { combinations, activiteiten, found };
}
