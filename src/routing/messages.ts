import { either, message } from '../messages/message.js';

/** Requests for one or more activiteiten that go from the same behandeldiensten to the same others. */
export interface Handover {
  gezag: string;
  /** Name of the activiteit; null for several. */
  naam: string | null;
  activiteiten: number;
  /** Whether all requests for them are included. */
  whole: boolean;
  /** Whether some of their areas overlap with areas of other lines. */
  overlaps: boolean;
  /** Empty: the bevoegd gezag itself. */
  from: string[];
  to: string[];
  /** Whether a merge applies the change. */
  merge: boolean;
}

/** Who handles requests: normally one name, several only where DSO-LV breaks the rule. */
function whoEn(names: readonly string[], gezag: string): string {
  return names.length === 0 ? `${gezag} itself` : either(names, 'and');
}

function whoNl(names: readonly string[], gezag: string): string {
  return names.length === 0 ? `${gezag} zelf` : either(names, 'en');
}

export const routingMessages = {
  handover: message<Handover>({
    en: ({ gezag, naam, activiteiten, whole, overlaps, from, to, merge }) => {
      const what = naam === null ? `${activiteiten} activiteiten` : naam;
      const requests = whole ? 'requests' : 'some of the requests';
      return `Once ${merge ? 'merged' : 'applied'}, ${requests} for ${what} of ${gezag} go to ${whoEn(to, gezag)} instead of ${whoEn(from, gezag)}.${overlaps ? ' Some areas overlap with others: see the table.' : ''}`;
    },
    nl: ({ gezag, naam, activiteiten, whole, overlaps, from, to, merge }) => {
      const what = naam === null ? `${activiteiten} activiteiten` : naam;
      const requests = whole ? 'gaan verzoeken' : 'gaat een deel van de verzoeken';
      return `Vanaf ${merge ? 'merge' : 'apply'} ${requests} voor ${what} van ${gezag} naar ${whoNl(to, gezag)} in plaats van naar ${whoNl(from, gezag)}.${overlaps ? ' Sommige gebieden overlappen met andere: zie de tabel.' : ''}`;
    },
  }),
  receiptVersion: message<{ path: string; version: number; known: number }>({
    en: ({ path, version, known }) =>
      `${path} is a receipt with formatVersion ${version}, and this version of behandeldienst reads ${known}. Use the version that wrote it, or write a new receipt`,
    nl: ({ path, version, known }) =>
      `${path} is een bewijs met formatVersion ${version}, en deze versie van behandeldienst leest ${known}. Gebruik de versie die het schreef, of schrijf een nieuw bewijs`,
  }),
  receiptUnreadable: message<{ path: string }>({
    en: ({ path }) => `${path} is not a receipt. Make one with: behandeldienst verify --out receipt.json`,
    nl: ({ path }) => `${path} is geen bewijs. Maak er een met: behandeldienst verify --out bewijs.json`,
  }),
  receiptEdited: message<{ path: string }>({
    en: ({ path }) =>
      `${path} was changed after it was written, so it proves nothing. Make a new one with verify --out`,
    nl: ({ path }) =>
      `${path} is gewijzigd nadat het is geschreven, en bewijst dus niets. Maak een nieuw bewijs met verify --out`,
  }),
  receiptOther: message<{ receipt: string; now: string }>({
    en: ({ receipt, now }) =>
      `The receipt is of ${receipt}, not of ${now}. Choose the omgeving of the receipt, or make a new one with verify --out`,
    nl: ({ receipt, now }) =>
      `Het bewijs is van ${receipt}, niet van ${now}. Kies de omgeving van het bewijs, of maak een nieuw bewijs met verify --out`,
  }),
};
