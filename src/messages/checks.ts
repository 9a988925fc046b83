import { count, text } from './entry.js';

export interface Pair {
  activiteit: string;
  toestemming: string | null;
  locatie: string | null;
  /** The area of the later configuratie that shares ground with `locatie`, where the two are not the same. */
  sharesGroundWith: string | null;
  earlier: string;
  later: string;
}

export interface Where {
  toestemming: string | null;
  locatie: string | null;
}

function combinationEn({ toestemming, locatie }: Where): string {
  return `${toestemming ?? 'every toestemming'} in ${locatie ?? 'the whole area'}`;
}

function combinationNl({ toestemming, locatie }: Where): string {
  return `${toestemming ?? 'elke toestemming'} in ${locatie ?? 'het hele gebied'}`;
}

export const checksMessages = {
  overlap: text<Pair>({
    en: (p) =>
      `${p.activiteit}: ${combinationEn(p)} goes to ${p.later} here, but to ${p.earlier} in an earlier assignment${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} shares ground with ${p.locatie})`
      }. Remove one of the two, or split them by toestemming or locatie`,
    nl: (p) =>
      `${p.activiteit}: ${combinationNl(p)} gaat hier naar ${p.later}, maar in een eerdere toewijzing naar ${p.earlier}${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} en ${p.locatie} overlappen elkaar)`
      }. Haal een van beide weg, of splits ze naar toestemming of locatie`,
  }),
  duplicate: text<Pair>({
    en: (p) =>
      `${p.activiteit}: ${combinationEn(p)} is assigned to ${p.later} twice${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} shares ground with ${p.locatie})`
      }. Remove one of the two`,
    nl: (p) =>
      `${p.activiteit}: ${combinationNl(p)} is twee keer aan ${p.later} toegewezen${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} en ${p.locatie} overlappen elkaar)`
      }. Haal een van beide weg`,
  }),
  moreOverlaps: text<{ activiteit: string; configuraties: number; told: number }>({
    en: (p) =>
      `${p.activiteit}: from here on ${count(p.configuraties, 'more configuratie shares', 'more configuraties share')} a combination with an earlier one; only the first ${p.told} pairs are listed. Mend those first`,
    nl: (p) =>
      `${p.activiteit}: vanaf hier ${p.configuraties === 1 ? 'deelt nog 1 configuratie' : `delen nog ${p.configuraties} configuraties`} een combinatie met een eerdere; alleen de eerste ${p.told} paren staan in de lijst. Herstel die eerst`,
  }),
  gap: text<{ activiteit: string; missing: Where[]; more: number; wholeArea: boolean }>({
    en: (p) =>
      `${p.activiteit} has no behandeldienst for ${p.missing.map(combinationEn).join(', ')}${
        p.more > 0 ? ` and ${count(p.more, 'other combination', 'other combinations')}` : ''
      }, although the file says dekking: volledig. Assign it, remove dekking${
        p.wholeArea ? ', or list the locaties that make up the area under werkingsgebied' : ''
      }`,
    nl: (p) =>
      `${p.activiteit} heeft geen behandeldienst voor ${p.missing.map(combinationNl).join(', ')}${
        p.more > 0 ? ` en ${count(p.more, 'andere combinatie', 'andere combinaties')}` : ''
      }, terwijl het bestand dekking: volledig belooft. Wijs die toe, haal dekking weg${
        p.wholeArea ? ', of noem onder werkingsgebied de locaties die samen het gebied zijn' : ''
      }`,
  }),
};
