/** What behandeldiensten do for whom, gathered from one bevoegd gezag after the other. */
import { activiteitKey } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { type Named, namedIn } from './named.js';
import type { GezagReport, Line } from './report.js';
import { type Share, sharesOf } from './shares.js';

/** What a behandeldienst handles for one bevoegd gezag. */
export interface Client {
  readonly gezag: Oin;
  readonly oneFile: boolean;
  readonly lines: readonly Line[];
  /** The activiteiten, by key, of which it handles every request. */
  readonly whole: ReadonlySet<string>;
  /** What anything about the bevoegd gezag names. */
  readonly named: Named;
}

/** What there is to say about a bevoegd gezag in a line. */
export interface GezagSummary extends Pick<GezagReport, 'oin' | 'activiteiten'> {
  readonly shares: readonly Share[];
  /** Of each comparison, how many activiteiten differ. */
  readonly differing: readonly { readonly omgeving: string | undefined; readonly activiteiten: number }[];
}

export interface Gathered {
  readonly gezagen: readonly GezagSummary[];
  readonly clients: ReadonlyMap<Oin, readonly Client[]>;
}

function summaryOf({ oin, activiteiten, lines, comparisons }: GezagReport): GezagSummary {
  const differing = comparisons.map(({ omgeving, differences }) => ({
    omgeving,
    activiteiten: new Set(differences.map(({ activiteit }) => activiteitKey(activiteit))).size,
  }));
  return { oin, activiteiten, shares: sharesOf(lines), differing };
}

/** Per behandeldienst its lines, and the activiteiten that have lines of nobody else. */
function byDienst(lines: readonly Line[]): Map<Oin, { lines: Line[]; whole: Set<string> }> {
  const shared = new Map<string, Set<string>>();
  const found = new Map<Oin, { lines: Line[]; whole: Set<string> }>();
  for (const line of lines) {
    const key = activiteitKey(line.activiteit);
    shared.set(key, (shared.get(key) ?? new Set()).add(line.handlers.join()));
    for (const dienst of line.handlers) {
      const own = found.get(dienst) ?? { lines: [], whole: new Set() };
      own.lines.push(line);
      own.whole.add(key);
      found.set(dienst, own);
    }
  }
  for (const { whole } of found.values()) {
    for (const key of whole) if ((shared.get(key)?.size ?? 0) > 1) whole.delete(key);
  }
  return found;
}

/** Takes note of what is passed along, so that a page about a behandeldienst can follow those of its clients. */
export class Gatherer {
  readonly #gezagen: GezagSummary[] = [];
  readonly #clients = new Map<Oin, Client[]>();

  add(report: GezagReport): void {
    this.#gezagen.push(summaryOf(report));
    const named = namedIn(report);
    for (const [dienst, { lines, whole }] of byDienst(report.lines)) {
      const client = { gezag: report.oin, oneFile: report.paths.length === 1, lines, whole, named };
      const there = this.#clients.get(dienst);
      if (there === undefined) this.#clients.set(dienst, [client]);
      else there.push(client);
    }
  }

  gathered(): Gathered {
    return { gezagen: this.#gezagen, clients: this.#clients };
  }
}
