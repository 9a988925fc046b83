import { count, message } from '../messages/message.js';

type Division = 'none' | 'toestemming' | 'locatie' | 'both';

const divisionsEn: Record<Division, string> = {
  none: 'Not divided: the same for every toestemming and locatie',
  toestemming: 'Divided by toestemming',
  locatie: 'Divided by locatie',
  both: 'Divided by toestemming and locatie',
};

const divisionsNl: Record<Division, string> = {
  none: 'Ongedeeld: hetzelfde voor elke toestemming en locatie',
  toestemming: 'Verdeeld naar toestemming',
  locatie: 'Verdeeld naar locatie',
  both: 'Verdeeld naar toestemming en locatie',
};

const columnsEn = {
  gezag: 'Bevoegd gezag',
  activiteit: 'Activiteit',
  toestemming: 'Toestemming',
  locatie: 'Locatie',
  handler: 'Behandeldienst',
  handlers: 'Behandeldiensten',
  line: 'Line',
  whole: 'Activiteiten, whole',
  part: 'Activiteiten, in part',
  activiteiten: 'Activiteiten',
  gezagen: 'Bevoegde gezagen',
};

/** A column of a table. */
export type Column = keyof typeof columnsEn;

const columnsNl: Record<Column, string> = {
  ...columnsEn,
  line: 'Regel',
  whole: 'Activiteiten, geheel',
  part: 'Activiteiten, deels',
};

/** How many activiteiten as a whole and how many in part: "2 + 1 in part". */
function shareCount(whole: number, part: number, inPart: string): string {
  if (part === 0) return String(whole);
  return `${whole === 0 ? '' : `${whole} + `}${part} ${inPart}`;
}

