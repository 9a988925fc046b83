import { count, either, message } from '../messages/message.js';

function meantEn(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Did you mean ${either(suggestions, 'or')}?` : '';
}

function meantNl(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Bedoelde u ${either(suggestions, 'of')}?` : '';
}

export const cliMessages = {
  doctorStep: message<{
    step:
      | 'configuration'
      | 'variables'
      | 'certificate'
      | 'handshake'
      | 'authorisation'
      | 'answer'
      | 'interface'
      | 'rtr'
      | 'verzoeksroutering';
  }>({
    en: ({ step }) => step,
    nl: ({ step }) =>
      ({
        configuration: 'configuratie',
        variables: 'variabelen',
        certificate: 'certificaat',
        handshake: 'TLS',
        authorisation: 'autorisatie',
        answer: 'antwoord',
        interface: 'koppelvlak',
        rtr: 'RTR',
        verzoeksroutering: 'Verzoeksroutering',
      })[step],
  }),
  doctorConfiguration: message<{ files: number; gezagen: number }>({
    en: ({ files, gezagen }) =>
      `no errors in ${count(files, 'file', 'files')}, ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}`,
    nl: ({ files, gezagen }) =>
      `geen fouten in ${count(files, 'bestand', 'bestanden')}, ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}`,
  }),
  doctorErrors: message<{ errors: number; omgeving: string }>({
    en: ({ errors, omgeving }) =>
      `${count(errors, 'error', 'errors')} in the files. See behandeldienst validate --omgeving ${omgeving}`,
    nl: ({ errors, omgeving }) =>
      `${count(errors, 'fout', 'fouten')} in de bestanden. Zie behandeldienst validate --omgeving ${omgeving}`,
  }),
  receiptMissing: message<{ path: string }>({
    en: ({ path }) => `There is no file ${path}. Write a receipt with: behandeldienst verify --out ${path}`,
    nl: ({ path }) =>
      `Het bestand ${path} is er niet. Schrijf een bewijs met: behandeldienst verify --out ${path}`,
  }),
  logCutOff: message<{ commit: string }>({
    en: ({ commit }) =>
      `This is a shallow clone: its history is cut off at commit ${commit}, and who changed what before that is not told. For the rest: git fetch --unshallow (in CI: fetch-depth: 0 at GitHub, GIT_DEPTH: 0 at GitLab)`,
    nl: ({ commit }) =>
      `Dit is een ondiepe kloon (shallow): de geschiedenis is afgekapt bij commit ${commit}, en wie daarvoor wat veranderde wordt niet gezegd. Voor de rest: git fetch --unshallow (in CI: fetch-depth: 0 bij GitHub, GIT_DEPTH: 0 bij GitLab)`,
  }),
  logNothing: message<{ activiteit: string; omgeving: string; begins: boolean }>({
    en: ({ activiteit, omgeving, begins }) =>
      `No commit${begins ? ' since then' : ''} changed who handles ${activiteit} on ${omgeving}`,
    nl: ({ activiteit, omgeving, begins }) =>
      `Geen commit${begins ? ' sindsdien' : ''} veranderde wie ${activiteit} op ${omgeving} behandelt`,
  }),
  reportWritten: message<{ pages: number; gezagen: number }>({
    en: ({ pages, gezagen }) =>
      `${count(pages, 'page', 'pages')} about ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}. Open ${pages === 1 ? 'it' : 'them'} in a browser`,
    nl: ({ pages, gezagen }) =>
      `${count(pages, 'pagina', "pagina's")} over ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}. Open die in een browser`,
  }),
  reportRemoved: message<{ pages: number }>({
    en: ({ pages }) =>
      `${count(pages, 'page', 'pages')} of an earlier report, about what is not in this one, removed`,
    nl: ({ pages }) =>
      `${count(pages, 'pagina', "pagina's")} van een eerder rapport, over wat niet in dit rapport staat, verwijderd`,
  }),
  reportLarge: message<{ megabytes: number }>({
    en: ({ megabytes }) =>
      `The page is ${megabytes} MB, which opens slowly. --split makes one per bevoegd gezag and per behandeldienst`,
    nl: ({ megabytes }) =>
      `De pagina is ${megabytes} MB, en gaat traag open. --split maakt er een per bevoegd gezag en per behandeldienst`,
  }),
  reportAgainstItself: message<{ omgeving: string }>({
    en: ({ omgeving }) => `The report is about ${omgeving} already. Name another omgeving after --against`,
    nl: ({ omgeving }) => `Het rapport gaat al over ${omgeving}. Noem een andere omgeving achter --against`,
  }),
  rtrNotAsked: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `${omgeving} has no rtr: in omgevingen.yaml, so the names in its files were not held to the RTR`,
    nl: ({ omgeving }) =>
      `${omgeving} heeft geen rtr: in omgevingen.yaml, dus de namen in zijn bestanden zijn niet met de RTR vergeleken`,
  }),
  rtrNotChecked: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `The names in the files of ${omgeving} were NOT held to the RTR, which could not be asked:`,
    nl: ({ omgeving }) =>
      `De namen in de bestanden van ${omgeving} zijn NIET met de RTR vergeleken, want die was niet te bevragen:`,
  }),
  rtrSnapshotWritten: message<{ path: string; activiteiten: number; organisaties: number }>({
    en: ({ path, activiteiten, organisaties }) =>
      `${path}: ${count(activiteiten, 'activiteit', 'activiteiten')} of ${count(organisaties, 'organisation', 'organisations')}`,
    nl: ({ path, activiteiten, organisaties }) =>
      `${path}: ${count(activiteiten, 'activiteit', 'activiteiten')} van ${count(organisaties, 'organisatie', 'organisaties')}`,
  }),
  rtrSnapshotSame: message<{ path: string }>({
    en: ({ path }) => `${path} is as the RTR has it`,
    nl: ({ path }) => `${path} is zoals de RTR het heeft`,
  }),
  rtrSnapshotDiffers: message<{ path: string; differences: number; omgeving: string }>({
    en: ({ path, differences, omgeving }) =>
      differences === 0
        ? `${path} is old or not there. Run behandeldienst rtr snapshot --omgeving ${omgeving}`
        : `${path} is not as the RTR has it: ${count(differences, 'difference', 'differences')}. Run behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ path, differences, omgeving }) =>
      differences === 0
        ? `${path} is oud of er niet. Draai behandeldienst rtr snapshot --omgeving ${omgeving}`
        : `${path} is niet zoals de RTR het heeft: ${count(differences, 'verschil', 'verschillen')}. Draai behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
  rtrUntil: message<{ datum: string }>({
    en: ({ datum }) => `until ${datum}`,
    nl: ({ datum }) => `tot ${datum}`,
  }),
  rtrNoFiles: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `${omgeving} has no files that name a bevoegd gezag, so there is nothing to ask the RTR for`,
    nl: ({ omgeving }) =>
      `${omgeving} heeft geen bestanden die een bevoegd gezag noemen, dus er is niets om de RTR over te bevragen`,
  }),
  doctorRtr: message<{ host: string | null; oin: string; activiteiten: number }>({
    en: ({ host, oin, activiteiten }) =>
      `${host === null ? 'the list inside this program' : `${host} accepts the API key, and`} has ${count(activiteiten, 'activiteit', 'activiteiten')} of ${oin}`,
    nl: ({ host, oin, activiteiten }) =>
      `${host === null ? 'de lijst in dit programma' : `${host} accepteert de API-sleutel en`} heeft ${count(activiteiten, 'activiteit', 'activiteiten')} van ${oin}`,
  }),
  serviceNothingToAsk: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `Nothing can be asked of the Verzoeksroutering of ${omgeving}: it wants a place, and organisaties.yaml has none. Give each organisation whose area matters a punt, such as 155000 463000`,
    nl: ({ omgeving }) =>
      `De Verzoeksroutering van ${omgeving} is niet te bevragen: die wil een plaats, en organisaties.yaml heeft er geen. Geef elke organisatie om wier gebied het gaat een punt, zoals 155000 463000`,
  }),
  receiptNeedsService: message<{ path: string; omgeving: string }>({
    en: ({ path, omgeving }) =>
      `${path} holds answers of Verzoeksroutering, and ${omgeving} has no verzoeksroutering: in omgevingen.yaml any more to ask again`,
    nl: ({ path, omgeving }) =>
      `${path} bevat antwoorden van Verzoeksroutering, en ${omgeving} heeft in omgevingen.yaml geen verzoeksroutering: meer om het opnieuw te vragen`,
  }),
  doctorVerzoeksroutering: message<{ host: string | null; activiteit: string }>({
    en: ({ host, activiteit }) =>
      `${host === null ? 'the service inside this program' : `${host} accepts the API key, and`} says who handles ${activiteit}`,
    nl: ({ host, activiteit }) =>
      `${host === null ? 'de dienst in dit programma' : `${host} accepteert de API-sleutel en`} zegt wie ${activiteit} behandelt`,
  }),
  progressAsking: message<{ done: number; total: number }>({
    en: ({ done, total }) => `Asking Verzoeksroutering: ${done} of ${total} …`,
    nl: ({ done, total }) => `Verzoeksroutering bevragen: ${done} van ${total} …`,
  }),
  simulateService: message<{ name: 'RTR' | 'Verzoeksroutering'; endpoint: string }>({
    en: ({ name, endpoint }) => `Its ${name}: ${endpoint}`,
    nl: ({ name, endpoint }) => `De ${name} ervan: ${endpoint}`,
  }),
  columnsUnused: message<{ path: string; names: string[] }>({
    en: ({ path, names }) => `Nothing was taken from these columns of ${path}: ${names.join(', ')}`,
    nl: ({ path, names }) => `Uit deze kolommen van ${path} is niets overgenomen: ${names.join(', ')}`,
  }),
  tableRow: message<{ path: string; row: number; more: number }>({
    en: ({ path, row, more }) => `${path}, row ${row}${more > 0 ? ` and ${more} more` : ''}`,
    nl: ({ path, row, more }) => `${path}, rij ${row}${more > 0 ? ` en nog ${more}` : ''}`,
  }),
  tableRefused: message<{ rows: number }>({
    en: ({ rows }) =>
      `Nothing was written: ${rows === 1 ? '1 row is' : `${rows} rows are`} not understood. Mend the table, or add what is missing to the registers`,
    nl: ({ rows }) =>
      `Er is niets geschreven: ${rows === 1 ? '1 rij is' : `${rows} rijen zijn`} niet begrepen. Herstel de tabel, of vul de registers aan`,
  }),
  tableUnregistered: message({
    en: () =>
      'The table does not say who registered each activiteit: the bevoegd gezag itself is assumed. Check national ones (an oin of their own), or give the column: --column activiteitOin="…"',
    nl: () =>
      'De tabel zegt niet wie elke activiteit registreerde: het bevoegd gezag zelf is aangenomen. Controleer landelijke (met een eigen oin), of geef de kolom: --column activiteitOin="…"',
  }),
  exported: message<{ configuraties: number; path: string }>({
    en: ({ configuraties, path }) => `${configuraties} configuraties in ${path}`,
    nl: ({ configuraties, path }) => `${configuraties} configuraties in ${path}`,
  }),
  notReady: message<{ omgeving: string }>({
    en: ({ omgeving }) => `No credentials for ${omgeving} here: it is skipped`,
    nl: ({ omgeving }) => `Hier zijn geen toegangsgegevens voor ${omgeving}: die wordt overgeslagen`,
  }),
  driftIssueTitle: message<{ omgeving: string }>({
    en: ({ omgeving }) => `DSO-LV (${omgeving}) differs from the files`,
    nl: ({ omgeving }) => `DSO-LV (${omgeving}) wijkt af van de bestanden`,
  }),
  driftIssueIntro: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `Someone changed DSO-LV (${omgeving}) outside this repository, or an apply was not finished. Bring DSO-LV back with an apply, or change the files so that they say what is wanted. This issue closes by itself once both agree.`,
    nl: ({ omgeving }) =>
      `Iemand veranderde DSO-LV (${omgeving}) buiten deze repository om, of een apply is niet afgemaakt. Zet DSO-LV recht met een apply, of pas de bestanden aan zodat ze zeggen wat de bedoeling is. Dit issue sluit vanzelf zodra beide overeenkomen.`,
  }),
  driftGone: message<{ omgeving: string }>({
    en: ({ omgeving }) => `DSO-LV (${omgeving}) and the files agree again.`,
    nl: ({ omgeving }) => `DSO-LV (${omgeving}) en de bestanden komen weer overeen.`,
  }),
  noReviewedPlan: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `No reviewed plan for ${omgeving} belongs to this commit. Run the apply workflow by hand: it makes a plan, and waits for approval where the environment asks for it`,
    nl: ({ omgeving }) =>
      `Bij deze commit hoort geen beoordeeld plan voor ${omgeving}. Start de apply-workflow met de hand: die maakt een plan, en wacht op goedkeuring waar de environment daarom vraagt`,
  }),
  fileUnread: message<{ path: string }>({
    en: ({ path }) => `${path} cannot be read`,
    nl: ({ path }) => `${path} is niet te lezen`,
  }),
  flagMissing: message<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} is needed. See --help`,
    nl: ({ flag }) => `De vlag ${flag} is nodig. Zie --help`,
  }),
  flagsConflict: message<{ one: string; other: string }>({
    en: ({ one, other }) => `${one} does not go with ${other}. Give one of the two`,
    nl: ({ one, other }) => `${one} gaat niet samen met ${other}. Geef een van de twee`,
  }),
  gezagNeeded: message<{ known: string[] }>({
    en: ({ known }) => `Say which bevoegd gezag: --bevoegd-gezag ${known.join(' or ')}`,
    nl: ({ known }) => `Zeg welk bevoegd gezag: --bevoegd-gezag ${known.join(' of ')}`,
  }),
  activiteitElsewhere: message<{ naam: string; oins: string[] }>({
    en: ({ naam, oins }) =>
      `The files name ${naam} as registered by another: --activiteit-oin ${oins.join(' or ')}`,
    nl: ({ naam, oins }) =>
      `De bestanden noemen ${naam} als geregistreerd door een ander: --activiteit-oin ${oins.join(' of ')}`,
  }),
  activiteitUnknown: message<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) => `Nothing mentions an activiteit ${naam}${meantEn(suggestions)}`,
    nl: ({ naam, suggestions }) => `Nergens wordt een activiteit ${naam} genoemd${meantNl(suggestions)}`,
  }),
  activiteitAmbiguous: message<{ naam: string; names: string[] }>({
    en: ({ naam, names }) => `${naam} may mean more than one activiteit: say ${either(names, 'or')}`,
    nl: ({ naam, names }) => `${naam} kan meer dan één activiteit zijn: zeg ${either(names, 'of')}`,
  }),
  resolveAmbiguous: message({
    en: () => 'That depends on what was left out:',
    nl: () => 'Dat hangt af van wat is weggelaten:',
  }),
  saved: message<{ path: string }>({
    en: ({ path }) => `Added to ${path}`,
    nl: ({ path }) => `Toegevoegd aan ${path}`,
  }),
  alreadySaved: message<{ path: string }>({
    en: ({ path }) => `${path} expects that already`,
    nl: ({ path }) => `${path} verwacht dat al`,
  }),
  saveAmbiguous: message({
    en: () => 'Only a single answer can be saved. Say more: --toestemming, --locatie',
    nl: () => 'Alleen één antwoord kan bewaard worden. Zeg meer: --toestemming, --locatie',
  }),
  saveReported: message({
    en: () => '--save keeps what the files say; it does not go with --reported or --all',
    nl: () => '--save bewaart wat de bestanden zeggen; het gaat niet samen met --reported of --all',
  }),
  saveNoFile: message({
    en: () => 'No file of this omgeving is about that bevoegd gezag, so there is none to add it to',
    nl: () =>
      'Geen bestand van deze omgeving gaat over dat bevoegd gezag, dus er is er geen om het aan toe te voegen',
  }),
  fmtUnchanged: message<{ files: number }>({
    en: ({ files }) =>
      `${count(files, 'file is', 'files are')} laid out as ${files === 1 ? 'it' : 'they'} should be`,
    nl: ({ files }) => `${count(files, 'bestand heeft', 'bestanden hebben')} de vaste opmaak`,
  }),
  fmtDone: message<{ files: number }>({
    en: ({ files }) => `${count(files, 'file', 'files')} laid out anew`,
    nl: ({ files }) => `${count(files, 'bestand', 'bestanden')} opnieuw opgemaakt`,
  }),
  fmtWould: message<{ files: number }>({
    en: ({ files }) =>
      `${count(files, 'file', 'files')} not laid out as ${files === 1 ? 'it' : 'they'} should be. Run behandeldienst fmt`,
    nl: ({ files }) =>
      `${count(files, 'bestand heeft', 'bestanden hebben')} niet de vaste opmaak. Draai behandeldienst fmt`,
  }),
  importBeside: message<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: ${paths.join(', ')} is about the same bevoegd gezag, so everything would be there twice. Use --merge to add to it, or --out for another folder`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} gaat over hetzelfde bevoegd gezag, dus alles zou er dubbel staan. Vul aan met --merge, of kies met --out een andere map`,
  }),
  importNotAllowed: message<{ oin: string }>({
    en: ({ oin }) => `Left out: access to the configuraties of ${oin} is not allowed`,
    nl: ({ oin }) => `Overgeslagen: toegang tot de configuraties van ${oin} is niet toegestaan`,
  }),
  importNobody: message({
    en: () =>
      'Say whose configuraties to import: --bevoegd-gezag with an OIN, or fill organisaties.yaml first',
    nl: () =>
      'Zeg van wie de configuraties zijn: --bevoegd-gezag met een OIN, of vul eerst organisaties.yaml',
  }),
  imported: message<{ files: number; configuraties: number; omgeving: string }>({
    en: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'file', 'files')}. Look at them, and then: behandeldienst plan --omgeving ${omgeving}`,
    nl: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'bestand', 'bestanden')}. Kijk ze na, en dan: behandeldienst plan --omgeving ${omgeving}`,
  }),
  importedNothing: message<{ merge: boolean }>({
    en: ({ merge }) =>
      merge
        ? 'Nothing was added: the files have all of it already'
        : 'Nothing was written: there are no configuraties to import',
    nl: ({ merge }) =>
      merge
        ? 'Er is niets toegevoegd: de bestanden hebben alles al'
        : 'Er is niets geschreven: er zijn geen configuraties om te importeren',
  }),
  importConflict: message<{ what: string; there: string; here: string; same: boolean }>({
    en: ({ what, there, here, same }) =>
      same
        ? `${what}: this line assigns a part of it to ${here} already, and the whole cannot stand beside it. Extend the line by hand`
        : `${what}: what is imported gives it to ${there}, this line to ${here}. Mend whichever is wrong`,
    nl: ({ what, there, here, same }) =>
      same
        ? `${what}: deze regel wijst een deel ervan al toe aan ${here}, en het geheel kan er niet naast staan. Breid de regel zelf uit`
        : `${what}: wat geïmporteerd wordt geeft het aan ${there}, deze regel aan ${here}. Herstel wat er onjuist is`,
  }),
  importConflicts: message<{ configuraties: number }>({
    en: ({ configuraties }) =>
      `${count(configuraties, 'configuratie was', 'configuraties were')} not taken over, since the files have something in ${configuraties === 1 ? 'its' : 'their'} place`,
    nl: ({ configuraties }) =>
      `${count(configuraties, 'configuratie is', 'configuraties zijn')} niet overgenomen, omdat de bestanden daar al iets hebben staan`,
  }),
  importedBroken: message({
    en: () =>
      'What was imported breaks the rule itself. The files were written all the same: mend these lines, and let apply do the rest',
    nl: () =>
      'Wat geïmporteerd is overtreedt zelf de regel. De bestanden zijn toch geschreven: herstel deze regels, en laat apply de rest doen',
  }),
  watching: message<{ dir: string; time: string }>({
    en: ({ dir, time }) => `${time}  waiting for changes in ${dir} (Ctrl-C to end)`,
    nl: ({ dir, time }) => `${time}  wacht op wijzigingen in ${dir} (Ctrl-C om te stoppen)`,
  }),
  watchFailed: message<{ dir: string; reason: string }>({
    en: ({ dir, reason }) =>
      reason === 'ENOSPC' || reason === 'EMFILE'
        ? `${dir} cannot be watched: the system lets no more folders be watched (${reason}). On Linux, raise fs.inotify.max_user_watches or max_user_instances; or run validate by hand`
        : `${dir} cannot be watched (${reason}). Run validate by hand`,
    nl: ({ dir, reason }) =>
      reason === 'ENOSPC' || reason === 'EMFILE'
        ? `${dir} is niet te volgen: het systeem laat niet meer mappen volgen (${reason}). Verhoog op Linux fs.inotify.max_user_watches of max_user_instances; of draai validate met de hand`
        : `${dir} is niet te volgen (${reason}). Draai validate met de hand`,
  }),
  unknownCode: message<{ code: string; suggestions: string[] }>({
    en: ({ code, suggestions }) => `There is no problem ${code}${meantEn(suggestions)}`,
    nl: ({ code, suggestions }) => `Er is geen probleem ${code}${meantNl(suggestions)}`,
  }),
  explainHint: message<{ code: string }>({
    en: ({ code }) => `What it means, and how to mend it: behandeldienst explain ${code}`,
    nl: ({ code }) => `Wat het betekent, en hoe het te herstellen: behandeldienst explain ${code}`,
  }),
  onlyNeedsBase: message({
    en: () => '--only needs --base: the git ref that the files are compared with',
    nl: () => '--only vraagt --base: de git-ref waarmee de bestanden vergeleken worden',
  }),
  baselineBroken: message<{ ref: string }>({
    en: ({ ref }) =>
      `The files at ${ref} have errors, or symbolic links out of their folder, so drift cannot be told apart: everything counts as a change of the files`,
    nl: ({ ref }) =>
      `De bestanden van ${ref} bevatten fouten, of symbolische links hun map uit, dus drift is niet te onderscheiden: alles telt als wijziging van de bestanden`,
  }),
  flagAfter: message<{ flag: string; command: string }>({
    en: ({ flag, command }) => `${flag} belongs after the command: behandeldienst ${command} ${flag} …`,
    nl: ({ flag, command }) => `${flag} hoort na de opdracht: behandeldienst ${command} ${flag} …`,
  }),
  unknownFlag: message<{ flag: string; suggestions: string[] }>({
    en: ({ flag, suggestions }) => `There is no flag ${flag} here${meantEn(suggestions)}`,
    nl: ({ flag, suggestions }) => `De vlag ${flag} bestaat hier niet${meantNl(suggestions)}`,
  }),
  unknownCommand: message<{ name: string; suggestions: string[] }>({
    en: ({ name, suggestions }) =>
      `There is no command ${name}${meantEn(suggestions) || '. See behandeldienst --help'}`,
    nl: ({ name, suggestions }) =>
      `De opdracht ${name} bestaat niet${meantNl(suggestions) || '. Zie behandeldienst --help'}`,
  }),
  argumentMissing: message<{ name: string; choices: string[] }>({
    en: ({ name, choices }) =>
      `Say which ${name}${choices.length > 0 ? `: ${either(choices, 'or')}` : ''}. See --help`,
    nl: ({ name, choices }) =>
      `Zeg welke ${name}${choices.length > 0 ? `: ${either(choices, 'of')}` : ''}. Zie --help`,
  }),
  strayArgument: message<{ name: string }>({
    en: ({ name }) => `${name} is one word too many: this command takes only flags. See its --help`,
    nl: ({ name }) => `${name} is een woord te veel: deze opdracht kent alleen vlaggen. Zie --help`,
  }),
  flagWithoutValue: message<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} needs a value`,
    nl: ({ flag }) => `De vlag ${flag} heeft een waarde nodig`,
  }),
  flagEmpty: message<{ flag: string }>({
    en: ({ flag }) =>
      `The value of ${flag} is empty. Give one, or leave the flag out (is a variable behind it not set?)`,
    nl: ({ flag }) =>
      `De waarde van ${flag} is leeg. Geef er een, of laat de vlag weg (is een variabele erachter niet gezet?)`,
  }),
  badChoice: message<{ flag: string; value: string; choices: string[] }>({
    en: ({ flag, value, choices }) =>
      `"${value}" is not possible${flag === '' ? '' : ` for ${flag}`}. Choose ${either(choices, 'or')}`,
    nl: ({ flag, value, choices }) =>
      `"${value}" kan niet${flag === '' ? '' : ` bij ${flag}`}. Kies ${either(choices, 'of')}`,
  }),
  badFlagValue: message<{ flag: string; reason: string }>({
    en: ({ flag, reason }) => `The value of ${flag} is not possible. ${reason}`,
    nl: ({ flag, reason }) => `De waarde van ${flag} kan niet. ${reason}`,
  }),
  internalError: message<{ what: string }>({
    en: ({ what }) =>
      `Something went wrong inside behandeldienst (${what}). Please report it; BEHANDELDIENST_DEBUG=1 shows more`,
    nl: ({ what }) =>
      `Er ging iets mis in behandeldienst zelf (${what}). Meld het ons; BEHANDELDIENST_DEBUG=1 toont meer`,
  }),
  omgevingUndeclared: message<{ omgeving: string; configs: string; missing: boolean }>({
    en: ({ omgeving, configs, missing }) =>
      missing
        ? `There is no omgevingen.yaml in ${configs}, so nothing says where the omgeving ${omgeving} points to. Write it, with an endpoint or a simulator`
        : `omgevingen.yaml does not say where the omgeving ${omgeving} points to. Add it, with an endpoint or a simulator`,
    nl: ({ omgeving, configs, missing }) =>
      missing
        ? `Er is geen omgevingen.yaml in ${configs}, dus nergens staat waar de omgeving ${omgeving} naar wijst. Schrijf het, met een endpoint of een simulator`
        : `omgevingen.yaml zegt niet waar de omgeving ${omgeving} naar wijst. Voeg haar toe, met een endpoint of een simulator`,
  }),
  progressReading: message<{ done: number; total: number }>({
    en: ({ done, total }) => `Reading DSO-LV: ${done} of ${total} bevoegde gezagen …`,
    nl: ({ done, total }) => `DSO-LV lezen: ${done} van ${total} bevoegde gezagen …`,
  }),
  progressApplying: message<{ done: number; total: number }>({
    en: ({ done, total }) => `Applying: ${done} of ${total} …`,
    nl: ({ done, total }) => `Doorvoeren: ${done} van ${total} …`,
  }),
  askApply: message<{ omgeving: string; create: number; replace: number; delete: number }>({
    en: (p) => `Create ${p.create}, replace ${p.replace} and delete ${p.delete} at ${p.omgeving}? [y/N]`,
    nl: (p) =>
      `Bij ${p.omgeving} ${p.create} aanmaken, ${p.replace} vervangen en ${p.delete} verwijderen? [j/N]`,
  }),
  notConfirmed: message({
    en: () => 'Not confirmed, so nothing was sent',
    nl: () => 'Niet bevestigd, dus er is niets verstuurd',
  }),
  yesRequired: message({
    en: () => 'There is no terminal to ask on. Add --yes if the plan has been reviewed. Nothing was sent',
    nl: () =>
      'Er is geen terminal om op te vragen. Voeg --yes toe als het plan beoordeeld is. Er is niets verstuurd',
  }),
  stopping: message({
    en: () => 'Stopping: what is under way is finished, nothing new is begun. Interrupt again to end at once',
    nl: () =>
      'Stoppen: wat bezig is wordt afgemaakt, er wordt niets nieuws begonnen. Onderbreek nogmaals om direct te stoppen',
  }),
  resultUnwritten: message<{ code: string }>({
    en: ({ code }) => `The result could not be written (${code})`,
    nl: ({ code }) => `Het resultaat kon niet worden geschreven (${code})`,
  }),
  nothingSent: message({ en: () => 'Nothing was sent.', nl: () => 'Er is niets verstuurd.' }),
  cannotRead: message<{ path: string }>({
    en: ({ path }) => `${path} cannot be read. Does it exist, and may you read it?`,
    nl: ({ path }) => `${path} kan niet worden gelezen. Bestaat het, en mag u het lezen?`,
  }),
  tlsTogether: message({
    en: () => 'Mutual TLS needs all three of --tls-cert, --tls-key and --tls-ca',
    nl: () => 'Wederzijdse TLS heeft --tls-cert, --tls-key en --tls-ca alle drie nodig',
  }),
  simulateUntil: message({
    en: () => 'Serving until interrupted (Ctrl+C)',
    nl: () => 'Actief tot het wordt onderbroken (Ctrl+C)',
  }),
};
