import { count, message } from '../messages/message.js';

export const libraryMessages = {
  filesHaveErrors: message<{ omgeving: string; errors: number }>({
    en: ({ omgeving, errors }) =>
      `The files of ${omgeving} have ${count(errors, 'error', 'errors')}. Validate them first`,
    nl: ({ omgeving, errors }) =>
      `De bestanden van ${omgeving} bevatten ${count(errors, 'fout', 'fouten')}. Controleer ze eerst`,
  }),
};
