/** Messages about git and its history. */
import { message } from '../messages/message.js';

export const gitMessages = {
  gitMissing: message({
    en: () => 'This command needs git, but git cannot be started. Install git, or check PATH',
    nl: () =>
      'Deze opdracht heeft git nodig, maar git kan niet worden gestart. Installeer git, of controleer PATH',
  }),
  noRepository: message({
    en: () => 'This folder is not in a git repository. Run the command in the repository with the files',
    nl: () =>
      'Deze map ligt niet in een git-repository. Voer de opdracht uit in de repository met de bestanden',
  }),
  historyUnreadable: message({
    en: () => 'git cannot read the history of this repository. Try git fsck',
    nl: () => 'git kan de geschiedenis van deze repository niet lezen. Probeer git fsck',
  }),
  outsideRepository: message<{ path: string }>({
    en: ({ path }) => `${path} is outside the git repository of the working directory`,
    nl: ({ path }) => `${path} ligt buiten de git-repository van de werkmap`,
  }),
  unknownRef: message<{ ref: string }>({
    en: ({ ref }) =>
      `There is no commit "${ref}" here. In CI, check out the whole history (fetch-depth: 0, GIT_DEPTH: 0)`,
    nl: ({ ref }) =>
      `Er is hier geen commit "${ref}". Haal in CI de hele geschiedenis op (fetch-depth: 0, GIT_DEPTH: 0)`,
  }),
};
