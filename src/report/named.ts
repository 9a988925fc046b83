/** What a report names, so that searching knows what "the whole area" and "all toestemmingen" cover. */
import type { Oin } from '../model/oin.js';
import type { Part } from '../routing/grid.js';
import type { GezagReport, Line, ReportInput } from './report.js';

/** The locaties and the toestemmingen that anything about one bevoegd gezag names. */
export interface Named {
  readonly locaties: ReadonlySet<Oin>;
  readonly toestemmingen: ReadonlySet<string>;
}

function namesIn(part: Part): readonly string[] {
  return 'only' in part ? part.only : part.except;
}

/** Gathers what a bevoegd gezag's lines, declarations and differences name. */
export function namedIn({ lines, declarations, comparisons }: GezagReport): Named {
  const requests = [...lines, ...comparisons.flatMap(({ differences }) => differences)];
  return {
    locaties: new Set([
      ...requests.flatMap(({ locaties }) => namesIn(locaties)),
      ...declarations.flatMap(({ werkingsgebied }) => werkingsgebied ?? []),
    ]),
    toestemmingen: new Set(requests.flatMap(({ toestemmingen }) => namesIn(toestemmingen))),
  };
}

/** The organisations that lines name, beside those that they are about. */
export function organisatiesIn({ locaties }: Named, lines: readonly Pick<Line, 'activiteit'>[]): Oin[] {
  return [...locaties, ...lines.map(({ activiteit }) => activiteit.oin)];
}

/** A number for each locatie and toestemming, short enough to be in every cell that is about all but those. */
export function partNumbers({ files, against, reported }: ReportInput): Map<string, number> {
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
