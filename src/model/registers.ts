import type { Toestemming } from './configuratie.js';
import type { Oin } from './oin.js';
import type { Place } from './place.js';

/** A point: x and y in the Rijksdriehoek coordinates, in metres. */
export type Punt = readonly [x: number, y: number];

/** An entry of organisaties.yaml. */
export interface Organisatie {
  /** Short name, as the files use it. */
  readonly kort: string;
  readonly oin: Oin;
  /** Display name; the short name where the file gives none. */
  readonly naam: string;
  /** A point in its area, for requests to Verzoeksroutering. */
  readonly punt?: Punt;
  readonly place: Place;
}

/** An entry of toestemmingen.yaml. */
export interface ToestemmingEntry extends Toestemming {
  readonly kort: string;
  readonly place: Place;
}

/** Per OIN the OINs whose areas overlap with its area. The relation is symmetric and not transitive. */
export type SharedAreas = ReadonlyMap<Oin, ReadonlySet<Oin>>;

/** The registers. They may be empty: files that use only OINs need none. */
export interface Registers {
  readonly organisaties: ReadonlyMap<string, Organisatie>;
  /** The first entry with an OIN. */
  readonly byOin: ReadonlyMap<Oin, Organisatie>;
  readonly toestemmingen: ReadonlyMap<string, ToestemmingEntry>;
  readonly sharedAreas: SharedAreas;
}

export const noSharedAreas: SharedAreas = new Map();

export const emptyRegisters: Registers = {
  organisaties: new Map(),
  byOin: new Map(),
  toestemmingen: new Map(),
  sharedAreas: noSharedAreas,
};

/** The display name of an OIN; undefined when no register has it. */
export function nameOf(registers: Registers, oin: Oin): string | undefined {
  return registers.byOin.get(oin)?.naam;
}
