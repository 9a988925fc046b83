import { count, text } from './entry.js';
import type { ProblemCode } from './problem-codes.js';

type None = Record<string, never>;

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
  allToestemmingen: text<None>({ en: () => 'all toestemmingen', nl: () => 'alle toestemmingen' }),
  wholeArea: text<None>({ en: () => 'whole area', nl: () => 'hele gebied' }),
  wordError: text<None>({ en: () => 'error', nl: () => 'fout' }),
  wordWarning: text<None>({ en: () => 'warning', nl: () => 'waarschuwing' }),
  wordSee: text<None>({ en: () => 'see', nl: () => 'zie' }),
  field: text<{ field: string }>({
    en: ({ field }) => fieldsEn[field] ?? field,
    nl: ({ field }) => fieldsEn[field] ?? field,
  }),
  ruleHelp: text<{ code: ProblemCode }>({ en: ({ code }) => helpEn[code], nl: ({ code }) => helpNl[code] }),
  validateSummary: text<{ files: number; configurations: number; errors: number; warnings: number }>({
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
  unmanagedLine: text<None>({
    en: () => 'in no file: it stays as it is',
    nl: () => 'staat in geen bestand: het blijft zoals het is',
  }),
  droppedLine: text<{ canDelete: boolean }>({
    en: ({ canDelete }) =>
      `no longer in a file: it stays as it is, ${canDelete ? 'unless --prune' : 'until it is removed at DSO-LV'}`,
    nl: ({ canDelete }) =>
      `staat niet meer in een bestand: het blijft zoals het is, ${canDelete ? 'tenzij --prune' : 'tot het bij DSO-LV is verwijderd'}`,
  }),
  planSummary: text<PlanCounts>({
    en: (p) =>
      `Plan for ${p.omgeving}: ${p.create} to create, ${p.replace} to replace, ${p.delete} to delete, ${p.blocked} blocked; ${p.unchanged} unchanged, ${p.unmanaged} unmanaged.`,
    nl: (p) =>
      `Plan voor ${p.omgeving}: ${p.create} aan te maken, ${p.replace} te vervangen, ${p.delete} te verwijderen, ${p.blocked} geblokkeerd; ${p.unchanged} ongewijzigd, ${p.unmanaged} onbeheerd.`,
  }),
  planNoChanges: text<{ omgeving: string; unchanged: number }>({
    en: ({ omgeving, unchanged }) =>
      `No changes: ${omgeving} is as the files say (${count(unchanged, 'configuratie', 'configuraties')}).`,
    nl: ({ omgeving, unchanged }) =>
      `Geen wijzigingen: ${omgeving} is zoals de bestanden zeggen (${count(unchanged, 'configuratie', 'configuraties')}).`,
  }),
  planNoneOfOrigin: text<LeftOut & { omgeving: string; unchanged: number }>({
    en: ({ omgeving, only, drift, unchanged }) =>
      `${only === 'change' ? 'No changes of the files' : drift > 0 ? 'No drift by itself' : 'No drift'} for ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} unchanged).`,
    nl: ({ omgeving, only, drift, unchanged }) =>
      `${only === 'change' ? 'Geen wijzigingen van de bestanden' : drift > 0 ? 'Geen drift op zichzelf' : 'Geen drift'} voor ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} ongewijzigd).`,
  }),
  planLeftOut: text<LeftOut>({
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
  applyUnconfirmed: text<{ why: string }>({
    en: ({ why }) => `What was done could not be read back and confirmed: ${why}`,
    nl: ({ why }) => `Wat gedaan is kon niet worden teruggelezen en bevestigd: ${why}`,
  }),
  stillDiffers: text<None>({
    en: () => 'DSO-LV and the files still differ:',
    nl: () => 'DSO-LV en de bestanden verschillen nog:',
  }),
  applySummary: text<ApplyCounts>({
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
  outcome: text<{ outcome: 'done' | 'failed' | 'unknown' | 'blocked' | 'skipped' }>({
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
  originDrift: text<None>({
    en: () => 'drift: DSO-LV was changed, not the files',
    nl: () => 'drift: DSO-LV is veranderd, niet de bestanden',
  }),
  originChange: text<{ commit: string | null }>({
    en: ({ commit }) => (commit === null ? 'change of the files' : `change of the files, commit ${commit}`),
    nl: ({ commit }) =>
      commit === null ? 'wijziging van de bestanden' : `wijziging van de bestanden, commit ${commit}`,
  }),
  markdownHead: text<{ last: 'why' | 'outcome' }>({
    en: ({ last }) =>
      ` |Activiteit|Toestemming|Locaties|Behandeldienst|${last === 'why' ? 'Why' : 'Outcome'}`,
    nl: ({ last }) =>
      ` |Activiteit|Toestemming|Locaties|Behandeldienst|${last === 'why' ? 'Waarom' : 'Uitkomst'}`,
  }),
  markdownCut: text<{ rows: number }>({
    en: ({ rows }) =>
      `_${count(rows, 'more line does', 'more lines do')} not fit here. See the whole plan with \`behandeldienst plan\`._`,
    nl: ({ rows }) =>
      `_${rows === 1 ? 'Nog 1 regel past' : `Nog ${rows} regels passen`} hier niet. Zie het hele plan met \`behandeldienst plan\`._`,
  }),
};
