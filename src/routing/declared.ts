/** What the files say about requests: what they assign, and what they leave to the bevoegd gezag in so many words. */

import { activiteitKey, type Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile, Verwachting } from '../model/configuration.js';
import { getOrInsert, groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';

/** What the files say about one activiteit. */
export interface SaidOfActiviteit {
  readonly assigned: readonly Configuratie[];
  /**
   * What a verwachting gives to the bevoegd gezag itself, as configuraties that name it as behandeldienst. The waarde of
   * their toestemming means nothing.
   */
  readonly itself: readonly Configuratie[];
}

/** What the files of one bevoegd gezag say. */
export interface Declared {
  /** Whether they assign nothing at all (`toewijzingen: []`): it handles everything itself. */
  readonly everythingItself: boolean;
  /** By {@link activiteitKey}. */
  readonly byActiviteit: ReadonlyMap<string, SaidOfActiviteit>;
}

function asConfiguratie(gezag: Oin, { activiteit, toestemming, locatie }: Verwachting): Configuratie {
  return {
    oin: gezag,
    activiteit,
    behandeldienstOin: gezag,
    ...(toestemming === undefined ? {} : { toestemming: { code: toestemming, waarde: toestemming } }),
    ...(locatie === undefined ? {} : { locatieOins: [locatie] }),
  };
}

/** What the files say, per bevoegd gezag that has any. */
export function saidBy(files: readonly ToewijzingenFile[]): Map<Oin, Declared> {
  const said = new Map<Oin, Declared>();
  for (const [gezag, own] of groupBy(files, ({ bevoegdGezag }) => bevoegdGezag)) {
    if (gezag === undefined) continue;
    const found = new Map<string, { assigned: Configuratie[]; itself: Configuratie[] }>();
    const of = (configuratie: Configuratie) =>
      getOrInsert(found, activiteitKey(configuratie.activiteit), () => ({ assigned: [], itself: [] }));
    for (const { desired, verwachtingen = [] } of own) {
      for (const { configuratie } of desired) of(configuratie).assigned.push(configuratie);
      for (const verwachting of verwachtingen) {
        if (verwachting.behandeldienst !== gezag) continue;
        const configuratie = asConfiguratie(gezag, verwachting);
        of(configuratie).itself.push(configuratie);
      }
    }
    said.set(gezag, {
      everythingItself: own.every(({ desired }) => desired.length === 0),
      byActiviteit: found,
    });
  }
  return said;
}
