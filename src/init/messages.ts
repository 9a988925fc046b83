import { message } from '../messages/message.js';

export const initMessages = {
  askNaam: message({
    en: () => 'Name of the bevoegd gezag (for example: Gemeente X):',
    nl: () => 'Naam van het bevoegd gezag (bijvoorbeeld: Gemeente X):',
  }),
  askOin: message<{ naam: string }>({
    en: ({ naam }) => `OIN of ${naam} (20 positions, see oinregister.logius.nl):`,
    nl: ({ naam }) => `OIN van ${naam} (20 posities, zie oinregister.logius.nl):`,
  }),
  askOmgevingen: message<{ known: string }>({
    en: ({ known }) => `Which omgevingen (${known})?`,
    nl: ({ known }) => `Welke omgevingen (${known})?`,
  }),
  askCi: message<{ known: string }>({
    en: ({ known }) => `Which CI (${known})?`,
    nl: ({ known }) => `Welke CI (${known})?`,
  }),
  badNaam: message({
    en: () => 'Give a name, on one line',
    nl: () => 'Geef een naam, op één regel',
  }),
  badOin: message<{ text: string }>({
    en: ({ text }) =>
      `"${text}" is not an OIN. An OIN has 20 positions: 8 digits, 9 digits or capitals, 3 digits`,
    nl: ({ text }) =>
      `"${text}" is geen OIN. Een OIN heeft 20 posities: 8 cijfers, 9 cijfers of hoofdletters, 3 cijfers`,
  }),
  badOmgevingen: message<{ text: string; known: string }>({
    en: ({ text, known }) =>
      `"${text}" is not a list of omgevingen. Choose from ${known}, separated by commas`,
    nl: ({ text, known }) =>
      `"${text}" is geen lijst van omgevingen. Kies uit ${known}, met komma's ertussen`,
  }),
  badCi: message<{ text: string; known: string }>({
    en: ({ text, known }) => `"${text}" is not a CI that init knows. Choose from ${known}`,
    nl: ({ text, known }) => `"${text}" is geen CI die init kent. Kies uit ${known}`,
  }),
  badPackage: message({
    en: () => '--package must be on one line. Give a path, a version or an address, as package.json has it',
    nl: () =>
      '--package moet op één regel staan. Geef een pad, een versie of een adres, zoals dat in package.json staat',
  }),
  inTheWay: message<{ paths: readonly string[] }>({
    en: ({ paths }) =>
      `Nothing was written, because ${paths.join(', ')} already ${paths.length === 1 ? 'exists' : 'exist'}. Use --force to overwrite ${paths.length === 1 ? 'it' : 'them'}`,
    nl: ({ paths }) =>
      `Er is niets geschreven, want ${paths.join(', ')} ${paths.length === 1 ? 'bestaat' : 'bestaan'} al. Gebruik --force om ${paths.length === 1 ? 'het bestand' : 'de bestanden'} te overschrijven`,
  }),
  stopped: message({
    en: () => 'Stopped: nothing was written',
    nl: () => 'Gestopt: er is niets geschreven',
  }),
  packageKept: message({
    en: () => 'package.json already lists behandeldienst, so it was not changed',
    nl: () => 'package.json noemt behandeldienst al en is dus niet gewijzigd',
  }),
  getProgram: message<{ tarball: string }>({
    en: ({ tarball }) => `
The program is not on npm, so get it from its own repository first: run npm ci && npm pack there, copy the file to here and run
  npm install --save-dev ./${tarball}
Never install behandeldienst by its name alone: that would put somebody else's program next to your certificates.`,
    nl: ({ tarball }) => `
Het programma staat niet op npm. Haal het daarom eerst uit zijn eigen repository: draai daar npm ci && npm pack, kopieer het bestand hierheen en draai
  npm install --save-dev ./${tarball}
Installeer behandeldienst nooit alleen bij naam: dan komt het programma van een ander naast uw certificaten te staan.`,
  }),
  nextSteps: message<{ install: boolean }>({
    en: ({ install }) => `
Next:
${install ? '  npm install                   installs the program and writes package-lock.json\n' : ''}  npx behandeldienst validate   checks the files
  npx behandeldienst plan       shows what an apply would do
Then commit all files, also package-lock.json: CI installs from it.
Check the toestemmingen on PRE before you rely on them: their codes are not published.`,
    nl: ({ install }) => `
Verder:
${install ? '  npm install                   installeert het programma en schrijft package-lock.json\n' : ''}  npx behandeldienst validate   controleert de bestanden
  npx behandeldienst plan       toont wat een apply zou doen
Commit daarna alle bestanden, ook package-lock.json: CI installeert daaruit.
Controleer de toestemmingen op PRE voordat u erop vertrouwt: de codes zijn niet gepubliceerd.`,
  }),
};
