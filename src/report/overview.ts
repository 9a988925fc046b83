/** The overview of a report: a summary per bevoegd gezag, and for each behandeldienst what it handles for whom. */
import { activiteitKey, groupByActiviteit } from '../model/activiteit.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { GezagReport, Line } from './report.js';
import { type SearchNames, searchNamesOf } from './search-names.js';
import { type HandlerTotal, totalsOf } from './totals.js';

/** What a behandeldienst handles for one bevoegd gezag. */
export interface Client {
  readonly gezag: Oin;
  readonly oneFile: boolean;
  readonly lines: readonly Line[];
  /** The keys of the activiteiten with every request handled by it. */
  readonly whole: ReadonlySet<string>;
  /** The names in the report of the bevoegd gezag. */
  readonly searchNames: SearchNames;
}

/** One row about a bevoegd gezag. */
export interface GezagSummary extends Pick<GezagReport, 'oin' | 'activiteiten'> {
  readonly totals: readonly HandlerTotal[];
  /** The number of activiteiten that differ, per comparison. */
  readonly differing: readonly {
    readonly omgeving: string | undefined;
    readonly activiteiten: number;
    readonly doubled: number;
  }[];
}

export interface Overview {
  readonly gezagen: readonly GezagSummary[];
  readonly clients: ReadonlyMap<Oin, readonly Client[]>;
}

function summaryOf({ oin, activiteiten, lines, comparisons }: GezagReport): GezagSummary {
  const differing = comparisons.map(({ omgeving, differences, doubled }) => ({
    omgeving,
    doubled,
    activiteiten: groupByActiviteit(differences, ({ activiteit }) => activiteit).size,
  }));
  return { oin, activiteiten, totals: totalsOf(lines), differing };
}

/** The lines of each behandeldienst, and the keys of the activiteiten that it handles alone. */
function byDienst(lines: readonly Line[]): Map<Oin, { lines: Line[]; whole: Set<string> }> {
  const handlersByActiviteit = new Map<string, Set<string>>();
  const found = new Map<Oin, { lines: Line[]; whole: Set<string> }>();
  for (const line of lines) {
    const key = activiteitKey(line.activiteit);
    getOrInsert(handlersByActiviteit, key, () => new Set()).add(line.handlers.join());
    for (const dienst of line.handlers) {
      const own = getOrInsert(found, dienst, () => ({ lines: [], whole: new Set<string>() }));
      own.lines.push(line);
      own.whole.add(key);
    }
  }
  for (const { whole } of found.values()) {
    for (const key of whole) if ((handlersByActiviteit.get(key)?.size ?? 0) > 1) whole.delete(key);
  }
  return found;
}

/** Collects the overview while the reports pass by, so that the reports themselves can be dropped. */
export class OverviewBuilder {
  readonly #gezagen: GezagSummary[] = [];
  readonly #clients = new Map<Oin, Client[]>();

  add(report: GezagReport): void {
    this.#gezagen.push(summaryOf(report));
    const searchNames = searchNamesOf(report);
    for (const [dienst, { lines, whole }] of byDienst(report.lines)) {
      const client = { gezag: report.oin, oneFile: report.paths.length === 1, lines, whole, searchNames };
      getOrInsert(this.#clients, dienst, () => []).push(client);
    }
  }

  overview(): Overview {
    return { gezagen: this.#gezagen, clients: this.#clients };
  }
}
