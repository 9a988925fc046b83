/** Messages of the checks. */
import { count, either, message } from '../messages/message.js';

/** Two configuraties that share a combination. */
export interface Pair {
  activiteit: string;
  toestemming: string | null;
  locatie: string | null;
  /** The area of the later configuratie that overlaps `locatie`; null when it is `locatie` itself. */
  overlappingArea: string | null;
  earlier: string;
  later: string;
}

/** A combination of one activiteit; null means every toestemming, or the whole area. */
export interface Where {
  toestemming: string | null;
  locatie: string | null;
}

/** Some names, or all names except some. */
export type Some = { readonly only: readonly string[] } | { readonly except: readonly string[] };

function someEn(part: Some, every: string): string {
  if ('only' in part) return part.only.join(', ');
  return part.except.length === 0 ? every : `${every} but ${part.except.join(', ')}`;
}

function someNl(part: Some, every: string): string {
  if ('only' in part) return part.only.join(', ');
  return part.except.length === 0 ? every : `${every} behalve ${part.except.join(', ')}`;
}

/** Where combinations go, and where a verwachting expects them to go. */
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
        p.overlappingArea === null ? '' : ` (${p.overlappingArea} overlaps ${p.locatie})`
      }. Remove one of the two, or split them by toestemming or locatie`,
    nl: (p) =>
      `${p.activiteit}: ${combinationNl(p)} gaat hier naar ${p.later}, maar in een eerdere toewijzing naar ${p.earlier}${
        p.overlappingArea === null ? '' : ` (${p.overlappingArea} en ${p.locatie} overlappen elkaar)`
      }. Verwijder een van de twee, of splits ze op toestemming of locatie`,
  }),
  duplicate: message<Pair>({
    en: (p) =>
      `${p.activiteit}: ${combinationEn(p)} is assigned to ${p.later} twice${
        p.overlappingArea === null ? '' : ` (${p.overlappingArea} overlaps ${p.locatie})`
      }. Remove one of the two`,
    nl: (p) =>
      `${p.activiteit}: ${combinationNl(p)} is twee keer aan ${p.later} toegewezen${
        p.overlappingArea === null ? '' : ` (${p.overlappingArea} en ${p.locatie} overlappen elkaar)`
      }. Verwijder een van de twee`,
  }),
  moreOverlaps: message<{ activiteit: string; configuraties: number; listed: number }>({
    en: (p) =>
      `${p.activiteit}: from here on, ${count(p.configuraties, 'more configuratie shares', 'more configuraties share')} a combination with an earlier one. Only the first ${p.listed} pairs are listed. Correct those first`,
    nl: (p) =>
      `${p.activiteit}: vanaf hier ${p.configuraties === 1 ? 'deelt nog 1 configuratie' : `delen nog ${p.configuraties} configuraties`} een combinatie met een eerdere. Alleen de eerste ${p.listed} paren staan in de lijst. Verbeter die eerst`,
  }),
  gap: message<{ activiteit: string; missing: Where[]; more: number; wholeArea: boolean }>({
    en: (p) =>
      `${p.activiteit} has no behandeldienst for ${p.missing.map(combinationEn).join(', ')}${
        p.more > 0 ? ` and ${count(p.more, 'other combination', 'other combinations')}` : ''
      }, although the file says dekking: volledig. Assign a behandeldienst${
        p.wholeArea
          ? ', remove dekking, or list the locaties that make up the area under werkingsgebied'
          : ', or remove dekking'
      }`,
    nl: (p) =>
      `${p.activiteit} heeft geen behandeldienst voor ${p.missing.map(combinationNl).join(', ')}${
        p.more > 0 ? ` en ${count(p.more, 'andere combinatie', 'andere combinaties')}` : ''
      }, terwijl het bestand dekking: volledig belooft. Wijs een behandeldienst toe${
        p.wholeArea
          ? ', verwijder dekking, of noem onder werkingsgebied de locaties die samen het gebied zijn'
          : ', of verwijder dekking'
      }`,
  }),
  verwachting: message<Expected>({
    en: (p) =>
      `${p.activiteit}: expected to go to ${p.expected}${p.expectedItself ? ' itself' : ''}, but ${someEn(p.toestemmingen, 'every toestemming')} in ${someEn(p.locaties, 'the whole area')} goes to ${p.found.length === 0 ? `${p.gezag} itself: nothing is assigned` : either(p.found, 'and')}. Correct the toewijzing or the verwachting`,
    nl: (p) =>
      `${p.activiteit}: verwacht naar ${p.expected}${p.expectedItself ? ' zelf' : ''}, maar ${someNl(p.toestemmingen, 'elke toestemming')} in ${someNl(p.locaties, 'het hele gebied')} gaat naar ${p.found.length === 0 ? `${p.gezag} zelf: er is niets toegewezen` : either(p.found, 'en')}. Verbeter de toewijzing of de verwachting`,
  }),
};
