import { count, text } from './entry.js';

type None = Record<string, never>;
type Divided = 'none' | 'toestemming' | 'locatie' | 'both';

const dividedEn: Record<Divided, string> = {
  none: 'Not divided: the same for every toestemming and locatie',
  toestemming: 'Divided by toestemming',
  locatie: 'Divided by locatie',
  both: 'Divided by toestemming and locatie',
};

const dividedNl: Record<Divided, string> = {
  none: 'Ongedeeld: hetzelfde voor elke toestemming en locatie',
  toestemming: 'Verdeeld naar toestemming',
  locatie: 'Verdeeld naar locatie',
  both: 'Verdeeld naar toestemming en locatie',
};

function shareCount(whole: number, part: number, inPart: string): string {
  if (part === 0) return String(whole);
  return `${whole === 0 ? '' : `${whole} + `}${part} ${inPart}`;
}

/** What a report says, and the command that writes it. */
export const reportMessages = {
  reportTitle: text<{ omgeving: string }>({
    en: ({ omgeving }) => `Who handles what on ${omgeving}`,
    nl: ({ omgeving }) => `Wie behandelt wat op ${omgeving}`,
  }),
  reportMade: text<{ date: string; commit: string | null }>({
    en: ({ date, commit }) =>
      `Made on ${date} from ${commit === null ? 'files that are not all committed' : `the files of commit ${commit}`}.`,
    nl: ({ date, commit }) =>
      `Gemaakt op ${date} uit ${commit === null ? 'bestanden die niet allemaal in git zijn vastgelegd' : `de bestanden van commit ${commit}`}.`,
  }),
  reportCompared: text<{ against: string | null; reported: boolean }>({
    en: ({ against, reported }) =>
      against === null && !reported
        ? 'DSO-LV was not asked: this is what the files say.'
        : `Compared with ${[against ?? '', reported ? 'DSO-LV' : ''].filter(Boolean).join(' and ')}.`,
    nl: ({ against, reported }) =>
      against === null && !reported
        ? 'DSO-LV is niet bevraagd: dit is wat de bestanden zeggen.'
        : `Vergeleken met ${[against ?? '', reported ? 'DSO-LV' : ''].filter(Boolean).join(' en ')}.`,
  }),
  reportSkip: text<None>({ en: () => 'Skip to the report', nl: () => 'Naar het rapport' }),
  reportBack: text<None>({ en: () => 'All bevoegde gezagen', nl: () => 'Alle bevoegde gezagen' }),
  reportSearch: text<None>({
    en: () => 'Search (activiteit, behandeldienst, bevoegd gezag, locatie)',
    nl: () => 'Zoek (activiteit, behandeldienst, bevoegd gezag, locatie)',
  }),
  reportSearchOverview: text<None>({
    en: () => 'Search (bevoegd gezag, behandeldienst)',
    nl: () => 'Zoek (bevoegd gezag, behandeldienst)',
  }),
  reportPick: text<None>({ en: () => 'Behandeldienst', nl: () => 'Behandeldienst' }),
  reportEveryone: text<None>({ en: () => 'All', nl: () => 'Alle' }),
  reportItself: text<None>({ en: () => 'The bevoegd gezag itself', nl: () => 'Het bevoegd gezag zelf' }),
  reportOnlyDifferences: text<None>({
    en: () => 'Only what differs',
    nl: () => 'Alleen wat verschilt',
  }),
  reportMatches: text<{ shown: string; all: string }>({
    en: ({ shown, all }) => `${shown} of ${all} activiteiten shown`,
    nl: ({ shown, all }) => `${shown} van ${all} activiteiten getoond`,
  }),
  /** On a page without activiteiten. */
  reportMatchingRows: text<{ shown: string; all: string }>({
    en: ({ shown, all }) => `${shown} of ${all} rows shown`,
    nl: ({ shown, all }) => `${shown} van ${all} rijen getoond`,
  }),
  reportNoMatches: text<{ filters: string }>({
    en: ({ filters }) => `Nothing matches ${filters}`,
    nl: ({ filters }) => `Niets gevonden voor ${filters}`,
  }),
  /** `{filters}`, `{shown}` and `{all}` are filled in by the page itself. */
  reportFiltered: text<{ filters: string; shown: string; all: string }>({
    en: ({ filters, shown, all }) =>
      `This is not everything: ${shown} of ${all} activiteiten are shown. Filtered by ${filters}.`,
    nl: ({ filters, shown, all }) =>
      `Dit is niet alles: ${shown} van ${all} activiteiten worden getoond. Gefilterd op ${filters}.`,
  }),
  reportFilteredRows: text<{ filters: string; shown: string; all: string }>({
    en: ({ filters, shown, all }) =>
      `This is not everything: ${shown} of ${all} rows are shown. Filtered by ${filters}.`,
    nl: ({ filters, shown, all }) =>
      `Dit is niet alles: ${shown} van ${all} rijen worden getoond. Gefilterd op ${filters}.`,
  }),
  reportFilteredSearch: text<{ search: string }>({
    en: ({ search }) => `search: “${search}”`,
    nl: ({ search }) => `zoeken: “${search}”`,
  }),
  reportOverview: text<None>({ en: () => 'Bevoegde gezagen', nl: () => 'Bevoegde gezagen' }),
  reportDiensten: text<None>({ en: () => 'Behandeldiensten', nl: () => 'Behandeldiensten' }),
  reportHead: text<{
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
  reportFacts: text<{ activiteiten: number; files: number }>({
    en: ({ activiteiten, files }) =>
      files === 0 ? 'No file speaks of it.' : `${count(activiteiten, 'activiteit', 'activiteiten')} named in`,
    nl: ({ activiteiten, files }) =>
      files === 0
        ? 'Geen bestand spreekt ervan.'
        : `${count(activiteiten, 'activiteit', 'activiteiten')} genoemd in`,
  }),
  reportTotals: text<None>({ en: () => 'Who handles how much', nl: () => 'Wie behandelt hoeveel' }),
  reportDivision: text<{ division: Divided }>({
    en: ({ division }) => dividedEn[division],
    nl: ({ division }) => dividedNl[division],
  }),
  reportBlockCaption: text<{ gezag: string; division: Divided }>({
    en: ({ gezag, division }) => `${gezag}. ${dividedEn[division]}`,
    nl: ({ gezag, division }) => `${gezag}. ${dividedNl[division]}`,
  }),
  reportLine: text<{ line: number }>({
    en: ({ line }) => `line ${line}`,
    nl: ({ line }) => `regel ${line}`,
  }),
  reportOtherToestemming: text<None>({
    en: () => 'every other toestemming',
    nl: () => 'elke andere toestemming',
  }),
  reportMany: text<{ many: number; kind: 'toestemmingen' | 'locaties' }>({
    en: ({ many, kind }) => `${many} ${kind}`,
    nl: ({ many, kind }) => `${many} ${kind}`,
  }),
  reportItselfTitle: text<{ gezag: string }>({
    en: ({ gezag }) => `What ${gezag} handles itself`,
    nl: ({ gezag }) => `Wat ${gezag} zelf behandelt`,
  }),
  reportItselfRest: text<{ gezag: string; more: boolean }>({
    en: ({ gezag, more }) =>
      `Every activiteit that no file names goes to ${gezag} itself${more ? ', and of those that are named:' : '.'}`,
    nl: ({ gezag, more }) =>
      `Elke activiteit die geen bestand noemt gaat naar ${gezag} zelf${more ? ', en van wat wel genoemd wordt:' : '.'}`,
  }),
  reportDeclared: text<{ path: string; locaties: string[] }>({
    en: ({ path, locaties }) =>
      `Nothing more of what ${path} names: that file declares full coverage (dekking: volledig) of ${locaties.length === 0 ? 'the whole area' : locaties.join(', ')}.`,
    nl: ({ path, locaties }) =>
      `Niets meer van wat ${path} noemt: dat bestand belooft volledige dekking (dekking: volledig) van ${locaties.length === 0 ? 'het hele gebied' : locaties.join(', ')}.`,
  }),
  reportDifferences: text<{ other: string }>({
    en: ({ other }) => `Differences with ${other}`,
    nl: ({ other }) => `Verschillen met ${other}`,
  }),
  reportNoDifferences: text<{ omgeving: string | null }>({
    en: ({ omgeving }) => `None: every request goes where ${omgeving ?? 'DSO-LV'} sends it too.`,
    nl: ({ omgeving }) =>
      `Geen: elk verzoek gaat naar dezelfde behandeldienst als ${omgeving === null ? 'bij DSO-LV' : `op ${omgeving}`}.`,
  }),
  reportDiffers: text<{ other: string }>({
    en: ({ other }) => `differs from ${other}`,
    nl: ({ other }) => `wijkt af van ${other}`,
  }),
  reportFilesSide: text<{ omgeving: string }>({
    en: ({ omgeving }) => `Files of ${omgeving}`,
    nl: ({ omgeving }) => `Bestanden van ${omgeving}`,
  }),
  reportPerDienst: text<None>({
    en: () => 'Per behandeldienst, everything it handles',
    nl: () => 'Per behandeldienst, alles wat die behandelt',
  }),
  reportHandles: text<{ dienst: string; gezag: string }>({
    en: ({ dienst, gezag }) => `What ${dienst} handles for ${gezag}`,
    nl: ({ dienst, gezag }) => `Wat ${dienst} behandelt voor ${gezag}`,
  }),
  reportOwn: text<None>({ en: () => 'their own', nl: () => 'van henzelf' }),
  reportFor: text<{ dienst: string }>({
    en: ({ dienst }) => `What ${dienst} handles, for whom`,
    nl: ({ dienst }) => `Wat ${dienst} behandelt, en voor wie`,
  }),
  reportShare: text<{ whole: boolean }>({
    en: ({ whole }) => (whole ? 'whole' : 'in part'),
    nl: ({ whole }) => (whole ? 'geheel' : 'deels'),
  }),
  /** How many activiteiten, beside those of which it is only some requests. */
  reportShareCount: text<{ whole: number; part: number }>({
    en: ({ whole, part }) => shareCount(whole, part, 'in part'),
    nl: ({ whole, part }) => shareCount(whole, part, 'deels'),
  }),
  reportNothing: text<None>({
    en: () => 'There is nothing to report: no file of this omgeving names a bevoegd gezag.',
    nl: () => 'Er is niets te tonen: geen bestand van deze omgeving noemt een bevoegd gezag.',
  }),
  reportWritten: text<{ pages: number; gezagen: number }>({
    en: ({ pages, gezagen }) =>
      `${count(pages, 'page', 'pages')} about ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}. Open ${pages === 1 ? 'it' : 'them'} in a browser`,
    nl: ({ pages, gezagen }) =>
      `${count(pages, 'pagina', "pagina's")} over ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}. Open die in een browser`,
  }),
  reportRemoved: text<{ pages: number }>({
    en: ({ pages }) =>
      `${count(pages, 'page', 'pages')} of an earlier report, about what is not in this one, removed`,
    nl: ({ pages }) =>
      `${count(pages, 'pagina', "pagina's")} van een eerder rapport, over wat niet in dit rapport staat, verwijderd`,
  }),
  reportLarge: text<{ megabytes: number }>({
    en: ({ megabytes }) =>
      `The page is ${megabytes} MB, which opens slowly. --split makes one per bevoegd gezag and per behandeldienst`,
    nl: ({ megabytes }) =>
      `De pagina is ${megabytes} MB, en gaat traag open. --split maakt er een per bevoegd gezag en per behandeldienst`,
  }),
  reportInTheWay: text<{ paths: string[] }>({
    en: ({ paths }) =>
      paths.length === 1
        ? `Nothing was written: ${paths[0]} is there already, and is no report. Use --force to overwrite it`
        : `Nothing was written: ${paths.join(', ')} are there already, and are no reports. Use --force to overwrite them`,
    nl: ({ paths }) =>
      paths.length === 1
        ? `Er is niets geschreven: ${paths[0]} is er al, en is geen rapport. Overschrijf met --force`
        : `Er is niets geschreven: ${paths.join(', ')} zijn er al, en zijn geen rapporten. Overschrijf met --force`,
  }),
  reportIntoFolder: text<{ path: string }>({
    en: ({ path }) => `${path} is a folder. Name a file, or use --split for a page per bevoegd gezag in it`,
    nl: ({ path }) =>
      `${path} is een map. Noem een bestand, of maak er met --split een pagina per bevoegd gezag in`,
  }),
  reportNoFile: text<{ path: string }>({
    en: ({ path }) => `${path} is no file but a device or a pipe. Name a file to write the report to`,
    nl: ({ path }) =>
      `${path} is geen bestand maar een apparaat of een pijp. Noem een bestand om het rapport in te schrijven`,
  }),
  reportAgainstItself: text<{ omgeving: string }>({
    en: ({ omgeving }) => `The report is about ${omgeving} already. Name another omgeving after --against`,
    nl: ({ omgeving }) => `Het rapport gaat al over ${omgeving}. Noem een andere omgeving achter --against`,
  }),
};
