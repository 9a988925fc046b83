import { count, either, message } from '../messages/message.js';

/** Some requests for one or more activiteiten that change hands together. */
export interface Handover {
  gezag: string;
  /** Name of the activiteit, where it is one. */
  naam: string | null;
  activiteiten: number;
  /** Whether every request for them goes along. */
  whole: boolean;
  /** Whether some of it shares ground with what goes otherwise. */
  onSharedGround: boolean;
  /** Empty: the bevoegd gezag itself. */
  from: string[];
  to: string[];
  /** Whether it takes effect with a merge, or with an apply. */
  merge: boolean;
}

/** What a verification comes to. */
export interface Verified {
  combinations: number;
  /** Sent elsewhere by DSO-LV, and in no file. */
  unmentioned: number;
  activiteiten: number;
  /** Whether some have several behandeldiensten, or another than the files say. */
  broken: boolean;
}

/** Names of an answer: one as a rule; several only where DSO-LV breaks the rule. */
function whoEn(names: readonly string[], gezag: string): string {
  return names.length === 0 ? `${gezag} itself` : either(names, 'and');
}

function whoNl(names: readonly string[], gezag: string): string {
  return names.length === 0 ? `${gezag} zelf` : either(names, 'en');
}

export const routingMessages = {
  handover: message<Handover>({
    en: ({ gezag, naam, activiteiten, whole, onSharedGround, from, to, merge }) => {
      const what = naam === null ? `${activiteiten} activiteiten` : naam;
      const requests = whole ? 'requests' : 'some of the requests';
      return `Once ${merge ? 'merged' : 'applied'}, ${requests} for ${what} of ${gezag} go to ${whoEn(to, gezag)} instead of ${whoEn(from, gezag)}.${onSharedGround ? ' Its areas share ground with others: see the table.' : ''}`;
    },
    nl: ({ gezag, naam, activiteiten, whole, onSharedGround, from, to, merge }) => {
      const what = naam === null ? `${activiteiten} activiteiten` : naam;
      const requests = whole ? 'gaan verzoeken' : 'gaat een deel van de verzoeken';
      return `Vanaf ${merge ? 'merge' : 'apply'} ${requests} voor ${what} van ${gezag} naar ${whoNl(to, gezag)} in plaats van naar ${whoNl(from, gezag)}.${onSharedGround ? ' De gebieden delen grond met andere: zie de tabel.' : ''}`;
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
        return `${of}: ${one ? 'it does NOT have' : 'NOT each has'} exactly one behandeldienst, as the files say.${silent}`;
      if (unmentioned > 0)
        return `${of}: each that the files speak of has exactly one behandeldienst, as they say.${silent}`;
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
      `${path} is a receipt of formatVersion ${version}, and this version of behandeldienst reads ${known}. Use the version that wrote it, or write a new receipt`,
    nl: ({ path, version, known }) =>
      `${path} is een bewijs met formatVersion ${version}, en deze versie van behandeldienst leest ${known}. Gebruik de versie die het schreef, of schrijf een nieuw bewijs`,
  }),
  receiptUnreadable: message<{ path: string }>({
    en: ({ path }) => `${path} is no receipt that verify --out has written`,
    nl: ({ path }) => `${path} is geen bewijs dat verify --out heeft geschreven`,
  }),
  receiptEdited: message<{ path: string }>({
    en: ({ path }) => `${path} was changed after it was written: it proves nothing`,
    nl: ({ path }) => `${path} is gewijzigd nadat het geschreven was: het bewijst niets`,
  }),
  receiptOther: message<{ receipt: string; now: string }>({
    en: ({ receipt, now }) => `The receipt is of ${receipt}, and not of ${now}`,
    nl: ({ receipt, now }) => `Het bewijs is van ${receipt}, en niet van ${now}`,
  }),
};
