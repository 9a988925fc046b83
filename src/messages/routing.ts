import { count, either, text } from './entry.js';

type None = Record<string, never>;

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
  handover: text<Handover>({
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
  moreHandovers: text<{ more: number }>({
    en: ({ more }) => `And ${more} more such changes, in the table below.`,
    nl: ({ more }) => `En nog ${more} van zulke wijzigingen, in de tabel hieronder.`,
  }),
  noRoutingChange: text<{ omgeving: string; records: number; blocked: number }>({
    en: ({ omgeving, records, blocked }) =>
      records > 0
        ? `No change in routing: only configuraties at ${omgeving} change, and no request goes elsewhere.`
        : blocked > 0
          ? `Nothing changes at ${omgeving}: what is asked for is blocked.`
          : `Nothing changes at ${omgeving}.`,
    nl: ({ omgeving, records, blocked }) =>
      records > 0
        ? `Geen wijziging in de routering: alleen configuraties op ${omgeving} veranderen, en geen verzoek gaat ergens anders heen.`
        : blocked > 0
          ? `Er verandert niets op ${omgeving}: wat gevraagd wordt is geblokkeerd.`
          : `Er verandert niets op ${omgeving}.`,
  }),
  exceptToestemmingen: text<{ names: string[] }>({
    en: ({ names }) => `all but ${names.join(', ')}`,
    nl: ({ names }) => `alle behalve ${names.join(', ')}`,
  }),
  exceptLocaties: text<{ names: string[] }>({
    en: ({ names }) => `whole area but ${names.join(', ')}`,
    nl: ({ names }) => `hele gebied behalve ${names.join(', ')}`,
  }),
  sharesGround: text<{ areas: number; names: string[]; more: number }>({
    en: ({ areas, names, more }) =>
      `(${areas === 1 ? 'shares' : 'share'} ground with ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
    nl: ({ areas, names, more }) =>
      `(${areas === 1 ? 'deelt' : 'delen'} grond met ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''})`,
  }),
  andMore: text<{ more: number }>({
    en: ({ more }) => ` and ${more} more`,
    nl: ({ more }) => ` en nog ${more}`,
  }),
  gezagItself: text<{ naam: string }>({
    en: ({ naam }) => `${naam} itself`,
    nl: ({ naam }) => `${naam} zelf`,
  }),
  routingHead: text<None>({
    en: () => 'Activiteit|Toestemming|Locatie|Now|Then',
    nl: () => 'Activiteit|Toestemming|Locatie|Nu|Straks',
  }),
  routingTitle: text<{ gezag: string }>({
    en: ({ gezag }) => `Who handles what: ${gezag}`,
    nl: ({ gezag }) => `Wie wat behandelt: ${gezag}`,
  }),
  driftTitle: text<{ gezag: string }>({
    en: ({ gezag }) => `Drift, repaired along with it: ${gezag}`,
    nl: ({ gezag }) => `Drift, die mee hersteld wordt: ${gezag}`,
  }),
  driftNote: text<{ activiteiten: number }>({
    en: ({ activiteiten }) =>
      `Not from this change: DSO-LV differs from the files for ${activiteiten === 1 ? '1 activiteit' : `${activiteiten} activiteiten`} already. An apply repairs that along with it; \`apply --only change\` leaves it.`,
    nl: ({ activiteiten }) =>
      `Niet door deze wijziging: DSO-LV wijkt voor ${activiteiten === 1 ? '1 activiteit' : `${activiteiten} activiteiten`} al af van de bestanden. Een apply herstelt dat mee; \`apply --only change\` laat het staan.`,
  }),
  blockedNote: text<{ blocked: number; below: boolean }>({
    en: ({ blocked, below }) =>
      `${blocked} blocked: DSO-LV holds something that stands in the way.${below ? ` The plan below names ${blocked === 1 ? 'it' : 'them'}.` : ''}`,
    nl: ({ blocked, below }) =>
      `${blocked} geblokkeerd: er staat iets bij DSO-LV in de weg.${below ? ` Het plan hieronder noemt ${blocked === 1 ? 'het' : 'ze'}.` : ''}`,
  }),
  droppedNote: text<{ dropped: number }>({
    en: ({ dropped }) =>
      `${dropped} no longer in the files, and ${dropped === 1 ? 'stays' : 'stay'} at DSO-LV all the same: ${dropped === 1 ? 'its' : 'their'} requests keep going where they go. Only an apply with --prune removes ${dropped === 1 ? 'it' : 'them'}.`,
    nl: ({ dropped }) =>
      `${dropped} niet meer in de bestanden, en ${dropped === 1 ? 'blijft' : 'blijven'} toch bij DSO-LV staan: die verzoeken blijven gaan waar ze gaan. Alleen een apply met --prune verwijdert ${dropped === 1 ? 'die' : 'ze'}.`,
  }),
  unmanagedNote: text<{ unmanaged: number }>({
    en: ({ unmanaged }) =>
      `${count(unmanaged, 'configuratie', 'configuraties')} at DSO-LV ${unmanaged === 1 ? 'is' : 'are'} in no file. ${unmanaged === 1 ? 'It stays as it is' : 'They stay as they are'}.`,
    nl: ({ unmanaged }) =>
      `${count(unmanaged, 'configuratie', 'configuraties')} bij DSO-LV ${unmanaged === 1 ? 'staat' : 'staan'} in geen enkel bestand. Die ${unmanaged === 1 ? 'blijft zoals die is' : 'blijven zoals ze zijn'}.`,
  }),
  moreRecords: text<{ more: number }>({
    en: ({ more }) => `and ${more} more; with -v all of them are named`,
    nl: ({ more }) => `en nog ${more}; met -v worden ze allemaal genoemd`,
  }),
  tooMuchNote: text<{ gezag: string; changes: number; reported: number; maxChange: number }>({
    en: ({ gezag, changes, reported, maxChange }) =>
      `Much changes at once for ${gezag}: ${changes} of ${reported} configuraties, more than ${maxChange} %. An apply refuses that without --force.`,
    nl: ({ gezag, changes, reported, maxChange }) =>
      `Er verandert veel tegelijk voor ${gezag}: ${changes} van ${reported} configuraties, meer dan ${maxChange} %. Een apply weigert dat zonder --force.`,
  }),
  verifyDiffers: text<{ files: string; dso: string }>({
    en: ({ files, dso }) => `the files say ${files}, DSO-LV ${dso}`,
    nl: ({ files, dso }) => `de bestanden zeggen ${files}, DSO-LV ${dso}`,
  }),
  verifyUnmentioned: text<{ dso: string }>({
    en: ({ dso }) => `in no file; DSO-LV sends it to ${dso}`,
    nl: ({ dso }) => `staat in geen enkel bestand; DSO-LV stuurt het naar ${dso}`,
  }),
  verifySince: text<None>({
    en: () => 'Changed since the receipt:',
    nl: () => 'Veranderd sinds het bewijs:',
  }),
  verifyMore: text<{ more: number }>({
    en: ({ more }) => `… and ${more} more lines. --format json has all of them`,
    nl: ({ more }) => `… en nog ${more} regels. --format json heeft ze allemaal`,
  }),
  verifySummary: text<Verified>({
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
  verifySinceSummary: text<{ activiteiten: number }>({
    en: ({ activiteiten }) =>
      activiteiten === 0
        ? 'Since the receipt, no request goes elsewhere.'
        : `Since the receipt, requests for ${count(activiteiten, 'activiteit', 'activiteiten')} go elsewhere: see above.`,
    nl: ({ activiteiten }) =>
      activiteiten === 0
        ? 'Sinds het bewijs gaat geen verzoek ergens anders heen.'
        : `Sinds het bewijs gaan verzoeken voor ${count(activiteiten, 'activiteit', 'activiteiten')} ergens anders heen: zie hierboven.`,
  }),
  verifyNotInReceipt: text<{ names: string[]; more: number }>({
    en: ({ names, more }) =>
      `Not in the receipt, so not compared with it: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    nl: ({ names, more }) =>
      `Niet in het bewijs, en dus niet ermee vergeleken: ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
  }),
  receiptMissing: text<{ path: string }>({
    en: ({ path }) => `There is no file ${path}. Write a receipt with: behandeldienst verify --out ${path}`,
    nl: ({ path }) =>
      `Het bestand ${path} is er niet. Schrijf een bewijs met: behandeldienst verify --out ${path}`,
  }),
  receiptVersion: text<{ path: string; version: number; known: number }>({
    en: ({ path, version, known }) =>
      `${path} is a receipt of formatVersion ${version}, and this version of behandeldienst reads ${known}. Use the version that wrote it, or write a new receipt`,
    nl: ({ path, version, known }) =>
      `${path} is een bewijs met formatVersion ${version}, en deze versie van behandeldienst leest ${known}. Gebruik de versie die het schreef, of schrijf een nieuw bewijs`,
  }),
  receiptUnreadable: text<{ path: string }>({
    en: ({ path }) => `${path} is no receipt that verify --out has written`,
    nl: ({ path }) => `${path} is geen bewijs dat verify --out heeft geschreven`,
  }),
  receiptEdited: text<{ path: string }>({
    en: ({ path }) => `${path} was changed after it was written: it proves nothing`,
    nl: ({ path }) => `${path} is gewijzigd nadat het geschreven was: het bewijst niets`,
  }),
  receiptOther: text<{ receipt: string; now: string }>({
    en: ({ receipt, now }) => `The receipt is of ${receipt}, and not of ${now}`,
    nl: ({ receipt, now }) => `Het bewijs is van ${receipt}, en niet van ${now}`,
  }),
  logBroken: text<None>({
    en: () => 'the files had errors: what it changed is told with the next commit that has none',
    nl: () => 'de bestanden bevatten fouten: wat hier veranderde staat bij de volgende commit zonder fouten',
  }),
  logBegins: text<None>({
    en: () => 'the history that this clone holds begins here: what stands here was decided earlier',
    nl: () => 'hier begint de geschiedenis die deze kloon bevat: wat hier staat is eerder besloten',
  }),
  logCopied: text<{ from: string }>({
    en: ({ from }) => `the files were copied here from ${from}: what stands here was decided there`,
    nl: ({ from }) => `de bestanden zijn hierheen gekopieerd uit ${from}: wat hier staat is daar besloten`,
  }),
  logCutOff: text<{ commit: string }>({
    en: ({ commit }) =>
      `This is a shallow clone: its history is cut off at commit ${commit}, and who changed what before that is not told. For the rest: git fetch --unshallow (in CI: fetch-depth: 0 at GitHub, GIT_DEPTH: 0 at GitLab)`,
    nl: ({ commit }) =>
      `Dit is een ondiepe kloon (shallow): de geschiedenis is afgekapt bij commit ${commit}, en wie daarvoor wat veranderde wordt niet gezegd. Voor de rest: git fetch --unshallow (in CI: fetch-depth: 0 bij GitHub, GIT_DEPTH: 0 bij GitLab)`,
  }),
  logNothing: text<{ activiteit: string; omgeving: string; begins: boolean }>({
    en: ({ activiteit, omgeving, begins }) =>
      `No commit${begins ? ' since then' : ''} changed who handles ${activiteit} on ${omgeving}`,
    nl: ({ activiteit, omgeving, begins }) =>
      `Geen commit${begins ? ' sindsdien' : ''} veranderde wie ${activiteit} op ${omgeving} behandelt`,
  }),
};