export const reportMessages = {
  title: message<{ omgeving: string }>({
    en: ({ omgeving }) => `Who handles what on ${omgeving}`,
    nl: ({ omgeving }) => `Wie behandelt wat op ${omgeving}`,
  }),
  provenance: message<{ date: string; commit: string | null }>({
    en: ({ date, commit }) =>
      `Made on ${date} from ${commit === null ? 'files that are not all committed' : `the files of commit ${commit}`}.`,
    nl: ({ date, commit }) =>
      `Gemaakt op ${date} van ${commit === null ? 'bestanden die niet allemaal in git zijn vastgelegd' : `de bestanden van commit ${commit}`}.`,
  }),
  compared: message<{ against: string | null; reported: boolean }>({
    en: ({ against, reported }) =>
      against === null && !reported
        ? 'Not compared with DSO-LV: this is what the files say.'
        : `Compared with ${[against ?? '', reported ? 'DSO-LV' : ''].filter(Boolean).join(' and ')}.`,
    nl: ({ against, reported }) =>
      against === null && !reported
        ? 'Niet vergeleken met DSO-LV: dit is wat er in de bestanden staat.'
        : `Vergeleken met ${[against ?? '', reported ? 'DSO-LV' : ''].filter(Boolean).join(' en ')}.`,
  }),
  skip: message({ en: () => 'Skip to the report', nl: () => 'Naar het rapport' }),
  back: message({ en: () => 'All bevoegde gezagen', nl: () => 'Alle bevoegde gezagen' }),
  search: message({
    en: () => 'Search (activiteit, behandeldienst, bevoegd gezag, locatie)',
    nl: () => 'Zoek (activiteit, behandeldienst, bevoegd gezag, locatie)',
  }),
  searchOverview: message({
    en: () => 'Search (bevoegd gezag, behandeldienst)',
    nl: () => 'Zoek (bevoegd gezag, behandeldienst)',
  }),
  dienstLabel: message({ en: () => 'Behandeldienst', nl: () => 'Behandeldienst' }),
  allDiensten: message({ en: () => 'All', nl: () => 'Alle' }),
  gezagItself: message({ en: () => 'The bevoegd gezag itself', nl: () => 'Het bevoegd gezag zelf' }),
  onlyDifferences: message({
    en: () => 'Only what differs',
    nl: () => 'Alleen wat verschilt',
  }),
  matches: message<{ shown: string; all: string }>({
    en: ({ shown, all }) => `${shown} of ${all} activiteiten shown`,
    nl: ({ shown, all }) => `${shown} van ${all} activiteiten getoond`,
  }),
  matchingRows: message<{ shown: string; all: string }>({
    en: ({ shown, all }) => `${shown} of ${all} rows shown`,
    nl: ({ shown, all }) => `${shown} van ${all} rijen getoond`,
  }),
  noMatches: message<{ filters: string }>({
    en: ({ filters }) => `Nothing matches ${filters}`,
    nl: ({ filters }) => `Niets gevonden voor ${filters}`,
  }),
  filtered: message<{ filters: string; shown: string; all: string }>({
    en: ({ filters, shown, all }) =>
      `This is not everything: ${shown} of ${all} activiteiten are shown. Filtered by ${filters}.`,
    nl: ({ filters, shown, all }) =>
      `Dit is niet alles: ${shown} van ${all} activiteiten worden getoond. Gefilterd op ${filters}.`,
  }),
  filteredRows: message<{ filters: string; shown: string; all: string }>({
    en: ({ filters, shown, all }) =>
      `This is not everything: ${shown} of ${all} rows are shown. Filtered by ${filters}.`,
    nl: ({ filters, shown, all }) =>
      `Dit is niet alles: ${shown} van ${all} rijen worden getoond. Gefilterd op ${filters}.`,
  }),
  filteredSearch: message<{ search: string }>({
    en: ({ search }) => `search: “${search}”`,
    nl: ({ search }) => `zoeken: “${search}”`,
  }),
  overview: message({ en: () => 'Bevoegde gezagen', nl: () => 'Bevoegde gezagen' }),
  diensten: message({ en: () => 'Behandeldiensten', nl: () => 'Behandeldiensten' }),
  columnName: message<{ column: Column }>({
    en: ({ column }) => columnsEn[column],
    nl: ({ column }) => columnsNl[column],
  }),
  gezagFacts: message<{ activiteiten: number; files: number }>({
    en: ({ activiteiten, files }) =>
      files === 0 ? 'No file names it.' : `${count(activiteiten, 'activiteit', 'activiteiten')} named in`,
    nl: ({ activiteiten, files }) =>
      files === 0
        ? 'Geen enkel bestand noemt het.'
        : `${count(activiteiten, 'activiteit', 'activiteiten')} genoemd in`,
  }),
  totals: message({ en: () => 'Who handles how much', nl: () => 'Wie behandelt hoeveel' }),
  division: message<{ division: Division }>({
    en: ({ division }) => divisionsEn[division],
    nl: ({ division }) => divisionsNl[division],
  }),
  blockCaption: message<{ gezag: string; division: Division }>({
    en: ({ gezag, division }) => `${gezag}. ${divisionsEn[division]}`,
    nl: ({ gezag, division }) => `${gezag}. ${divisionsNl[division]}`,
  }),
  line: message<{ line: number }>({
    en: ({ line }) => `line ${line}`,
    nl: ({ line }) => `regel ${line}`,
  }),
  otherToestemming: message({
    en: () => 'every other toestemming',
    nl: () => 'elke andere toestemming',
  }),
  manyNames: message<{ many: number; kind: 'toestemmingen' | 'locaties' }>({
    en: ({ many, kind }) => `${many} ${kind}`,
    nl: ({ many, kind }) => `${many} ${kind}`,
  }),
  itselfTitle: message<{ gezag: string }>({
    en: ({ gezag }) => `What ${gezag} handles itself`,
    nl: ({ gezag }) => `Wat ${gezag} zelf behandelt`,
  }),
  itselfRest: message<{ gezag: string; more: boolean }>({
    en: ({ gezag, more }) =>
      `${gezag} itself handles every activiteit that no file names${more ? ', and of the other activiteiten:' : '.'}`,
    nl: ({ gezag, more }) =>
      `${gezag} behandelt zelf elke activiteit die in geen enkel bestand staat${more ? ', en van de andere activiteiten:' : '.'}`,
  }),
  declared: message<{ path: string; locaties: string[] }>({
    en: ({ path, locaties }) =>
      `Nothing else for the activiteiten in ${path}: that file declares full coverage (dekking: volledig) of ${locaties.length === 0 ? 'the whole area' : locaties.join(', ')}.`,
    nl: ({ path, locaties }) =>
      `Verder niets voor de activiteiten in ${path}: dat bestand belooft volledige dekking (dekking: volledig) van ${locaties.length === 0 ? 'het hele gebied' : locaties.join(', ')}.`,
  }),
  differences: message<{ other: string }>({
    en: ({ other }) => `Differences with ${other}`,
    nl: ({ other }) => `Verschillen met ${other}`,
  }),
  noDifferences: message<{ omgeving: string | null }>({
    en: ({ omgeving }) =>
      `None: every request goes to the same behandeldienst as ${omgeving === null ? 'at DSO-LV' : `on ${omgeving}`}.`,
    nl: ({ omgeving }) =>
      `Geen: elk verzoek gaat naar dezelfde behandeldienst als ${omgeving === null ? 'bij DSO-LV' : `op ${omgeving}`}.`,
  }),
  differs: message<{ other: string }>({
    en: ({ other }) => `differs from ${other}`,
    nl: ({ other }) => `wijkt af van ${other}`,
  }),
  filesSide: message<{ omgeving: string }>({
    en: ({ omgeving }) => `Files of ${omgeving}`,
    nl: ({ omgeving }) => `Bestanden van ${omgeving}`,
  }),
  perDienst: message({
    en: () => 'Per behandeldienst, everything it handles',
    nl: () => 'Per behandeldienst, alles wat die behandelt',
  }),
  handles: message<{ dienst: string; gezag: string }>({
    en: ({ dienst, gezag }) => `What ${dienst} handles for ${gezag}`,
    nl: ({ dienst, gezag }) => `Wat ${dienst} behandelt voor ${gezag}`,
  }),
  registeredThemselves: message({ en: () => 'their own', nl: () => 'eigen activiteit' }),
  handledFor: message<{ dienst: string }>({
    en: ({ dienst }) => `What ${dienst} handles, for whom`,
    nl: ({ dienst }) => `Wat ${dienst} behandelt, en voor wie`,
  }),
  share: message<{ whole: boolean }>({
    en: ({ whole }) => (whole ? 'whole' : 'in part'),
    nl: ({ whole }) => (whole ? 'geheel' : 'deels'),
  }),
  shareCount: message<{ whole: number; part: number }>({
    en: ({ whole, part }) => shareCount(whole, part, 'in part'),
    nl: ({ whole, part }) => shareCount(whole, part, 'deels'),
  }),
  emptyReport: message({
    en: () => 'There is nothing to show: no file of this omgeving names a bevoegd gezag.',
    nl: () => 'Er is niets te tonen: geen enkel bestand van deze omgeving noemt een bevoegd gezag.',
  }),

  // The files of a report.
  intoFolder: message<{ path: string }>({
    en: ({ path }) => `${path} is a folder. Name a file, or use --split for a page per bevoegd gezag in it`,
    nl: ({ path }) =>
      `${path} is een map. Noem een bestand, of maak er met --split een pagina per bevoegd gezag in`,
  }),
  intoDevice: message<{ path: string }>({
    en: ({ path }) => `${path} is not a file but a device or a pipe. Name a file for the report`,
    nl: ({ path }) =>
      `${path} is geen bestand maar een apparaat of een pipe. Noem een bestand voor het rapport`,
  }),
  inTheWay: message<{ paths: string[] }>({
    en: ({ paths }) =>
      paths.length === 1
        ? `Nothing was written: ${paths[0]} exists and is not a report. Use --force to overwrite it`
        : `Nothing was written: ${paths.join(', ')} exist and are not reports. Use --force to overwrite them`,
    nl: ({ paths }) =>
      paths.length === 1
        ? `Er is niets geschreven: ${paths[0]} bestaat al en is geen rapport. Overschrijf het met --force`
        : `Er is niets geschreven: ${paths.join(', ')} bestaan al en zijn geen rapporten. Overschrijf ze met --force`,
  }),
};
