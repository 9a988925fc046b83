import type { Configuratie } from '../model/configuratie.js';
import type { Place } from '../model/place.js';

/** What decides who handles something: a line of the files, or a record at DSO-LV. */
export interface Source {
  readonly place?: Place;
  readonly id?: string;
}

/** A configuratie and where it comes from. */
export interface Assigned {
  readonly configuratie: Configuratie;
  readonly source: Source;
}
