/** What a plan changes, in sentences: which activiteiten go from whom to whom. */
import { formatMessage } from '../messages/message.js';
import type { Activiteit } from '../model/activiteit.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { SharedAreas } from '../model/registers.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { isAll } from '../routing/grid.js';
import { routingMessages } from '../routing/messages.js';
import { overlappingLocaties } from '../routing/shared-areas.js';
import type { Context } from './context.js';
import { activiteitName, cut, organisatie } from './names.js';

/** Requests of one bevoegd gezag that go from the same behandeldiensten to the same others. */
interface Handover {
  readonly gezag: Oin;
  readonly from: readonly Oin[];
  readonly to: readonly Oin[];
  readonly activiteiten: Set<Activiteit>;
  /** Whether every request for these activiteiten goes along. */
  whole: boolean;
  /** Whether some locaties overlap locaties that change in another way. */
  overlaps: boolean;
}

/** Groups changes by bevoegd gezag, from and to. Drift is left out: no change of the files causes it. */
function handoversIn(routing: readonly ActiviteitRouting[], sharedAreas: SharedAreas): Iterable<Handover> {
  const found = new Map<string, Handover>();
  for (const { bevoegdGezag: gezag, activiteit, changes } of routing) {
    for (const change of changes) {
      const { from, to, origin } = change;
      if (origin === 'drift') continue;
      const handover = getOrInsert(found, `${gezag} ${from.join()} ${to.join()}`, () => ({
        gezag,
        from,
        to,
        activiteiten: new Set<Activiteit>(),
        whole: true,
        overlaps: false,
      }));
      handover.activiteiten.add(activiteit);
      handover.whole &&= isAll(change.toestemmingen) && isAll(change.locaties);
      handover.overlaps ||= overlappingLocaties(change, changes, sharedAreas).length > 0;
    }
  }
  return found.values();
}

/**
 * One sentence per handover, those with the most activiteiten first.
 *
 * @param merge whether the change takes effect with the merge of a change request.
 * @param maxName the most characters of the name of an activiteit.
 */
export function handoverSentences(
  routing: readonly ActiviteitRouting[],
  merge: boolean,
  maxName: number,
  { registers, language }: Context,
): string[] {
  const names = (oins: readonly Oin[]): string[] => oins.map((oin) => organisatie(oin, registers));
  return [...handoversIn(routing, registers.sharedAreas)]
    .sort((a, b) => b.activiteiten.size - a.activiteiten.size)
    .map(({ gezag, from, to, activiteiten, whole, overlaps }) => {
      const [first] = activiteiten;
      const single = activiteiten.size === 1 ? first : undefined;
      const params = {
        gezag: organisatie(gezag, registers),
        naam: single === undefined ? null : cut(activiteitName(single, gezag, registers), maxName),
        activiteiten: activiteiten.size,
        from: names(from),
        to: names(to),
        whole,
        overlaps,
        merge,
      };
      return formatMessage(routingMessages.handover(params), language);
    });
}
