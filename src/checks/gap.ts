/**
 * gap: a file with `dekking: volledig` promises a behandeldienst for each activiteit that it names, for every toestemming
 * in the register and every locatie of its werkingsgebied. Without a register of toestemmingen, or without werkingsgebied,
 * there is one combination to cover: the one without toestemming or locatie.
 */

import type { Check } from '../config/loader.js';
import { type ActiviteitGroup, type ActiviteitMap, groupByActiviteit } from '../model/activiteit.js';
import { CombinationIndex } from '../model/combination-index.js';
import type { Combination } from '../model/configuratie.js';
import { type Desired, isLeftOpen, type ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Registers } from '../model/registers.js';
import { checksMessages } from './messages.js';

/** Upper limit of combinations that a message lists. The rest is counted. */
const NAMED_IN_MESSAGE = 5;

function byActiviteit(desired: Iterable<Desired>): ActiviteitMap<ActiviteitGroup<Desired>> {
  return groupByActiviteit(desired, ({ configuratie }) => configuratie.activiteit);
}

function indexOf(items: readonly Desired[]): CombinationIndex<Desired> {
  const index = new CombinationIndex<Desired>();
  for (const item of items) index.add(item.configuratie, item);
  return index;
}

/** The combinations that a file promises to cover, as code and locatie. */
function* promised(file: ToewijzingenFile, registers: Registers): Generator<[string | null, string | null]> {
  const codes = new Set([...registers.toestemmingen.values()].map(({ code }) => code));
  for (const code of codes.size > 0 ? codes : [null]) {
    for (const locatie of file.werkingsgebied ?? [null]) yield [code, locatie];
  }
}

function gapProblem(
  item: Desired,
  missing: readonly Combination[],
  wholeArea: boolean,
  registers: Registers,
): Problem {
  const [combination] = missing;
  const named = missing.slice(0, NAMED_IN_MESSAGE).map(({ toestemming, locatie }) => ({
    toestemming,
    locatie: locatie === null ? null : (nameOf(registers, locatie) ?? locatie),
  }));
  return {
    code: 'gap',
    severity: 'error',
    message: checksMessages.gap({
      activiteit: item.configuratie.activiteit.naam,
      missing: named,
      more: missing.length - named.length,
      wholeArea,
    }),
    place: { file: item.file, offset: item.offset },
    combination,
    combinations: missing,
  };
}

/**
 * The check `gap`: one problem per activiteit and file, at the line that first names the activiteit. An activiteit that
 * errors leave open has none: its gap may follow from the error.
 */
export const checkGaps: Check = ({ files, registers }) => {
  const problems: Problem[] = [];
  for (const ofGezag of groupBy(files, (file) => file.bevoegdGezag).values()) {
    if (!ofGezag.some((file) => file.dekking !== undefined)) continue;
    const all = byActiviteit(ofGezag.flatMap((file) => file.desired));
    for (const file of ofGezag) {
      if (file.dekking === undefined) continue;
      for (const { activiteit, items } of byActiviteit(file.desired).values()) {
        const [item] = items;
        if (item === undefined || isLeftOpen(ofGezag, activiteit)) continue;
        const { oin } = item.configuratie;
        const index = indexOf(all.get(activiteit)?.items ?? []);
        const missing: Combination[] = [];
        for (const [toestemming, locatie] of promised(file, registers)) {
          const assigned = index.assigning(toestemming, locatie).next().done === false;
          if (!assigned) missing.push({ bevoegdGezag: oin, activiteit, toestemming, locatie });
        }
        if (missing.length > 0) {
          problems.push(gapProblem(item, missing, file.werkingsgebied === undefined, registers));
        }
      }
    }
  }
  return problems;
};
