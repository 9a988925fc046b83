/** Requests as somebody could file them, and who handles each by the files: to be laid beside what a service answers. */
import type { ToewijzingenFile } from '../config/tree.js';
import {
  type Activiteit,
  activiteitKey,
  type Configuratie,
  type Toestemming,
} from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import type { Punt, Registers } from '../model/registers.js';
import { gridOf, Routing } from './grid.js';
import { saidBy } from './said.js';

/** A request: one activiteit, of one kind, at one place. */
export interface RoutingQuestion {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  /** null only where neither the register nor a file knows a toestemming. */
  readonly toestemming: Toestemming | null;
  /** The locatie in whose area the place is; null where the files tell no locaties apart. */
  readonly locatie: Oin | null;
  readonly punt: Punt;
}

/** What was answered. */
export interface RoutingAnswer extends RoutingQuestion {
  /** Who handles it: the bevoegd gezag where nobody else does. */
  readonly behandeldienst: Oin;
}

/** A question with the one that handles it by the files: the bevoegd gezag itself where they assign it to nobody. */
export interface Expected {
  readonly question: RoutingQuestion;
  readonly behandeldienst: Oin;
}

export interface Questions {
  readonly expected: readonly Expected[];
  /** Combinations that were left out for want of a place in their area, and whose area that is. */
  readonly notAsked: number;
  readonly withoutPunt: readonly Oin[];
}

/** Every toestemming that a request can be of, as far as the register and these configuraties know. */
function toestemmingenOf(
  configuraties: readonly Configuratie[],
  registers: Registers,
): (Toestemming | null)[] {
  const known = new Map<string, Toestemming>();
  for (const { code, waarde } of registers.toestemmingen.values()) known.set(code, { code, waarde });
  for (const { toestemming } of configuraties)
    if (toestemming !== undefined && !known.has(toestemming.code)) known.set(toestemming.code, toestemming);
  return known.size === 0 ? [null] : [...known.values()];
}

/**
 * The questions that hold the service to the files: per activiteit that they assign, or expect the bevoegd gezag to handle
 * itself, every toestemming at every locatie. Where the files tell no locaties apart, one place in the area of the bevoegd
 * gezag stands for all of it; where they do, what lies in none of them has no place to ask about.
 */
export function questionsFor(files: readonly ToewijzingenFile[], registers: Registers): Questions {
  const expected: Expected[] = [];
  const withoutPunt = new Set<Oin>();
  let notAsked = 0;
  for (const [bevoegdGezag, { byActiviteit }] of saidBy(files)) {
    for (const { assigned, itself } of byActiviteit.values()) {
      const said = [...assigned, ...itself];
      const [first] = said;
      if (first === undefined) continue;
      const { activiteit } = first;
      // A verwachting knows no waarde: a toestemming that it alone names cannot be asked about.
      const toestemmingen = toestemmingenOf(assigned, registers);
      const routing = new Routing(said);
      const { locaties } = gridOf(said);
      for (const locatie of locaties.length === 0 ? [null] : locaties) {
        const area = locatie ?? bevoegdGezag;
        const punt = registers.byOin.get(area)?.punt;
        if (punt === undefined) {
          notAsked += toestemmingen.length;
          withoutPunt.add(area);
          continue;
        }
        for (const toestemming of toestemmingen) {
          const [behandeldienst = bevoegdGezag] = routing.at(toestemming?.code ?? null, locatie);
          expected.push({
            question: { bevoegdGezag, activiteit, toestemming, locatie, punt },
            behandeldienst,
          });
        }
      }
    }
  }
  return { expected, notAsked, withoutPunt: [...withoutPunt] };
}

/** Identity of a question: equal for the same request, wherever in the area the place was chosen. */
export function questionKey({ bevoegdGezag, activiteit, toestemming, locatie }: RoutingQuestion): string {
  return [bevoegdGezag, activiteitKey(activiteit), toestemming?.code ?? '', locatie ?? ''].join('\n');
}
