/** Messages about the command line, and about the run as a whole. */
import { either, message } from '../../messages/message.js';
import { meantEn, meantNl } from './suggestions.js';

export const usageMessages = {
  flagMissing: message<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} is needed. See --help`,
    nl: ({ flag }) => `De vlag ${flag} is nodig. Zie --help`,
  }),
  flagsConflict: message<{ one: string; other: string }>({
    en: ({ one, other }) => `${one} and ${other} cannot be used together. Give one of the two`,
    nl: ({ one, other }) => `${one} en ${other} gaan niet samen. Geef een van de twee`,
  }),
  flagAfter: message<{ flag: string; command: string }>({
    en: ({ flag, command }) => `${flag} belongs after the command: behandeldienst ${command} ${flag} …`,
    nl: ({ flag, command }) => `${flag} hoort na de opdracht: behandeldienst ${command} ${flag} …`,
  }),
  unknownFlag: message<{ flag: string; suggestions: string[] }>({
    en: ({ flag, suggestions }) => `There is no flag ${flag} here${meantEn(suggestions)}`,
    nl: ({ flag, suggestions }) => `De vlag ${flag} bestaat hier niet${meantNl(suggestions)}`,
  }),
  unknownCommand: message<{ name: string; suggestions: string[] }>({
    en: ({ name, suggestions }) =>
      `There is no command ${name}${meantEn(suggestions) || '. See behandeldienst --help'}`,
    nl: ({ name, suggestions }) =>
      `De opdracht ${name} bestaat niet${meantNl(suggestions) || '. Zie behandeldienst --help'}`,
  }),
  argumentMissing: message<{ name: string; choices: string[] }>({
    en: ({ name, choices }) =>
      `The argument ${name} is missing${choices.length > 0 ? `: ${either(choices, 'or')}` : ''}. See --help`,
    nl: ({ name, choices }) =>
      `Het argument ${name} ontbreekt${choices.length > 0 ? `: ${either(choices, 'of')}` : ''}. Zie --help`,
  }),
  strayArgument: message<{ name: string }>({
    en: ({ name }) => `${name} is one word too many: this command takes only flags. See its --help`,
    nl: ({ name }) => `${name} is een woord te veel: deze opdracht kent alleen vlaggen. Zie --help`,
  }),
  flagWithoutValue: message<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} needs a value`,
    nl: ({ flag }) => `De vlag ${flag} heeft een waarde nodig`,
  }),
  flagTwice: message<{ flag: string }>({
    en: ({ flag }) => `${flag} is given twice, but it takes one value. Remove one of the two`,
    nl: ({ flag }) =>
      `${flag} is twee keer opgegeven, maar er kan maar één waarde zijn. Haal een van de twee weg`,
  }),
  flagEmpty: message<{ flag: string }>({
    en: ({ flag }) =>
      `The value of ${flag} is empty. Give a value, or leave the flag out. If the value comes from a variable, check that the variable is set`,
    nl: ({ flag }) =>
      `De waarde van ${flag} is leeg. Geef een waarde, of laat de vlag weg. Komt de waarde uit een variabele, controleer dan of die gezet is`,
  }),
  badChoice: message<{ flag: string; value: string; choices: string[] }>({
    en: ({ flag, value, choices }) =>
      `"${value}" is not possible${flag === '' ? '' : ` for ${flag}`}. Choose ${either(choices, 'or')}`,
    nl: ({ flag, value, choices }) =>
      `"${value}" kan niet${flag === '' ? '' : ` bij ${flag}`}. Kies ${either(choices, 'of')}`,
  }),
  badFlagValue: message<{ flag: string; reason: string }>({
    en: ({ flag, reason }) => `The value of ${flag} is not possible. ${reason}`,
    nl: ({ flag, reason }) => `De waarde van ${flag} kan niet. ${reason}`,
  }),
  tooLargeToRead: message<{ path: string; megabytes: number }>({
    en: ({ path, megabytes }) =>
      `${path} is too large to read: ${megabytes} MB, and the most is 536 MB. Use a plan without a file, or make a new file for fewer configuraties`,
    nl: ({ path, megabytes }) =>
      `${path} is te groot om te lezen: ${megabytes} MB, en het meeste is 536 MB. Gebruik een plan zonder bestand, of maak een nieuw bestand voor minder configuraties`,
  }),
  cannotRead: message<{ path: string }>({
    en: ({ path }) => `${path} cannot be read. Check that it exists and that you have access to it`,
    nl: ({ path }) =>
      `${path} kan niet worden gelezen. Controleer of het bestaat en of u er toegang toe hebt`,
  }),
  omgevingUndeclared: message<{ omgeving: string; configs: string; missing: boolean }>({
    en: ({ omgeving, configs, missing }) =>
      missing
        ? `There is no omgevingen.yaml in ${configs}, so the omgeving ${omgeving} has no address. Make the file, with an endpoint or a simulator for ${omgeving}`
        : `omgevingen.yaml has no omgeving ${omgeving}. Add it, with an endpoint or a simulator`,
    nl: ({ omgeving, configs, missing }) =>
      missing
        ? `Er is geen omgevingen.yaml in ${configs}, dus de omgeving ${omgeving} heeft geen adres. Maak het bestand, met een endpoint of een simulator voor ${omgeving}`
        : `In omgevingen.yaml staat geen omgeving ${omgeving}. Voeg die toe, met een endpoint of een simulator`,
  }),
  resultUnwritten: message<{ code: string }>({
    en: ({ code }) => `The result could not be written (${code})`,
    nl: ({ code }) => `Het resultaat kon niet worden geschreven (${code})`,
  }),
  internalError: message<{ what: string }>({
    en: ({ what }) =>
      `Something went wrong inside behandeldienst (${what}). Please report it; BEHANDELDIENST_DEBUG=1 shows more`,
    nl: ({ what }) =>
      `Er ging iets mis in behandeldienst zelf (${what}). Meld dit aan de makers; BEHANDELDIENST_DEBUG=1 toont meer`,
  }),
};
