/**
 * The names that the search on a page has to know. A cell with "whole area" or "all toestemmingen" is found by the name
 * of each locatie or toestemming that it covers.
 */
import type { Oin } from '../model/oin.js';
import type { Part } from '../routing/grid.js';
import type { GezagReport, Line, ReportInput } from './report.js';

/** The locaties and toestemmingen in the report of one bevoegd gezag. */
export interface SearchNames {
  readonly locaties: ReadonlySet<Oin>;
  readonly toestemmingen: ReadonlySet<string>;
}

function namesIn(part: Part): readonly string[] {
  return 'only' in part ? part.only : part.except;
}

/** Collects the names in the lines, declarations and differences of a report. */
export function searchNamesOf({ lines, declarations, comparisons }: GezagReport): SearchNames {
  const requests = [...lines, ...comparisons.flatMap(({ differences }) => differences)];
  return {
    locaties: new Set([
      ...requests.flatMap(({ locaties }) => namesIn(locaties)),
      ...declarations.flatMap(({ werkingsgebied }) => werkingsgebied ?? []),
    ]),
    toestemmingen: new Set(requests.flatMap(({ toestemmingen }) => namesIn(toestemmingen))),
  };
}

/** The organisations in some lines: the locaties, and those that registered the activiteiten. */
export function organisatiesIn({ locaties }: SearchNames, lines: readonly Pick<Line, 'activiteit'>[]): Oin[] {
  return [...locaties, ...lines.map(({ activiteit }) => activiteit.oin)];
}

/** Numbers the locaties and toestemmingen of a report. A number is short enough to repeat in many cells. */
export function searchNumbersOf({ files, against, reported }: ReportInput): Map<string, number> {
  const all = [...files, ...(against?.files ?? [])];
  const configuraties = [...all.flatMap(({ desired }) => desired), ...[...(reported?.values() ?? [])].flat()];
  const names = new Set([
    ...configuraties.flatMap(({ configuratie: { locatieOins, toestemming } }) => [
      ...(locatieOins ?? []),
      ...(toestemming === undefined ? [] : [toestemming.code]),
    ]),
    ...all.flatMap(({ werkingsgebied }) => werkingsgebied ?? []),
  ]);
  return new Map([...names].sort().map((name, i) => [name, i]));
}
