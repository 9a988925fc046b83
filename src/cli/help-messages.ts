import { message } from '../messages/message.js';

/** A line of help: no parameters. */
function help(en: string, nl: string) {
  return message({ en: () => en, nl: () => nl });
}

/** What --help says: groups, commands, flags. */
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
  helpHelpCommand: help('explain a command', 'leg een opdracht uit'),
  helpMore: help(
    'Begin with:\n  behandeldienst init         where there is nothing yet\n  behandeldienst validate     where there are files\n\nEach command explains itself: behandeldienst plan --help',
    'Begin met:\n  behandeldienst init         als er nog niets is\n  behandeldienst validate     als er bestanden zijn\n\nElke opdracht legt zichzelf uit: behandeldienst plan --help',
  ),
  helpExample: help('Example:', 'Voorbeeld:'),
  helpHelp: help('show this explanation', 'toon deze uitleg'),
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
    'bring DSO-LV to what the files say, and confirm it',
    'breng DSO-LV naar wat de bestanden zeggen, en bevestig dat',
  ),
  helpSimulate: help(
    'serve a DSO-LV to rehearse with, until interrupted',
    'draai een DSO-LV om mee te oefenen, tot het wordt onderbroken',
  ),
  groupRepository: help('Repository:', 'Repository:'),
  helpInit: help(
    'begin a repository: files, workflows, editor settings',
    'begin een repository: bestanden, workflows, instellingen',
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
    'where the program comes from, for package.json (default: the .tgz in this folder, or else the version)',
    'waar het programma vandaan komt, voor package.json (standaard: de .tgz in deze map, en anders de versie)',
  ),
  helpInitForce: help('overwrite what is there', 'overschrijf wat er is'),
  helpCi: help(
    'what workflows call: comments, drift issues, which omgevingen',
    'wat workflows aanroepen: reacties, drift-issues, welke omgevingen',
  ),
  helpCiComment: help(
    'put a plan on the pull request, or update it in place',
    'zet een plan bij de pull request, of werk het bij',
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
    'tell whether the credentials of an omgeving are here: true or false',
    'zeg of de toegangsgegevens van een omgeving er zijn: true of false',
  ),
  helpCiReviewedPlan: help(
    'find the run that holds the plan which was reviewed',
    'zoek de run met het plan dat beoordeeld is',
  ),
  helpCiFile: help('what plan --format markdown gave', 'wat plan --format markdown gaf'),
  helpCiPlan: help('what plan --out gave', 'wat plan --out gaf'),
  helpResolve: help(
    'tell who gets a request, and which line decides it',
    'zeg wie een verzoek krijgt, en welke regel dat bepaalt',
  ),
  helpGezag: help('the bevoegd gezag: short name or OIN', 'het bevoegd gezag: korte naam of OIN'),
  helpActiviteit: help('name of the activiteit', 'naam van de activiteit'),
  helpActiviteitOin: help(
    'who registered it (default: the bevoegd gezag)',
    'wie haar registreerde (standaard: het bevoegd gezag)',
  ),
  helpToestemming: help('short name or code; left out: all', 'korte naam of code; weggelaten: alle'),
  helpLocatie: help('short name or OIN; left out: whole area', 'korte naam of OIN; weggelaten: hele gebied'),
  helpReported: help('read DSO-LV instead of the files', 'lees DSO-LV in plaats van de bestanden'),
  helpAll: help('show every combination of the activiteit', 'toon elke combinatie van de activiteit'),
  helpSave: help(
    'add the answer to the file as a verwachting',
    'zet het antwoord in het bestand als verwachting',
  ),
  helpFmt: help(
    'lay files out the same way everywhere; comments stay',
    'geef bestanden overal dezelfde opmaak; opmerkingen blijven',
  ),
  helpCheck: help(
    'write nothing; exit 1 when a file would change',
    'schrijf niets; exit 1 als een bestand zou veranderen',
  ),
  helpImport: help(
    'write files from what DSO-LV holds, or from a table',
    'schrijf bestanden uit wat DSO-LV heeft, of uit een tabel',
  ),
  helpImportGezag: help(
    'only this bevoegd gezag; may be given more than once (default: all that are known)',
    'alleen dit bevoegd gezag; mag meer dan eens (standaard: alle die bekend zijn)',
  ),
  helpImportOut: help(
    'folder to write to (default: that of the omgeving)',
    'map om in te schrijven (standaard: die van de omgeving)',
  ),
  helpMerge: help(
    'add to the files what DSO-LV has and they lack',
    'vul de bestanden aan met wat DSO-LV heeft en zij niet',
  ),
  helpFromCsv: help('read a table (CSV) instead of DSO-LV', 'lees een tabel (CSV) in plaats van DSO-LV'),
  helpFromXlsx: help('read a spreadsheet instead of DSO-LV', 'lees een spreadsheet in plaats van DSO-LV'),
  helpColumn: help(
    'which column holds what: activiteit="Naam activiteit"; may be given more than once',
    'welke kolom wat bevat: activiteit="Naam activiteit"; mag meer dan eens',
  ),
  helpExport: help(
    'write the configuraties as a table, for those who read spreadsheets',
    'schrijf de configuraties als tabel, voor wie spreadsheets leest',
  ),
  helpExportOut: help(
    'file to write (CSV goes to the screen without it)',
    'bestand om te schrijven (CSV gaat anders naar het scherm)',
  ),
  helpWatch: help(
    'check again after every change, until interrupted',
    'controleer opnieuw na elke wijziging, tot u afbreekt',
  ),
  helpValidateRtr: help(
    'ask the RTR which activiteiten there are, instead of a snapshot of it',
    'vraag de RTR welke activiteiten er zijn, in plaats van een momentopname',
  ),
  helpRtr: help('which activiteiten are registered', 'welke activiteiten geregistreerd zijn'),
  helpRtrSnapshot: help(
    'keep what the RTR has registered in the repository, for validate',
    'bewaar in de repository wat de RTR geregistreerd heeft, voor validate',
  ),
  helpCompletion: help('print what teaches your shell to complete', 'toon wat uw shell leert aanvullen'),
  helpShell: help('which shell', 'welke shell'),
  helpExplain: help(
    'tell what a problem means, with an example and how to mend it',
    'zeg wat een probleem betekent, met een voorbeeld en hoe het te herstellen',
  ),
  helpCode: help('code of a problem; left out: all of them', 'code van een probleem; weggelaten: alle'),
  helpShow: help(
    'who handles what now and then, the configuraties that change, or both (text)',
    'wie nu en straks wat behandelt, de configuraties die veranderen, of beide (tekst)',
  ),
  helpVerify: help(
    'prove that every combination at DSO-LV has exactly one behandeldienst, as the files say',
    'bewijs dat elke combinatie bij DSO-LV precies één behandeldienst heeft, zoals de bestanden zeggen',
  ),
  helpVerifyOut: help('keep the proof in a file', 'bewaar het bewijs in een bestand'),
  helpAgainst: help(
    'tell what changed since an earlier proof',
    'zeg wat er sinds een eerder bewijs veranderd is',
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
    'a page per bevoegd gezag and per behandeldienst, and one that leads to them',
    'een pagina per bevoegd gezag en per behandeldienst, en een die ernaar verwijst',
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
    'overwrite a file that is no report',
    'overschrijf ook een bestand dat geen rapport is',
  ),
  helpLog: help(
    'tell who changed the routing of an activiteit, from git',
    'zeg wie de routering van een activiteit veranderde, uit git',
  ),
  helpAnonymous: message({
    en: () => "show what DSO-LV's answer looks like, without its values, for a bug report",
    nl: () => 'toon hoe het antwoord van DSO-LV eruitziet, zonder de waarden, voor een foutmelding',
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
    'check this omgeving alone (default: all of them)',
    'controleer alleen deze omgeving (standaard: alle)',
  ),
  helpFormat: help('how to print the result', 'hoe het resultaat getoond wordt'),
  helpNoColor: help('no colours (as NO_COLOR does)', 'geen kleuren (zoals NO_COLOR)'),
  helpLang: help(
    'language of what people read (default: from LC_ALL or LANG)',
    'taal van wat mensen lezen (standaard: uit LC_ALL of LANG)',
  ),
  helpQuiet: help('only errors and the result', 'alleen fouten en het resultaat'),
  helpVerbose: help('tell each HTTP request, and all names', 'meld elk HTTP-verzoek, en alle namen'),
  helpOut: help(
    'keep the plan in a file, for apply --plan',
    'bewaar het plan in een bestand, voor apply --plan',
  ),
  helpPrune: help(
    'also delete what DSO-LV has and no file mentions',
    'verwijder ook wat DSO-LV heeft en geen bestand noemt',
  ),
  helpBase: help(
    'tell what the files changed since this git ref from what changed at DSO-LV (drift)',
    'onderscheid wat de bestanden sinds deze git-ref veranderden van wat bij DSO-LV veranderde (drift)',
  ),
  helpOnly: help(
    'carry out only the change of the files, or only the drift; needs --base',
    'voer alleen de wijziging van de bestanden uit, of alleen de drift; vereist --base',
  ),
  helpDetailedExitcode: help(
    'exit code 2 when DSO-LV and the files differ',
    'exitcode 2 als DSO-LV en de bestanden verschillen',
  ),
  helpPlanFile: help('apply exactly this plan, or nothing', 'voer precies dit plan uit, of niets'),
  helpYes: help('do not ask', 'vraag niets'),
  helpJournal: help(
    'append a line of JSON per request and outcome to this file',
    'voeg per verzoek en uitkomst een regel JSON aan dit bestand toe',
  ),
  helpForce: help(
    'even when it replaces or deletes more than maxChange',
    'ook als het meer vervangt of verwijdert dan maxChange',
  ),
  helpPort: help('port to listen on; 0 picks a free one', 'poort om op te luisteren; 0 kiest een vrije'),
  helpState: help(
    'file that keeps what was stored (default: nothing is kept)',
    'bestand dat bewaart wat is opgeslagen (standaard: niets)',
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
  helpSeed: help('makes chance repeatable', 'maakt toeval herhaalbaar'),
  helpNotANumber: message<{ min: number; max: number }>({
    en: ({ min, max }) => `It has to be a number from ${min} to ${max}`,
    nl: ({ min, max }) => `Het moet een getal zijn van ${min} tot ${max}`,
  }),
};
