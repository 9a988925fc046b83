/** Lines of routing count by OIN alone; what they say about the same ground is told beside it. */
import type { Oin } from '../model/oin.js';
import type { SharedAreas } from '../model/registers.js';
import type { Part } from './grid.js';

/** Some requests: of these toestemmingen, at these locaties. */
export interface Requests {
  readonly toestemmingen: Part;
  readonly locaties: Part;
}

function meet(a: Part, b: Part): boolean {
  if ('except' in a) return 'except' in b || b.only.some((name) => !a.except.includes(name));
  return a.only.some((name) => ('only' in b ? b.only.includes(name) : !b.except.includes(name)));
}

/**
 * The locaties of other lines about the same activiteit that share ground with the locaties of this one, where both are
 * about some toestemming: what this line says need not hold there. None where it is about no locaties in particular.
 */
export function groundBeside(
  line: Requests,
  lines: readonly Requests[],
  sharedAreas: SharedAreas,
): readonly Oin[] {
  if (sharedAreas.size === 0 || !('only' in line.locaties)) return [];
  const own = new Set(line.locaties.only);
  const neighbours = new Set(line.locaties.only.flatMap((oin) => [...(sharedAreas.get(oin) ?? [])]));
  const others = lines
    .filter(({ toestemmingen }) => meet(line.toestemmingen, toestemmingen))
    .flatMap(({ locaties }) => ('only' in locaties ? locaties.only : []));
  return [...new Set(others)].filter((oin) => neighbours.has(oin) && !own.has(oin));
}
