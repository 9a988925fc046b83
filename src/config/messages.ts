import { count, either, message } from '../messages/message.js';

/** What stands in a file where something else should: in the words of the messages. */
export type FoundKind = 'text' | 'list' | 'map' | 'missing' | 'number';

export type WantedKind = 'text' | 'list' | 'map' | 'textOrMap' | 'integer';

/** What a message is about: a key, or the items of the list under it. An empty key is the file as a whole. */
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

function orEn(names: readonly string[]): string {
  return names.length === 0 ? '' : `. Did you mean ${either(names, 'or')}?`;
}

function orNl(names: readonly string[]): string {
  return names.length === 0 ? '' : `. Bedoelde u ${either(names, 'of')}?`;
}

/** A text of a file inside a sentence: cut where it is long. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
}

export interface Unknown {
  naam: string;
  suggestions: string[];
}

export const configMessages = {
  fileTooLarge: message<{ megabytes: number }>({
    en: (p) => `The file is larger than ${p.megabytes} MB and was not read. Split it`,
    nl: (p) => `Het bestand is groter dan ${p.megabytes} MB en is niet gelezen. Splits het`,
  }),
  fileUnreadable: message<{ reason: string }>({
    en: (p) => `This cannot be read (${p.reason}). Check that it exists and that you may read it`,
    nl: (p) => `Dit kan niet worden gelezen (${p.reason}). Kijk of het bestaat en of u het mag lezen`,
  }),
  danglingLink: message({
    en: () => 'This link points to something that does not exist. Mend the link, or remove it',
    nl: () => 'Deze koppeling wijst naar iets dat niet bestaat. Herstel de koppeling, of haal haar weg',
  }),
  linkLoop: message({
    en: () => 'This link leads back to itself or to a folder that it is in. Remove it',
    nl: () => 'Deze koppeling leidt terug naar zichzelf of naar een map waar ze in staat. Haal haar weg',
  }),
  folderLikeFile: message({
    en: () => 'This is a folder, but it is named like a YAML file. Rename it',
    nl: () => 'Dit is een map, maar ze heet als een YAML-bestand. Geef haar een andere naam',
  }),
  notAFile: message({
    en: () => 'This is not an ordinary file and was not read. Put a file in its place',
    nl: () => 'Dit is geen gewoon bestand en is niet gelezen. Zet er een bestand voor in de plaats',
  }),
  twoOfAKind: message<{ other: string }>({
    en: (p) => `There is also ${p.other}, and only one of the two can count. Merge them into one file`,
    nl: (p) => `Er is ook ${p.other}, en maar een van de twee kan gelden. Voeg ze samen tot één bestand`,
  }),
  unknownKey: message<{ key: string | null; suggestions: string[]; known: string[] }>({
    en: (p) =>
      `${
        p.key === null
          ? 'What stands here is no key that is known. Is the colon behind the key missing?'
          : `The key ${quote(p.key)} is not known here`
      }${
        p.suggestions.length > 0
          ? orEn(p.suggestions).slice(p.key === null ? 1 : 0)
          : `${p.key === null ? '' : '.'} Possible keys: ${p.known.join(', ')}`
      }`,
    nl: (p) =>
      `${
        p.key === null
          ? 'Wat hier staat is geen bekende sleutel. Ontbreekt de dubbele punt achter de sleutel?'
          : `De sleutel ${quote(p.key)} is hier niet bekend`
      }${
        p.suggestions.length > 0
          ? orNl(p.suggestions).slice(p.key === null ? 1 : 0)
          : `${p.key === null ? '' : '.'} Mogelijke sleutels: ${p.known.join(', ')}`
      }`,
  }),
  moreFaults: message<{ more: number }>({
    en: ({ more }) =>
      `${more} more places in this file do not fit its schema. Mend the ones that are listed first`,
    nl: ({ more }) =>
      `op nog ${more} plaatsen past dit bestand niet bij zijn schema. Herstel eerst de plaatsen die genoemd zijn`,
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
      `${subjectEn(p.subject)} has to be ${wantedEn[p.wanted]}, but this is ${p.shown === null ? foundEn[p.found] : quote(p.shown)}`,
    nl: (p) =>
      `${subjectNl(p.subject)} moet ${wantedNl[p.wanted]} zijn, maar dit is ${p.shown === null ? foundNl[p.found] : quote(p.shown)}`,
  }),
  emptyList: message<{ key: string }>({
    en: (p) => `${p.key} is an empty list. Put something in it, or remove the key`,
    nl: (p) => `${p.key} is een lege lijst. Zet er iets in, of haal de sleutel weg`,
  }),
  emptyMap: message<{ key: string }>({
    en: (p) => `${p.key} has no entries. Add one, or remove the file`,
    nl: (p) => `${p.key} is leeg. Voeg iets toe, of haal het bestand weg`,
  }),
  emptyText: message<{ subject: Subject }>({
    en: (p) => `${subjectEn(p.subject)} cannot be an empty text. Fill it in, or remove it`,
    nl: (p) => `${subjectNl(p.subject)} mag geen lege tekst zijn. Vul de tekst in, of haal hem weg`,
  }),
  controlCharacters: message<{ subject: Subject }>({
    en: (p) =>
      `${subjectEn(p.subject)} cannot hold line breaks, tabs or other control characters. Write it on one line`,
    nl: (p) =>
      `${subjectNl(p.subject)} mag geen regeleinden, tabs of andere stuurtekens bevatten. Schrijf het op één regel`,
  }),
  notAVariable: message<{ key: string }>({
    en: (p) =>
      `${p.key} takes the name of an environment variable (letters, digits and underscores, such as DSO_PRE_CERT), never a certificate, key, password or path itself. Put the value in a variable and write its name here`,
    nl: (p) =>
      `Bij ${p.key} hoort de naam van een omgevingsvariabele (letters, cijfers en lage streepjes, zoals DSO_PRE_CERT), nooit een certificaat, sleutel, wachtwoord of pad zelf. Zet de waarde in een variabele en schrijf hier de naam ervan`,
  }),
  badPunt: message<{ shown: string }>({
    en: (p) =>
      `${quote(p.shown)} is no place. Write x and y of the Rijksdriehoek in metres, with a space between: 155000 463000`,
    nl: (p) =>
      `${quote(p.shown)} is geen plaats. Schrijf x en y van de Rijksdriehoek in meters, met een spatie ertussen: 155000 463000`,
  }),
  badShortName: message<{ naam: string; folder: boolean }>({
    en: (p) =>
      `${quote(p.naam)} cannot be the name of an entry. Use letters${p.folder ? ' without accents' : ''}, digits, hyphens, dots and underscores, beginning with a letter or digit and not with eight digits, as an OIN does`,
    nl: (p) =>
      `${quote(p.naam)} kan niet als naam dienen. Gebruik letters${p.folder ? ' zonder accenten' : ''}, cijfers, streepjes, punten en lage streepjes, met een letter of cijfer vooraan en niet met acht cijfers, zoals een OIN`,
  }),
  notAllowedValue: message<{ subject: Subject; shown: string; allowed: string[] }>({
    en: (p) => `${subjectEn(p.subject)} has to be ${either(p.allowed, 'or')}, but this is ${quote(p.shown)}`,
    nl: (p) => `${subjectNl(p.subject)} moet ${either(p.allowed, 'of')} zijn, maar dit is ${quote(p.shown)}`,
  }),
  outOfRange: message<{ key: string; comparison: string; limit: number }>({
    en: (p) => `${p.key} has to be ${p.comparison === '>=' ? 'at least' : 'at most'} ${p.limit}`,
    nl: (p) => `${p.key} moet ${p.comparison === '>=' ? 'minstens' : 'hoogstens'} ${p.limit} zijn`,
  }),
  twiceInList: message<{ shown: string; key: string }>({
    en: (p) => `${quote(p.shown)} stands twice in ${p.key}. Remove one`,
    nl: (p) => `${quote(p.shown)} staat twee keer in ${p.key}. Haal er een weg`,
  }),
  doesNotFit: message<{ subject: Subject }>({
    en: (p) =>
      `${subjectEn(p.subject)} does not fit the schema of this file. Compare it with the schema's description`,
    nl: (p) =>
      `${subjectNl(p.subject)} past niet in het schema van dit bestand. Vergelijk het met de beschrijving in het schema`,
  }),
  operatiesWithoutPost: message({
    en: () => 'operaties has to contain POST: without it nothing can be created',
    nl: () => 'operaties moet POST bevatten: zonder POST kan er niets worden aangemaakt',
  }),
  endpointOrSimulator: message<{ both: boolean }>({
    en: (p) =>
      p.both
        ? 'An omgeving has either endpoint or simulator, not both. Remove one'
        : 'An omgeving needs an endpoint (a DSO-LV) or a simulator (a state file). Add one of the two',
    nl: (p) =>
      p.both
        ? 'Een omgeving heeft een endpoint of een simulator, niet allebei. Haal er een weg'
        : 'Een omgeving heeft een endpoint (een DSO-LV) of een simulator (een bestand) nodig. Voeg een van de twee toe',
  }),
  certificateParts: message({
    en: () =>
      'clientCertificate takes either cert and key together, or pfx alone. Name the variables of one of the two forms',
    nl: () =>
      'clientCertificate vraagt óf cert en key samen, óf alleen pfx. Noem de variabelen van een van beide vormen',
  }),
  notWithSimulator: message<{ key: string }>({
    en: (p) => `${p.key} has no use for a simulator. Remove it, or replace simulator by endpoint`,
    nl: (p) => `${p.key} heeft geen zin bij een simulator. Haal het weg, of vervang simulator door endpoint`,
  }),
  badEndpoint: message<{ reason: 'url' | 'credentials' | 'query' | 'scheme' }>({
    en: (p) =>
      ({
        url: 'endpoint is not a full address. Write it as https://host/path',
        credentials:
          'endpoint cannot hold a user name or password. Remove them; access goes by clientCertificate and apiKey',
        query: 'endpoint cannot hold a query (?) or fragment (#). Remove what follows the path',
        scheme:
          'endpoint has to begin with https://; http:// is only for this machine (localhost, 127.0.0.1, [::1])',
      })[p.reason],
    nl: (p) =>
      ({
        url: 'endpoint is geen volledig adres. Schrijf het als https://host/pad',
        credentials:
          'endpoint mag geen gebruikersnaam of wachtwoord bevatten. Haal die weg; toegang gaat met clientCertificate en apiKey',
        query: 'endpoint mag geen query (?) of fragment (#) bevatten. Haal weg wat na het pad komt',
        scheme:
          'endpoint moet met https:// beginnen; http:// kan alleen voor deze machine (localhost, 127.0.0.1, [::1])',
      })[p.reason],
  }),
  tooManyConfiguraties: message<{ max: number }>({
    en: (p) => `With this toewijzing the file stands for more than ${p.max} configuraties. Split the file`,
    nl: (p) =>
      `Met deze toewijzing staat het bestand voor meer dan ${p.max} configuraties. Splits het bestand`,
  }),
  unknownOrganisatie: message<Unknown & { registered: boolean }>({
    en: (p) =>
      `No organisatie is called ${quote(p.naam)}${
        p.suggestions.length > 0 ? orEn(p.suggestions) : '. Write its OIN, or add it to organisaties.yaml'
      }${p.registered ? '' : ' (there is no organisaties.yaml)'}`,
    nl: (p) =>
      `Er is geen organisatie die ${quote(p.naam)} heet${
        p.suggestions.length > 0
          ? orNl(p.suggestions)
          : '. Schrijf het OIN, of voeg haar toe aan organisaties.yaml'
      }${p.registered ? '' : ' (er is geen organisaties.yaml)'}`,
  }),
  unknownToestemming: message<Unknown & { registered: boolean }>({
    en: (p) =>
      `No toestemming is called ${quote(p.naam)}${
        p.suggestions.length > 0
          ? orEn(p.suggestions)
          : '. Write it out as {code, waarde}, or add it to toestemmingen.yaml'
      }${p.registered ? '' : ' (there is no toestemmingen.yaml)'}`,
    nl: (p) =>
      `Er is geen toestemming die ${quote(p.naam)} heet${
        p.suggestions.length > 0
          ? orNl(p.suggestions)
          : '. Schrijf haar uit als {code, waarde}, of voeg haar toe aan toestemmingen.yaml'
      }${p.registered ? '' : ' (er is geen toestemmingen.yaml)'}`,
  }),
  unknownOmgeving: message<Unknown & { known: string[] }>({
    en: (p) =>
      `There is no omgeving ${quote(p.naam)}${orEn(p.suggestions) || '.'}${
        p.known.length > 0 ? ` There are: ${p.known.join(', ')}` : ''
      }`,
    nl: (p) =>
      `Er is geen omgeving ${quote(p.naam)}${orNl(p.suggestions) || '.'}${
        p.known.length > 0 ? ` Er zijn: ${p.known.join(', ')}` : ''
      }`,
  }),
  undeclaredFolder: message<Unknown>({
    en: (p) =>
      `The folder ${quote(p.naam)} is not that of an omgeving in omgevingen.yaml, so its files count nowhere${
        p.suggestions.length > 0 ? orEn(p.suggestions) : '. Rename it, or add the omgeving'
      }`,
    nl: (p) =>
      `De map ${quote(p.naam)} hoort niet bij een omgeving in omgevingen.yaml, dus haar bestanden tellen nergens mee${
        p.suggestions.length > 0
          ? orNl(p.suggestions)
          : '. Geef haar een andere naam, of voeg de omgeving toe'
      }`,
  }),
  strayFile: message<{ suggestions: string[] }>({
    en: (p) =>
      `This file belongs to no omgeving, so it counts nowhere. Move it to the folder of one${
        p.suggestions.length > 0 ? `, or name it ${either(p.suggestions, 'or')}` : ''
      }`,
    nl: (p) =>
      `Dit bestand hoort bij geen omgeving en telt dus nergens mee. Zet het in de map van een omgeving${
        p.suggestions.length > 0 ? `, of noem het ${either(p.suggestions, 'of')}` : ''
      }`,
  }),
  invalidOin: message<{
    shown: string;
    length: number;
    cause: 'length' | 'separators' | 'lowerCase' | 'form';
  }>({
    en: (p) =>
      `${quote(p.shown)} is not an OIN: ${
        {
          length: `it has ${count(p.length, 'position', 'positions')} instead of 20. Look it up in the OIN register`,
          separators: 'it holds spaces or other separators. Write the 20 positions without them',
          lowerCase: 'it holds small letters. Write them as capitals',
          form: 'it has to be 8 digits, then 9 digits or capitals, then 3 digits. Look it up in the OIN register',
        }[p.cause]
      }`,
    nl: (p) =>
      `${quote(p.shown)} is geen OIN: ${
        {
          length: `het heeft ${count(p.length, 'positie', 'posities')} in plaats van 20. Zoek het op in het OIN-register`,
          separators: 'er staan spaties of andere scheidingstekens in. Schrijf de 20 posities zonder',
          lowerCase: 'er staan kleine letters in. Schrijf die als hoofdletters',
          form: 'het moeten 8 cijfers zijn, dan 9 cijfers of hoofdletters, dan 3 cijfers. Zoek het op in het OIN-register',
        }[p.cause]
      }`,
  }),
  oinElfproef: message<{ oin: string }>({
    en: (p) =>
      `The RSIN in OIN ${p.oin} fails the elfproef, so a digit is probably wrong. Check it in the OIN register`,
    nl: (p) =>
      `Het RSIN in OIN ${p.oin} voldoet niet aan de elfproef; er klopt waarschijnlijk een cijfer niet. Kijk het na in het OIN-register`,
  }),
  toestemmingWaarde: message<{ code: string; here: string; elsewhere: string }>({
    en: (p) =>
      `Toestemming code ${quote(p.code)} has the waarde ${quote(p.here)} here, but ${quote(p.elsewhere)} elsewhere. Make them equal`,
    nl: (p) =>
      `De toestemming met code ${quote(p.code)} heeft hier de waarde ${quote(p.here)}, maar elders ${quote(p.elsewhere)}. Maak ze gelijk`,
  }),
  emptyToewijzingen: message({
    en: () => 'toewijzingen is empty: the bevoegd gezag handles every request itself',
    nl: () => 'toewijzingen is leeg: het bevoegd gezag behandelt elk verzoek zelf',
  }),
  emptyOmgeving: message<{ omgeving: string; folder: string }>({
    en: (p) => `The omgeving ${p.omgeving} has no toewijzingen: there is no YAML file in ${p.folder}`,
    nl: (p) => `De omgeving ${p.omgeving} heeft geen toewijzingen: er staat geen YAML-bestand in ${p.folder}`,
  }),
  configsMissing: message<{ dir: string; isFile: boolean }>({
    en: (p) =>
      p.isFile
        ? `${p.dir} is a file. Give the folder that holds the configuration with --configs`
        : `There is no folder ${p.dir} here. Begin with \`behandeldienst init\`, or name another with --configs`,
    nl: (p) =>
      p.isFile
        ? `${p.dir} is een bestand. Geef met --configs de map met de configuratie op`
        : `Hier is geen map ${p.dir}. Begin met \`behandeldienst init\`, of noem een andere met --configs`,
  }),
  configsUnreadable: message<{ dir: string; reason: string }>({
    en: (p) => `The folder ${p.dir} cannot be read (${p.reason}). Check that you may read it`,
    nl: (p) => `De map ${p.dir} kan niet worden gelezen (${p.reason}). Kijk of u haar mag lezen`,
  }),
  configsEmpty: message<{ dir: string }>({
    en: (p) =>
      `There is no configuration in ${p.dir}. Begin with \`behandeldienst init\`, or name another folder with --configs`,
    nl: (p) =>
      `Er staat geen configuratie in ${p.dir}. Begin met \`behandeldienst init\`, of noem een andere map met --configs`,
  }),
  noSuchOrganisatie: message<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) =>
      `There is no organisation ${naam}${orEn(suggestions) || '.'} Give a short name of organisaties.yaml, or an OIN`,
    nl: ({ naam, suggestions }) =>
      `Er is geen organisatie ${naam}${orNl(suggestions) || '.'} Geef een korte naam van organisaties.yaml, of een OIN`,
  }),
  noSuchToestemming: message<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) =>
      `There is no toestemming ${naam}${orEn(suggestions) || '.'} Give a short name of toestemmingen.yaml, or a code`,
    nl: ({ naam, suggestions }) =>
      `Er is geen toestemming ${naam}${orNl(suggestions) || '.'} Geef een korte naam van toestemmingen.yaml, of een code`,
  }),
};
