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

function shareCount(whole: number, part: number, inPart: string): string {
  if (part === 0) return String(whole);
  return `${whole === 0 ? '' : `${whole} + `}${part} ${inPart}`;
}

export const reportMessages = {
  reportTitle: message<{ omgeving: string }>({
    en: ({ omgeving }) => `Who handles what on ${omgeving}`,
    nl: ({ omgeving }) => `Wie behandelt wat op ${omgeving}`,
  }),
  reportMade: message<{ date: string; commit: string | null }>({
    en: ({ date, commit }) =>
      `Made on ${date} from ${commit === null ? 'files that are not all committed' : `the files of commit ${commit}`}.`,
    nl: ({ date, commit }) =>
      `Gemaakt op ${date} van ${commit === null ? 'bestanden die niet allemaal in git zijn vastgelegd' : `de bestanden van commit ${commit}`}.`,
  }),
  reportCompared: message<{ against: string | null; reported: boolean }>({
    en: ({ against, reported }) =>
      against === null && !reported
        ? 'Not compared with DSO-LV: this is what the files say.'
        : `Compared with ${[against ?? '', reported ? 'DSO-LV' : ''].filter(Boolean).join(' and ')}.`,
    nl: ({ against, reported }) =>
      against === null && !reported
        ? 'Niet vergeleken met DSO-LV: dit is wat er in de bestanden staat.'
        : `Vergeleken met ${[against ?? '', reported ? 'DSO-LV' : ''].filter(Boolean).join(' en ')}.`,
  }),
  reportSkip: message({ en: () => 'Skip to the report', nl: () => 'Naar het rapport' }),
  reportBack: message({ en: () => 'All bevoegde gezagen', nl: () => 'Alle bevoegde gezagen' }),
  reportSearch: message({
    en: () => 'Search (activiteit, behandeldienst, bevoegd gezag, locatie)',
    nl: () => 'Zoek (activiteit, behandeldienst, bevoegd gezag, locatie)',
  }),
  reportSearchOverview: message({
    en: () => 'Search (bevoegd gezag, behandeldienst)',
    nl: () => 'Zoek (bevoegd gezag, behandeldienst)',
  }),
  reportPick: message({ en: () => 'Behandeldienst', nl: () => 'Behandeldienst' }),
  reportEveryone: message({ en: () => 'All', nl: () => 'Alle' }),
  reportItself: message({ en: () => 'The bevoegd gezag itself', nl: () => 'Het bevoegd gezag zelf' }),
  reportOnlyDifferences: message({
    en: () => 'Only what differs',
    nl: () => 'Alleen wat verschilt',
  }),
  reportMatches: message<{ shown: string; all: string }>({
    en: ({ shown, all }) => `${shown} of ${all} activiteiten shown`,
    nl: ({ shown, all }) => `${shown} van ${all} activiteiten getoond`,
  }),
  reportMatchingRows: message<{ shown: string; all: string }>({
    en: ({ shown, all }) => `${shown} of ${all} rows shown`,
    nl: ({ shown, all }) => `${shown} van ${all} rijen getoond`,
  }),
  reportNoMatches: message<{ filters: string }>({
    en: ({ filters }) => `Nothing matches ${filters}`,
    nl: ({ filters }) => `Niets gevonden voor ${filters}`,
  }),
  reportFiltered: message<{ filters: string; shown: string; all: string }>({
    en: ({ filters, shown, all }) =>
      `This is not everything: ${shown} of ${all} activiteiten are shown. Filtered by ${filters}.`,
    nl: ({ filters, shown, all }) =>
      `Dit is niet alles: ${shown} van ${all} activiteiten worden getoond. Gefilterd op ${filters}.`,
  }),
  reportFilteredRows: message<{ filters: string; shown: string; all: string }>({
    en: ({ filters, shown, all }) =>
      `This is not everything: ${shown} of ${all} rows are shown. Filtered by ${filters}.`,
    nl: ({ filters, shown, all }) =>
      `Dit is niet alles: ${shown} van ${all} rijen worden getoond. Gefilterd op ${filters}.`,
  }),
  reportFilteredSearch: message<{ search: string }>({
    en: ({ search }) => `search: “${search}”`,
    nl: ({ search }) => `zoeken: “${search}”`,
  }),
  reportOverview: message({ en: () => 'Bevoegde gezagen', nl: () => 'Bevoegde gezagen' }),
  reportDiensten: message({ en: () => 'Behandeldiensten', nl: () => 'Behandeldiensten' }),
  reportHead: message<{
    column:
      | 'gezag'
      | 'activiteit'
      | 'toestemming'
      | 'locatie'
      | 'handler'
      | 'handlers'
      | 'line'
      | 'whole'
      | 'part'
      | 'activiteiten'
      | 'gezagen'
      | 'differences'
      | 'files';
  }>({
    en: ({ column }) =>
      ({
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
        differences: 'Differences',
        files: 'Files',
      })[column],
    nl: ({ column }) =>
      ({
        gezag: 'Bevoegd gezag',
        activiteit: 'Activiteit',
        toestemming: 'Toestemming',
        locatie: 'Locatie',
        handler: 'Behandeldienst',
        handlers: 'Behandeldiensten',
        line: 'Regel',
        whole: 'Activiteiten, geheel',
        part: 'Activiteiten, deels',
        activiteiten: 'Activiteiten',
        gezagen: 'Bevoegde gezagen',
        differences: 'Verschillen',
        files: 'Bestanden',
      })[column],
  }),
  reportFacts: message<{ activiteiten: number; files: number }>({
    en: ({ activiteiten, files }) =>
      files === 0 ? 'No file names it.' : `${count(activiteiten, 'activiteit', 'activiteiten')} named in`,
    nl: ({ activiteiten, files }) =>
      files === 0
        ? 'Geen enkel bestand noemt het.'
        : `${count(activiteiten, 'activiteit', 'activiteiten')} genoemd in`,
  }),
  reportTotals: message({ en: () => 'Who handles how much', nl: () => 'Wie behandelt hoeveel' }),
  reportDivision: message<{ division: Division }>({
    en: ({ division }) => divisionsEn[division],
    nl: ({ division }) => divisionsNl[division],
  }),
  reportBlockCaption: message<{ gezag: string; division: Division }>({
    en: ({ gezag, division }) => `${gezag}. ${divisionsEn[division]}`,
    nl: ({ gezag, division }) => `${gezag}. ${divisionsNl[division]}`,
  }),
  reportLine: message<{ line: number }>({
    en: ({ line }) => `line ${line}`,
    nl: ({ line }) => `regel ${line}`,
  }),
  reportOtherToestemming: message({
    en: () => 'every other toestemming',
    nl: () => 'elke andere toestemming',
  }),
  reportMany: message<{ many: number; kind: 'toestemmingen' | 'locaties' }>({
    en: ({ many, kind }) => `${many} ${kind}`,
    nl: ({ many, kind }) => `${many} ${kind}`,
  }),
  reportItselfTitle: message<{ gezag: string }>({
    en: ({ gezag }) => `What ${gezag} handles itself`,
    nl: ({ gezag }) => `Wat ${gezag} zelf behandelt`,
  }),
  reportItselfRest: message<{ gezag: string; more: boolean }>({
    en: ({ gezag, more }) =>
      `${gezag} itself handles every activiteit that no file names${more ? ', and of the other activiteiten:' : '.'}`,
    nl: ({ gezag, more }) =>
      `${gezag} behandelt zelf elke activiteit die in geen enkel bestand staat${more ? ', en van de andere activiteiten:' : '.'}`,
  }),
  reportDeclared: message<{ path: string; locaties: string[] }>({
    en: ({ path, locaties }) =>
      `Nothing else for the activiteiten in ${path}: that file declares full coverage (dekking: volledig) of ${locaties.length === 0 ? 'the whole area' : locaties.join(', ')}.`,
    nl: ({ path, locaties }) =>
      `Verder niets voor de activiteiten in ${path}: dat bestand belooft volledige dekking (dekking: volledig) van ${locaties.length === 0 ? 'het hele gebied' : locaties.join(', ')}.`,
  }),
  reportDifferences: message<{ other: string }>({
    en: ({ other }) => `Differences with ${other}`,
    nl: ({ other }) => `Verschillen met ${other}`,
  }),
  reportNoDifferences: message<{ omgeving: string | null }>({
    en: ({ omgeving }) =>
      `None: every request goes to the same behandeldienst as ${omgeving === null ? 'at DSO-LV' : `on ${omgeving}`}.`,
    nl: ({ omgeving }) =>
      `Geen: elk verzoek gaat naar dezelfde behandeldienst als ${omgeving === null ? 'bij DSO-LV' : `op ${omgeving}`}.`,
  }),
  reportDiffers: message<{ other: string }>({
    en: ({ other }) => `differs from ${other}`,
    nl: ({ other }) => `wijkt af van ${other}`,
  }),
  reportFilesSide: message<{ omgeving: string }>({
    en: ({ omgeving }) => `Files of ${omgeving}`,
    nl: ({ omgeving }) => `Bestanden van ${omgeving}`,
  }),
  reportPerDienst: message({
    en: () => 'Per behandeldienst, everything it handles',
    nl: () => 'Per behandeldienst, alles wat die behandelt',
  }),
  reportHandles: message<{ dienst: string; gezag: string }>({
    en: ({ dienst, gezag }) => `What ${dienst} handles for ${gezag}`,
    nl: ({ dienst, gezag }) => `Wat ${dienst} behandelt voor ${gezag}`,
  }),
  reportOwn: message({ en: () => 'their own', nl: () => 'eigen activiteit' }),
  reportFor: message<{ dienst: string }>({
    en: ({ dienst }) => `What ${dienst} handles, for whom`,
    nl: ({ dienst }) => `Wat ${dienst} behandelt, en voor wie`,
  }),
  reportShare: message<{ whole: boolean }>({
    en: ({ whole }) => (whole ? 'whole' : 'in part'),
    nl: ({ whole }) => (whole ? 'geheel' : 'deels'),
  }),
  reportShareCount: message<{ whole: number; part: number }>({
    en: ({ whole, part }) => shareCount(whole, part, 'in part'),
    nl: ({ whole, part }) => shareCount(whole, part, 'deels'),
  }),
  reportNothing: message({
    en: () => 'There is nothing to show: no file of this omgeving names a bevoegd gezag.',
    nl: () => 'Er is niets te tonen: geen enkel bestand van deze omgeving noemt een bevoegd gezag.',
  }),

  // The files of a report.
  reportIntoFolder: message<{ path: string }>({
    en: ({ path }) => `${path} is a folder. Name a file, or use --split for a page per bevoegd gezag in it`,
    nl: ({ path }) =>
      `${path} is een map. Noem een bestand, of maak er met --split een pagina per bevoegd gezag in`,
  }),
  reportIntoDevice: message<{ path: string }>({
    en: ({ path }) => `${path} is not a file but a device or a pipe. Name a file for the report`,
    nl: ({ path }) =>
      `${path} is geen bestand maar een apparaat of een pipe. Noem een bestand voor het rapport`,
  }),
  reportInTheWay: message<{ paths: string[] }>({
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
