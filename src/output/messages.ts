import { count, message } from '../messages/message.js';
import type { FieldName } from '../model/configuratie-fields.js';

/** Terms of the domain: the same in both languages. */
const fieldLabels: Record<FieldName, string> = {
  oin: 'bevoegd gezag',
  activiteit: 'activiteit',
  behandeldienstOin: 'behandeldienst',
  toestemming: 'toestemming',
  locatieOins: 'locaties',
};

export const outputMessages = {
  // Toestemmingen, locaties and organisations in words.
  allToestemmingen: message({ en: () => 'all toestemmingen', nl: () => 'alle toestemmingen' }),
  exceptToestemmingen: message<{ names: string[] }>({
    en: ({ names }) => `all but ${names.join(', ')}`,
    nl: ({ names }) => `alle behalve ${names.join(', ')}`,
  }),
  wholeArea: message({ en: () => 'whole area', nl: () => 'hele gebied' }),
  exceptLocaties: message<{ names: string[] }>({
    en: ({ names }) => `whole area but ${names.join(', ')}`,
    nl: ({ names }) => `hele gebied behalve ${names.join(', ')}`,
  }),
  overlapsWith: message<{ areas: number; names: string[]; more: number }>({
    en: ({ areas, names, more }) =>
      `(${areas === 1 ? 'overlaps' : 'overlap'} with ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
    nl: ({ areas, names, more }) =>
      `(${areas === 1 ? 'overlapt' : 'overlappen'} met ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''})`,
  }),
  gezagItself: message<{ naam: string }>({
    en: ({ naam }) => `${naam} itself`,
    nl: ({ naam }) => `${naam} zelf`,
  }),
  nothingAssigned: message({
    en: () => 'nothing is assigned',
    nl: () => 'er is niets toegewezen',
  }),
  elsewhere: message({ en: () => 'elsewhere', nl: () => 'elders' }),
  everyOther: message({ en: () => 'every other', nl: () => 'elke andere' }),
  andMore: message<{ more: number }>({
    en: ({ more }) => ` and ${more} more`,
    nl: ({ more }) => ` en nog ${more}`,
  }),
  field: message<{ field: FieldName }>({
    en: ({ field }) => fieldLabels[field],
    nl: ({ field }) => fieldLabels[field],
  }),

  // Routing: who handles what, before and after.
  moreHandovers: message<{ more: number }>({
    en: ({ more }) => `And ${count(more, 'more such change', 'more such changes')}: see the table below.`,
    nl: ({ more }) =>
      `En nog ${count(more, 'wijziging', 'wijzigingen')} van deze soort: zie de tabel hieronder.`,
  }),
  noRoutingChange: message<{ omgeving: string; records: number }>({
    en: ({ omgeving, records }) =>
      records > 0
        ? `No change in routing: only configuraties at ${omgeving} change, and no request goes elsewhere.`
        : `Nothing changes at ${omgeving}: every change is blocked.`,
    nl: ({ omgeving, records }) =>
      records > 0
        ? `De routering verandert niet: op ${omgeving} veranderen alleen configuraties, en geen enkel verzoek gaat ergens anders heen.`
        : `Er verandert niets op ${omgeving}: elke wijziging is geblokkeerd.`,
  }),
  routingHead: message({
    en: () => 'Activiteit|Toestemming|Locatie|Now|Then',
    nl: () => 'Activiteit|Toestemming|Locatie|Nu|Straks',
  }),
  routingTitle: message<{ gezag: string }>({
    en: ({ gezag }) => `Who handles what: ${gezag}`,
    nl: ({ gezag }) => `Wie wat behandelt: ${gezag}`,
  }),
  driftTitle: message<{ gezag: string }>({
    en: ({ gezag }) => `Drift that an apply also repairs: ${gezag}`,
    nl: ({ gezag }) => `Drift die een apply ook herstelt: ${gezag}`,
  }),
  driftNote: message<{ activiteiten: number }>({
    en: ({ activiteiten }) =>
      `Not caused by this change: DSO-LV already differs from the files for ${count(activiteiten, 'activiteit', 'activiteiten')}. An apply also repairs that; \`apply --only change\` does not.`,
    nl: ({ activiteiten }) =>
      `Niet door deze wijziging: DSO-LV wijkt voor ${count(activiteiten, 'activiteit', 'activiteiten')} nu al af van de bestanden. Een apply herstelt dat ook; \`apply --only change\` doet dat niet.`,
  }),

  // Notes with a plan.
  blockedNote: message<{ blocked: number; below: boolean }>({
    en: ({ blocked, below }) =>
      `${blocked} blocked: an existing configuratie at DSO-LV is in the way.${below ? ' See the plan below.' : ''}`,
    nl: ({ blocked, below }) =>
      `${blocked} geblokkeerd: bij DSO-LV zit een bestaande configuratie in de weg.${below ? ' Zie het plan hieronder.' : ''}`,
  }),
  droppedNote: message<{ dropped: number }>({
    en: ({ dropped }) =>
      `${count(dropped, 'configuratie is', 'configuraties are')} no longer in the files, but ${dropped === 1 ? 'stays' : 'stay'} at DSO-LV: ${dropped === 1 ? 'its' : 'their'} requests go where they went before. Only an apply with --prune removes ${dropped === 1 ? 'it' : 'them'}.`,
    nl: ({ dropped }) =>
      `${count(dropped, 'configuratie staat', 'configuraties staan')} niet meer in de bestanden, maar ${dropped === 1 ? 'blijft' : 'blijven'} wel bij DSO-LV: de verzoeken gaan waar ze nu al heen gaan. Alleen een apply met --prune verwijdert ${dropped === 1 ? 'die' : 'ze'}.`,
  }),
  unmanagedNote: message<{ unmanaged: number }>({
    en: ({ unmanaged }) =>
      `${count(unmanaged, 'configuratie', 'configuraties')} at DSO-LV ${unmanaged === 1 ? 'is' : 'are'} in no file. ${unmanaged === 1 ? 'It stays as it is' : 'They stay as they are'}.`,
    nl: ({ unmanaged }) =>
      `${count(unmanaged, 'configuratie', 'configuraties')} bij DSO-LV ${unmanaged === 1 ? 'staat' : 'staan'} in geen enkel bestand. Die ${unmanaged === 1 ? 'blijft zoals die is' : 'blijven zoals ze zijn'}.`,
  }),
  noLongerManagedNote: message<{ gezag: string }>({
    en: ({ gezag }) =>
      `${gezag} has no file any more, so it is no longer managed: what DSO-LV holds for it is not read and stays. To end all of it, keep a file with \`toewijzingen: []\`.`,
    nl: ({ gezag }) =>
      `${gezag} heeft geen bestand meer en wordt dus niet meer beheerd: wat er bij DSO-LV voor staat, wordt niet gelezen en blijft. Wilt u alles beëindigen, houd dan een bestand met \`toewijzingen: []\`.`,
  }),
  moreReleased: message<{ more: number }>({
    en: ({ more }) => `And ${count(more, 'other bevoegd gezag', 'other bevoegde gezagen')} without files.`,
    nl: ({ more }) =>
      `En nog ${count(more, 'ander bevoegd gezag', 'andere bevoegde gezagen')} zonder bestanden.`,
  }),
  moreRecords: message<{ more: number }>({
    en: ({ more }) => `and ${more} more; -v shows all of them`,
    nl: ({ more }) => `en nog ${more}; met -v ziet u ze allemaal`,
  }),
  tooMuchNote: message<{ gezag: string; changes: number; reported: number; maxChange: number }>({
    en: ({ gezag, changes, reported, maxChange }) =>
      `A large change for ${gezag}: ${changes} of ${reported} configuraties, more than ${maxChange} %. An apply refuses that without --force.`,
    nl: ({ gezag, changes, reported, maxChange }) =>
      `Een grote wijziging voor ${gezag}: ${changes} van de ${reported} configuraties, meer dan ${maxChange} %. Een apply weigert dat zonder --force.`,
  }),

  moreGezagen: message<{ more: number }>({
    en: ({ more }) =>
      `A large change for ${count(more, 'other bevoegd gezag', 'other bevoegde gezagen')} too.`,
    nl: ({ more }) =>
      `Ook een grote wijziging voor ${count(more, 'ander bevoegd gezag', 'andere bevoegde gezagen')}.`,
  }),
  moreSpellings: message<{ more: number }>({
    en: ({ more }) =>
      `And ${count(more, 'other name', 'other names')} that DSO-LV spells otherwise; --format json lists all of them`,
    nl: ({ more }) =>
      `En nog ${count(more, 'naam', 'namen')} die DSO-LV anders schrijft; --format json noemt ze allemaal`,
  }),
  moreDoubled: message<{ more: number }>({
    en: ({ more }) =>
      `And ${count(more, 'other configuratie', 'other configuraties')} at DSO-LV with a combination that another one has already; --format json lists all of them`,
    nl: ({ more }) =>
      `En nog ${count(more, 'configuratie', 'configuraties')} bij DSO-LV met een combinatie die een andere al heeft; --format json noemt ze allemaal`,
  }),

  // The actions of a plan.
  unmanagedLine: message({
    en: () => 'in no file: it stays as it is',
    nl: () => 'staat in geen enkel bestand: het blijft zoals het is',
  }),
  droppedLine: message<{ canDelete: boolean }>({
    en: ({ canDelete }) =>
      `no longer in a file: it stays as it is, ${canDelete ? 'unless you use --prune' : 'until it is removed at DSO-LV'}`,
    nl: ({ canDelete }) =>
      `staat niet meer in een bestand: het blijft zoals het is, ${canDelete ? 'tenzij u --prune gebruikt' : 'tot het bij DSO-LV is verwijderd'}`,
  }),
  originMixed: message<{ commit: string | null }>({
    en: ({ commit }) =>
      `partly a change in the files${commit === null ? '' : `, commit ${commit}`}, partly drift: DSO-LV was changed as well`,
    nl: ({ commit }) =>
      `deels een wijziging in de bestanden${commit === null ? '' : `, commit ${commit}`}, deels drift: DSO-LV is ook veranderd`,
  }),
  originDrift: message({
    en: () => 'drift: DSO-LV was changed, the files were not',
    nl: () => 'drift: DSO-LV is veranderd, de bestanden niet',
  }),
  originChange: message<{ commit: string | null }>({
    en: ({ commit }) => (commit === null ? 'change in the files' : `change in the files, commit ${commit}`),
    nl: ({ commit }) =>
      commit === null ? 'wijziging in de bestanden' : `wijziging in de bestanden, commit ${commit}`,
  }),

  leftOutHeading: message<{ only: 'change' | 'drift' }>({
    en: ({ only }) => `Left out by --only ${only}`,
    nl: ({ only }) => `Weggelaten door --only ${only}`,
  }),
  leftOutTogether: message({
    en: () => 'It belongs with other actions that have another cause: they can only be applied together.',
    nl: () =>
      'Dit hoort bij andere acties met een andere oorzaak: ze kunnen alleen samen worden doorgevoerd.',
  }),

  // The result of an apply.
  outcome: message<{ outcome: 'done' | 'failed' | 'unknown' | 'blocked' | 'skipped' }>({
    en: ({ outcome }) => outcome,
    nl: ({ outcome }) =>
      ({
        done: 'gedaan',
        failed: 'mislukt',
        unknown: 'onbekend',
        blocked: 'geblokkeerd',
        skipped: 'overgeslagen',
      })[outcome],
  }),
  applyUnconfirmed: message<{ why: string }>({
    en: ({ why }) => `The result could not be read back, so it is not confirmed: ${why}`,
    nl: ({ why }) => `Het resultaat kon niet worden teruggelezen en is dus niet bevestigd: ${why}`,
  }),
  stillDiffers: message({
    en: () => 'DSO-LV and the files still differ:',
    nl: () => 'DSO-LV en de bestanden verschillen nog:',
  }),
  // Tables in markdown.
  markdownHead: message<{ last: 'why' | 'outcome' }>({
    en: ({ last }) =>
      ` |Activiteit|Toestemming|Locaties|Behandeldienst|${last === 'why' ? 'Why' : 'Outcome'}`,
    nl: ({ last }) =>
      ` |Activiteit|Toestemming|Locaties|Behandeldienst|${last === 'why' ? 'Waarom' : 'Uitkomst'}`,
  }),
  markdownCut: message<{ rows: number }>({
    en: ({ rows }) =>
      `_${count(rows, 'more line does', 'more lines do')} not fit here. See the whole plan with \`behandeldienst plan\`._`,
    nl: ({ rows }) =>
      `_Nog ${count(rows, 'regel past', 'regels passen')} hier niet. Zie het hele plan met \`behandeldienst plan\`._`,
  }),

  // The history of an activiteit.
  logBegins: message({
    en: () => 'the history in this clone begins here: an earlier commit decided this',
    nl: () => 'hier begint de geschiedenis in deze kloon: dit is in een eerdere commit besloten',
  }),
  logCopied: message<{ from: string }>({
    en: ({ from }) => `the files were copied here from ${from}: this was decided there`,
    nl: ({ from }) => `de bestanden zijn hierheen gekopieerd uit ${from}: dit is daar besloten`,
  }),
  logBroken: message({
    en: () => 'the files had errors: this change is shown with the next commit without errors',
    nl: () => 'de bestanden bevatten fouten: deze wijziging staat bij de volgende commit zonder fouten',
  }),
};
