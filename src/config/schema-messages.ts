/** Messages about keys and values that do not match the schema of their file. */
import { either, message } from '../messages/message.js';
import { quote, suggestEn, suggestNl } from './wording.js';

/** The kind of a value in a file. */
export type FoundKind = 'text' | 'list' | 'map' | 'missing' | 'number';

/** The kind of value that a key must have. */
export type WantedKind = 'text' | 'list' | 'map' | 'textOrMap' | 'integer';

/** The subject of a message: a key, or the items of the list under it. An empty key means the whole file. */
export interface Subject {
  key: string;
  item: boolean;
}

const foundEn: Record<FoundKind, string> = {
  text: 'a text',
  list: 'a list',
  map: 'a map',
  missing: 'nothing',
  number: 'a number',
};

const foundNl: Record<FoundKind, string> = {
  text: 'een tekst',
  list: 'een lijst',
  map: 'een map',
  missing: 'niets',
  number: 'een getal',
};

const wantedEn: Record<WantedKind, string> = {
  text: 'a text',
  list: 'a list (lines that begin with "- ", or [a, b])',
  map: 'a map (lines of "key: value")',
  textOrMap: 'a text or a map (lines of "key: value")',
  integer: 'a whole number',
};

const wantedNl: Record<WantedKind, string> = {
  text: 'een tekst',
  list: 'een lijst (regels die met "- " beginnen, of [a, b])',
  map: 'een map (regels met "sleutel: waarde")',
  textOrMap: 'een tekst of een map (regels met "sleutel: waarde")',
  integer: 'een geheel getal',
};

function subjectEn({ key, item }: Subject): string {
  if (item) return `Each item of ${key}`;
  return key === '' ? 'The file' : key;
}

function subjectNl({ key, item }: Subject): string {
  if (item) return `Elk onderdeel van ${key}`;
  return key === '' ? 'Het bestand' : key;
}

