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
      `Nothing was written: there is already ${paths.join(', ')}. With --force they are overwritten`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} is er al. Met --force worden ze overschreven`,
  }),
  initNext: text<None>({
    en: () => `
Next:
  npm install                   fetches the program, and writes package-lock.json
  npx behandeldienst validate   checks the files
  npx behandeldienst plan       shows what an apply would do
Check the toestemmingen on PRE before you rely on them: their codes are not published.`,
    nl: () => `
Verder:
  npm install                   haalt het programma op, en schrijft package-lock.json
  npx behandeldienst validate   controleert de bestanden
  npx behandeldienst plan       toont wat een apply zou doen
Controleer de toestemmingen op PRE voordat u erop vertrouwt: de codes zijn niet gepubliceerd.`,
  }),
};
