import { count, either, text } from './entry.js';

type None = Record<string, never>;

/** A line of help: no parameters. */
function help(en: string, nl: string) {
  return text<None>({ en: () => en, nl: () => nl });
}

function meantEn(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Did you mean ${either(suggestions, 'or')}?` : '';
}

function meantNl(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Bedoelde u ${either(suggestions, 'of')}?` : '';
}

export const cliMessages = {
  groupEveryDay: help('Every day:', 'Elke dag:'),
  groupOperations: help('Operations:', 'Beheer:'),
  helpProgram: help(
    'Behandeldienst assignments as code: YAML in git, checked, planned and applied to DSO-LV.',
    'Toewijzingen aan behandeldiensten als code: YAML in git, gecontroleerd, gepland en doorgevoerd in DSO-LV.',
  ),
  helpUsage: help('<command> [flags]', '<opdracht> [vlaggen]'),
  helpMore: help(
    'Begin with:\n  behandeldienst validate\n\nEach command explains itself: behandeldienst plan --help',
    'Begin met:\n  behandeldienst validate\n\nElke opdracht legt zichzelf uit: behandeldienst plan --help',
  ),
  helpExample: help('Example:', 'Voorbeeld:'),
  helpHelp: help('explain this', 'leg dit uit'),
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
  helpInitEigenaar: help(
    'who reviews changes, for CODEOWNERS (@gemeente/vth)',
    'wie wijzigingen beoordeelt, voor CODEOWNERS (@gemeente/vth)',
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
  flagMissing: text<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} is needed. See --help`,
    nl: ({ flag }) => `De optie ${flag} is nodig. Zie --help`,
  }),
  noSuchOrganisatie: text<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) =>
      `There is no organisation ${naam}${meantEn(suggestions) || '.'} Give a short name of organisaties.yaml, or an OIN`,
    nl: ({ naam, suggestions }) =>
      `Er is geen organisatie ${naam}${meantNl(suggestions) || '.'} Geef een korte naam van organisaties.yaml, of een OIN`,
  }),
  noSuchToestemming: text<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) =>
      `There is no toestemming ${naam}${meantEn(suggestions) || '.'} Give a short name of toestemmingen.yaml, or a code`,
    nl: ({ naam, suggestions }) =>
      `Er is geen toestemming ${naam}${meantNl(suggestions) || '.'} Geef een korte naam van toestemmingen.yaml, of een code`,
  }),
  helpResolve: help(
    'tell who gets a request, and which line decides it',
    'zeg wie een aanvraag krijgt, en welke regel dat bepaalt',
  ),
  helpGezag: help('the bevoegd gezag: short name or OIN', 'het bevoegd gezag: korte naam of OIN'),
  helpActiviteit: help('name of the activiteit', 'naam van de activiteit'),
  helpActiviteitOin: help(
    'who registered it (default: the bevoegd gezag)',
    'wie haar registreerde (standaard: het bevoegd gezag)',
  ),
  helpToestemming: help('short name or code; left out: all', 'korte naam of code; weggelaten: alle'),
  helpLocatie: help('short name or OIN; left out: whole area', 'korte naam of OIN; weggelaten: hele gebied'),
  helpReported: help('ask DSO-LV instead of the files', 'vraag het DSO-LV in plaats van de bestanden'),
  helpAll: help('show every combination of the activiteit', 'toon elke combinatie van de activiteit'),
  helpSave: help(
    'add the answer to the file as a verwachting',
    'zet het antwoord in het bestand als verwachting',
  ),
  gezagNeeded: text<{ known: string[] }>({
    en: ({ known }) => `Say which bevoegd gezag: --bevoegd-gezag ${known.join(' or ')}`,
    nl: ({ known }) => `Zeg welk bevoegd gezag: --bevoegd-gezag ${known.join(' of ')}`,
  }),
  activiteitElsewhere: text<{ naam: string; oins: string[] }>({
    en: ({ naam, oins }) =>
      `The files name ${naam} as registered by another: --activiteit-oin ${oins.join(' or ')}`,
    nl: ({ naam, oins }) =>
      `De bestanden noemen ${naam} als geregistreerd door een ander: --activiteit-oin ${oins.join(' of ')}`,
  }),
  activiteitUnknown: text<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) => `Nothing mentions an activiteit ${naam}${meantEn(suggestions)}`,
    nl: ({ naam, suggestions }) => `Nergens wordt een activiteit ${naam} genoemd${meantNl(suggestions)}`,
  }),
  resolveAmbiguous: text<None>({
    en: () => 'That depends on what was left out:',
    nl: () => 'Dat hangt af van wat is weggelaten:',
  }),
  nothingAssigned: text<None>({
    en: () => 'nothing is assigned',
    nl: () => 'er is niets toegewezen',
  }),
  everyOther: text<None>({ en: () => 'every other', nl: () => 'elke andere' }),
  elsewhere: text<None>({ en: () => 'elsewhere', nl: () => 'elders' }),
  saved: text<{ path: string }>({
    en: ({ path }) => `Added to ${path}`,
    nl: ({ path }) => `Toegevoegd aan ${path}`,
  }),
  alreadySaved: text<{ path: string }>({
    en: ({ path }) => `${path} expects that already`,
    nl: ({ path }) => `${path} verwacht dat al`,
  }),
  saveAmbiguous: text<None>({
    en: () => 'Only a single answer can be saved. Say more: --toestemming, --locatie',
    nl: () => 'Alleen één antwoord kan bewaard worden. Zeg meer: --toestemming, --locatie',
  }),
  saveReported: text<None>({
    en: () => '--save keeps what the files say; it does not go with --reported or --all',
    nl: () => '--save bewaart wat de bestanden zeggen; het gaat niet samen met --reported of --all',
  }),
  cannotAdd: text<{ path: string; line: string }>({
    en: ({ path, line }) =>
      `${path} is written in a way that cannot be added to. Add it by hand under verwachtingen: ${line}`,
    nl: ({ path, line }) =>
      `${path} is zo geschreven dat er niets bij te zetten is. Zet het zelf onder verwachtingen: ${line}`,
  }),
  saveNoFile: text<None>({
    en: () => 'No file of this omgeving is about that bevoegd gezag, so there is none to add it to',
    nl: () =>
      'Geen bestand van deze omgeving gaat over dat bevoegd gezag, dus er is er geen om het aan toe te voegen',
  }),
  helpFmt: help(
    'lay files out the same way everywhere; comments stay',
    'geef bestanden overal dezelfde opmaak; opmerkingen blijven',
  ),
  helpCheck: help(
    'write nothing; exit 1 when a file would change',
    'schrijf niets; exit 1 als een bestand zou veranderen',
  ),
  fmtContent: text<{ files: number }>({
    en: ({ files }) => `${count(files, 'file is', 'files are')} laid out as it should be`,
    nl: ({ files }) => `${count(files, 'bestand heeft', 'bestanden hebben')} de vaste opmaak`,
  }),
  fmtDone: text<{ files: number }>({
    en: ({ files }) => `${count(files, 'file', 'files')} laid out anew`,
    nl: ({ files }) => `${count(files, 'bestand', 'bestanden')} opnieuw opgemaakt`,
  }),
  fmtWould: text<{ files: number }>({
    en: ({ files }) =>
      `${count(files, 'file', 'files')} not laid out as it should be. Run behandeldienst fmt`,
    nl: ({ files }) =>
      `${count(files, 'bestand heeft', 'bestanden hebben')} niet de vaste opmaak. Draai behandeldienst fmt`,
  }),
  helpImport: help(
    'write files from what DSO-LV holds, or from a table',
    'schrijf bestanden uit wat DSO-LV heeft, of uit een tabel',
  ),
  helpImportGezag: help(
    'only this bevoegd gezag; may be given more than once (default: all that are known)',
    'alleen dit bevoegd gezag; mag vaker (standaard: alle die bekend zijn)',
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
    'welke kolom wat bevat: activiteit="Naam activiteit"; mag vaker',
  ),
  importInTheWay: text<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: there is already ${paths.join(', ')}. Use --merge to add to it, or --force to overwrite it`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} is er al. Vul aan met --merge, of overschrijf met --force`,
  }),
  importBeside: text<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: ${paths.join(', ')} is about the same bevoegd gezag, so everything would be there twice. Use --merge to add to it, or --out for another folder`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} gaat over hetzelfde bevoegd gezag, dus alles zou er dubbel staan. Vul aan met --merge, of kies met --out een andere map`,
  }),
  importNobody: text<None>({
    en: () =>
      'Say whose configurations to import: --bevoegd-gezag with an OIN, or fill organisaties.yaml first',
    nl: () =>
      'Zeg van wie de configuraties zijn: --bevoegd-gezag met een OIN, of vul eerst organisaties.yaml',
  }),
  imported: text<{ files: number; configuraties: number; omgeving: string }>({
    en: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'file', 'files')}. Look at them, and then: behandeldienst plan --omgeving ${omgeving}`,
    nl: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'bestand', 'bestanden')}. Kijk ze na, en dan: behandeldienst plan --omgeving ${omgeving}`,
  }),
  importedBroken: text<None>({
    en: () =>
      'What was imported breaks the rule itself. The files were written all the same: mend these lines, and let apply do the rest',
    nl: () =>
      'Wat geïmporteerd is overtreedt zelf de regel. De bestanden zijn toch geschreven: herstel deze regels, en laat apply de rest doen',
  }),
  helpExport: help(
    'write the configuraties as a table, for who reads spreadsheets',
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
  watching: text<{ dir: string; time: string }>({
    en: ({ dir, time }) => `${time}  waiting for changes in ${dir} (Ctrl-C to end)`,
    nl: ({ dir, time }) => `${time}  wacht op wijzigingen in ${dir} (Ctrl-C om te stoppen)`,
  }),
  helpCompletion: help('print what teaches your shell to complete', 'toon wat uw shell leert aanvullen'),
  helpShell: help('which shell', 'welke shell'),
  helpExplain: help(
    'tell what a problem means, with an example and how to mend it',
    'zeg wat een probleem betekent, met een voorbeeld en hoe het te herstellen',
  ),
  helpCode: help('code of a problem; left out: all of them', 'code van een probleem; weggelaten: alle'),
  unknownCode: text<{ code: string; suggestions: string[] }>({
    en: ({ code, suggestions }) => `There is no problem ${code}${meantEn(suggestions)}`,
    nl: ({ code, suggestions }) => `Er is geen probleem ${code}${meantNl(suggestions)}`,
  }),
  explainHint: text<{ code: string }>({
    en: ({ code }) => `What it means, and how to mend it: behandeldienst explain ${code}`,
    nl: ({ code }) => `Wat het betekent, en hoe het te herstellen: behandeldienst explain ${code}`,
  }),
  helpShow: help(
    'who handles what now and then, the records that change, or both (text)',
    'wie nu en straks wat behandelt, de registraties die veranderen, of beide (tekst)',
  ),
  helpVerify: help(
    'prove that every combination at DSO-LV has exactly one behandeldienst, as the files say',
    'bewijs dat elke combinatie op DSO-LV precies één behandeldienst heeft, zoals de bestanden zeggen',
  ),
  helpVerifyOut: help('keep the proof in a file', 'bewaar het bewijs in een bestand'),
  helpAgainst: help(
    'tell what changed since an earlier proof',
    'zeg wat er sinds een eerder bewijs veranderd is',
  ),
  helpLog: help(
    'tell who changed the routing of an activiteit, from git',
    'zeg wie de routering van een activiteit veranderde, uit git',
  ),
  helpAnoniem: text<None>({
    en: () => "show what DSO-LV's answer looks like, without its values, for a bug report",
    nl: () => 'toon hoe het antwoord van DSO-LV eruitziet, zonder de waarden, voor een foutmelding',
  }),
  helpDoctor: help(
    'check access step by step: configuration, certificate, TLS, authorisation, answer',
    'controleer de toegang stap voor stap: configuratie, certificaat, TLS, autorisatie, antwoord',
  ),
  helpConfigs: help('folder with the configuration', 'map met de configuratie'),
  helpOmgeving: help(
    'omgeving to work with (default: "lokaal")',
    'omgeving om mee te werken (standaard: "lokaal")',
  ),
  helpOmgevingAll: help(
    'check this omgeving alone (default: all of them)',
    'controleer alleen deze omgeving (standaard: alle)',
  ),
  helpFormat: help('how to print the result', 'hoe het resultaat getoond wordt'),
  helpNoColor: help('no colours (as NO_COLOR does)', 'geen kleuren (zoals NO_COLOR)'),
  helpTaal: help(
    'language of what people read (default: from LC_ALL or LANG)',
    'taal van wat mensen lezen (standaard: uit LC_ALL of LANG)',
  ),
  helpQuiet: help('only errors and the result', 'alleen fouten en het resultaat'),
  helpVerbose: help('tell each request', 'meld elk verzoek'),
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
    'voer alleen de wijziging van de bestanden uit, of alleen de drift; vraagt --base',
  ),
  onlyNeedsBase: text<None>({
    en: () => '--only needs --base: the git ref that the files are compared with',
    nl: () => '--only vraagt --base: de git-ref waarmee de bestanden vergeleken worden',
  }),
  gitMissing: text<None>({
    en: () => 'git is needed for this, and cannot be started',
    nl: () => 'hiervoor is git nodig, en dat start niet',
  }),
  noRepository: text<None>({
    en: () => 'This folder is not in a git repository. Run the command where the files are kept',
    nl: () => 'Deze map ligt niet in een git-repository. Voer de opdracht uit waar de bestanden staan',
  }),
  outsideRepository: text<{ path: string }>({
    en: ({ path }) => `${path} lies outside the git repository of the working directory`,
    nl: ({ path }) => `${path} ligt buiten de git-repository van de werkmap`,
  }),
  unknownRef: text<{ ref: string }>({
    en: ({ ref }) =>
      `There is no commit "${ref}" here. In CI, check out the whole history (fetch-depth: 0, GIT_DEPTH: 0)`,
    nl: ({ ref }) =>
      `Er is hier geen commit "${ref}". Haal in CI de hele geschiedenis op (fetch-depth: 0, GIT_DEPTH: 0)`,
  }),
  earlierBroken: text<{ ref: string }>({
    en: ({ ref }) =>
      `The files at ${ref} have errors, so drift cannot be told apart: everything counts as a change of the files`,
    nl: ({ ref }) =>
      `De bestanden van ${ref} bevatten fouten, dus drift is niet te onderscheiden: alles telt als wijziging van de bestanden`,
  }),
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

  notANumber: text<{ min: number; max: number }>({
    en: ({ min, max }) => `It has to be a number from ${min} to ${max}`,
    nl: ({ min, max }) => `Het moet een getal zijn van ${min} tot ${max}`,
  }),
  unknownFlag: text<{ flag: string; suggestions: string[] }>({
    en: ({ flag, suggestions }) => `There is no flag ${flag} here${meantEn(suggestions)}`,
    nl: ({ flag, suggestions }) => `De vlag ${flag} bestaat hier niet${meantNl(suggestions)}`,
  }),
  unknownCommand: text<{ name: string; suggestions: string[] }>({
    en: ({ name, suggestions }) =>
      `There is no command ${name}${meantEn(suggestions) || '. See behandeldienst --help'}`,
    nl: ({ name, suggestions }) =>
      `De opdracht ${name} bestaat niet${meantNl(suggestions) || '. Zie behandeldienst --help'}`,
  }),
  strayArgument: text<{ name: string }>({
    en: ({ name }) => `${name} is one word too many: this command takes only flags. See its --help`,
    nl: ({ name }) => `${name} is een woord te veel: deze opdracht kent alleen vlaggen. Zie --help`,
  }),
  flagWithoutValue: text<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} needs a value`,
    nl: ({ flag }) => `De vlag ${flag} heeft een waarde nodig`,
  }),
  badFlagValue: text<{ flag: string; reason: string }>({
    en: ({ flag, reason }) => `The value of ${flag} is not possible. ${reason}`,
    nl: ({ flag, reason }) => `De waarde van ${flag} kan niet. ${reason}`,
  }),
  internalError: text<{ what: string }>({
    en: ({ what }) =>
      `Something went wrong inside behandeldienst (${what}). Please report it; BEHANDELDIENST_DEBUG=1 shows more`,
    nl: ({ what }) =>
      `Er ging iets mis in behandeldienst zelf (${what}). Meld het ons; BEHANDELDIENST_DEBUG=1 toont meer`,
  }),
  omgevingUndeclared: text<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `omgevingen.yaml does not say where the omgeving ${omgeving} points to. Add it, with an endpoint or a simulator`,
    nl: ({ omgeving }) =>
      `omgevingen.yaml zegt niet waar de omgeving ${omgeving} naar wijst. Voeg haar toe, met een endpoint of een simulator`,
  }),
  progressReading: text<{ done: number; total: number }>({
    en: ({ done, total }) => `Reading DSO-LV: ${done} of ${total} bevoegde gezagen …`,
    nl: ({ done, total }) => `DSO-LV lezen: ${done} van ${total} bevoegde gezagen …`,
  }),
  progressApplying: text<{ done: number; total: number }>({
    en: ({ done, total }) => `Applying: ${done} of ${total} …`,
    nl: ({ done, total }) => `Doorvoeren: ${done} van ${total} …`,
  }),
  askApply: text<{ omgeving: string; create: number; replace: number; delete: number }>({
    en: (p) => `Create ${p.create}, replace ${p.replace} and delete ${p.delete} at ${p.omgeving}? [y/N]`,
    nl: (p) =>
      `Bij ${p.omgeving} ${p.create} aanmaken, ${p.replace} vervangen en ${p.delete} verwijderen? [j/N]`,
  }),
  notAgreed: text<None>({
    en: () => 'Not confirmed, so nothing was sent',
    nl: () => 'Niet bevestigd, dus er is niets verstuurd',
  }),
  yesRequired: text<None>({
    en: () => 'There is no terminal to ask on. Add --yes if the plan has been reviewed. Nothing was sent',
    nl: () =>
      'Er is geen terminal om op te vragen. Voeg --yes toe als het plan beoordeeld is. Er is niets verstuurd',
  }),
  stopping: text<None>({
    en: () => 'Stopping: what is under way is finished, nothing new is begun. Interrupt again to end at once',
    nl: () =>
      'Stoppen: wat bezig is wordt afgemaakt, er wordt niets nieuws begonnen. Onderbreek nogmaals om direct te stoppen',
  }),
  cannotWrite: text<{ path: string }>({
    en: ({ path }) => `${path} cannot be written. Does the folder exist, and may you write there?`,
    nl: ({ path }) => `${path} kan niet worden geschreven. Bestaat de map, en mag u daar schrijven?`,
  }),
  cannotRead: text<{ path: string }>({
    en: ({ path }) => `${path} cannot be read. Does it exist, and may you read it?`,
    nl: ({ path }) => `${path} kan niet worden gelezen. Bestaat het, en mag u het lezen?`,
  }),
  tlsTogether: text<None>({
    en: () => 'Mutual TLS needs all three of --tls-cert, --tls-key and --tls-ca',
    nl: () => 'Wederzijdse TLS heeft --tls-cert, --tls-key en --tls-ca alle drie nodig',
  }),
  simulateUntil: text<None>({
    en: () => 'Serving until interrupted (Ctrl+C)',
    nl: () => 'Actief tot het wordt onderbroken (Ctrl+C)',
  }),
};
