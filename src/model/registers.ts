import type { Toestemming } from './configuratie.js';
import type { Oin } from './oin.js';
import type { Place } from './place.js';

/** A place: x and y in the Rijksdriehoek, in metres. */
export type Punt = readonly [x: number, y: number];

/** An entry of organisaties.yaml. */
export interface Organisatie {
  /** Short name, as the files use it. */
  readonly kort: string;
  readonly oin: Oin;
  /** Display name; the short name where the file gives none. */
  readonly naam: string;
  /** A place in its area, to ask about. */
  readonly punt?: Punt;
  readonly place: Place;
}

/** An entry of toestemmingen.yaml. */
export interface ToestemmingEntry extends Toestemming {
  readonly kort: string;
  readonly place: Place;
}

/** For an OIN, the OINs whose areas share ground with it: symmetric, not passed on to third ones. */
export type SharedAreas = ReadonlyMap<Oin, ReadonlySet<Oin>>;

/** What the registers say. All of them may be empty: a tree that only uses OINs needs none. */
export interface Registers {
  readonly organisaties: ReadonlyMap<string, Organisatie>;
  /** The first entry that gives an OIN its name. */
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

/** The display name of an OIN, or undefined where no register names it. */
export function nameOf(registers: Registers, oin: Oin): string | undefined {
  return registers.byOin.get(oin)?.naam;
}
