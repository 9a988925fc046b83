/** Requests as somebody could file them, and who handles each by the files: to be laid beside what a service answers. */

import {
  type Activiteit,
  activiteitKey,
  type Configuratie,
  type Toestemming,
} from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { Punt, Registers } from '../model/registers.js';
import { saidBy } from './declared.js';
import { gridOf, Routing } from './grid.js';

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
  /** Combinations that were left out. */
  readonly notAsked: number;
  /** The areas in which no place is known: their combinations are among those. */
  readonly withoutPunt: readonly Oin[];
  /** How many of those left out have a place that may lie in another area too, which goes to somebody else. */
  readonly undecided: number;
  /** The areas of which that is so. */
  readonly onSharedGround: readonly Oin[];
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
 * Who handles a request at a place in an area, by the files: the bevoegd gezag where they assign it to nobody. Several where
 * the place may lie in another area as well: that areas share ground does not tell which of their places do.
 *
 * @param others the areas with which it shares ground, as far as the files name them.
 */
function handlersAt(
  routing: Routing,
  code: string | null,
  locatie: Oin | null,
  others: readonly Oin[],
  gezag: Oin,
): ReadonlySet<Oin> {
  const [own = gezag] = routing.at(code, locatie);
  return new Set([own, ...others.flatMap((other) => routing.at(code, other))]);
}

/**
 * The questions that hold the service to the files: per activiteit that they assign, or expect the bevoegd gezag to handle
 * itself, every toestemming at every locatie. Where the files tell no locaties apart, one place in the area of the bevoegd
 * gezag stands for all of it; where they do, what lies in none of them has no place to ask about. Where it depends on which
 * of several areas that share ground a place lies in, nothing is asked: no answer would be wrong.
 */
export function questionsFor(files: readonly ToewijzingenFile[], registers: Registers): Questions {
  const expected: Expected[] = [];
  const withoutPunt = new Set<Oin>();
  const onSharedGround = new Set<Oin>();
  let [notAsked, undecided] = [0, 0];
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
        const neighbours = registers.sharedAreas.get(area);
        const others = locaties.filter((other) => other !== area && neighbours?.has(other));
        for (const toestemming of toestemmingen) {
          const handlers = handlersAt(routing, toestemming?.code ?? null, locatie, others, bevoegdGezag);
          const [behandeldienst = bevoegdGezag] = handlers;
          if (handlers.size === 1) {
            const question = { bevoegdGezag, activiteit, toestemming, locatie, punt };
            expected.push({ question, behandeldienst });
            continue;
          }
          notAsked += 1;
          undecided += 1;
          onSharedGround.add(area);
        }
      }
    }
  }
  return {
    expected,
    notAsked,
    withoutPunt: [...withoutPunt],
    undecided,
    onSharedGround: [...onSharedGround],
  };
}

/** Identity of a question: equal for the same request, wherever in the area the place was chosen. */
export function questionKey({ bevoegdGezag, activiteit, toestemming, locatie }: RoutingQuestion): string {
  return [bevoegdGezag, activiteitKey(activiteit), toestemming?.code ?? '', locatie ?? ''].join('\n');
}
