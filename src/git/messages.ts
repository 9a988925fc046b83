import { message } from '../messages/message.js';

export const gitMessages = {
  gitMissing: message({
    en: () => 'git is needed for this, and cannot be started',
    nl: () => 'hiervoor is git nodig, en dat start niet',
  }),
  noRepository: message({
    en: () => 'This folder is not in a git repository. Run the command where the files are kept',
    nl: () => 'Deze map ligt niet in een git-repository. Voer de opdracht uit waar de bestanden staan',
  }),
  historyUnreadable: message({
    en: () => 'git cannot read the history of this repository. Try git fsck',
    nl: () => 'git kan de geschiedenis van deze repository niet lezen. Probeer git fsck',
  }),
  outsideRepository: message<{ path: string }>({
    en: ({ path }) => `${path} lies outside the git repository of the working directory`,
    nl: ({ path }) => `${path} ligt buiten de git-repository van de werkmap`,
  }),
  unknownRef: message<{ ref: string }>({
    en: ({ ref }) =>
      `There is no commit "${ref}" here. In CI, check out the whole history (fetch-depth: 0, GIT_DEPTH: 0)`,
    nl: ({ ref }) =>
      `Er is hier geen commit "${ref}". Haal in CI de hele geschiedenis op (fetch-depth: 0, GIT_DEPTH: 0)`,
  }),
};
