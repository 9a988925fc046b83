/** From configuraties back to what a person would write: one toewijzing for all that goes the same way. */
import {
  type Activiteit,
  activiteitKey,
  type Configuratie,
  type Toestemming,
} from '../model/configuratie.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { noSharedAreas, type SharedAreas } from '../model/registers.js';

/** One toewijzing, in the form of a file's: a side that is left out stands for all. */
export interface Toewijzing {
  readonly behandeldienst: Oin;
  readonly activiteiten: readonly Activiteit[];
  readonly toestemmingen?: readonly Toestemming[];
  readonly locaties?: readonly Oin[];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The configuraties of one activiteit, those joined whose areas share ground and that say the same otherwise. As parts of
 * one assignment they stand side by side; apart, the files would assign that ground twice.
 */
function joined(configuraties: readonly Configuratie[], sharedAreas: SharedAreas): Configuratie[] {
  const alike = groupBy(configuraties, ({ behandeldienstOin, toestemming, locatieOins }) =>
    JSON.stringify([behandeldienstOin, toestemming?.code ?? null, locatieOins === undefined]),
  );
  return [...alike.values()].flatMap((items) => {
    const [first] = items;
    if (first?.locatieOins === undefined || items.length === 1) return items;
    let areas: ReadonlySet<Oin>[] = [];
    for (const { locatieOins = [] } of items) {
      const ground = new Set(locatieOins.flatMap((oin) => [oin, ...(sharedAreas.get(oin) ?? [])]));
      const meeting = new Set(areas.filter((area) => [...ground].some((oin) => area.has(oin))));
      const area = new Set([...meeting].flatMap((other) => [...other]).concat(locatieOins));
      areas = [...areas.filter((other) => !meeting.has(other)), area];
    }
    return areas.map((area) => ({ ...first, locatieOins: [...area] }));
  });
}

/** What goes together for one activiteit: one behandeldienst, one area, some toestemmingen or all. */
function profiles(configuraties: readonly Configuratie[]): Omit<Toewijzing, 'activiteiten'>[] {
  const areas = groupBy(configuraties, ({ behandeldienstOin, locatieOins, toestemming }) =>
    JSON.stringify([behandeldienstOin, locatieOins && [...locatieOins].sort(), toestemming === undefined]),
  );
  return [...areas.values()].map((items) => {
    const [{ behandeldienstOin, locatieOins } = { behandeldienstOin: '' }] = items;
    const byCode = new Map(
      items.flatMap(({ toestemming }): [string, Toestemming][] =>
        toestemming === undefined ? [] : [[toestemming.code, toestemming]],
      ),
    );
    const toestemmingen = [...byCode.values()].sort((a, b) => compare(a.code, b.code));
    return {
      behandeldienst: behandeldienstOin,
      ...(toestemmingen.length === 0 ? {} : { toestemmingen }),
      ...(locatieOins === undefined ? {} : { locaties: [...locatieOins].sort() }),
    };
  });
}

/**
 * Groups the configuraties of one bevoegd gezag: activiteiten with the same behandeldienst, toestemmingen and locaties
 * go together, and so do the toestemmingen of an activiteit. Sorted, those that assign the most first.
 *
 * @param sharedAreas which areas cannot be assigned apart.
 */
export function toToewijzingen(
  configuraties: readonly Configuratie[],
  sharedAreas: SharedAreas = noSharedAreas,
): Toewijzing[] {
  const found = new Map<string, { profile: Omit<Toewijzing, 'activiteiten'>; activiteiten: Activiteit[] }>();
  for (const items of groupBy(configuraties, ({ activiteit }) => activiteitKey(activiteit)).values()) {
    const [{ activiteit } = { activiteit: undefined }] = items;
    if (activiteit === undefined) continue;
    for (const profile of profiles(joined(items, sharedAreas))) {
      const codes = profile.toestemmingen?.map(({ code }) => code);
      const key = JSON.stringify([profile.behandeldienst, codes, profile.locaties]);
      const there = found.get(key);
      if (there === undefined) found.set(key, { profile, activiteiten: [activiteit] });
      else there.activiteiten.push(activiteit);
    }
  }
  return [...found.entries()]
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
