/**
 * The report as plain data: who handles what for each bevoegd gezag, and where that differs from another omgeving or from
 * DSO-LV. `gezag-report.ts` makes it, `html/` shows it.
 */
import type { Activiteit } from '../model/activiteit.js';
import type { Reported } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { Handling } from '../routing/resolve.js';
import type { Difference } from './differences.js';
import type { Matrix } from './matrix.js';
import type { Source } from './source.js';

/** Some requests for an activiteit with one answer: the smallest piece of the report. */
export interface Line extends Pick<Handling<Source>, 'toestemmingen' | 'locaties' | 'sources'> {
  readonly activiteit: Activiteit;
  /** Empty: the bevoegd gezag itself. Several only where configuraties overlap. */
  readonly handlers: readonly Oin[];
}

/** How the requests for an activiteit are divided over behandeldiensten. */
export const divisions = ['none', 'toestemming', 'locatie', 'both'] as const;
export type Division = (typeof divisions)[number];

/** The activiteiten with one division. */
export interface Block {
  readonly division: Division;
  /** Absent where the matrix would have too many columns: then the lines are shown. */
  readonly matrix: Matrix | undefined;
  readonly lines: readonly Line[];
}

/** The differences between the files and another omgeving or DSO-LV. */
export interface Comparison {
  /** Name of the other omgeving; undefined for DSO-LV. */
  readonly omgeving: string | undefined;
  readonly differences: readonly Difference[];
  /** Configuraties at DSO-LV that cover a combination which another one covers already. */
  readonly doubled: number;
}

/** A file that declares full coverage: for its activiteiten there is nothing beside its assignments. */
export interface Declaration {
  readonly source: Source;
  readonly path: string;
  /** The locaties that together are the whole area, where the file lists them. */
  readonly werkingsgebied: readonly Oin[] | undefined;
}

/** The report of one bevoegd gezag. */
export interface GezagReport {
  readonly oin: Oin;
  /** The paths of its files. */
  readonly paths: readonly string[];
  /** The number of activiteiten that the files name. */
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
  /** The bevoegde gezagen to report on. One without files handles everything itself. */
  readonly gezagen: readonly Oin[];
  /** The omgeving to compare with. */
  readonly against?: OmgevingFiles;
  /** What DSO-LV reports for these bevoegde gezagen, to compare with. */
  readonly reported?: ReadonlyMap<Oin, readonly Reported[]>;
  /** How many of these cover a combination which another one covers already, per bevoegd gezag. */
  readonly doubled?: ReadonlyMap<Oin, number>;
}
