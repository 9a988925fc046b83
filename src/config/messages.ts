/** Messages about files, folders and names of a configuration. */
import { either, message } from '../messages/message.js';
import { quote, suggestEn, suggestNl } from './wording.js';

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
    nl: (p) => `Dit kan niet worden gelezen (${p.reason}). Controleer of het bestaat en of u het mag lezen`,
  }),
  danglingLink: message({
    en: () => 'This link points to something that does not exist. Correct it, or remove it',
    nl: () => 'Deze koppeling wijst naar iets dat niet bestaat. Verbeter de koppeling, of verwijder die',
  }),
  linkLoop: message({
    en: () => 'This link leads back to itself, or to a folder that contains it. Remove it',
    nl: () =>
      'Deze koppeling leidt terug naar zichzelf, of naar een map waar de koppeling in staat. Verwijder de koppeling',
  }),
  folderLikeFile: message({
    en: () => 'This folder has the name of a YAML file. Rename the folder',
    nl: () => 'Deze map heeft de naam van een YAML-bestand. Geef de map een andere naam',
  }),
  notAFile: message({
    en: () => 'This is not an ordinary file, so it was not read. Replace it by a file',
    nl: () => 'Dit is geen gewoon bestand en is dus niet gelezen. Vervang het door een bestand',
  }),
  twoOfAKind: message<{ other: string }>({
    en: (p) => `${p.other} exists too, and only one of the two can be used. Merge them into one file`,
    nl: (p) =>
      `${p.other} bestaat ook, en maar een van de twee kan worden gebruikt. Voeg ze samen tot één bestand`,
  }),
  tooManyConfiguraties: message<{ max: number }>({
    en: (p) => `With this toewijzing the file holds more than ${p.max} configuraties. Split the file`,
    nl: (p) => `Met deze toewijzing bevat het bestand meer dan ${p.max} configuraties. Splits het bestand`,
  }),
  unknownOrganisatie: message<Unknown & { registered: boolean }>({
    en: (p) =>
      `No organisatie is called ${quote(p.naam)}${
        p.suggestions.length > 0
          ? suggestEn(p.suggestions)
          : '. Write its OIN, or add it to organisaties.yaml'
      }${p.registered ? '' : ' (there is no organisaties.yaml)'}`,
    nl: (p) =>
      `Er is geen organisatie die ${quote(p.naam)} heet${
        p.suggestions.length > 0
          ? suggestNl(p.suggestions)
          : '. Schrijf het OIN, of voeg de organisatie toe aan organisaties.yaml'
      }${p.registered ? '' : ' (er is geen organisaties.yaml)'}`,
  }),
  unknownToestemming: message<Unknown & { registered: boolean }>({
    en: (p) =>
      `No toestemming is called ${quote(p.naam)}${
        p.suggestions.length > 0
          ? suggestEn(p.suggestions)
          : '. Write it out as {code, waarde}, or add it to toestemmingen.yaml'
      }${p.registered ? '' : ' (there is no toestemmingen.yaml)'}`,
    nl: (p) =>
      `Er is geen toestemming die ${quote(p.naam)} heet${
        p.suggestions.length > 0
          ? suggestNl(p.suggestions)
          : '. Schrijf de toestemming uit als {code, waarde}, of voeg haar toe aan toestemmingen.yaml'
      }${p.registered ? '' : ' (er is geen toestemmingen.yaml)'}`,
  }),
  unknownOmgeving: message<Unknown & { known: string[] }>({
    en: (p) =>
      `There is no omgeving ${quote(p.naam)}${suggestEn(p.suggestions) || '.'}${
        p.known.length > 0 ? ` There are: ${p.known.join(', ')}` : ''
      }`,
    nl: (p) =>
      `Er is geen omgeving ${quote(p.naam)}${suggestNl(p.suggestions) || '.'}${
        p.known.length > 0 ? ` Er zijn: ${p.known.join(', ')}` : ''
      }`,
  }),
  undeclaredFolder: message<Unknown>({
    en: (p) =>
      `The folder ${quote(p.naam)} belongs to no omgeving in omgevingen.yaml, so its files are not used${
        p.suggestions.length > 0 ? suggestEn(p.suggestions) : '. Rename it, or add the omgeving'
      }`,
    nl: (p) =>
      `De map ${quote(p.naam)} hoort niet bij een omgeving in omgevingen.yaml, dus de bestanden erin worden niet gebruikt${
        p.suggestions.length > 0
          ? suggestNl(p.suggestions)
          : '. Geef de map een andere naam, of voeg de omgeving toe'
      }`,
  }),
  strayFile: message<{ suggestions: string[] }>({
    en: (p) =>
      `This file belongs to no omgeving, so it is not used. Move it to the folder of an omgeving${
        p.suggestions.length > 0 ? `, or name it ${either(p.suggestions, 'or')}` : ''
      }`,
    nl: (p) =>
      `Dit bestand hoort bij geen omgeving en wordt dus niet gebruikt. Zet het in de map van een omgeving${
        p.suggestions.length > 0 ? `, of noem het ${either(p.suggestions, 'of')}` : ''
      }`,
  }),
  oinElfproef: message<{ oin: string }>({
    en: (p) =>
      `The RSIN in OIN ${p.oin} fails the elfproef, so a digit is probably wrong. Check it in the OIN register`,
    nl: (p) =>
      `Het RSIN in OIN ${p.oin} voldoet niet aan de elfproef; waarschijnlijk klopt er een cijfer niet. Controleer het in het OIN-register`,
  }),
  toestemmingWaarde: message<{ code: string; here: string; elsewhere: string }>({
    en: (p) =>
      `Toestemming code ${quote(p.code)} has the waarde ${quote(p.here)} here, but ${quote(p.elsewhere)} elsewhere. Make them equal`,
    nl: (p) =>
      `De toestemming met code ${quote(p.code)} heeft hier de waarde ${quote(p.here)}, maar elders ${quote(p.elsewhere)}. Maak ze gelijk`,
  }),
  duplicateOin: message<{ oin: string; here: string; earlier: string }>({
    en: ({ oin, here, earlier }) =>
      `${quote(here)} and ${quote(earlier)} have the same OIN ${oin}. Is one of the OINs wrong? If they are one organisatie, keep one short name and use it everywhere`,
    nl: ({ oin, here, earlier }) =>
      `${quote(here)} en ${quote(earlier)} hebben hetzelfde OIN ${oin}. Is een van de OIN's fout? Is het één organisatie, houd dan één korte naam en gebruik die overal`,
  }),
  duplicateCode: message<{ code: string; here: string; earlier: string }>({
    en: ({ code, here, earlier }) =>
      `${quote(here)} and ${quote(earlier)} have the same code ${quote(code)}. Is one of the codes wrong? If they are one toestemming, keep one short name and use it everywhere`,
    nl: ({ code, here, earlier }) =>
      `${quote(here)} en ${quote(earlier)} hebben dezelfde code ${quote(code)}. Is een van de codes fout? Is het één toestemming, houd dan één korte naam en gebruik die overal`,
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
        ? `${p.dir} is a file. Give the folder that contains the configuration with --configs`
        : `There is no folder ${p.dir} here. Begin with \`behandeldienst init\`, or give another folder with --configs`,
    nl: (p) =>
      p.isFile
        ? `${p.dir} is een bestand. Geef met --configs de map met de configuratie op`
        : `Hier is geen map ${p.dir}. Begin met \`behandeldienst init\`, of geef met --configs een andere map op`,
  }),
  configsUnreadable: message<{ dir: string; reason: string }>({
    en: (p) => `The folder ${p.dir} cannot be read (${p.reason}). Check that you may read it`,
    nl: (p) => `De map ${p.dir} kan niet worden gelezen (${p.reason}). Controleer of u de map mag lezen`,
  }),
  configsEmpty: message<{ dir: string }>({
    en: (p) =>
      `There is no configuration in ${p.dir}. Begin with \`behandeldienst init\`, or give another folder with --configs`,
    nl: (p) =>
      `Er staat geen configuratie in ${p.dir}. Begin met \`behandeldienst init\`, of geef met --configs een andere map op`,
  }),
  noSuchOrganisatie: message<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) =>
      `There is no organisation ${naam}${suggestEn(suggestions) || '.'} Give a short name from organisaties.yaml, or an OIN`,
    nl: ({ naam, suggestions }) =>
      `Er is geen organisatie ${naam}${suggestNl(suggestions) || '.'} Geef een korte naam uit organisaties.yaml, of een OIN`,
  }),
  noSuchToestemming: message<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) =>
      `There is no toestemming ${naam}${suggestEn(suggestions) || '.'} Give a short name from toestemmingen.yaml, or a code`,
    nl: ({ naam, suggestions }) =>
      `Er is geen toestemming ${naam}${suggestNl(suggestions) || '.'} Geef een korte naam uit toestemmingen.yaml, of een code`,
  }),
};
