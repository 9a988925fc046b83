/**
 * Compares the routing at DSO-LV with the files: does every combination have exactly one behandeldienst, the one that the
 * files say? The bevoegd gezag itself handles a combination for which nothing is configured. The files say so with
 * `toewijzingen: []` and with a verwachting. A combination that DSO-LV sends elsewhere and that the files do not mention
 * is an exception too, because nothing is proven about it.
 */
import { type Activiteit, ActiviteitMap, spellingResolver } from '../model/activiteit.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { RoutingChange } from './changes.js';
import { type Declared, declaredByGezag } from './declared.js';
import { countEntries, type RoutingEntry, routingEntries } from './entries.js';
import { type Grid, gridOf, linesOf, type Part, Routing } from './grid.js';

/** Combinations that are not as the files say. */
export interface RoutingException extends Pick<RoutingChange, 'toestemmingen' | 'locaties'> {
  /**
   * double: DSO-LV has several behandeldiensten. differs: the files say another one. unmentioned: no file mentions these
   * combinations.
   */
  readonly kind: 'double' | 'differs' | 'unmentioned';
  /** Empty: the bevoegd gezag itself. */
  readonly files: readonly Oin[];
  readonly dso: readonly Oin[];
}

/** The exceptions of one activiteit. */
export interface ActiviteitVerification {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  readonly exceptions: readonly RoutingException[];
}

export interface Verification {
  /** How many combinations were compared: per activiteit all that the files or DSO-LV name, and one for the rest. */
  readonly combinations: number;
  /** How many of them DSO-LV sends elsewhere without a file that mentions them. */
  readonly unmentioned: number;
  readonly activiteiten: number;
  /** The activiteiten with exceptions. */
  readonly found: readonly ActiviteitVerification[];
}

/** An exception as a flat entry, for programs. */
export interface ExceptionEntry extends Omit<RoutingEntry, 'from' | 'to' | 'origin'> {
  readonly kind: RoutingException['kind'];
  readonly files: RoutingEntry['to'];
  readonly dso: RoutingEntry['from'];
}

/** What the files say about one activiteit, and what DSO-LV reports about it. */
interface Sides {
  readonly activiteit: Activiteit;
  readonly declared: Configuratie[];
  readonly reported: Configuratie[];
}

/** @param everythingItself whether the files say that the bevoegd gezag handles what they do not name. */
function exceptionsOf({ declared, reported }: Sides, everythingItself: boolean): RoutingException[] {
  const [asked, is] = [new Routing(declared), new Routing(reported)];
  const lines = linesOf(
    gridOf([...reported, ...declared]),
    (code, locatie) => {
      const [files, dso] = [asked.at(code, locatie), is.at(code, locatie)];
      if (dso.join() === files.join()) return undefined;
      const isMentioned = everythingItself || asked.isAssigned(code, locatie);
      const kind: RoutingException['kind'] =
        dso.length > 1 ? 'double' : isMentioned ? 'differs' : 'unmentioned';
      return { kind, files, dso };
    },
    ({ kind, files, dso }) => `${kind} ${files.join()} ${dso.join()}`,
  );
  return lines.map(({ toestemmingen, locaties, value: { kind, files, dso } }) => ({
    toestemmingen,
    locaties,
    kind,
    files,
    dso,
  }));
}

function sidesOf(declared: Declared | undefined, records: readonly Reported[]): readonly Sides[] {
  const sides = new ActiviteitMap<Sides>();
  const own = declared?.activiteiten.values() ?? [];
  // Only a name without toewijzing in the files can be another spelling of one that has one.
  const isPlain =
    own.every(({ assigned }) => assigned.length > 0) &&
    records.every(({ configuratie }) => declared?.activiteiten.has(configuratie.activiteit));
  const named = isPlain
    ? (activiteit: Activiteit): Activiteit => activiteit
    : spellingResolver([
        ...own.map(({ activiteit }) => activiteit),
        ...records.map(({ configuratie }) => configuratie.activiteit),
      ]);
  const sidesFor = (activiteit: Activiteit): Sides =>
    sides.getOrInsert(activiteit, () => ({ activiteit, declared: [], reported: [] }));
  for (const { activiteit, assigned, itself } of own)
    sidesFor(named(activiteit)).declared.push(...assigned, ...itself);
  for (const { configuratie } of records)
    sidesFor(named(configuratie.activiteit)).reported.push(configuratie);
  return sides.values();
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
 * Compares what DSO-LV reports with what the files say.
 *
 * @param reported everything that DSO-LV reports about the bevoegde gezagen of the files.
 */
export function verifyRouting(
  files: readonly ToewijzingenFile[],
  reported: ReadonlyMap<Oin, readonly Reported[]>,
): Verification {
  const found: ActiviteitVerification[] = [];
  let [combinations, unmentioned, activiteiten] = [0, 0, 0];
  const declaredOf = declaredByGezag(files);
  for (const [bevoegdGezag, records] of reported) {
    const declared = declaredOf.get(bevoegdGezag);
    for (const sides of sidesOf(declared, records)) {
      const grid = gridOf([...sides.declared, ...sides.reported]);
      combinations += (grid.codes.length + 1) * (grid.locaties.length + 1);
      activiteiten += 1;
      const exceptions = exceptionsOf(sides, declared?.everythingItself ?? false);
      unmentioned += countUnmentioned(exceptions, grid);
      if (exceptions.length > 0) found.push({ bevoegdGezag, activiteit: sides.activiteit, exceptions });
    }
  }
  return { combinations, unmentioned, activiteiten, found };
}

/** The exceptions of a verification as flat entries, which together say the same. */
export function* exceptionEntries({ found }: Verification): Generator<ExceptionEntry> {
  for (const { bevoegdGezag, activiteit, exceptions } of found)
    for (const { kind, files, dso, toestemmingen, locaties } of exceptions) {
      const changes = [{ toestemmingen, locaties, from: dso, to: files }];
      for (const entry of routingEntries([{ bevoegdGezag, activiteit, changes }]))
        yield {
          kind,
          bevoegdGezag,
          activiteit,
          toestemming: entry.toestemming,
          exceptToestemmingen: entry.exceptToestemmingen,
          locatie: entry.locatie,
          exceptLocaties: entry.exceptLocaties,
          files: entry.to,
          dso: entry.from,
        };
    }
}

/** The number of exceptions, counted as flat entries. */
export function countExceptionEntries({ found }: Verification): number {
  let count = 0;
  for (const { exceptions } of found) for (const exception of exceptions) count += countEntries(exception);
  return count;
}
