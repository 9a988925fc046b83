/** Small omgevingen for reports, in memory. */

import type { Configuratie } from '../../src/model/configuratie.js';
import type { Desired, ToewijzingenFile } from '../../src/model/configuration.js';
import type { Part } from '../../src/routing/grid.js';

/** Tests whether a toestemming or locatie belongs to a part; null stands for one that no configuratie names. */
export function holds(part: Part, name: string | null): boolean {
  if ('only' in part) return name !== null && part.only.includes(name);
  return name === null || !part.except.includes(name);
}

/** A file with one configuratie per line. */
export function fileOf(
  bevoegdGezag: string,
  configuraties: readonly Configuratie[],
  path = `configs/lokaal/${bevoegdGezag}.yaml`,
): ToewijzingenFile {
  const file = { path, text: configuraties.map(() => '\n').join('') };
  const desired: Desired[] = configuraties.map((configuratie, offset) => ({ configuratie, file, offset }));
  return { file, bevoegdGezag, desired };
}

/** A configuratie. The waarde of its toestemming is the code. */
export function assigned(
  oin: string,
  naam: string,
  behandeldienstOin: string,
  code?: string,
  locatieOins?: string[],
): Configuratie {
  return {
    oin,
    activiteit: { naam, oin },
    behandeldienstOin,
    toestemming: code === undefined ? undefined : { code, waarde: code },
    locatieOins,
  };
}
