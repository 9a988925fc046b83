import { activiteitKey } from '../model/configuratie.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Line } from './report.js';

/** How much someone handles. */
export interface Share {
  /** Empty: the bevoegd gezag itself. */
  readonly handlers: readonly Oin[];
  /** Activiteiten of which it handles every request. */
  readonly whole: number;
  /** Activiteiten of which it handles some. */
  readonly part: number;
}

/** Who handles how many of the activiteiten of some lines: most first, the bevoegd gezag itself last. */
export function sharesOf(lines: readonly Line[]): Share[] {
  const shares = new Map<string, { handlers: readonly Oin[]; whole: number; part: number }>();
  for (const own of groupBy(lines, ({ activiteit }) => activiteitKey(activiteit)).values()) {
    const byHandlers = groupBy(own, ({ handlers }) => handlers.join());
    for (const [key, [first]] of byHandlers) {
      const share = shares.get(key) ?? { handlers: first?.handlers ?? [], whole: 0, part: 0 };
      if (byHandlers.size === 1) share.whole += 1;
      else share.part += 1;
      shares.set(key, share);
    }
  }
  return [...shares.values()].sort(
    (a, b) =>
      Number(a.handlers.length === 0) - Number(b.handlers.length === 0) ||
      b.whole + b.part - a.whole - a.part ||
      (a.handlers.join() < b.handlers.join() ? -1 : 1),
  );
}
