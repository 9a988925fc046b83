import { count, either, message } from '../messages/message.js';

export const libraryMessages = {
  activiteitAmbiguous: message<{ naam: string; names: string[] }>({
    en: ({ naam, names }) => `${naam} can mean more than one activiteit. Give ${either(names, 'or')}`,
    nl: ({ naam, names }) => `${naam} kan meer dan één activiteit zijn. Geef ${either(names, 'of')}`,
  }),
  filesHaveErrors: message<{ omgeving: string; errors: number }>({
    en: ({ omgeving, errors }) =>
      `The files of ${omgeving} have ${count(errors, 'error', 'errors')}. Validate them first`,
    nl: ({ omgeving, errors }) =>
      `De bestanden van ${omgeving} bevatten ${count(errors, 'fout', 'fouten')}. Controleer ze eerst`,
  }),
};
