import { count, either, message } from '../messages/message.js';

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

/** The result of a verification. */
export interface Verified {
  combinations: number;
  /** Sent to a behandeldienst by DSO-LV, and in no file. */
  unmentioned: number;
  activiteiten: number;
  /** Whether some have several behandeldiensten, or another one than the files say. */
  broken: boolean;
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
  verifySummary: message<Verified>({
    en: ({ combinations, unmentioned, activiteiten, broken }) => {
      const one = combinations === 1;
      const of = `${count(combinations, 'combination', 'combinations')} of ${count(activiteiten, 'activiteit', 'activiteiten')}`;
      const silent =
        unmentioned > 0
          ? ` ${unmentioned} at DSO-LV ${unmentioned === 1 ? 'is' : 'are'} in no file: see above.`
          : '';
      if (broken)
        return `${of}: ${one ? 'it does NOT have' : 'NOT each has'} exactly one behandeldienst as the files say.${silent}`;
      if (unmentioned > 0)
        return `${of}: each combination that the files mention has exactly one behandeldienst, as they say.${silent}`;
      return `${of}: ${one ? 'it' : 'each'} has exactly one behandeldienst, as the files say.`;
    },
    nl: ({ combinations, unmentioned, activiteiten, broken }) => {
      const one = combinations === 1;
      const of = `${count(combinations, 'combinatie', 'combinaties')} van ${count(activiteiten, 'activiteit', 'activiteiten')}`;
      const silent =
        unmentioned > 0
          ? ` ${unmentioned} bij DSO-LV ${unmentioned === 1 ? 'staat' : 'staan'} in geen enkel bestand: zie hierboven.`
          : '';
      if (broken)
        return `${of}: ${one ? 'die heeft NIET' : 'NIET elke combinatie heeft'} precies één behandeldienst zoals de bestanden zeggen.${silent}`;
      if (unmentioned > 0)
        return `${of}: elke combinatie die de bestanden noemen heeft precies één behandeldienst, zoals ze zeggen.${silent}`;
      return `${of}: ${one ? 'die' : 'elke combinatie'} heeft precies één behandeldienst, zoals de bestanden zeggen.`;
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
