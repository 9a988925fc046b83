import { count, either, message } from '../messages/message.js';

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

/** Names, or all but those. */
export type Some = { readonly only: readonly string[] } | { readonly except: readonly string[] };

function someEn(part: Some, every: string): string {
  if ('only' in part) return part.only.join(', ');
  return part.except.length === 0 ? every : `${every} but ${part.except.join(', ')}`;
}

function someNl(part: Some, every: string): string {
  if ('only' in part) return part.only.join(', ');
  return part.except.length === 0 ? every : `${every} behalve ${part.except.join(', ')}`;
}

/** What was expected of some combinations, and where they go. */
export interface Expected {
  toestemmingen: Some;
  locaties: Some;
  activiteit: string;
  expected: string;
  expectedItself: boolean;
  found: string[];
  gezag: string;
}

function combinationEn({ toestemming, locatie }: Where): string {
  return `${toestemming ?? 'every toestemming'} in ${locatie ?? 'the whole area'}`;
}

function combinationNl({ toestemming, locatie }: Where): string {
  return `${toestemming ?? 'elke toestemming'} in ${locatie ?? 'het hele gebied'}`;
}

export const checksMessages = {
  overlap: message<Pair>({
    en: (p) =>
      `${p.activiteit}: ${combinationEn(p)} goes to ${p.later} here, but to ${p.earlier} in an earlier toewijzing${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} shares ground with ${p.locatie})`
      }. Remove one of the two, or split them by toestemming or locatie`,
    nl: (p) =>
      `${p.activiteit}: ${combinationNl(p)} gaat hier naar ${p.later}, maar in een eerdere toewijzing naar ${p.earlier}${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} en ${p.locatie} overlappen elkaar)`
      }. Haal een van beide weg, of splits ze naar toestemming of locatie`,
  }),
  duplicate: message<Pair>({
    en: (p) =>
      `${p.activiteit}: ${combinationEn(p)} is assigned to ${p.later} twice${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} shares ground with ${p.locatie})`
      }. Remove one of the two`,
    nl: (p) =>
      `${p.activiteit}: ${combinationNl(p)} is twee keer aan ${p.later} toegewezen${
        p.sharesGroundWith === null ? '' : ` (${p.sharesGroundWith} en ${p.locatie} overlappen elkaar)`
      }. Haal een van beide weg`,
  }),
  moreOverlaps: message<{ activiteit: string; configuraties: number; told: number }>({
    en: (p) =>
      `${p.activiteit}: from here on ${count(p.configuraties, 'more configuratie shares', 'more configuraties share')} a combination with an earlier one; only the first ${p.told} pairs are listed. Mend those first`,
    nl: (p) =>
      `${p.activiteit}: vanaf hier ${p.configuraties === 1 ? 'deelt nog 1 configuratie' : `delen nog ${p.configuraties} configuraties`} een combinatie met een eerdere; alleen de eerste ${p.told} paren staan in de lijst. Herstel die eerst`,
  }),
  gap: message<{ activiteit: string; missing: Where[]; more: number; wholeArea: boolean }>({
    en: (p) =>
      `${p.activiteit} has no behandeldienst for ${p.missing.map(combinationEn).join(', ')}${
        p.more > 0 ? ` and ${count(p.more, 'other combination', 'other combinations')}` : ''
      }, although the file says dekking: volledig. Assign it${
        p.wholeArea
          ? ', remove dekking, or list the locaties that make up the area under werkingsgebied'
          : ', or remove dekking'
      }`,
    nl: (p) =>
      `${p.activiteit} heeft geen behandeldienst voor ${p.missing.map(combinationNl).join(', ')}${
        p.more > 0 ? ` en ${count(p.more, 'andere combinatie', 'andere combinaties')}` : ''
      }, terwijl het bestand dekking: volledig belooft. Wijs die toe${
        p.wholeArea
          ? ', haal dekking weg, of noem onder werkingsgebied de locaties die samen het gebied zijn'
          : ', of haal dekking weg'
      }`,
  }),
  verwachting: message<Expected>({
    en: (p) =>
      `${p.activiteit}: expected to go to ${p.expected}${p.expectedItself ? ' itself' : ''}, but ${someEn(p.toestemmingen, 'every toestemming')} in ${someEn(p.locaties, 'the whole area')} goes to ${p.found.length === 0 ? `${p.gezag} itself: nothing is assigned` : either(p.found, 'and')}. Mend the assignment, or the expectation`,
    nl: (p) =>
      `${p.activiteit}: verwacht naar ${p.expected}${p.expectedItself ? ' zelf' : ''}, maar ${someNl(p.toestemmingen, 'elke toestemming')} in ${someNl(p.locaties, 'het hele gebied')} gaat naar ${p.found.length === 0 ? `${p.gezag} zelf: er is niets toegewezen` : either(p.found, 'en')}. Herstel de toewijzing, of de verwachting`,
  }),
};
