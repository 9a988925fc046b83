import { count, message } from '../messages/message.js';
import type { ProblemCode } from '../model/problem-codes.js';

export interface PlanCounts {
  omgeving: string;
  create: number;
  replace: number;
  delete: number;
  blocked: number;
  unchanged: number;
  unmanaged: number;
}

export interface ApplyCounts {
  omgeving: string;
  created: number;
  replaced: number;
  deleted: number;
  failed: number;
  unknown: number;
  blocked: number;
  skipped: number;
  unchanged: number;
  complete: boolean;
}

/** What `--only` left out of a plan. */
export interface LeftOut {
  only: 'change' | 'drift';
  change: number;
  drift: number;
}

/** The parts of a count that are not zero, as a list. */
function listed(parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(', ');
}

const fieldsEn: Record<string, string> = {
  behandeldienstOin: 'behandeldienst',
  toestemming: 'toestemming',
  locatieOins: 'locaties',
};

const helpEn: Record<ProblemCode, string> = {
  'yaml-syntax':
    'The file cannot be read as YAML 1.2 in UTF-8, holds a key twice, or holds more than one document.',
  schema:
    'The file does not fit its schema: a key is unknown or missing, a value is of the wrong kind, or a list is empty.',
  'unknown-organisatie': 'A short name stands for no organisation in organisaties.yaml.',
  'unknown-toestemming': 'A short name stands for no toestemming in toestemmingen.yaml.',
  'unknown-omgeving': 'A folder or file belongs to no omgeving in omgevingen.yaml.',
  'invalid-oin': 'An OIN has to be 20 positions: 8 digits, 9 digits or capitals, 3 digits.',
  'oin-elfproef': 'The RSIN inside an OIN fails the elfproef, so a digit is probably wrong.',
  overlap:
    'Two assignments share a combination of activiteit, toestemming and locatie, and name different behandeldiensten.',
  duplicate:
    'Two assignments share a combination of activiteit, toestemming and locatie, and name the same behandeldienst.',
  'toestemming-waarde': 'One toestemming code has two different waarden.',
  gap: 'The file promises full coverage (dekking: volledig), and a combination has no behandeldienst.',
  verwachting: 'An expectation of the files does not hold: a combination goes to another behandeldienst.',
  'rtr-unknown': 'The RTR has no activiteit of that name, so nothing is routed by it.',
  'rtr-expired': 'The activiteit has ended in the RTR.',
  'rtr-expires': 'The activiteit ends in the RTR within 60 days.',
  'rtr-unmentioned': 'The RTR has activiteiten of the bevoegd gezag that no toewijzing mentions.',
  'rtr-stale': 'The snapshot of the RTR is old, or lacks the list of an organisation.',
  empty: 'An omgeving or a file has no toewijzingen.',
};

const helpNl: Record<ProblemCode, string> = {
  'yaml-syntax':
    'Het bestand is niet te lezen als YAML 1.2 in UTF-8, bevat een sleutel dubbel, of bevat meer dan één document.',
  schema:
    'Het bestand past niet bij zijn schema: een sleutel is onbekend of ontbreekt, een waarde is van de verkeerde soort, of een lijst is leeg.',
  'unknown-organisatie': 'Een korte naam staat voor geen organisatie in organisaties.yaml.',
  'unknown-toestemming': 'Een korte naam staat voor geen toestemming in toestemmingen.yaml.',
  'unknown-omgeving': 'Een map of bestand hoort bij geen omgeving in omgevingen.yaml.',
  'invalid-oin': 'Een OIN heeft 20 posities: 8 cijfers, 9 cijfers of hoofdletters, 3 cijfers.',
  'oin-elfproef':
    'Het RSIN in een OIN voldoet niet aan de elfproef; er klopt waarschijnlijk een cijfer niet.',
  overlap:
    'Twee toewijzingen delen een combinatie van activiteit, toestemming en locatie, en noemen verschillende behandeldiensten.',
  duplicate:
    'Twee toewijzingen delen een combinatie van activiteit, toestemming en locatie, en noemen dezelfde behandeldienst.',
  'toestemming-waarde': 'Eén toestemmingscode heeft twee verschillende waarden.',
  gap: 'Het bestand belooft volledige dekking (dekking: volledig), en een combinatie heeft geen behandeldienst.',
  verwachting:
    'Een verwachting van de bestanden komt niet uit: een combinatie gaat naar een andere behandeldienst.',
  'rtr-unknown': 'De RTR heeft geen activiteit van die naam; ze routeert dus niets.',
  'rtr-expired': 'De activiteit is in de RTR beëindigd.',
  'rtr-expires': 'De activiteit eindigt binnen 60 dagen in de RTR.',
  'rtr-unmentioned': 'De RTR heeft activiteiten van het bevoegd gezag die geen toewijzing noemt.',
  'rtr-stale': 'De momentopname van de RTR is oud, of mist de lijst van een organisatie.',
  empty: 'Een omgeving of bestand heeft geen toewijzingen.',
};

