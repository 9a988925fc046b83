/**
 * Checks the names in the files against the RTR: rtr-unknown, rtr-expired, rtr-expires, rtr-unmentioned, rtr-stale.
 *
 * An unknown name is an error: it matches no request, and a change to the files introduced it. An activiteit that has ended
 * is a warning: the assignment does no harm, and the passing of a day must not block an unrelated change. Activiteiten that
 * no file mentions are one warning per bevoegd gezag: it handles those itself, perhaps on purpose.
 */

import { type Activiteit, ActiviteitMap, lastPart } from '../model/activiteit.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Registers } from '../model/registers.js';
import { type Datum, daysBetween } from './datum.js';
import { type Mention, mentionsIn, registrantsOf } from './mentions.js';
import { rtrMessages } from './messages.js';
import { endedOn, type Registered, RegisteredList, type RegisteredLists } from './registered.js';

/** An end at most this many days ahead gives a warning. */
const EXPIRES_SOON_DAYS = 60;
/** A snapshot older than this gives a warning. */
const STALE_DAYS = 90;
/** Activiteiten named in one message; the others are counted. */
const NAMED_IN_MESSAGE = 4;
/** Descriptions longer than this are cut off in a message. */
const MAX_DESCRIPTION_LENGTH = 60;

/** Sorts after every real day. */
const NO_END: Datum = '9999-12-31';

export interface RtrCheck {
  /** The files of one omgeving. */
  readonly files: readonly ToewijzingenFile[];
  readonly registers: Registers;
  readonly lists: RegisteredLists;
  readonly today: Datum;
  /** The snapshot that the lists come from; absent when the RTR itself was just read. */
  readonly snapshot?: { readonly omgeving: string; readonly place: Place };
}

/** Describes an activiteit for people. Many names are codes, so the omschrijving is preferred. */
function describe({ naam, omschrijving }: Registered): string {
  const text = omschrijving ?? lastPart(naam);
  return `"${text.length > MAX_DESCRIPTION_LENGTH ? `${text.slice(0, MAX_DESCRIPTION_LENGTH)}…` : text}"`;
}

function latest(days: readonly Datum[]): Datum {
  return [...days].sort().at(-1) ?? '';
}

class Checker {
  readonly #input: RtrCheck;
  readonly #lists: ReadonlyMap<Oin, RegisteredList>;
  readonly #bevoegdeGezagen: ReadonlySet<Oin | undefined>;
  /** The message about an unknown activiteit, shared by all places that name it. */
  readonly #unknownMessages = new ActiviteitMap<Problem['message']>();

  constructor(input: RtrCheck) {
    this.#input = input;
    this.#bevoegdeGezagen = new Set(input.files.map(({ bevoegdGezag }) => bevoegdGezag));
    this.#lists = new Map([...input.lists.lijsten].map(([oin, items]) => [oin, new RegisteredList(items)]));
  }

  #nameOf(oin: Oin): string {
    return nameOf(this.#input.registers, oin) ?? oin;
  }

