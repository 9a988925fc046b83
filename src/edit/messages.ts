import { message } from '../messages/message.js';

export const editMessages = {
  fmtRefused: message({
    en: () =>
      'in its canonical layout this file would mean something else or lose a comment, so it stays as it is. Please report it, with the file if you may',
    nl: () =>
      'in de vaste opmaak zou dit bestand iets anders betekenen of een opmerking verliezen, dus het blijft zoals het is. Meld dit alstublieft, met het bestand als dat mag',
  }),
  cannotAdd: message<{ path: string; line: string }>({
    en: ({ path, line }) =>
      `${path} is written in a way that cannot be added to. Add it by hand under verwachtingen: ${line}`,
    nl: ({ path, line }) =>
      `${path} is zo geschreven dat er niets bij te zetten is. Zet het zelf onder verwachtingen: ${line}`,
  }),
  importInTheWay: message<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: there is already ${paths.join(', ')}. Use --merge to add to it, or --force to overwrite it`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} ${paths.length === 1 ? 'is' : 'zijn'} er al. Vul aan met --merge, of overschrijf met --force`,
  }),
  cannotMerge: message<{ path: string }>({
    en: ({ path }) =>
      `Nothing was written: ${path} is written in a way that cannot be added to without changing what it says. Import to another folder (--out) and copy what is lacking, and please report it, with the file if you may`,
    nl: ({ path }) =>
      `Er is niets geschreven: ${path} is zo geschreven dat er niets bij kan zonder te veranderen wat er staat. Importeer naar een andere map (--out) en neem over wat ontbreekt, en meld dit alstublieft, met het bestand als dat mag`,
  }),
  importWithoutWaarde: message<{ code: string }>({
    en: ({ code }) =>
      `Nothing was written: DSO-LV does not tell the waarde of toestemming ${code}, and no toestemming in toestemmingen.yaml has that code. Add it there`,
    nl: ({ code }) =>
      `Er is niets geschreven: DSO-LV noemt de waarde van toestemming ${code} niet, en geen toestemming in toestemmingen.yaml heeft die code. Voeg haar daar toe`,
  }),
};
