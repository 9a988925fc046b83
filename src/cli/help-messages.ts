import { message } from '../messages/message.js';

/** A line of help without parameters. */
function help(en: string, nl: string) {
  return message({ en: () => en, nl: () => nl });
}

/** The texts of --help: groups, commands, flags. */
export const helpMessages = {
  groupEveryDay: help('Every day:', 'Elke dag:'),
  groupOperations: help('Operations:', 'Beheer:'),
  helpProgram: help(
    'Behandeldienst assignments as code: YAML in git, checked, planned and applied to DSO-LV.',
    'Toewijzingen aan behandeldiensten als code: YAML in git, gecontroleerd, gepland en doorgevoerd bij DSO-LV.',
  ),
  titleUsage: help('Usage:', 'Gebruik:'),
  titleArguments: help('Arguments:', 'Argumenten:'),
  titleFlags: help('Flags:', 'Vlaggen:'),
  titleCommands: help('Commands:', 'Opdrachten:'),
  groupEverywhere: help('Flags that mean the same everywhere:', 'Vlaggen die overal hetzelfde betekenen:'),
  usageFlags: help('[flags]', '[vlaggen]'),
  usageCommand: help('<command>', '<opdracht>'),
  wordCommand: help('command', 'opdracht'),
  helpDefault: message<{ value: string }>({
    en: ({ value }) => `default: ${value}`,
    nl: ({ value }) => `standaard: ${value}`,
  }),
  helpRequired: help('required', 'verplicht'),
  helpHelpCommand: help('show the help of a command', 'toon de hulp bij een opdracht'),
  helpMore: help(
    'Begin with:\n  behandeldienst init         in an empty folder\n  behandeldienst validate     in a folder with files\n\nEach command has its own help: behandeldienst plan --help',
    'Begin met:\n  behandeldienst init         in een lege map\n  behandeldienst validate     in een map met bestanden\n\nElke opdracht heeft eigen hulp: behandeldienst plan --help',
  ),
  helpExample: help('Example:', 'Voorbeeld:'),
  helpHelp: help('show this help', 'toon deze hulp'),
  helpVersion: help('print the version', 'toon de versie'),
  helpValidate: help(
    'check the files: schema, names, and that every combination has exactly one behandeldienst',
    'controleer de bestanden: schema, namen, en dat elke combinatie precies één behandeldienst heeft',
  ),
  helpPlan: help(
    'show what apply would change at DSO-LV; writes nothing',
    'toon wat apply bij DSO-LV zou wijzigen; schrijft niets',
  ),
  helpApply: help(
    'change DSO-LV to what the files say, and confirm the result',
    'wijzig DSO-LV naar wat de bestanden zeggen, en bevestig het resultaat',
  ),
  helpSimulate: help(
    'run a DSO-LV to rehearse with, until interrupted',
    'draai een DSO-LV om mee te oefenen, tot u onderbreekt',
  ),
  groupRepository: help('Repository:', 'Repository:'),
  helpInit: help(
    'start a repository: files, workflows, editor settings',
    'begin een repository: bestanden, workflows, instellingen voor de editor',
  ),
  helpInitGezag: help('name of the bevoegd gezag', 'naam van het bevoegd gezag'),
  helpInitOin: help('its OIN', 'zijn OIN'),
  helpInitOmgevingen: help(
    'which of lokaal, pre, prod (default: lokaal,pre)',
    'welke van lokaal, pre, prod (standaard: lokaal,pre)',
  ),
  helpInitCi: help('for which CI (default: github)', 'voor welke CI (standaard: github)'),
  helpInitOwner: help(
    'who reviews changes, for CODEOWNERS (@gemeente/vth)',
    'wie wijzigingen beoordeelt, voor CODEOWNERS (@gemeente/vth)',
  ),
  helpInitPackage: help(
    'source of the program for package.json (default: the .tgz in this folder, or the version)',
    'herkomst van het programma, voor package.json (standaard: de .tgz in deze map, of de versie)',
  ),
  helpInitForce: help('overwrite existing files', 'overschrijf bestaande bestanden'),
  helpCi: help(
    'what workflows call: comments, drift issues, which omgevingen',
    'wat workflows aanroepen: reacties, drift-issues, welke omgevingen',
  ),
  helpCiComment: help(
    'put a plan on the pull request, or update it there',
    'zet een plan bij de pull request, of werk het daar bij',
  ),
  helpCiDriftIssue: help(
    'open, update or close the issue about drift',
    'open, werk bij of sluit het issue over drift',
  ),
  helpCiOmgevingen: help(
    'list the omgevingen that have an endpoint and files, as JSON',
    'toon de omgevingen met een endpoint en bestanden, als JSON',
  ),
  helpCiReady: help(
    'print whether the credentials of an omgeving are here: true or false',
    'toon of de toegangsgegevens van een omgeving er zijn: true of false',
  ),
  helpCiReviewedPlan: help('find the run with the reviewed plan', 'zoek de run met het beoordeelde plan'),
  helpCiFile: help('output of plan --format markdown', 'uitvoer van plan --format markdown'),
  helpCiPlan: help('file of plan --out', 'bestand van plan --out'),
  helpResolve: help(
    'show who gets a request, and which line decides it',
    'toon wie een verzoek krijgt, en welke regel dat bepaalt',
  ),
  helpGezag: help('the bevoegd gezag: short name or OIN', 'het bevoegd gezag: korte naam of OIN'),
  helpActiviteit: help('name of the activiteit', 'naam van de activiteit'),
  helpActiviteitOin: help(
    'who registered it (default: the bevoegd gezag)',
    'wie de activiteit registreerde (standaard: het bevoegd gezag)',
  ),
  helpToestemming: help('short name or code (default: all)', 'korte naam of code (standaard: alle)'),
  helpLocatie: help(
    'short name or OIN (default: the whole area)',
    'korte naam of OIN (standaard: het hele gebied)',
  ),
  helpReported: help('read DSO-LV instead of the files', 'lees DSO-LV in plaats van de bestanden'),
  helpAll: help('show every combination of the activiteit', 'toon elke combinatie van de activiteit'),
  helpSave: help(
    'add the answer to the file as a verwachting',
    'zet het antwoord als verwachting in het bestand',
  ),
  helpFmt: help(
    'give all files the same layout; comments stay',
    'geef alle bestanden dezelfde opmaak; opmerkingen blijven staan',
  ),
  helpCheck: help(
    'write nothing; exit 1 when a file would change',
    'schrijf niets; exit 1 als een bestand zou veranderen',
  ),
  helpImport: help(
    'write files from what DSO-LV has, or from a table',
    'maak bestanden van wat DSO-LV heeft, of van een tabel',
  ),
  helpImportGezag: help(
    'only this bevoegd gezag; can be repeated (default: all known ones)',
    'alleen dit bevoegd gezag; mag vaker voorkomen (standaard: alle bekende)',
  ),
  helpImportOut: help(
    'folder to write to (default: that of the omgeving)',
    'map om in te schrijven (standaard: die van de omgeving)',
  ),
  helpMerge: help(
    'add to the files what only DSO-LV has',
    'vul de bestanden aan met wat alleen DSO-LV heeft',
  ),
  helpFromCsv: help('read a table (CSV) instead of DSO-LV', 'lees een tabel (CSV) in plaats van DSO-LV'),
  helpFromXlsx: help('read a spreadsheet instead of DSO-LV', 'lees een spreadsheet in plaats van DSO-LV'),
  helpColumn: help(
    'column of a field: activiteit="Naam activiteit"; can be repeated',
    'kolom van een veld: activiteit="Naam activiteit"; mag vaker voorkomen',
  ),
  helpExport: help(
    'write the configuraties as a table, for a spreadsheet',
    'schrijf de configuraties als tabel, voor een spreadsheet',
  ),
  helpExportOut: help(
    'file to write (default for CSV: the screen)',
    'bestand om te schrijven (standaard voor CSV: het scherm)',
  ),
  helpWatch: help(
    'check again after every change, until interrupted',
    'controleer opnieuw na elke wijziging, tot u onderbreekt',
  ),
  helpValidateRtr: help(
    'compare names with the RTR itself instead of the snapshot',
    'vergelijk namen met de RTR zelf, in plaats van met de momentopname',
  ),
  helpRtr: help('work with the registered activiteiten', 'werk met de geregistreerde activiteiten'),
  helpRtrSnapshot: help(
    'save in the repository which activiteiten the RTR has, for validate',
    'bewaar in de repository welke activiteiten de RTR heeft, voor validate',
  ),
  helpCompletion: help(
    'print the script for completion in your shell',
    'toon het script waarmee uw shell aanvult',
  ),
  helpShell: help('which shell', 'welke shell'),
  helpExplain: help(
    'explain a problem, with an example and a solution',
    'leg een probleem uit, met een voorbeeld en een oplossing',
  ),
  helpCode: help('code of a problem (default: list all)', 'code van een probleem (standaard: toon alle)'),
  helpShow: help(
    'text: who handles what before and after, which configuraties change, or both',
    'tekst: wie voor en na wat behandelt, welke configuraties veranderen, of beide',
  ),
  helpVerify: help(
    'prove that every combination at DSO-LV has exactly one behandeldienst, as the files say',
    'bewijs dat elke combinatie bij DSO-LV precies één behandeldienst heeft, zoals de bestanden zeggen',
  ),
  helpVerifyOut: help('save the proof in a file', 'bewaar het bewijs in een bestand'),
  helpAgainst: help(
    'show what changed since an earlier proof',
    'toon wat er sinds een eerder bewijs veranderd is',
  ),
  helpReport: help(
    'write a page that shows who handles what: a matrix to search, print and send on',
    'schrijf een pagina die toont wie wat behandelt: een matrix om in te zoeken, te printen en door te sturen',
  ),
  helpReportOut: help(
    'file to write; with --split the folder',
    'bestand om te schrijven; met --split de map',
  ),
  helpReportSplit: help(
    'a page per bevoegd gezag and per behandeldienst, and an index',
    'een pagina per bevoegd gezag en per behandeldienst, en een index',
  ),
  helpReportAgainst: help(
    'show where it differs from this other omgeving',
    'toon waar het afwijkt van deze andere omgeving',
  ),
  helpReportReported: help(
    'read DSO-LV too, and show where it differs from the files',
    'lees ook DSO-LV, en toon waar dat afwijkt van de bestanden',
  ),
  helpReportForce: help(
    'overwrite a file that is not a report',
    'overschrijf ook een bestand dat geen rapport is',
  ),
  helpLog: help(
    'show from git who changed the routing of an activiteit',
    'toon uit git wie de routering van een activiteit veranderde',
  ),
  helpAnonymous: message({
    en: () => "print the shape of DSO-LV's answer without its values, for a bug report",
    nl: () => 'toon de vorm van het antwoord van DSO-LV, zonder de waarden, voor een foutmelding',
  }),
  helpDoctor: help(
    'check access step by step: configuration, certificate, TLS, authorisation, answer',
    'controleer de toegang stap voor stap: configuratie, certificaat, TLS, autorisatie, antwoord',
  ),
  helpConfigs: help('folder with the configuration', 'map met de configuratie'),
  helpOmgeving: help(
    'omgeving to work with (default: lokaal)',
    'omgeving om mee te werken (standaard: lokaal)',
  ),
  helpOmgevingAll: help(
    'check only this omgeving (default: all)',
    'controleer alleen deze omgeving (standaard: alle)',
  ),
  helpFormat: help('format of the result', 'vorm van het resultaat'),
  helpNoColor: help('no colours (as NO_COLOR does)', 'geen kleuren (zoals NO_COLOR)'),
  helpLang: help(
    'language of messages and reports (default: from LC_ALL or LANG)',
    'taal van meldingen en rapporten (standaard: uit LC_ALL of LANG)',
  ),
  helpQuiet: help('only errors and the result', 'alleen fouten en het resultaat'),
  helpVerbose: help('show each HTTP request, and all names', 'toon elk HTTP-verzoek, en alle namen'),
  helpOut: help(
    'save the plan in a file, for apply --plan',
    'bewaar het plan in een bestand, voor apply --plan',
  ),
  helpPrune: help(
    'also delete what DSO-LV has and no file mentions',
    'verwijder ook wat DSO-LV heeft en geen bestand noemt',
  ),
  helpBase: help(
    'separate changes of the files since this git ref from changes at DSO-LV (drift)',
    'scheid wijzigingen van de bestanden sinds deze git-ref van wijzigingen bij DSO-LV (drift)',
  ),
  helpOnly: help(
    'apply only the change of the files, or only the drift; needs --base',
    'voer alleen de wijziging van de bestanden door, of alleen de drift; vereist --base',
  ),
  helpDetailedExitcode: help(
    'exit code 2 when DSO-LV and the files differ',
    'exitcode 2 als DSO-LV en de bestanden verschillen',
  ),
  helpPlanFile: help('apply exactly this plan, or nothing', 'voer precies dit plan door, of niets'),
  helpYes: help('do not ask for confirmation', 'vraag niet om bevestiging'),
  helpJournal: help(
    'append a JSON line to this file for each request and each result',
    'voeg voor elk verzoek en elk resultaat een regel JSON toe aan dit bestand',
  ),
  helpForce: help(
    'also when it replaces or deletes more than maxChange',
    'ook als het meer vervangt of verwijdert dan maxChange',
  ),
  helpPort: help('port to listen on; 0 picks a free one', 'poort om op te luisteren; 0 kiest een vrije'),
  helpState: help(
    'file for what is stored (default: nothing is saved)',
    'bestand voor wat is opgeslagen (standaard: niets wordt bewaard)',
  ),
  helpTlsCert: help(
    "mutual TLS: the server's certificate (PEM)",
    'wederzijdse TLS: certificaat van de server (PEM)',
  ),
  helpTlsKey: help(
    "mutual TLS: the server's private key (PEM)",
    'wederzijdse TLS: privésleutel van de server (PEM)',
  ),
  helpTlsCa: help(
    'mutual TLS: issuer of the client certificates (PEM)',
    'wederzijdse TLS: uitgever van de clientcertificaten (PEM)',
  ),
  helpLatency: help('milliseconds before each answer', 'milliseconden voor elk antwoord'),
  helpDropRate: help(
    'share of the writes whose answer is lost (0 to 1)',
    'deel van de schrijfacties waarvan het antwoord verloren gaat (0 tot 1)',
  ),
  helpErrorRate: help(
    'share of the requests answered 503 (0 to 1)',
    'deel van de verzoeken dat 503 krijgt (0 tot 1)',
  ),
  helpSeed: help('makes the random choices repeatable', 'maakt de willekeurige keuzes herhaalbaar'),
  helpNotANumber: message<{ min: number; max: number }>({
    en: ({ min, max }) => `It must be a number from ${min} to ${max}`,
    nl: ({ min, max }) => `Het moet een getal zijn van ${min} tot ${max}`,
  }),
};
