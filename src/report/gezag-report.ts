/** Makes the report of each bevoegd gezag from the files, and compares it with another omgeving or DSO-LV. */
import { type Activiteit, ActiviteitMap, groupByActiviteit, spellingResolver } from '../model/activiteit.js';
import type { Reported } from '../model/configuratie.js';
import type { Desired, ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { isAll, type Part } from '../routing/grid.js';
import { resolveRouting } from '../routing/resolve.js';
import { type ByActiviteit, differencesBetween } from './differences.js';
import { matrixOf } from './matrix.js';
import { compareActiviteiten } from './order.js';
import {
  type Block,
  type Comparison,
  type Declaration,
  type Division,
  divisions,
  type GezagReport,
  type Line,
  type ReportInput,
} from './report.js';
import type { Assigned, Source } from './source.js';

/** A matrix with more columns is not readable. */
const MAX_COLUMNS = 12;

/** An activiteit that the files of a bevoegd gezag name. */
interface Mention {
  readonly activiteit: Activiteit;
  readonly items: readonly Assigned[];
  /** The verwachtingen about it, where no toewijzing names it. */
  readonly expected: readonly Source[];
  /** Whether a file that assigns it declares full coverage. */
  readonly complete: boolean;
}

interface MentionWithLines extends Mention {
  readonly lines: readonly Line[];
}

function fromFiles(files: readonly ToewijzingenFile[]): ByActiviteit {
  const asAssigned = ({ configuratie, file, offset }: Desired): Assigned => ({
    configuratie,
    source: { place: { file, offset } },
  });
  return groupByActiviteit(
    files.flatMap(({ desired }) => desired.map(asAssigned)),
    ({ configuratie }) => configuratie.activiteit,
  );
}

function fromRecords(records: readonly Reported[]): ByActiviteit {
  return groupByActiviteit(
    records.map(({ id, configuratie }) => ({ configuratie, source: { id } })),
    ({ configuratie }) => configuratie.activiteit,
  );
}

function declarationsIn(files: readonly ToewijzingenFile[]): Declaration[] {
  return files.flatMap(({ file, dekking, werkingsgebied }) =>
    dekking === undefined ? [] : [{ source: { place: dekking }, path: file.path, werkingsgebied }],
  );
}

/** Every activiteit that a toewijzing or a verwachting in the files names. */
function mentionsIn(files: readonly ToewijzingenFile[], assigned: ByActiviteit): Mention[] {
  const complete = groupByActiviteit(
    files.filter(({ dekking }) => dekking !== undefined).flatMap(({ desired }) => desired),
    ({ configuratie }) => configuratie.activiteit,
  );
  const found = new ActiviteitMap<Mention & { expected: Source[] }>();
  for (const { activiteit, items } of assigned.values())
    found.getOrInsert(activiteit, () => ({
      activiteit,
      items,
      expected: [],
      complete: complete.has(activiteit),
    }));
  const expected = files.flatMap(({ verwachtingen = [] }) => verwachtingen.map((item) => item.activiteit));
  const named = spellingResolver([...[...found.values()].map(({ activiteit }) => activiteit), ...expected]);
  for (const { file, verwachtingen = [] } of files) {
    for (const { activiteit: written, offset } of verwachtingen) {
      const activiteit = named(written);
      found
        .getOrInsert(activiteit, () => ({ activiteit, items: [], expected: [], complete: false }))
        .expected.push({ place: { file, offset } });
    }
  }
  return [...found.values()].sort((a, b) => compareActiviteiten(a.activiteit, b.activiteit));
}

/** The lines of one activiteit: one per answer. */
function linesOf({ activiteit, items, expected, complete }: Mention): Line[] {
  return (
    resolveRouting(items, ({ configuratie }) => configuratie, {}, { unassignedApart: complete })
      // Full coverage was checked: what is not assigned lies outside the area that the file declares.
      .filter(({ sources }) => !complete || sources.length > 0)
      .map(({ toestemmingen, locaties, behandeldiensten, sources }) => ({
        activiteit,
        toestemmingen,
        locaties,
        handlers: behandeldiensten,
        sources: items.length === 0 ? expected : sources.map(({ source }) => source),
      }))
  );
}

/** Tests whether the lines of one activiteit differ in their toestemmingen, or in their locaties. */
function isDivided(parts: readonly Part[], complete: boolean): boolean {
  if (!complete) return parts.some((part) => !isAll(part));
  // With full coverage there is nothing beside these parts: one equal part in every line divides nothing.
  return new Set(parts.map((part) => JSON.stringify(part))).size > 1;
}

function divisionOf({ lines, complete }: MentionWithLines): Division {
  const byToestemming = isDivided(
    lines.map(({ toestemmingen }) => toestemmingen),
    complete,
  );
  const byLocatie = isDivided(
    lines.map(({ locaties }) => locaties),
    complete,
  );
  if (byToestemming) return byLocatie ? 'both' : 'toestemming';
  return byLocatie ? 'locatie' : 'none';
}

function blocksOf(mentions: readonly MentionWithLines[]): Block[] {
  const byDivision = groupBy(mentions, divisionOf);
  return divisions.flatMap((division): Block[] => {
    const group = byDivision.get(division);
    if (group === undefined) return [];
    const matrix = matrixOf(
      group.map(({ activiteit, items, expected, complete }) => ({
        activiteit,
        items,
        fallback: expected,
        complete,
      })),
    );
    const lines = group.flatMap((mention) => mention.lines);
    return [{ division, matrix: matrix.columns.length > MAX_COLUMNS ? undefined : matrix, lines }];
  });
}

/**
 * Makes the reports one by one: the whole country does not have to be in memory at once.
 *
 * @param input files without errors.
 */
export function* eachGezag({
  files,
  gezagen,
  against,
  reported,
  doubled,
}: ReportInput): Generator<GezagReport> {
  const byGezag = groupBy(files, ({ bevoegdGezag }) => bevoegdGezag);
  const otherByGezag = groupBy(against?.files ?? [], ({ bevoegdGezag }) => bevoegdGezag);
  for (const oin of gezagen) {
    const own = byGezag.get(oin) ?? [];
    const assigned = fromFiles(own);
    const mentions = mentionsIn(own, assigned).map((mention) => ({ ...mention, lines: linesOf(mention) }));
    const compareWith = (omgeving: string | undefined, other: ByActiviteit): Omit<Comparison, 'doubled'> => ({
      omgeving,
      differences: differencesBetween(assigned, other),
    });
    yield {
      oin,
      paths: own.map(({ file }) => file.path),
      activiteiten: mentions.length,
      declarations: declarationsIn(own),
      blocks: blocksOf(mentions),
      lines: mentions.flatMap(({ lines }) => lines),
      comparisons: [
        ...(against === undefined
          ? []
          : [{ ...compareWith(against.omgeving, fromFiles(otherByGezag.get(oin) ?? [])), doubled: 0 }]),
        ...(reported === undefined
          ? []
          : [
              {
                ...compareWith(undefined, fromRecords(reported.get(oin) ?? [])),
                doubled: doubled?.get(oin) ?? 0,
              },
            ]),
      ],
    };
  }
}

/** Every behandeldienst in the files and at DSO-LV, sorted: each keeps its colour when the report is made again. */
export function dienstenOf({ files, against, reported }: ReportInput): Oin[] {
  const configuraties = [
    ...[...files, ...(against?.files ?? [])].flatMap(({ desired }) => desired),
    ...[...(reported?.values() ?? [])].flat(),
  ];
  return [...new Set(configuraties.map(({ configuratie }) => configuratie.behandeldienstOin))].sort();
}
