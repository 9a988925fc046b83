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
};
