/** Groups configuraties into toewijzingen as a person would write them. */
import { type Activiteit, groupByActiviteit } from '../model/activiteit.js';
import type { Configuratie, Toestemming } from '../model/configuratie.js';
import { identityOf, mapTextFields, type TextFieldName } from '../model/configuratie-fields.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { noSharedAreas, type SharedAreas } from '../model/registers.js';

/** One toewijzing as in a file: without toestemmingen it is for all of them, without locaties for the whole area. */
export interface Toewijzing {
  readonly behandeldienst: Oin;
  readonly activiteiten: readonly Activiteit[];
  readonly toestemmingen?: readonly Toestemming[];
  readonly locaties?: readonly Oin[];
  readonly texts?: Pick<Configuratie, TextFieldName>;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Joins the configuraties of one activiteit that have overlapping areas and are otherwise equal. Within one toewijzing
 * areas may overlap; in separate toewijzingen the overlap would be assigned twice.
 */
function joinOverlapping(configuraties: readonly Configuratie[], sharedAreas: SharedAreas): Configuratie[] {
  const equal = groupBy(
    configuraties,
    (item) => `${identityOf(item, ['locatieOins'])} ${item.locatieOins === undefined}`,
  );
  return [...equal.values()].flatMap((items) => {
    const [first] = items;
    if (first?.locatieOins === undefined || items.length === 1) return items;
    let areas: ReadonlySet<Oin>[] = [];
    for (const { locatieOins = [] } of items) {
      const covered = new Set(locatieOins.flatMap((oin) => [oin, ...(sharedAreas.get(oin) ?? [])]));
      const overlapping = new Set(areas.filter((area) => [...covered].some((oin) => area.has(oin))));
      const area = new Set([...overlapping].flatMap((other) => [...other]).concat(locatieOins));
      areas = [...areas.filter((other) => !overlapping.has(other)), area];
    }
    return areas.map((area) => ({ ...first, locatieOins: [...area] }));
  });
}

/** A toewijzing without its activiteiten. */
type Profile = Omit<Toewijzing, 'activiteiten'>;

/** Groups the configuraties of one activiteit that differ at most in their toestemming. */
function profilesOf(configuraties: readonly Configuratie[]): Profile[] {
  const areas = groupBy(
    configuraties,
    (item) => `${identityOf(item, ['toestemming'])} ${item.toestemming === undefined}`,
  );
  return [...areas.values()].flatMap((items) => {
    const [first] = items;
    if (first === undefined) return [];
    const { behandeldienstOin, locatieOins } = first;
    const byCode = new Map(
      items.flatMap(({ toestemming }): [string, Toestemming][] =>
        toestemming === undefined ? [] : [[toestemming.code, toestemming]],
      ),
    );
    const toestemmingen = [...byCode.values()].sort((a, b) => compare(a.code, b.code));
    return {
      behandeldienst: behandeldienstOin,
      toestemmingen: toestemmingen.length === 0 ? undefined : toestemmingen,
      locaties: locatieOins && [...locatieOins].sort(),
      texts: mapTextFields((name) => first[name]),
    };
  });
}

/**
 * Groups the configuraties of one bevoegd gezag into toewijzingen: activiteiten with the same behandeldienst,
 * toestemmingen and locaties go together. Sorted by behandeldienst, then by the number of activiteiten, most first.
 *
 * @param sharedAreas areas that overlap, which must not be in separate toewijzingen.
 */
export function toToewijzingen(
  configuraties: readonly Configuratie[],
  sharedAreas: SharedAreas = noSharedAreas,
): Toewijzing[] {
  const groups = new Map<string, { profile: Profile; activiteiten: Activiteit[] }>();
  for (const { activiteit, items } of groupByActiviteit(configuraties, (item) => item.activiteit).values()) {
    for (const profile of profilesOf(joinOverlapping(items, sharedAreas))) {
      const codes = profile.toestemmingen?.map(({ code }) => code);
      const key = JSON.stringify([profile.behandeldienst, codes, profile.locaties, profile.texts]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { profile, activiteiten: [activiteit] });
      else group.activiteiten.push(activiteit);
    }
  }
  return [...groups.entries()]
    .sort(
      ([keyA, a], [keyB, b]) =>
        compare(a.profile.behandeldienst, b.profile.behandeldienst) ||
        b.activiteiten.length - a.activiteiten.length ||
        compare(keyA, keyB),
    )
    .map(([, { profile, activiteiten }]) => ({
      ...profile,
      activiteiten: [...activiteiten].sort((a, b) => compare(a.naam, b.naam) || compare(a.oin, b.oin)),
    }));
}
