/**
 * The report as a value: who handles what, per bevoegd gezag, and where that differs from another omgeving or from
 * DSO-LV. Pages show it; nothing is decided there. The rule itself is in src/routing and src/model.
 */

import { type Activiteit, activiteitKey, type Reported } from '../model/configuratie.js';
import type { Desired, ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import { lastPart } from '../model/naam.js';
import type { Oin } from '../model/oin.js';
import { isAll, type Part } from '../routing/grid.js';
import { type Handling, resolveRouting } from '../routing/resolve.js';
import type { Assigned, Source } from './assigned.js';
import { type Difference, differencesBetween } from './differences.js';
import { type Matrix, matrixOf } from './matrix.js';

/** Some requests for an activiteit, and who handles them: the report's smallest piece. */
export interface Line extends Pick<Handling<Source>, 'toestemmingen' | 'locaties' | 'sources'> {
  readonly activiteit: Activiteit;
  /** Empty: the bevoegd gezag itself. Several only where the rule is broken. */
  readonly handlers: readonly Oin[];
}

/** How the requests for an activiteit are divided. */
export const divisions = ['none', 'toestemming', 'locatie', 'both'] as const;
export type Division = (typeof divisions)[number];

/** The activiteiten that are divided alike: as a matrix, or as lines where that would have too many columns. */
export interface Block {
  readonly division: Division;
  readonly matrix: Matrix | undefined;
  readonly lines: readonly Line[];
}

/** Where the files differ from something else that there is: another omgeving, or DSO-LV. */
export interface Comparison {
  /** Name of the other omgeving; undefined for DSO-LV. */
  readonly omgeving: string | undefined;
  readonly differences: readonly Difference[];
}

/** A file that declares full coverage: of what it names there is nothing beside what is assigned. */
export interface Declaration {
  readonly source: Source;
  readonly path: string;
  /** The locaties that together are the whole area, where the file lists them. */
  readonly werkingsgebied: readonly Oin[] | undefined;
}

/** What is reported of one bevoegd gezag. */
export interface GezagReport {
  readonly oin: Oin;
  /** Its files, by path. */
  readonly paths: readonly string[];
  /** How many activiteiten the files name. */
  readonly activiteiten: number;
  readonly declarations: readonly Declaration[];
  readonly blocks: readonly Block[];
  /** Every line of every activiteit. */
  readonly lines: readonly Line[];
  readonly comparisons: readonly Comparison[];
}

/** The files of an omgeving. */
export interface OmgevingFiles {
  readonly omgeving: string;
  readonly files: readonly ToewijzingenFile[];
}

export interface ReportInput extends OmgevingFiles {
  /** Whom to report on; one without files handles everything itself. */
  readonly gezagen: readonly Oin[];
  /** The omgeving to compare with. */
  readonly against?: OmgevingFiles;
  /** What DSO-LV holds for these bevoegde gezagen, where it was asked. */
  readonly reported?: ReadonlyMap<Oin, readonly Reported[]>;
}

/** A matrix with more columns than this is no longer readable. */
const MAX_COLUMNS = 12;

/** The same on every machine, whatever its language. */
const collator = new Intl.Collator('nl', { numeric: true });

/** Orders names as people look for them: Monument8 comes before Monument32. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

function compareActiviteiten(a: Activiteit, b: Activiteit): number {
  return compareNames(lastPart(a.naam), lastPart(b.naam)) || (activiteitKey(a) < activiteitKey(b) ? -1 : 1);
}

/** Whether some lines of one activiteit are told apart by one side. */
function divides(parts: readonly Part[], complete: boolean): boolean {
  if (!complete) return parts.some((part) => !isAll(part));
  // All that there is, is in these parts: where they are the same one, it stands for all.
  return new Set(parts.map((part) => JSON.stringify(part))).size > 1;
}

function divisionOf({ lines, complete }: Pick<Named, 'lines' | 'complete'>): Division {
  const toestemming = divides(
    lines.map(({ toestemmingen }) => toestemmingen),
    complete,
  );
  const locatie = divides(
    lines.map(({ locaties }) => locaties),
    complete,
  );
  if (toestemming) return locatie ? 'both' : 'toestemming';
  return locatie ? 'locatie' : 'none';
}

function asAssigned({ configuratie, file, offset }: Desired): Assigned {
  return { configuratie, source: { place: { file, offset } } };
}

/** An activiteit that the files of a bevoegd gezag name. */
interface Mentioned {
  readonly activiteit: Activiteit;
  readonly items: readonly Assigned[];
  /** What only expects something of it. */
  readonly expected: readonly Source[];
  /** Whether a file that names it declares full coverage. */
  readonly complete: boolean;
}

interface Named extends Mentioned {
  readonly lines: readonly Line[];
}

/** What is assigned for one activiteit, in as few lines as there are answers. */
function linesOf({ activiteit, items, expected, complete }: Mentioned): Line[] {
  return (
    resolveRouting(items, ({ configuratie }) => configuratie, {})
      // The check on gaps has seen to it that what is promised is assigned: what is not lies beside it.
      .filter(({ behandeldiensten }) => !complete || behandeldiensten.length > 0)
      .map(({ toestemmingen, locaties, behandeldiensten, sources }) => ({
        activiteit,
        toestemmingen,
        locaties,
        handlers: behandeldiensten,
        sources: items.length === 0 ? expected : sources.map(({ source }) => source),
      }))
  );
}

/** What the files say about one bevoegd gezag. */
class Section {
  readonly #files: readonly ToewijzingenFile[];
  readonly assigned: ReadonlyMap<string, readonly Assigned[]>;

  constructor(files: readonly ToewijzingenFile[]) {
    this.#files = files;
    this.assigned = groupBy(
      files.flatMap(({ desired }) => desired.map(asAssigned)),
      ({ configuratie }) => activiteitKey(configuratie.activiteit),
    );
  }

  get paths(): string[] {
    return this.#files.map(({ file }) => file.path);
  }

  get declarations(): Declaration[] {
    return this.#files.flatMap(({ file, dekking, werkingsgebied }) =>
      dekking === undefined ? [] : [{ source: { place: dekking }, path: file.path, werkingsgebied }],
    );
  }

  /** Every activiteit that is named: those that are only expected somewhere included, with the lines that expect it. */
  named(): Named[] {
    const complete = new Set(
      this.#files
        .filter(({ dekking }) => dekking !== undefined)
        .flatMap(({ desired }) => desired.map(({ configuratie }) => activiteitKey(configuratie.activiteit))),
    );
    const found = new Map<string, Mentioned & { expected: Source[] }>();
    for (const [key, items] of this.assigned) {
      const [first] = items;
      if (first === undefined) continue;
      const { activiteit } = first.configuratie;
      found.set(key, { activiteit, items, expected: [], complete: complete.has(key) });
    }
    for (const { file, verwachtingen = [] } of this.#files) {
      for (const { activiteit, offset } of verwachtingen) {
        const key = activiteitKey(activiteit);
        const there = found.get(key) ?? { activiteit, items: [], expected: [], complete: false };
        there.expected.push({ place: { file, offset } });
        found.set(key, there);
      }
    }
    return [...found.values()]
      .sort((a, b) => compareActiviteiten(a.activiteit, b.activiteit))
      .map((mentioned) => ({ ...mentioned, lines: linesOf(mentioned) }));
  }
}