export const schemaMessages = {
  unknownKey: message<{ key: string | null; suggestions: string[]; known: string[] }>({
    en: (p) =>
      `${
        p.key === null
          ? 'This is not a known key. Is the colon after the key missing?'
          : `The key ${quote(p.key)} is not known here`
      }${
        p.suggestions.length > 0
          ? suggestEn(p.suggestions).slice(p.key === null ? 1 : 0)
          : `${p.key === null ? '' : '.'} Possible keys: ${p.known.join(', ')}`
      }`,
    nl: (p) =>
      `${
        p.key === null
          ? 'Dit is geen bekende sleutel. Ontbreekt de dubbele punt na de sleutel?'
          : `De sleutel ${quote(p.key)} is hier niet bekend`
      }${
        p.suggestions.length > 0
          ? suggestNl(p.suggestions).slice(p.key === null ? 1 : 0)
          : `${p.key === null ? '' : '.'} Mogelijke sleutels: ${p.known.join(', ')}`
      }`,
  }),
  moreFaults: message<{ more: number }>({
    en: ({ more }) =>
      `${more} more places in this file do not match its schema. Correct the listed places first`,
    nl: ({ more }) =>
      `Nog ${more} plaatsen in dit bestand passen niet bij het schema. Verbeter eerst de plaatsen in de lijst`,
  }),
  missingKey: message<{ key: string; subject: Subject }>({
    en: (p) =>
      p.subject.item
        ? `The key ${p.key} is missing in this item of ${p.subject.key}. Add it`
        : `The key ${p.key} is missing. Add it`,
    nl: (p) =>
      p.subject.item
        ? `De sleutel ${p.key} ontbreekt in dit onderdeel van ${p.subject.key}. Voeg hem toe`
        : `De sleutel ${p.key} ontbreekt. Voeg hem toe`,
  }),
  missingValue: message<{ subject: Subject; wanted: WantedKind; mayBeEmpty: boolean }>({
    en: (p) =>
      `${subjectEn(p.subject)} needs a value: ${wantedEn[p.wanted]}. ${
        p.mayBeEmpty ? 'Write [] where there is nothing to assign' : 'Write it, or remove the line'
      }`,
    nl: (p) =>
      `${subjectNl(p.subject)} heeft een waarde nodig: ${wantedNl[p.wanted]}. ${
        p.mayBeEmpty ? 'Schrijf [] als er niets toe te wijzen is' : 'Schrijf die, of haal de regel weg'
      }`,
  }),
  wrongType: message<{ subject: Subject; found: FoundKind; shown: string | null; wanted: WantedKind }>({
    en: (p) =>
      `${subjectEn(p.subject)} must be ${wantedEn[p.wanted]}, but this is ${p.shown === null ? foundEn[p.found] : quote(p.shown)}`,
    nl: (p) =>
      `${subjectNl(p.subject)} moet ${wantedNl[p.wanted]} zijn, maar dit is ${p.shown === null ? foundNl[p.found] : quote(p.shown)}`,
  }),
  emptyList: message<{ key: string }>({
    en: (p) => `${p.key} is an empty list. Add an item, or remove the key`,
    nl: (p) => `${p.key} is een lege lijst. Voeg iets toe, of verwijder de sleutel`,
  }),
  emptyMap: message<{ key: string }>({
    en: (p) => `${p.key} has no entries. Add one, or remove the file`,
    nl: (p) => `${p.key} is leeg. Voeg iets toe, of verwijder het bestand`,
  }),
  emptyText: message<{ subject: Subject }>({
    en: (p) => `${subjectEn(p.subject)} must not be empty. Fill it in, or remove it`,
    nl: (p) => `${subjectNl(p.subject)} mag niet leeg zijn. Vul iets in, of verwijder het`,
  }),
  controlCharacters: message<{ subject: Subject }>({
    en: (p) =>
      `${subjectEn(p.subject)} must not contain line breaks, tabs or other control characters. Write it on one line`,
    nl: (p) =>
      `${subjectNl(p.subject)} mag geen regeleinden, tabs of andere stuurtekens bevatten. Schrijf het op één regel`,
  }),
  notAVariable: message<{ key: string }>({
    en: (p) =>
      `${p.key} must be the name of an environment variable (capitals, digits and underscores, such as DSO_PRE_CERT), never a certificate, key, password or path itself. Put the value in a variable and write the name of the variable here`,
    nl: (p) =>
      `Bij ${p.key} hoort de naam van een omgevingsvariabele (hoofdletters, cijfers en lage streepjes, zoals DSO_PRE_CERT), nooit een certificaat, sleutel, wachtwoord of pad zelf. Zet de waarde in een variabele en schrijf hier de naam van die variabele`,
  }),
  badPunt: message<{ shown: string }>({
    en: (p) =>
      `${quote(p.shown)} is not a point. Write x and y in metres (Rijksdriehoek coordinates), separated by a space: 155000 463000`,
    nl: (p) =>
      `${quote(p.shown)} is geen punt. Schrijf x en y in meters (rijksdriehoekscoördinaten), met een spatie ertussen: 155000 463000`,
  }),
  badShortName: message<{ naam: string; folder: boolean }>({
    en: (p) =>
      `${quote(p.naam)} cannot be a name. Use letters${p.folder ? ' without accents' : ''}, digits, hyphens, dots and underscores. Begin with a letter or digit, but not with eight digits, because an OIN does`,
    nl: (p) =>
      `${quote(p.naam)} kan geen naam zijn. Gebruik letters${p.folder ? ' zonder accenten' : ''}, cijfers, streepjes, punten en lage streepjes. Begin met een letter of cijfer, maar niet met acht cijfers, want zo begint een OIN`,
  }),
  notAllowedValue: message<{ subject: Subject; shown: string; allowed: string[] }>({
    en: (p) => `${subjectEn(p.subject)} must be ${either(p.allowed, 'or')}, but this is ${quote(p.shown)}`,
    nl: (p) => `${subjectNl(p.subject)} moet ${either(p.allowed, 'of')} zijn, maar dit is ${quote(p.shown)}`,
  }),
  outOfRange: message<{ key: string; comparison: string; limit: number }>({
    en: (p) => `${p.key} must be ${p.comparison === '>=' ? 'at least' : 'at most'} ${p.limit}`,
    nl: (p) => `${p.key} moet ${p.comparison === '>=' ? 'minstens' : 'hoogstens'} ${p.limit} zijn`,
  }),
  twiceInList: message<{ shown: string; key: string }>({
    en: (p) => `${quote(p.shown)} is listed twice in ${p.key}. Remove one`,
    nl: (p) => `${quote(p.shown)} staat twee keer in ${p.key}. Verwijder er een`,
  }),
  doesNotFit: message<{ subject: Subject }>({
    en: (p) =>
      `${subjectEn(p.subject)} does not match the schema of this file. Compare it with the description in the schema`,
    nl: (p) =>
      `${subjectNl(p.subject)} past niet bij het schema van dit bestand. Vergelijk het met de beschrijving in het schema`,
  }),
  operatiesWithoutPost: message({
    en: () => 'operaties must contain POST: without it nothing can be created',
    nl: () => 'operaties moet POST bevatten: zonder POST kan er niets worden aangemaakt',
  }),
  endpointOrSimulator: message<{ both: boolean }>({
    en: (p) =>
      p.both
        ? 'An omgeving has either endpoint or simulator, not both. Remove one'
        : 'An omgeving needs an endpoint (a DSO-LV) or a simulator (a state file). Add one of the two',
    nl: (p) =>
      p.both
        ? 'Een omgeving heeft een endpoint of een simulator, niet allebei. Verwijder er een'
        : 'Een omgeving heeft een endpoint (een DSO-LV) of een simulator (een bestand) nodig. Voeg een van de twee toe',
  }),
  certificateParts: message({
    en: () =>
      'clientCertificate takes either cert and key together, or pfx alone. Name the variables of one of the two forms',
    nl: () =>
      'clientCertificate vraagt óf cert en key samen, óf alleen pfx. Noem de variabelen van een van beide vormen',
  }),
  notWithSimulator: message<{ key: string }>({
    en: (p) => `${p.key} does not apply to a simulator. Remove it, or replace simulator by endpoint`,
    nl: (p) => `${p.key} hoort niet bij een simulator. Verwijder het, of vervang simulator door endpoint`,
  }),
  badEndpoint: message<{ reason: 'url' | 'credentials' | 'query' | 'scheme' }>({
    en: (p) =>
      ({
        url: 'endpoint is not a full address. Write it as https://host/path',
        credentials:
          'endpoint must not contain a user name or password. Remove them: clientCertificate and apiKey give access',
        query: 'endpoint must not contain a query (?) or fragment (#). Remove what follows the path',
        scheme:
          'endpoint must begin with https://; http:// is only for this machine (localhost, 127.0.0.1, [::1])',
      })[p.reason],
    nl: (p) =>
      ({
        url: 'endpoint is geen volledig adres. Schrijf het als https://host/pad',
        credentials:
          'endpoint mag geen gebruikersnaam of wachtwoord bevatten. Verwijder die: toegang krijgt u met clientCertificate en apiKey',
        query: 'endpoint mag geen query (?) of fragment (#) bevatten. Verwijder wat na het pad komt',
        scheme:
          'endpoint moet met https:// beginnen; http:// kan alleen voor deze machine (localhost, 127.0.0.1, [::1])',
      })[p.reason],
  }),
};
