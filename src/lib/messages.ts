import { count, message } from '../messages/message.js';

/** What is wrong with a text that was meant as an OIN. */
export type OinFault =
  | 'exponent'
  | 'zeros'
  | 'signs'
  | 'separators'
  | 'lowerCase'
  | 'letters'
  | 'length'
  | 'form';

export const libMessages = {
  cannotWrite: message<{ path: string }>({
    en: ({ path }) => `${path} cannot be written. Does the folder exist, and may you write there?`,
    nl: ({ path }) => `${path} kan niet worden geschreven. Bestaat de map, en mag u daar schrijven?`,
  }),
  cannotMakeFolder: message<{ path: string; inTheWay: boolean }>({
    en: ({ path, inTheWay }) =>
      inTheWay
        ? `${path} cannot be a folder: there is a file in its place. Give another`
        : `The folder ${path} cannot be made. May you write there?`,
    nl: ({ path, inTheWay }) =>
      inTheWay
        ? `${path} kan geen map zijn: er staat een bestand op die plaats. Geef een andere`
        : `De map ${path} is niet aan te maken. Mag u daar schrijven?`,
  }),
  leadsOut: message<{ path: string; target: string }>({
    en: ({ path, target }) =>
      `${path} is not written: a symbolic link on this path leads out of the repository, to ${target}. Remove the link, or name a path outside the repository yourself`,
    nl: ({ path, target }) =>
      `${path} wordt niet geschreven: een symbolische koppeling op dit pad leidt buiten de repository, naar ${target}. Verwijder de koppeling, of noem zelf een pad buiten de repository`,
  }),
  damagedLine: message<{ path: string; line: number }>({
    en: ({ path, line }) =>
      `${path} is damaged: line ${line} is not an entry that this program writes. Restore the file from a copy`,
    nl: ({ path, line }) =>
      `${path} is beschadigd: regel ${line} is geen regel die dit programma schrijft. Zet het bestand terug vanaf een kopie`,
  }),
  locked: message<{ path: string; pid: number }>({
    en: ({ path, pid }) => `${path} is in use by process ${pid}. Wait until that process ends, or stop it`,
    nl: ({ path, pid }) =>
      `${path} is in gebruik door proces ${pid}. Wacht tot dat proces klaar is, of stop het`,
  }),
  invalidOin: message<{ shown: string; length: number; cause: OinFault; write: string | null }>({
    en: (p) =>
      `"${p.shown}" is not an OIN: ${
        {
          exponent:
            'a spreadsheet has turned it into a rounded number, so digits are lost. Look up the OIN, and make the column text in the spreadsheet',
          zeros: 'the zeros in front are missing, as in a spreadsheet that takes it for a number',
          signs: 'there are signs around it',
          separators: 'it contains spaces or other separators',
          lowerCase: 'it contains lower-case letters',
          letters: 'it contains letters that look like digits',
          length: `it has ${count(p.length, 'position', 'positions')} instead of 20. Look it up in the OIN register`,
          form: 'it must be 8 digits, then 9 digits or capitals, then 3 digits. Look it up in the OIN register',
        }[p.cause]
      }${p.write === null ? '' : `. Write: "${p.write}"`}`,
    nl: (p) =>
      `"${p.shown}" is geen OIN: ${
        {
          exponent:
            'een spreadsheet heeft er een afgerond getal van gemaakt, dus er zijn cijfers weg. Zoek het OIN op, en maak van de kolom in de spreadsheet tekst',
          zeros: 'de nullen vooraan ontbreken, zoals in een spreadsheet die er een getal van maakt',
          signs: 'er staan tekens omheen',
          separators: 'er staan spaties of andere scheidingstekens in',
          lowerCase: 'er staan kleine letters in',
          letters: 'er staan letters in die op cijfers lijken',
          length: `het heeft ${count(p.length, 'positie', 'posities')} in plaats van 20. Zoek het op in het OIN-register`,
          form: 'het moeten 8 cijfers zijn, dan 9 cijfers of hoofdletters, dan 3 cijfers. Zoek het op in het OIN-register',
        }[p.cause]
      }${p.write === null ? '' : `. Schrijf: "${p.write}"`}`,
  }),
};
