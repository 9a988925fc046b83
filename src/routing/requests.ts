/** Example requests, each with the behandeldienst that handles it according to the files, to ask a service about. */
import { type Activiteit, activiteitKey } from '../model/activiteit.js';
import type { Configuratie, Toestemming } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { Punt, Registers } from '../model/registers.js';
import { type DeclaredActiviteit, declaredByGezag } from './declared.js';
import { gridOf, Routing } from './grid.js';

/** A request for one activiteit, with one toestemming, at one place. */
export interface RoutingQuestion {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  /** null only where neither the register nor a file knows a toestemming. */
  readonly toestemming: Toestemming | null;
  /** The locatie whose area contains the place; null where the files distinguish no locaties. */
  readonly locatie: Oin | null;
  readonly punt: Punt;
}

/** The answer of the service to a question. */
export interface RoutingAnswer extends RoutingQuestion {
  /** Who handles the request: the bevoegd gezag when nobody else does. */
  readonly behandeldienst: Oin;
}

/** A question, and who handles the request according to the files. */
export interface Expected {
  readonly question: RoutingQuestion;
  /** The bevoegd gezag where the files assign the request to nobody. */
  readonly behandeldienst: Oin;
}

export interface Questions {
  readonly expected: readonly Expected[];
  /** How many combinations have no question. */
  readonly notAsked: number;
  /** The areas of which the registers know no place. Their combinations have no question. */
  readonly withoutPunt: readonly Oin[];
  /** How many combinations have no question because their place may also lie in an area with another behandeldienst. */
  readonly undecided: number;
  /** The areas of those places. */
  readonly inOverlappingAreas: readonly Oin[];
}

/** Every toestemming that a request can have, as far as the register and these configuraties know. */
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
 * Who may handle a request at a place in an area. There are several when the place may also lie in an overlapping area:
 * the registers say that two areas overlap, not where.
 *
 * @param others the overlapping areas, as far as the files name them.
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

class QuestionList {
  readonly #registers: Registers;
  readonly #expected: Expected[] = [];
  readonly #withoutPunt = new Set<Oin>();
  readonly #inOverlappingAreas = new Set<Oin>();
  #notAsked = 0;
  #undecided = 0;

  constructor(registers: Registers) {
    this.#registers = registers;
  }

  add(bevoegdGezag: Oin, { activiteit, assigned, itself }: DeclaredActiviteit): void {
    const declared = [...assigned, ...itself];
    // A verwachting has no waarde, so a toestemming that only a verwachting names cannot be asked about.
    const toestemmingen = toestemmingenOf(assigned, this.#registers);
    const routing = new Routing(declared);
    const { locaties } = gridOf(declared);
    for (const locatie of locaties.length === 0 ? [null] : locaties) {
      const area = locatie ?? bevoegdGezag;
      const punt = this.#registers.byOin.get(area)?.punt;
      if (punt === undefined) {
        this.#notAsked += toestemmingen.length;
        this.#withoutPunt.add(area);
        continue;
      }
      const neighbours = this.#registers.sharedAreas.get(area);
      const others = locaties.filter((other) => other !== area && neighbours?.has(other));
      for (const toestemming of toestemmingen) {
        const handlers = handlersAt(routing, toestemming?.code ?? null, locatie, others, bevoegdGezag);
        const [behandeldienst = bevoegdGezag] = handlers;
        const question = { bevoegdGezag, activiteit, toestemming, locatie, punt };
        if (handlers.size === 1) this.#expected.push({ question, behandeldienst });
        else {
          this.#notAsked += 1;
          this.#undecided += 1;
          this.#inOverlappingAreas.add(area);
        }
      }
    }
  }

  questions(): Questions {
    return {
      expected: this.#expected,
      notAsked: this.#notAsked,
      withoutPunt: [...this.#withoutPunt],
      undecided: this.#undecided,
      inOverlappingAreas: [...this.#inOverlappingAreas],
    };
  }
}

/**
 * The questions about everything that the files assign or expect the bevoegd gezag to handle itself: per activiteit,
 * every toestemming at every locatie. Where the files distinguish no locaties, one place in the area of the bevoegd gezag
 * stands for all of it. Where they do, there is no place to ask about outside those locaties. There is no question either
 * when the handler depends on which of two overlapping areas the place lies in, because no answer would be wrong.
 */
export function questionsFor(files: readonly ToewijzingenFile[], registers: Registers): Questions {
  const list = new QuestionList(registers);
  for (const [bevoegdGezag, { activiteiten }] of declaredByGezag(files))
    for (const declared of activiteiten.values()) list.add(bevoegdGezag, declared);
  return list.questions();
}

/** Text that is equal for questions about the same request, whatever place in the area was chosen. */
export function questionKey({ bevoegdGezag, activiteit, toestemming, locatie }: RoutingQuestion): string {
  return [bevoegdGezag, activiteitKey(activiteit), toestemming?.code ?? '', locatie ?? ''].join('\n');
}
