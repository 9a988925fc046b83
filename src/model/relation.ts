/**
 * When two configuraties share a combination.
 * "The combination of activiteit, bevoegd gezag, toestemming and locatie always leads to exactly one behandeldienst"
 * (process description, behandeldienst koppelen). A key that is left out stands for all of them, so an assignment
 * without toestemming meets every assignment with one, and the same for locatie.
 */
import { mayBeOne } from './activiteit.js';
import type { Combination, Configuratie } from './configuratie.js';
import type { Oin } from './oin.js';
import { noSharedAreas, type SharedAreas } from './registers.js';

/** Tests whether two areas overlap: they have the same OIN, or the register says so. */
export function areasOverlap(a: Oin, b: Oin, sharedAreas: SharedAreas): boolean {
  return a === b || (sharedAreas.get(a)?.has(b) ?? false);
}

/**
 * The locatie in which two configuraties meet: an OIN of `a`, `null` when both leave it out, undefined when nowhere.
 * For two areas that overlap it is the one that `b` names.
 */
function sharedLocatie(a: Configuratie, b: Configuratie, sharedAreas: SharedAreas): Oin | null | undefined {
  if (a.locatieOins === undefined) return b.locatieOins?.[0] ?? null;
  if (b.locatieOins === undefined) return a.locatieOins[0] ?? null;
  const ofB = new Set(b.locatieOins);
  for (const oin of a.locatieOins) if (ofB.has(oin)) return oin;
  if (sharedAreas.size === 0) return undefined;
  for (const oin of a.locatieOins) {
    for (const neighbour of sharedAreas.get(oin) ?? []) if (ofB.has(neighbour)) return neighbour;
  }
  return undefined;
}

/**
 * A combination that both configuraties cover, or may cover when they spell one activiteit differently; undefined when there
 * is none.
 */
export function sharedCombination(
  a: Configuratie,
  b: Configuratie,
  sharedAreas: SharedAreas = noSharedAreas,
): Combination | undefined {
  if (a.oin !== b.oin || !mayBeOne(a.activiteit, b.activiteit)) return undefined;
  const codeA = a.toestemming?.code;
  const codeB = b.toestemming?.code;
  if (codeA !== undefined && codeB !== undefined && codeA !== codeB) return undefined;
  const locatie = sharedLocatie(a, b, sharedAreas);
  if (locatie === undefined) return undefined;
  return { bevoegdGezag: a.oin, activiteit: a.activiteit, toestemming: codeA ?? codeB ?? null, locatie };
}

/** Tests whether two configuraties share a combination. */
export function overlaps(
  a: Configuratie,
  b: Configuratie,
  sharedAreas: SharedAreas = noSharedAreas,
): boolean {
  return sharedCombination(a, b, sharedAreas) !== undefined;
}

/**
 * Tests whether `a` assigns every combination of toestemming `code` (null = all) at `locatie` (null = the whole area).
 * Only OINs count here, and only a configuratie without the key assigns all.
 */
export function assigns(a: Configuratie, code: string | null, locatie: Oin | null): boolean {
  if (a.toestemming !== undefined && a.toestemming.code !== code) return false;
  return a.locatieOins === undefined || (locatie !== null && a.locatieOins.includes(locatie));
}