  /** The registrant other than `oin` that has this name. What another bevoegd gezag of the files registered is its own. */
  #otherRegistrant({ naam, oin }: Activiteit): { readonly name: string; readonly key: string } | null {
    for (const [other, list] of this.#lists) {
      if (other === oin || this.#bevoegdeGezagen.has(other) || list.find(naam).length === 0) continue;
      return { name: this.#nameOf(other), key: this.#input.registers.byOin.get(other)?.kort ?? other };
    }
    return null;
  }

  #unknownMessage(activiteit: Activiteit, list: RegisteredList): Problem['message'] {
    return this.#unknownMessages.getOrInsert(activiteit, () =>
      rtrMessages.unknownActiviteit({
        naam: activiteit.naam,
        registrant: this.#nameOf(activiteit.oin),
        datum: this.#input.lists.datum,
        suggestions: list.suggestions(activiteit.naam),
        elsewhere: this.#otherRegistrant(activiteit),
      }),
    );
  }

  /** Checks one place that names an activiteit. */
  checkMention({ activiteit, bevoegdGezag, place }: Mention): Problem | undefined {
    const { today } = this.#input;
    const { naam, oin } = activiteit;
    const list = this.#lists.get(oin);
    if (list === undefined) return undefined;
    const combination = { bevoegdGezag, activiteit, toestemming: null, locatie: null };
    const meant = list.find(naam);
    if (meant.length === 0) {
      const message = this.#unknownMessage(activiteit, list);
      return { code: 'rtr-unknown', severity: 'error', message, place, combination };
    }
    // When a name means several activiteiten, it matches requests as long as one of them is valid.
    const ends = meant.map((item) => endedOn(item, today)).filter((end) => end !== undefined);
    if (ends.length === meant.length) {
      const message = rtrMessages.expiredActiviteit({ naam, datum: latest(ends) });
      return { code: 'rtr-expired', severity: 'warning', message, place, combination };
    }
    const lastDay = latest(meant.map(({ einddatum, vervallen }) => vervallen ?? einddatum ?? NO_END));
    const days = daysBetween(today, lastDay);
    if (days > EXPIRES_SOON_DAYS) return undefined;
    const message = rtrMessages.activiteitExpires({ naam, datum: lastDay, days });
    return { code: 'rtr-expires', severity: 'warning', message, place, combination };
  }

  /** Finds what a bevoegd gezag has registered and its files do not mention. Skips one that assigns nothing at all. */
  checkUnmentioned(bevoegdGezag: Oin, files: readonly ToewijzingenFile[]): Problem | undefined {
    const list = this.#lists.get(bevoegdGezag);
    const [first] = files;
    if (list === undefined || first === undefined || files.every(({ desired }) => desired.length === 0))
      return undefined;
    const mentioned = new Set(
      files
        .flatMap((file) => [...mentionsIn(file)])
        .filter(({ activiteit }) => activiteit.oin === bevoegdGezag)
        .flatMap(({ activiteit }) => list.find(activiteit.naam)),
    );
    const valid = list.items.filter((item) => endedOn(item, this.#input.today) === undefined);
    const unmentioned = valid.filter((item) => !mentioned.has(item));
    if (unmentioned.length === 0) return undefined;
    return {
      code: 'rtr-unmentioned',
      severity: 'warning',
      message: rtrMessages.unmentionedActiviteiten({
        gezag: this.#nameOf(bevoegdGezag),
        registered: valid.length,
        unmentioned: unmentioned.length,
        named: unmentioned.slice(0, NAMED_IN_MESSAGE).map(describe),
        live: this.#input.snapshot === undefined,
      }),
      place: { file: first.file, offset: Math.max(0, first.file.text.search(/^bevoegdGezag\s*:/m)) },
      activiteiten: unmentioned.map(({ naam, omschrijving }) =>
        omschrijving === undefined ? { naam } : { naam, omschrijving },
      ),
    };
  }

  /** Finds what makes a snapshot unreliable: its age, or an organisation without a list. */
  *checkSnapshot(): Generator<Problem> {
    const { snapshot, lists, files, today } = this.#input;
    if (snapshot === undefined) return;
    const { omgeving, place } = snapshot;
    const warn = (message: Problem['message']): Problem => ({
      code: 'rtr-stale',
      severity: 'warning',
      message,
      place,
    });
    const days = daysBetween(lists.datum, today);
    if (days > STALE_DAYS) yield warn(rtrMessages.oldSnapshot({ omgeving, datum: lists.datum, days }));
    const missing = [...registrantsOf(files)].filter((oin) => !lists.lijsten.has(oin));
    if (missing.length > 0) {
      const names = missing.map((oin) => this.#nameOf(oin));
      yield warn(rtrMessages.snapshotLacksLists({ omgeving, names }));
    }
  }
}

/** Checks the names in the files of one omgeving against the lists of the RTR. */
export function checkRegistered(input: RtrCheck): Problem[] {
  const checker = new Checker(input);
  const problems: Problem[] = [...checker.checkSnapshot()];
  for (const [bevoegdGezag, files] of groupBy(input.files, (file) => file.bevoegdGezag)) {
    if (bevoegdGezag === undefined) continue;
    for (const file of files) {
      for (const mention of mentionsIn(file)) {
        const problem = checker.checkMention(mention);
        if (problem !== undefined) problems.push(problem);
      }
    }
    const unmentioned = checker.checkUnmentioned(bevoegdGezag, files);
    if (unmentioned !== undefined) problems.push(unmentioned);
  }
  return problems;
}
