import { message } from '../messages/message.js';

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
};
