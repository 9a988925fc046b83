/**
 * Areas that overlap. Lines of routing count by OIN alone, so a line does not show that another line is about part of
 * the same area. Output says it beside the line.
 */
import type { Oin } from '../model/oin.js';
import type { SharedAreas } from '../model/registers.js';
import type { Part } from './grid.js';

/** Requests for some toestemmingen at some locaties. */
export interface RequestGroup {
  readonly toestemmingen: Part;
  readonly locaties: Part;
}

function intersect(a: Part, b: Part): boolean {
  if ('except' in a) return 'except' in b || b.only.some((name) => !a.except.includes(name));
  return a.only.some((name) => ('only' in b ? b.only.includes(name) : !b.except.includes(name)));
}

/**
 * The locaties of other lines whose areas overlap with the locaties of `line`, where the lines have a toestemming in
 * common. There, what `line` says need not hold.
 *
 * @param lines the lines about the same activiteit. `line` may be one of them.
 * @returns nothing when `line` is not about particular locaties.
 */
export function overlappingLocaties(
  line: RequestGroup,
  lines: readonly RequestGroup[],
  sharedAreas: SharedAreas,
): readonly Oin[] {
  if (sharedAreas.size === 0 || !('only' in line.locaties)) return [];
  const own = new Set(line.locaties.only);
  const neighbours = new Set(line.locaties.only.flatMap((oin) => [...(sharedAreas.get(oin) ?? [])]));
  const others = lines
    .filter(({ toestemmingen }) => intersect(line.toestemmingen, toestemmingen))
    .flatMap(({ locaties }) => ('only' in locaties ? locaties.only : []));
  return [...new Set(others)].filter((oin) => neighbours.has(oin) && !own.has(oin));
}
