/**
 * rtr-unknown, rtr-expired, rtr-expires, rtr-unmentioned, rtr-stale: the names in the files, held to what the RTR has.
 *
 * A name that is not registered is an error: it routes nothing, and was written so by a change to the files. An activiteit
 * that has ended is a warning: what assigns it does no harm, and a day that passes must not stop a change about something
 * else. Which activiteiten nothing mentions is one warning per bevoegd gezag: it handles those itself, perhaps on purpose.
 */

import { type Activiteit, activiteitKey } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import { lastPart } from '../model/naam.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Registers } from '../model/registers.js';
import { type Datum, daysBetween } from './datum.js';
import { endedOn, RegisteredList, type RegisteredLists } from './lists.js';
import { rtrMessages } from './messages.js';

/** Days ahead in which an end is worth a word. */
const SOON_DAYS = 60;
/** Days after which a snapshot is too old to judge by without a word. */
const STALE_DAYS = 90;
/** Names told in one message; what comes after them is counted. */
const NAMED_IN_MESSAGE = 4;
/** Longer descriptions are cut in a message. */
const MAX_SHOWN = 60;

export interface RtrCheck {
  /** The files of one omgeving. */
  readonly files: readonly ToewijzingenFile[];
  readonly registers: Registers;
  readonly lists: RegisteredLists;
  readonly today: Datum;
  /** Where the lists were kept; left out where the RTR itself was asked just now. */
  readonly snapshot?: { readonly omgeving: string; readonly place: Place };
}

/** A place in the files that names an activiteit. */
interface Named {
  readonly activiteit: Activiteit;
  readonly gezag: Oin;
  readonly place: Place;
}

/** Every place that names an activiteit, once, however many configuraties it stands for. */
function* named({ file, bevoegdGezag, desired, verwachtingen }: ToewijzingenFile): Generator<Named> {
  if (bevoegdGezag === undefined) return;
  const seen = new Set<number>();
  for (const { configuratie, offset } of desired) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    yield { activiteit: configuratie.activiteit, gezag: bevoegdGezag, place: { file, offset } };
  }
  for (const { activiteit, offset } of verwachtingen ?? [])
    yield { activiteit, gezag: bevoegdGezag, place: { file, offset } };
}

/** The organisations whose lists the files call for: the bevoegde gezagen, and whoever registered what they name. */
export function oinsOf(files: readonly ToewijzingenFile[]): Set<Oin> {
  const oins = new Set<Oin>();
  for (const file of files) {
    if (file.bevoegdGezag !== undefined) oins.add(file.bevoegdGezag);
    for (const { activiteit } of named(file)) oins.add(activiteit.oin);
  }
  return oins;
}

/** The names that the files mention, by who registered them. */
export function mentionedBy(files: readonly ToewijzingenFile[]): Map<Oin, Set<string>> {
  const mentioned = new Map<Oin, Set<string>>();
  for (const file of files) {
    for (const { activiteit } of named(file)) {
      const names = mentioned.get(activiteit.oin) ?? new Set();
      mentioned.set(activiteit.oin, names.add(activiteit.naam));
    }
  }
  return mentioned;
}

/** An activiteit as people know it: by its description, since many names are only codes. */
function shown({ naam, omschrijving }: { readonly naam: string; readonly omschrijving?: string }): string {
  const text = omschrijving ?? lastPart(naam);
  return `"${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}"`;
}

class Checker {
  readonly #input: RtrCheck;
  readonly #lists: ReadonlyMap<Oin, RegisteredList>;
  readonly #gezagen: ReadonlySet<Oin | undefined>;
  /** What to say of a name that is not registered, made once for all the places that name it. */
  readonly #unknown = new Map<string, Problem['message']>();

  constructor(input: RtrCheck) {
    this.#input = input;
    this.#gezagen = new Set(input.files.map(({ bevoegdGezag }) => bevoegdGezag));
    this.#lists = new Map([...input.lists.lijsten].map(([oin, items]) => [oin, new RegisteredList(items)]));
  }

  #name(oin: Oin): string {
    return nameOf(this.#input.registers, oin) ?? oin;
  }

  /** An organisation by its name, and as a file would write it. */
  #nameAndKey(oin: Oin): { readonly name: string; readonly key: string } {
    return { name: this.#name(oin), key: this.#input.registers.byOin.get(oin)?.kort ?? oin };
  }

