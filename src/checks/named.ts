import type { Activiteit } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';

/** An activiteit that the toewijzingen of a bevoegd gezag name, and the first line that names it. */
export interface Named {
  readonly gezag: Oin;
  readonly activiteit: Activiteit;
  readonly place: Place;
}
