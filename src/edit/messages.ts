import { message } from '../messages/message.js';

export const editMessages = {
  fmtRefused: message({
    en: () =>
      'The canonical layout would change the meaning of this file or lose a comment, so the file was not changed. Please report this, with the file if you may share it',
    nl: () =>
      'De vaste opmaak zou de betekenis van dit bestand veranderen of een opmerking verliezen. Daarom is het bestand niet gewijzigd. Meld dit alstublieft, met het bestand als u dat mag delen',
  }),
  cannotAdd: message<{ path: string; line: string }>({
    en: ({ path, line }) =>
      `Nothing can be added to ${path} without changing its meaning. Add this line by hand under verwachtingen: ${line}`,
    nl: ({ path, line }) =>
      `Aan ${path} kan niets worden toegevoegd zonder de betekenis te veranderen. Voeg deze regel zelf toe onder verwachtingen: ${line}`,
  }),
  importInTheWay: message<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: ${paths.join(', ')} already ${paths.length === 1 ? 'exists' : 'exist'}. Use --merge to add to it, or --force to overwrite it`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} ${paths.length === 1 ? 'bestaat' : 'bestaan'} al. Vul aan met --merge, of overschrijf met --force`,
  }),
  cannotMerge: message<{ path: string }>({
    en: ({ path }) =>
      `Nothing was written: nothing can be added to ${path} without changing its meaning. Import into another folder (--out) and copy what is missing. Please report this, with the file if you may share it`,
    nl: ({ path }) =>
      `Er is niets geschreven: aan ${path} kan niets worden toegevoegd zonder de betekenis te veranderen. Importeer naar een andere map (--out) en neem over wat ontbreekt. Meld dit alstublieft, met het bestand als u dat mag delen`,
  }),
  importWithoutWaarde: message<{ code: string }>({
    en: ({ code }) =>
      `Nothing was written: DSO-LV does not give the waarde of toestemming ${code}, and toestemmingen.yaml has no toestemming with that code. Add it there`,
    nl: ({ code }) =>
      `Er is niets geschreven: DSO-LV geeft de waarde van toestemming ${code} niet, en toestemmingen.yaml heeft geen toestemming met die code. Voeg die daar toe`,
  }),
};