  #unknownMessage(activiteit: Activiteit, list: RegisteredList): Problem['message'] {
    const { naam, oin } = activiteit;
    const key = activiteitKey(activiteit);
    const there = this.#unknown.get(key);
    if (there !== undefined) return there;
    // What another bevoegd gezag of these files has is its own: only of a registrant such as the Rijk is it worth naming.
    const elsewhere = [...this.#lists].find(
      ([other, items]) => other !== oin && !this.#gezagen.has(other) && items.meant(naam).length > 0,
    );
    const message = rtrMessages.rtrUnknown({
      naam,
      registrant: this.#name(oin),
      datum: this.#input.lists.datum,
      suggestions: list.near(naam),
      elsewhere: elsewhere === undefined ? null : this.#nameAndKey(elsewhere[0]),
    });
    this.#unknown.set(key, message);
    return message;
  }

  /** What is wrong with one name, if anything. */
  name({ activiteit, gezag, place }: Named): Problem | undefined {
    const { today } = this.#input;
    const { naam, oin } = activiteit;
    const list = this.#lists.get(oin);
    if (list === undefined) return undefined;
    const combination = { bevoegdGezag: gezag, activiteit, toestemming: null, locatie: null };
    const meant = list.meant(naam);
    if (meant.length === 0) {
      return {
        code: 'rtr-unknown',
        severity: 'error',
        message: this.#unknownMessage(activiteit, list),
        place,
        combination,
      };
    }
    // Where a name means several, it routes something as long as one of them counts.
    const ends = meant.map((item) => endedOn(item, today));
    if (ends.every((end) => end !== undefined)) {
      const message = rtrMessages.rtrExpired({ naam, datum: ends.sort().at(-1) ?? '' });
      return { code: 'rtr-expired', severity: 'warning', message, place, combination };
    }
    const last =
      meant
        .map(({ einddatum, vervallen }) => vervallen ?? einddatum ?? '9999-12-31')
        .sort()
        .at(-1) ?? '';
    const days = daysBetween(today, last);
    if (days > SOON_DAYS) return undefined;
    const message = rtrMessages.rtrExpires({ naam, datum: last, days });
    return { code: 'rtr-expires', severity: 'warning', message, place, combination };
  }

  /** What a bevoegd gezag has registered and its files do not mention. One that assigns nothing at all says so itself. */
  unmentioned(gezag: Oin, files: readonly ToewijzingenFile[]): Problem | undefined {
    const list = this.#lists.get(gezag);
    const [first] = files;
    if (list === undefined || first === undefined || files.every(({ desired }) => desired.length === 0))
      return undefined;
    const names = files
      .flatMap((file) => [...named(file)])
      .filter(({ activiteit }) => activiteit.oin === gezag);
    const mentioned = new Set(names.flatMap(({ activiteit }) => list.meant(activiteit.naam)));
    const current = list.items.filter((item) => endedOn(item, this.#input.today) === undefined);
    const activiteiten = current
      .filter((item) => !mentioned.has(item))
      .map(({ naam, omschrijving }) => ({ naam, ...(omschrijving === undefined ? {} : { omschrijving }) }));
    if (activiteiten.length === 0) return undefined;
    const params = {
      gezag: this.#name(gezag),
      registered: current.length,
      unmentioned: activiteiten.length,
      named: activiteiten.slice(0, NAMED_IN_MESSAGE).map(shown),
      live: this.#input.snapshot === undefined,
    };
    return {
      code: 'rtr-unmentioned',
      severity: 'warning',
      message: rtrMessages.rtrUnmentioned(params),
      place: { file: first.file, offset: Math.max(0, first.file.text.search(/^bevoegdGezag\s*:/m)) },
      activiteiten,
    };
  }

  /** What a snapshot cannot tell: it is old, or lacks the list of an organisation that the files name. */
  *stale(): Generator<Problem> {
    const { snapshot, lists, files, today } = this.#input;
    if (snapshot === undefined) return;
    const { omgeving, place } = snapshot;
    const warning = (message: Problem['message']): Problem => ({
      code: 'rtr-stale',
      severity: 'warning',
      message,
      place,
    });
    const days = daysBetween(lists.datum, today);
    if (days > STALE_DAYS) yield warning(rtrMessages.rtrOld({ omgeving, datum: lists.datum, days }));
    const missing = [...oinsOf(files)].filter((oin) => !lists.lijsten.has(oin)).map((oin) => this.#name(oin));
    if (missing.length > 0) yield warning(rtrMessages.rtrNoList({ omgeving, names: missing }));
  }
}

/** Holds the names in the files of one omgeving to what the RTR has registered. A pure function of its input. */
export function checkRegistered(input: RtrCheck): Problem[] {
  const checker = new Checker(input);
  const problems: Problem[] = [...checker.stale()];
  for (const [gezag, files] of groupBy(input.files, (file) => file.bevoegdGezag)) {
    if (gezag === undefined) continue;
    for (const file of files) {
      for (const item of named(file)) {
        const problem = checker.name(item);
        if (problem !== undefined) problems.push(problem);
      }
    }
    const unmentioned = checker.unmentioned(gezag, files);
    if (unmentioned !== undefined) problems.push(unmentioned);
  }
  return problems;
}
