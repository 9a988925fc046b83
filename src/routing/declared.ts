/** What the files say about who handles requests, per bevoegd gezag and activiteit. */
import { type Activiteit, ActiviteitMap, spellingResolver } from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile, Verwachting } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';

/** What the files say about one activiteit. */
export interface DeclaredActiviteit {
  readonly activiteit: Activiteit;
  /** What a toewijzing assigns. */
  readonly assigned: readonly Configuratie[];
  /**
   * What a verwachting leaves to the bevoegd gezag itself, as configuraties with the bevoegd gezag as behandeldienst.
   * The waarde of their toestemming means nothing.
   */
  readonly itself: readonly Configuratie[];
}

/** What the files of one bevoegd gezag say. */
export interface Declared {
  /** Whether the files assign nothing at all (`toewijzingen: []`): the bevoegd gezag handles everything itself. */
  readonly everythingItself: boolean;
  readonly activiteiten: ActiviteitMap<DeclaredActiviteit>;
}

function asConfiguratie(gezag: Oin, { activiteit, toestemming, locatie }: Verwachting): Configuratie {
  return {
    oin: gezag,
    activiteit,
    behandeldienstOin: gezag,
    toestemming: toestemming === undefined ? undefined : { code: toestemming, waarde: toestemming },
    locatieOins: locatie === undefined ? undefined : [locatie],
  };
}

function declaredBy(gezag: Oin, files: readonly ToewijzingenFile[]): Declared {
  const activiteiten = new ActiviteitMap<{
    readonly activiteit: Activiteit;
    readonly assigned: Configuratie[];
    readonly itself: Configuratie[];
  }>();
  const expected = files.flatMap(({ verwachtingen = [] }) => verwachtingen.map((item) => item.activiteit));
  const assigned = files.flatMap(({ desired }) => desired.map(({ configuratie }) => configuratie.activiteit));
  // A verwachting may name an activiteit in another form than the toewijzingen do.
  const named = expected.length === 0 ? undefined : spellingResolver([...assigned, ...expected]);
  const entryOf = (configuratie: Configuratie) => {
    const activiteit = named?.(configuratie.activiteit) ?? configuratie.activiteit;
    return activiteiten.getOrInsert(activiteit, () => ({ activiteit, assigned: [], itself: [] }));
  };
  for (const { desired, verwachtingen = [] } of files) {
    for (const { configuratie } of desired) entryOf(configuratie).assigned.push(configuratie);
    for (const verwachting of verwachtingen) {
      if (verwachting.behandeldienst !== gezag) continue;
      const configuratie = asConfiguratie(gezag, verwachting);
      entryOf(configuratie).itself.push(configuratie);
    }
  }
  return { everythingItself: files.every(({ desired }) => desired.length === 0), activiteiten };
}

/** What the files say, per bevoegd gezag that has files. */
export function declaredByGezag(files: readonly ToewijzingenFile[]): Map<Oin, Declared> {
  const declared = new Map<Oin, Declared>();
  for (const [gezag, own] of groupBy(files, ({ bevoegdGezag }) => bevoegdGezag))
    if (gezag !== undefined) declared.set(gezag, declaredBy(gezag, own));
  return declared;
}
