import { text } from './entry.js';

type None = Record<string, never>;

export const initMessages = {
  initAskGezag: text<None>({
    en: () => 'Name of the bevoegd gezag (Gemeente X):',
    nl: () => 'Naam van het bevoegd gezag (Gemeente X):',
  }),
  initAskOin: text<{ naam: string }>({
    en: ({ naam }) => `OIN of ${naam} (20 positions, see oinregister.logius.nl):`,
    nl: ({ naam }) => `OIN van ${naam} (20 posities, zie oinregister.logius.nl):`,
  }),
  initAskOmgevingen: text<{ known: string }>({
    en: ({ known }) => `Which omgevingen (${known})?`,
    nl: ({ known }) => `Welke omgevingen (${known})?`,
  }),
  initAskCi: text<{ known: string }>({
    en: ({ known }) => `Which CI (${known})?`,
    nl: ({ known }) => `Welke CI (${known})?`,
  }),
  initBadName: text<None>({
    en: () => 'A name is needed, on one line',
    nl: () => 'Er is een naam nodig, op één regel',
  }),
  initBadOin: text<{ text: string }>({
    en: ({ text: oin }) => `"${oin}" is no OIN: 20 positions, 8 digits, 9 digits or capitals, 3 digits`,
    nl: ({ text: oin }) =>
      `"${oin}" is geen OIN: 20 posities, 8 cijfers, 9 cijfers of hoofdletters, 3 cijfers`,
  }),
  initBadOmgevingen: text<{ text: string; known: string }>({
    en: ({ text: given, known }) => `"${given}": choose from ${known}, with commas between`,
    nl: ({ text: given, known }) => `"${given}": kies uit ${known}, met komma's ertussen`,
  }),
  initBadCi: text<{ text: string }>({
    en: ({ text: given }) => `"${given}" is none of github, gitlab, shell, none`,
    nl: ({ text: given }) => `"${given}" is niet een van github, gitlab, shell, none`,
  }),
  initInTheWay: text<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: ${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} there already. With --force ${paths.length === 1 ? 'it is' : 'they are'} overwritten`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} ${paths.length === 1 ? 'is' : 'zijn'} er al. Met --force ${paths.length === 1 ? 'wordt het' : 'worden ze'} overschreven`,
  }),
  initStopped: text<None>({
    en: () => 'Stopped: nothing was written',
    nl: () => 'Gestopt: er is niets geschreven',
  }),
  initBadPackage: text<None>({
    en: () => '--package wants what package.json would have: a path, a version or an address',
    nl: () => '--package vraagt wat in package.json zou staan: een pad, een versie of een adres',
  }),
  initPackageKept: text<None>({
    en: () => 'package.json is there already and has behandeldienst in it: it stays as it is',
    nl: () => 'package.json is er al en noemt behandeldienst: het blijft zoals het is',
  }),
  initGet: text<{ tarball: string }>({
    en: ({ tarball }) => `
The program is not on npm, so first bring it here: in a checkout of it npm ci && npm pack, then copy the file and
  npm install --save-dev ./${tarball}
Never install behandeldienst by its name alone: that would be somebody else's program beside your certificates.`,
    nl: ({ tarball }) => `
Het programma staat niet op npm, dus haal het eerst hierheen: in een checkout ervan npm ci && npm pack, kopieer het bestand en
  npm install --save-dev ./${tarball}
Installeer behandeldienst nooit alleen bij naam: dat zou het programma van een ander zijn, naast uw certificaten.`,
  }),
  initNext: text<{ install: boolean }>({
    en: ({ install }) => `
Next:
${install ? '  npm install                   fetches the program, and writes package-lock.json\n' : ''}  npx behandeldienst validate   checks the files
  npx behandeldienst plan       shows what an apply would do
Then commit everything that is here, package-lock.json included: CI installs from that.
Check the toestemmingen on PRE before you rely on them: their codes are not published.`,
    nl: ({ install }) => `
Verder:
${install ? '  npm install                   haalt het programma op, en schrijft package-lock.json\n' : ''}  npx behandeldienst validate   controleert de bestanden
  npx behandeldienst plan       toont wat een apply zou doen
Leg daarna alles vast wat hier staat, ook package-lock.json: daaruit installeert CI.
Controleer de toestemmingen op PRE voordat u erop vertrouwt: de codes zijn niet gepubliceerd.`,
  }),
};