function filesBy(files: readonly ToewijzingenFile[]): Map<Oin | undefined, ToewijzingenFile[]> {
  return groupBy(files, ({ bevoegdGezag }) => bevoegdGezag);
}

function reportedAs(records: readonly Reported[]): Map<string, Assigned[]> {
  return groupBy(
    records.map(({ id, configuratie }) => ({ configuratie, source: { id } })),
    ({ configuratie }) => activiteitKey(configuratie.activiteit),
  );
}

function blocksOf(named: readonly Named[]): Block[] {
  const byDivision = groupBy(named, divisionOf);
  return divisions.flatMap((division): Block[] => {
    const group = byDivision.get(division);
    if (group === undefined) return [];
    const lines = group.flatMap((item) => item.lines);
    const matrix = matrixOf(
      group.map(({ activiteit, items, expected, complete }) => ({
        activiteit,
        items,
        fallback: expected,
        complete,
      })),
    );
    return [{ division, matrix: matrix.columns.length > MAX_COLUMNS ? undefined : matrix, lines }];
  });
}

/**
 * Reports on one bevoegd gezag after the other, so that a country need not be held at once.
 *
 * @param input files that hold no errors.
 */
export function* eachGezag(input: ReportInput): Generator<GezagReport> {
  const own = filesBy(input.files);
  const other = input.against && filesBy(input.against.files);
  for (const oin of input.gezagen) {
    const section = new Section(own.get(oin) ?? []);
    const named = section.named();
    const comparisons: Comparison[] = [];
    if (input.against !== undefined) {
      const { assigned } = new Section(other?.get(oin) ?? []);
      const differences = differencesBetween(section.assigned, assigned);
      comparisons.push({ omgeving: input.against.omgeving, differences });
    }
    if (input.reported !== undefined) {
      const differences = differencesBetween(section.assigned, reportedAs(input.reported.get(oin) ?? []));
      comparisons.push({ omgeving: undefined, differences });
    }
    yield {
      oin,
      paths: section.paths,
      activiteiten: named.length,
      declarations: section.declarations,
      blocks: blocksOf(named),
      lines: named.flatMap(({ lines }) => lines),
      comparisons,
    };
  }
}

/** Every behandeldienst that the files or DSO-LV name, sorted: the same colours each time. */
export function dienstenOf({ files, against, reported }: ReportInput): Oin[] {
  const configuraties = [
    ...[...files, ...(against?.files ?? [])].flatMap(({ desired }) => desired),
    ...[...(reported?.values() ?? [])].flat(),
  ];
  return [...new Set(configuraties.map(({ configuratie }) => configuratie.behandeldienstOin))].sort();
}