export const outputMessages = {
  moreHandovers: message<{ more: number }>({
    en: ({ more }) => `And ${more} more such changes, in the table below.`,
    nl: ({ more }) => `En nog ${more} van zulke wijzigingen, in de tabel hieronder.`,
  }),
  noRoutingChange: message<{ omgeving: string; records: number; blocked: number }>({
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
  exceptToestemmingen: message<{ names: string[] }>({
    en: ({ names }) => `all but ${names.join(', ')}`,
    nl: ({ names }) => `alle behalve ${names.join(', ')}`,
  }),
  exceptLocaties: message<{ names: string[] }>({
    en: ({ names }) => `whole area but ${names.join(', ')}`,
    nl: ({ names }) => `hele gebied behalve ${names.join(', ')}`,
  }),
  sharesGround: message<{ areas: number; names: string[]; more: number }>({
    en: ({ areas, names, more }) =>
      `(${areas === 1 ? 'shares' : 'share'} ground with ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`,
    nl: ({ areas, names, more }) =>
      `(${areas === 1 ? 'deelt' : 'delen'} grond met ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''})`,
  }),
  andMore: message<{ more: number }>({
    en: ({ more }) => ` and ${more} more`,
    nl: ({ more }) => ` en nog ${more}`,
  }),
  gezagItself: message<{ naam: string }>({
    en: ({ naam }) => `${naam} itself`,
    nl: ({ naam }) => `${naam} zelf`,
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
    en: ({ gezag }) => `Drift, repaired along with it: ${gezag}`,
    nl: ({ gezag }) => `Drift, die mee hersteld wordt: ${gezag}`,
  }),
  driftNote: message<{ activiteiten: number }>({
    en: ({ activiteiten }) =>
      `Not from this change: DSO-LV differs from the files for ${activiteiten === 1 ? '1 activiteit' : `${activiteiten} activiteiten`} already. An apply repairs that along with it; \`apply --only change\` leaves it.`,
    nl: ({ activiteiten }) =>
      `Niet door deze wijziging: DSO-LV wijkt voor ${activiteiten === 1 ? '1 activiteit' : `${activiteiten} activiteiten`} al af van de bestanden. Een apply herstelt dat mee; \`apply --only change\` laat het staan.`,
  }),
  blockedNote: message<{ blocked: number; below: boolean }>({
    en: ({ blocked, below }) =>
      `${blocked} blocked: DSO-LV holds something that stands in the way.${below ? ` The plan below names ${blocked === 1 ? 'it' : 'them'}.` : ''}`,
    nl: ({ blocked, below }) =>
      `${blocked} geblokkeerd: er staat iets bij DSO-LV in de weg.${below ? ` Het plan hieronder noemt ${blocked === 1 ? 'het' : 'ze'}.` : ''}`,
  }),
  droppedNote: message<{ dropped: number }>({
    en: ({ dropped }) =>
      `${dropped} no longer in the files, and ${dropped === 1 ? 'stays' : 'stay'} at DSO-LV all the same: ${dropped === 1 ? 'its' : 'their'} requests keep going where they go. Only an apply with --prune removes ${dropped === 1 ? 'it' : 'them'}.`,
    nl: ({ dropped }) =>
      `${dropped} niet meer in de bestanden, en ${dropped === 1 ? 'blijft' : 'blijven'} toch bij DSO-LV staan: die verzoeken blijven gaan waar ze gaan. Alleen een apply met --prune verwijdert ${dropped === 1 ? 'die' : 'ze'}.`,
  }),
  unmanagedNote: message<{ unmanaged: number }>({
    en: ({ unmanaged }) =>
      `${count(unmanaged, 'configuratie', 'configuraties')} at DSO-LV ${unmanaged === 1 ? 'is' : 'are'} in no file. ${unmanaged === 1 ? 'It stays as it is' : 'They stay as they are'}.`,
    nl: ({ unmanaged }) =>
      `${count(unmanaged, 'configuratie', 'configuraties')} bij DSO-LV ${unmanaged === 1 ? 'staat' : 'staan'} in geen enkel bestand. Die ${unmanaged === 1 ? 'blijft zoals die is' : 'blijven zoals ze zijn'}.`,
  }),
  moreRecords: message<{ more: number }>({
    en: ({ more }) => `and ${more} more; with -v all of them are named`,
    nl: ({ more }) => `en nog ${more}; met -v worden ze allemaal genoemd`,
  }),
  tooMuchNote: message<{ gezag: string; changes: number; reported: number; maxChange: number }>({
    en: ({ gezag, changes, reported, maxChange }) =>
      `Much changes at once for ${gezag}: ${changes} of ${reported} configuraties, more than ${maxChange} %. An apply refuses that without --force.`,
    nl: ({ gezag, changes, reported, maxChange }) =>
      `Er verandert veel tegelijk voor ${gezag}: ${changes} van ${reported} configuraties, meer dan ${maxChange} %. Een apply weigert dat zonder --force.`,
  }),
  verifyDiffers: message<{ files: string; dso: string }>({
    en: ({ files, dso }) => `the files say ${files}, DSO-LV ${dso}`,
    nl: ({ files, dso }) => `de bestanden zeggen ${files}, DSO-LV ${dso}`,
  }),
  verifyUnmentioned: message<{ dso: string }>({
    en: ({ dso }) => `in no file; DSO-LV sends it to ${dso}`,
    nl: ({ dso }) => `staat in geen enkel bestand; DSO-LV stuurt het naar ${dso}`,
  }),
  verifySince: message({
    en: () => 'Changed since the receipt:',
    nl: () => 'Veranderd sinds het bewijs:',
  }),
  verifyMore: message<{ more: number }>({
    en: ({ more }) => `… and ${more} more lines. --format json has all of them`,
    nl: ({ more }) => `… en nog ${more} regels. --format json heeft ze allemaal`,
  }),
  verifySinceSummary: message<{ activiteiten: number }>({
    en: ({ activiteiten }) =>
      activiteiten === 0
        ? 'Since the receipt, no request goes elsewhere.'
        : `Since the receipt, requests for ${count(activiteiten, 'activiteit', 'activiteiten')} go elsewhere: see above.`,
    nl: ({ activiteiten }) =>
      activiteiten === 0
        ? 'Sinds het bewijs gaat geen verzoek ergens anders heen.'
        : `Sinds het bewijs gaan verzoeken voor ${count(activiteiten, 'activiteit', 'activiteiten')} ergens anders heen: zie hierboven.`,
  }),
  verifyNotInReceipt: message<{ names: string[]; more: number }>({
    en: ({ names, more }) =>
      `Not in the receipt, so not compared with it: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    nl: ({ names, more }) =>
      `Niet in het bewijs, en dus niet ermee vergeleken: ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
  }),
  serviceHeading: message({
    en: () => 'Verzoeksroutering says otherwise than the files:',
    nl: () => 'Verzoeksroutering zegt iets anders dan de bestanden:',
  }),
  serviceDiffers: message<{ files: string; answer: string }>({
    en: ({ files, answer }) => `the files say ${files}, Verzoeksroutering ${answer}`,
    nl: ({ files, answer }) => `de bestanden zeggen ${files}, Verzoeksroutering ${answer}`,
  }),
  serviceSince: message({
    en: () => 'Changed at Verzoeksroutering since the receipt:',
    nl: () => 'Bij Verzoeksroutering veranderd sinds het bewijs:',
  }),
  serviceNotAsked: message<{ notAsked: number; names: string[]; more: number }>({
    en: ({ notAsked, names, more }) =>
      `${count(notAsked, 'combination was', 'combinations were')} not asked of Verzoeksroutering: organisaties.yaml has no punt for ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    nl: ({ notAsked, names, more }) =>
      `${count(notAsked, 'combinatie is', 'combinaties zijn')} niet aan Verzoeksroutering gevraagd: organisaties.yaml heeft geen punt voor ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
  }),
  serviceUndecided: message<{ undecided: number; names: string[]; more: number }>({
    en: ({ undecided, names, more }) =>
      `${count(undecided, 'combination was', 'combinations were')} not asked of Verzoeksroutering: the punt of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} may also lie in an area that shares ground with it and goes to another`,
    nl: ({ undecided, names, more }) =>
      `${count(undecided, 'combinatie is', 'combinaties zijn')} niet aan Verzoeksroutering gevraagd: het punt van ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''} kan ook liggen in een gebied dat er grond mee deelt en naar een ander gaat`,
  }),
  serviceSummary: message<{ asked: number; otherwise: number }>({
    en: ({ asked, otherwise }) =>
      asked === 0
        ? 'Verzoeksroutering was asked nothing.'
        : `Verzoeksroutering was asked ${count(asked, 'time', 'times')}: ${otherwise === 0 ? 'every answer is as the files say.' : `${count(otherwise, 'answer is', 'answers are')} NOT as the files say.`}`,
    nl: ({ asked, otherwise }) =>
      asked === 0
        ? 'Aan Verzoeksroutering is niets gevraagd.'
        : `Verzoeksroutering is ${asked} keer bevraagd: ${otherwise === 0 ? 'elk antwoord is zoals de bestanden zeggen.' : `${count(otherwise, 'antwoord is', 'antwoorden zijn')} NIET zoals de bestanden zeggen.`}`,
  }),
  allToestemmingen: message({ en: () => 'all toestemmingen', nl: () => 'alle toestemmingen' }),
  wholeArea: message({ en: () => 'whole area', nl: () => 'hele gebied' }),
  wordError: message({ en: () => 'error', nl: () => 'fout' }),
  wordWarning: message({ en: () => 'warning', nl: () => 'waarschuwing' }),
  wordSee: message({ en: () => 'see', nl: () => 'zie' }),
  field: message<{ field: string }>({
    en: ({ field }) => fieldsEn[field] ?? field,
    nl: ({ field }) => fieldsEn[field] ?? field,
  }),
  ruleHelp: message<{ code: ProblemCode }>({
    en: ({ code }) => helpEn[code],
    nl: ({ code }) => helpNl[code],
  }),
  validateSummary: message<{ files: number; configurations: number; errors: number; warnings: number }>({
    en: ({ files, configurations, errors, warnings }) =>
      `${count(files, 'file', 'files')}, ${count(configurations, 'configuratie', 'configuraties')}: ${
        errors + warnings === 0
          ? 'no problems'
          : [
              errors > 0 ? count(errors, 'error', 'errors') : '',
              warnings > 0 ? count(warnings, 'warning', 'warnings') : '',
            ]
              .filter(Boolean)
              .join(', ')
      }`,
    nl: ({ files, configurations, errors, warnings }) =>
      `${count(files, 'bestand', 'bestanden')}, ${count(configurations, 'configuratie', 'configuraties')}: ${
        errors + warnings === 0
          ? 'geen problemen'
          : [
              errors > 0 ? count(errors, 'fout', 'fouten') : '',
              warnings > 0 ? count(warnings, 'waarschuwing', 'waarschuwingen') : '',
            ]
              .filter(Boolean)
              .join(', ')
      }`,
  }),
  unmanagedLine: message({
    en: () => 'in no file: it stays as it is',
    nl: () => 'staat in geen bestand: het blijft zoals het is',
  }),
  droppedLine: message<{ canDelete: boolean }>({
    en: ({ canDelete }) =>
      `no longer in a file: it stays as it is, ${canDelete ? 'unless --prune' : 'until it is removed at DSO-LV'}`,
    nl: ({ canDelete }) =>
      `staat niet meer in een bestand: het blijft zoals het is, ${canDelete ? 'tenzij --prune' : 'tot het bij DSO-LV is verwijderd'}`,
  }),
  planSummary: message<PlanCounts>({
    en: (p) =>
      `Plan for ${p.omgeving}: ${p.create} to create, ${p.replace} to replace, ${p.delete} to delete, ${p.blocked} blocked; ${p.unchanged} unchanged, ${p.unmanaged} unmanaged.`,
    nl: (p) =>
      `Plan voor ${p.omgeving}: ${p.create} aan te maken, ${p.replace} te vervangen, ${p.delete} te verwijderen, ${p.blocked} geblokkeerd; ${p.unchanged} ongewijzigd, ${p.unmanaged} onbeheerd.`,
  }),
  planNoChanges: message<{ omgeving: string; unchanged: number }>({
    en: ({ omgeving, unchanged }) =>
      `No changes: ${omgeving} is as the files say (${count(unchanged, 'configuratie', 'configuraties')}).`,
    nl: ({ omgeving, unchanged }) =>
      `Geen wijzigingen: ${omgeving} is zoals de bestanden zeggen (${count(unchanged, 'configuratie', 'configuraties')}).`,
  }),
  planNoneOfOrigin: message<LeftOut & { omgeving: string; unchanged: number }>({
    en: ({ omgeving, only, drift, unchanged }) =>
      `${only === 'change' ? 'No changes of the files' : drift > 0 ? 'No drift by itself' : 'No drift'} for ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} unchanged).`,
    nl: ({ omgeving, only, drift, unchanged }) =>
      `${only === 'change' ? 'Geen wijzigingen van de bestanden' : drift > 0 ? 'Geen drift op zichzelf' : 'Geen drift'} voor ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} ongewijzigd).`,
  }),
  planLeftOut: message<LeftOut>({
    en: ({ only, change, drift }) =>
      `Left out by --only ${only}: ${listed([
        [change, change === 1 ? 'change of the files' : 'changes of the files'],
        [drift, drift === 1 ? 'difference by drift' : 'differences by drift'],
      ])}.`,
    nl: ({ only, change, drift }) =>
      `Weggelaten door --only ${only}: ${listed([
        [change, change === 1 ? 'wijziging van de bestanden' : 'wijzigingen van de bestanden'],
        [drift, drift === 1 ? 'verschil door drift' : 'verschillen door drift'],
      ])}.`,
  }),
  applyUnconfirmed: message<{ why: string }>({
    en: ({ why }) => `What was done could not be read back and confirmed: ${why}`,
    nl: ({ why }) => `Wat gedaan is kon niet worden teruggelezen en bevestigd: ${why}`,
  }),
  stillDiffers: message({
    en: () => 'DSO-LV and the files still differ:',
    nl: () => 'DSO-LV en de bestanden verschillen nog:',
  }),
  applySummary: message<ApplyCounts>({
    en: (p) =>
      `${p.complete ? 'Done' : 'NOT complete'}, ${p.omgeving}: ${
        listed([
          [p.created, 'created'],
          [p.replaced, 'replaced'],
          [p.deleted, 'deleted'],
          [p.failed, 'failed'],
          [p.unknown, 'unknown'],
          [p.blocked, 'blocked'],
          [p.skipped, 'skipped'],
        ]) || 'nothing to do'
      }; ${p.unchanged} unchanged.${p.complete ? ' DSO-LV has confirmed it.' : ''}`,
    nl: (p) =>
      `${p.complete ? 'Klaar' : 'NIET volledig'}, ${p.omgeving}: ${
        listed([
          [p.created, 'aangemaakt'],
          [p.replaced, 'vervangen'],
          [p.deleted, 'verwijderd'],
          [p.failed, 'mislukt'],
          [p.unknown, 'onbekend'],
          [p.blocked, 'geblokkeerd'],
          [p.skipped, 'overgeslagen'],
        ]) || 'niets te doen'
      }; ${p.unchanged} ongewijzigd.${p.complete ? ' DSO-LV heeft het bevestigd.' : ''}`,
  }),
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
  originDrift: message({
    en: () => 'drift: DSO-LV was changed, not the files',
    nl: () => 'drift: DSO-LV is veranderd, niet de bestanden',
  }),
  originChange: message<{ commit: string | null }>({
    en: ({ commit }) => (commit === null ? 'change of the files' : `change of the files, commit ${commit}`),
    nl: ({ commit }) =>
      commit === null ? 'wijziging van de bestanden' : `wijziging van de bestanden, commit ${commit}`,
  }),
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
      `_${rows === 1 ? 'Nog 1 regel past' : `Nog ${rows} regels passen`} hier niet. Zie het hele plan met \`behandeldienst plan\`._`,
  }),
  nothingAssigned: message({
    en: () => 'nothing is assigned',
    nl: () => 'er is niets toegewezen',
  }),
  elsewhere: message({ en: () => 'elsewhere', nl: () => 'elders' }),
  everyOther: message({ en: () => 'every other', nl: () => 'elke andere' }),
};
