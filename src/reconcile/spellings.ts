/**
 * Puts together what the files and DSO-LV say about one activiteit, when they spell its name differently.
 *
 *   the files        DSO-LV                     decision
 *   ───────────────  ─────────────────────────  ─────────────────────────────────────────────────────────────────────
 *   Kappen           …gm1.activiteit.Kappen     one activiteit: planned as such, with a note about the spelling
 *   …gm1.….Kappen    Kappen                     likewise
 *   Kappen           …gm1.….Kappen and          unclear: DSO-LV has two activiteiten, and the name in the files can mean
 *                    …gm2.….Kappen              either. Nothing of the three is changed or removed
 *   …gm1.….Kappen,   Kappen                     unclear likewise: the name at DSO-LV can mean either
 *   …gm2.….Kappen
 *
 * Where the name of an activiteit is unclear, only what overlaps no record of another spelling is created.
 */
import {
  type Activiteit,
  ActiviteitMap,
  compareActiviteiten,
  mayBeOne,
  type Spellings,
  spellingsOf,
} from '../model/activiteit.js';
import { compareIds, type Reported } from '../model/configuratie.js';
import type { Desired } from '../model/configuration.js';
import { reconcileMessages } from './messages.js';
import type { SpellingNote } from './plan.js';

/** What the files say about one activiteit, and what DSO-LV reports about it. */
export interface Sides {
  readonly activiteit: Activiteit;
  readonly desired: readonly Desired[];
  readonly reported: readonly Reported[];
  /** Records of other spellings. It is unknown whether they are about this activiteit. Absent when that is clear. */
  readonly unclear?: readonly Reported[];
  /** What to tell about the spelling at DSO-LV. */
  readonly spellings: readonly SpellingNote[];
}

interface Collected extends Sides {
  readonly desired: Desired[];
  readonly reported: Reported[];
}

const none: readonly SpellingNote[] = [];

function idsOf(records: readonly Reported[]): string[] {
  return records.map(({ id }) => id).sort(compareIds);
}

/** One note for each other name that DSO-LV uses. */
function notesOf({ activiteit: { naam }, desired }: Collected, others: readonly Collected[]): SpellingNote[] {
  return others
    .filter(({ reported }) => reported.length > 0)
    .map(({ activiteit, reported }) => {
      const ids = idsOf(reported);
      const params = { naam, reported: activiteit.naam, ids, inFiles: desired.length > 0 };
      const message = reconcileMessages.spelledOtherwise(params);
      return { kind: 'otherwise', message, ids, activiteit };
    });
}

/** Several spellings of one activiteit as one. The name in the files is the name; without one it is the first. */
function merge(group: readonly Collected[]): Sides {
  const [main, ...others] = [...group].sort(
    (a, b) => Number(b.desired.length > 0) - Number(a.desired.length > 0),
  );
  if (main === undefined) throw new Error('no spelling');
  return {
    activiteit: main.activiteit,
    desired: group.flatMap(({ desired }) => desired),
    reported: group.flatMap(({ reported }) => reported),
    spellings: notesOf(main, others),
  };
}

/** The sides of names of which it is unclear which activiteit they mean. */
function separate(group: readonly Collected[]): Sides[] {
  return group.map((item): Sides => {
    const { activiteit, desired, reported } = item;
    const others = group.filter((other) => other !== item && mayBeOne(other.activiteit, activiteit));
    const names = others.filter((other) => other.desired.length > 0).map((other) => other.activiteit.naam);
    const unclear = others.flatMap((other) => other.reported);
    if (desired.length > 0) return { ...item, unclear, spellings: [] };
    const ids = idsOf(reported);
    const message = reconcileMessages.spelledUnclearly({
      reported: activiteit.naam,
      ids,
      names: names.length > 0 ? names : others.map((other) => other.activiteit.naam),
      inFiles: names.length > 0,
    });
    return { ...item, unclear, spellings: [{ kind: 'unclear', message, ids, activiteit }] };
  });
}

/** How to plan each name of a group of spellings. */
function sidesOf(group: readonly Collected[], { isOne }: Spellings): Sides[] {
  if (isOne) return [merge(group)];
  // Without a name in the files, there is nothing that a record may be mistaken for.
  if (group.every(({ desired }) => desired.length === 0)) return [...group];
  return separate(group);
}

/**
 * What the files say and what DSO-LV reports, per activiteit: first the activiteiten of the files, in their order, then those
 * that no file names.
 */
export function sidesByActiviteit(desired: readonly Desired[], reported: readonly Reported[]): Sides[] {
  const collected = new ActiviteitMap<Collected>();
  const of = (activiteit: Activiteit): Collected =>
    collected.getOrInsert(activiteit, () => ({ activiteit, desired: [], reported: [], spellings: none }));
  for (const item of desired) of(item.configuratie.activiteit).desired.push(item);
  const named = collected.size;
  for (const record of reported) of(record.configuratie.activiteit).reported.push(record);
  const all = collected.values();
  // The files name no activiteit in two ways, so only a name that they do not have can be another spelling.
  if (all.length === named) return [...all];

  const others = all.slice(named).sort((a, b) => compareActiviteiten(a.activiteit, b.activiteit));
  const ordered = [...all.slice(0, named), ...others];
  const groups = new ActiviteitMap<Spellings>();
  for (const group of spellingsOf(ordered.map(({ activiteit }) => activiteit)))
    for (const activiteit of group.activiteiten) groups.getOrInsert(activiteit, () => group);
  if (groups.size === 0) return ordered;

  const done = new Set<Spellings>();
  return ordered.flatMap((item): Sides[] => {
    const group = groups.get(item.activiteit);
    if (group === undefined) return [item];
    if (done.has(group)) return [];
    done.add(group);
    return sidesOf(group.activiteiten.map(of), group);
  });
}
