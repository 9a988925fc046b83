/** Who handles how many activiteiten. */
import { groupByActiviteit } from '../model/activiteit.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Line } from './report.js';

/** How many activiteiten one behandeldienst handles. */
export interface HandlerTotal {
  /** Empty: the bevoegd gezag itself. */
  readonly handlers: readonly Oin[];
  /** Activiteiten with every request handled by it. */
  readonly whole: number;
  /** Activiteiten with some requests handled by it. */
  readonly part: number;
}

/** Counts the activiteiten per behandeldienst: the most first, the bevoegd gezag itself last. */
export function totalsOf(lines: readonly Line[]): HandlerTotal[] {
  const totals = new Map<string, { handlers: readonly Oin[]; whole: number; part: number }>();
  for (const { items } of groupByActiviteit(lines, ({ activiteit }) => activiteit).values()) {
    const byHandlers = groupBy(items, ({ handlers }) => handlers.join());
    for (const [key, [first]] of byHandlers) {
      const total = totals.get(key) ?? { handlers: first?.handlers ?? [], whole: 0, part: 0 };
      if (byHandlers.size === 1) total.whole += 1;
      else total.part += 1;
      totals.set(key, total);
    }
  }
  return [...totals.values()].sort(
    (a, b) =>
      Number(a.handlers.length === 0) - Number(b.handlers.length === 0) ||
      b.whole + b.part - a.whole - a.part ||
      (a.handlers.join() < b.handlers.join() ? -1 : 1),
  );
}
