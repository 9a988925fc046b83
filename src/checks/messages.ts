/** Messages of the checks. */
import { count, either, message } from '../messages/message.js';
import type { Character, Difference } from '../model/look-alikes.js';

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

/** Why a naam can hardly be that of an activiteit. */
export type NaamFault = 'wildcard' | 'word' | 'comma' | 'invisible' | 'space';

const faultsEn: Readonly<Record<NaamFault, string>> = {
  wildcard: 'there are no wildcards. Name each activiteit by itself',
  word: 'it looks like a value, not like a name. Name each activiteit by itself',
  comma: 'it has a comma. Give each activiteit an item of its own in the list',
  invisible: 'it has a character that nobody can see. Type the name again',
  space:
    'it has white space. Is it a description, or two names on two lines? Write the name as the RTR has it',
};

const faultsNl: Readonly<Record<NaamFault, string>> = {
  wildcard: 'jokertekens bestaan niet. Noem elke activiteit apart',
  word: 'het lijkt op een waarde, niet op een naam. Noem elke activiteit apart',
  comma: 'er staat een komma in. Geef elke activiteit een eigen regel in de lijst',
  invisible: 'er staat een teken in dat niemand kan zien. Typ de naam opnieuw',
  space:
    'er staat witruimte in. Is het een omschrijving, of zijn het twee namen op twee regels? Schrijf de naam zoals hij in het RTR staat',
};

const scriptsNl: Readonly<Record<string, string>> = {
  Cyrillic: 'Cyrillische',
  Greek: 'Griekse',
  Armenian: 'Armeense',
};

function characterEn(character: Character | undefined): string {
  if (character === undefined) return 'nothing';
  return [character.script, character.shown, character.code].filter(Boolean).join(' ');
}

function characterNl(character: Character | undefined): string {
  if (character === undefined) return 'niets';
  const script = character.script && scriptsNl[character.script];
  return [script, character.shown, character.code].filter(Boolean).join(' ');
}

export const checksMessages = {
  spelling: message<{ earlier: string; later: string; advice: string | null }>({
    en: ({ earlier, later, advice }) =>
      `${later} and ${earlier} in an earlier line may be one activiteit, which has one behandeldienst. Write ${
        advice === null ? 'the same name' : advice
      } in both places. If they are two activiteiten, write the whole name of each, as the RTR has it`,
    nl: ({ earlier, later, advice }) =>
      `${later} en ${earlier} in een eerdere regel kunnen één activiteit zijn, en die heeft één behandeldienst. Schrijf op beide plaatsen ${
        advice === null ? 'dezelfde naam' : advice
      }. Zijn het twee activiteiten, schrijf dan van elk de hele naam, zoals die in het RTR staat`,
  }),
  naamUri: message<{ naam: string; part: string; oin: string | null }>({
    en: ({ naam, part, oin }) =>
      `${naam} is the address of a concept, not a name. Write ${
        oin === null ? part : `{ naam: ${part}, oin: "${oin}" }`
      }`,
    nl: ({ naam, part, oin }) =>
      `${naam} is het adres van een concept, geen naam. Schrijf ${
        oin === null ? part : `{ naam: ${part}, oin: "${oin}" }`
      }`,
  }),
  naamFault: message<{ naam: string; fault: NaamFault }>({
    en: ({ naam, fault }) => `"${naam}" is hardly the name of an activiteit: ${faultsEn[fault]}`,
    nl: ({ naam, fault }) => `"${naam}" is vast geen naam van een activiteit: ${faultsNl[fault]}`,
  }),
  naamLookAlike: message<{ here: string; there: string; difference: Difference }>({
    en: ({ here, there, difference: { position, a, b } }) =>
      `"${here}" looks like "${there}" in an earlier line, but is another name: at position ${position} it has ${characterEn(a)}, the other has ${characterEn(b)}. If they are one activiteit, write it the same way`,
    nl: ({ here, there, difference: { position, a, b } }) =>
      `"${here}" lijkt op "${there}" in een eerdere regel, maar is een andere naam: op positie ${position} staat ${characterNl(a)}, in de andere ${characterNl(b)}. Is het één activiteit, schrijf die dan op dezelfde manier`,
  }),
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
  verwachtingUnclear: message<{ activiteit: string; names: string[] }>({
    en: ({ activiteit, names }) =>
      `${activiteit} can mean more than one activiteit. Write ${either(names, 'or')}`,
    nl: ({ activiteit, names }) =>
      `${activiteit} kan meer dan één activiteit zijn. Schrijf ${either(names, 'of')}`,
  }),
  verwachting: message<Expected>({
    en: (p) =>
      `${p.activiteit}: expected to go to ${p.expected}${p.expectedItself ? ' itself' : ''}, but ${someEn(p.toestemmingen, 'every toestemming')} in ${someEn(p.locaties, 'the whole area')} goes to ${p.found.length === 0 ? `${p.gezag} itself: nothing is assigned` : either(p.found, 'and')}. Correct the toewijzing or the verwachting`,
    nl: (p) =>
      `${p.activiteit}: verwacht naar ${p.expected}${p.expectedItself ? ' zelf' : ''}, maar ${someNl(p.toestemmingen, 'elke toestemming')} in ${someNl(p.locaties, 'het hele gebied')} gaat naar ${p.found.length === 0 ? `${p.gezag} zelf: er is niets toegewezen` : either(p.found, 'en')}. Verbeter de toewijzing of de verwachting`,
  }),
};
