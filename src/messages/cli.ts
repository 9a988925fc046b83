import { count, either, text } from './entry.js';

type None = Record<string, never>;

function meantEn(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Did you mean ${either(suggestions, 'or')}?` : '';
}

function meantNl(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Bedoelde u ${either(suggestions, 'of')}?` : '';
}

export const cliMessages = {
  flagMissing: text<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} is needed. See --help`,
    nl: ({ flag }) => `De vlag ${flag} is nodig. Zie --help`,
  }),
  flagsConflict: text<{ one: string; other: string }>({
    en: ({ one, other }) => `${one} does not go with ${other}. Give one of the two`,
    nl: ({ one, other }) => `${one} gaat niet samen met ${other}. Geef een van de twee`,
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
  activiteitAmbiguous: text<{ naam: string; names: string[] }>({
    en: ({ naam, names }) => `${naam} may mean more than one activiteit: say ${either(names, 'or')}`,
    nl: ({ naam, names }) => `${naam} kan meer dan één activiteit zijn: zeg ${either(names, 'of')}`,
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
  fmtContent: text<{ files: number }>({
    en: ({ files }) =>
      `${count(files, 'file is', 'files are')} laid out as ${files === 1 ? 'it' : 'they'} should be`,
    nl: ({ files }) => `${count(files, 'bestand heeft', 'bestanden hebben')} de vaste opmaak`,
  }),
  fmtDone: text<{ files: number }>({
    en: ({ files }) => `${count(files, 'file', 'files')} laid out anew`,
    nl: ({ files }) => `${count(files, 'bestand', 'bestanden')} opnieuw opgemaakt`,
  }),
  fmtWould: text<{ files: number }>({
    en: ({ files }) =>
      `${count(files, 'file', 'files')} not laid out as ${files === 1 ? 'it' : 'they'} should be. Run behandeldienst fmt`,
    nl: ({ files }) =>
      `${count(files, 'bestand heeft', 'bestanden hebben')} niet de vaste opmaak. Draai behandeldienst fmt`,
  }),
  importInTheWay: text<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: there is already ${paths.join(', ')}. Use --merge to add to it, or --force to overwrite it`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} ${paths.length === 1 ? 'is' : 'zijn'} er al. Vul aan met --merge, of overschrijf met --force`,
  }),
  importBeside: text<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: ${paths.join(', ')} is about the same bevoegd gezag, so everything would be there twice. Use --merge to add to it, or --out for another folder`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} gaat over hetzelfde bevoegd gezag, dus alles zou er dubbel staan. Vul aan met --merge, of kies met --out een andere map`,
  }),
  cannotMerge: text<{ path: string }>({
    en: ({ path }) =>
      `Nothing was written: ${path} is written in a way that cannot be added to without changing what it says. Import to another folder (--out) and copy what is lacking, and please report it, with the file if you may`,
    nl: ({ path }) =>
      `Er is niets geschreven: ${path} is zo geschreven dat er niets bij kan zonder te veranderen wat er staat. Importeer naar een andere map (--out) en neem over wat ontbreekt, en meld dit alstublieft, met het bestand als dat mag`,
  }),
  importNotAllowed: text<{ oin: string }>({
    en: ({ oin }) => `Left out: access to the configuraties of ${oin} is not allowed`,
    nl: ({ oin }) => `Overgeslagen: toegang tot de configuraties van ${oin} is niet toegestaan`,
  }),
  importWithoutWaarde: text<{ code: string }>({
    en: ({ code }) =>
      `Nothing was written: DSO-LV does not tell the waarde of toestemming ${code}, and no toestemming in toestemmingen.yaml has that code. Add it there`,
    nl: ({ code }) =>
      `Er is niets geschreven: DSO-LV noemt de waarde van toestemming ${code} niet, en geen toestemming in toestemmingen.yaml heeft die code. Voeg haar daar toe`,
  }),
  importNobody: text<None>({
    en: () =>
      'Say whose configuraties to import: --bevoegd-gezag with an OIN, or fill organisaties.yaml first',
    nl: () =>
      'Zeg van wie de configuraties zijn: --bevoegd-gezag met een OIN, of vul eerst organisaties.yaml',
  }),
  imported: text<{ files: number; configuraties: number; omgeving: string }>({
    en: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'file', 'files')}. Look at them, and then: behandeldienst plan --omgeving ${omgeving}`,
    nl: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'bestand', 'bestanden')}. Kijk ze na, en dan: behandeldienst plan --omgeving ${omgeving}`,
  }),
  importedNothing: text<{ merge: boolean }>({
    en: ({ merge }) =>
      merge
        ? 'Nothing was added: the files have all of it already'
        : 'Nothing was written: there are no configuraties to import',
    nl: ({ merge }) =>
      merge
        ? 'Er is niets toegevoegd: de bestanden hebben alles al'
        : 'Er is niets geschreven: er zijn geen configuraties om te importeren',
  }),
  importConflict: text<{ what: string; there: string; here: string; same: boolean }>({
    en: ({ what, there, here, same }) =>
      same
        ? `${what}: this line assigns a part of it to ${here} already, and the whole cannot stand beside it. Extend the line by hand`
        : `${what}: what is imported gives it to ${there}, this line to ${here}. Mend whichever is wrong`,
    nl: ({ what, there, here, same }) =>
      same
        ? `${what}: deze regel wijst een deel ervan al toe aan ${here}, en het geheel kan er niet naast staan. Breid de regel zelf uit`
        : `${what}: wat geïmporteerd wordt geeft het aan ${there}, deze regel aan ${here}. Herstel wat er onjuist is`,
  }),
  importConflicts: text<{ configuraties: number }>({
    en: ({ configuraties }) =>
      `${count(configuraties, 'configuratie was', 'configuraties were')} not taken over, since the files have something in ${configuraties === 1 ? 'its' : 'their'} place`,
    nl: ({ configuraties }) =>
      `${count(configuraties, 'configuratie is', 'configuraties zijn')} niet overgenomen, omdat de bestanden daar al iets hebben staan`,
  }),
  importedBroken: text<None>({
    en: () =>
      'What was imported breaks the rule itself. The files were written all the same: mend these lines, and let apply do the rest',
    nl: () =>
      'Wat geïmporteerd is overtreedt zelf de regel. De bestanden zijn toch geschreven: herstel deze regels, en laat apply de rest doen',
  }),
  watching: text<{ dir: string; time: string }>({
    en: ({ dir, time }) => `${time}  waiting for changes in ${dir} (Ctrl-C to end)`,
    nl: ({ dir, time }) => `${time}  wacht op wijzigingen in ${dir} (Ctrl-C om te stoppen)`,
  }),
  watchFailed: text<{ dir: string; reason: string }>({
    en: ({ dir, reason }) =>
      reason === 'ENOSPC' || reason === 'EMFILE'
        ? `${dir} cannot be watched: the system lets no more folders be watched (${reason}). On Linux, raise fs.inotify.max_user_watches or max_user_instances; or run validate by hand`
        : `${dir} cannot be watched (${reason}). Run validate by hand`,
    nl: ({ dir, reason }) =>
      reason === 'ENOSPC' || reason === 'EMFILE'
        ? `${dir} is niet te volgen: het systeem laat niet meer mappen volgen (${reason}). Verhoog op Linux fs.inotify.max_user_watches of max_user_instances; of draai validate met de hand`
        : `${dir} is niet te volgen (${reason}). Draai validate met de hand`,
  }),
  unknownCode: text<{ code: string; suggestions: string[] }>({
    en: ({ code, suggestions }) => `There is no problem ${code}${meantEn(suggestions)}`,
    nl: ({ code, suggestions }) => `Er is geen probleem ${code}${meantNl(suggestions)}`,
  }),
  explainHint: text<{ code: string }>({
    en: ({ code }) => `What it means, and how to mend it: behandeldienst explain ${code}`,
    nl: ({ code }) => `Wat het betekent, en hoe het te herstellen: behandeldienst explain ${code}`,
  }),
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
  historyUnreadable: text<None>({
    en: () => 'git cannot read the history of this repository. Try git fsck',
    nl: () => 'git kan de geschiedenis van deze repository niet lezen. Probeer git fsck',
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
      `The files at ${ref} have errors, or symbolic links out of their folder, so drift cannot be told apart: everything counts as a change of the files`,
    nl: ({ ref }) =>
      `De bestanden van ${ref} bevatten fouten, of symbolische links hun map uit, dus drift is niet te onderscheiden: alles telt als wijziging van de bestanden`,
  }),
  flagAfter: text<{ flag: string; command: string }>({
    en: ({ flag, command }) => `${flag} belongs after the command: behandeldienst ${command} ${flag} …`,
    nl: ({ flag, command }) => `${flag} hoort na de opdracht: behandeldienst ${command} ${flag} …`,
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
  argumentMissing: text<{ name: string; choices: string[] }>({
    en: ({ name, choices }) =>
      `Say which ${name}${choices.length > 0 ? `: ${either(choices, 'or')}` : ''}. See --help`,
    nl: ({ name, choices }) =>
      `Zeg welke ${name}${choices.length > 0 ? `: ${either(choices, 'of')}` : ''}. Zie --help`,
  }),
  strayArgument: text<{ name: string }>({
    en: ({ name }) => `${name} is one word too many: this command takes only flags. See its --help`,
    nl: ({ name }) => `${name} is een woord te veel: deze opdracht kent alleen vlaggen. Zie --help`,
  }),
  flagWithoutValue: text<{ flag: string }>({
    en: ({ flag }) => `The flag ${flag} needs a value`,
    nl: ({ flag }) => `De vlag ${flag} heeft een waarde nodig`,
  }),
  flagEmpty: text<{ flag: string }>({
    en: ({ flag }) =>
      `The value of ${flag} is empty. Give one, or leave the flag out (is a variable behind it not set?)`,
    nl: ({ flag }) =>
      `De waarde van ${flag} is leeg. Geef er een, of laat de vlag weg (is een variabele erachter niet gezet?)`,
  }),
  badChoice: text<{ flag: string; value: string; choices: string[] }>({
    en: ({ flag, value, choices }) =>
      `"${value}" is not possible${flag === '' ? '' : ` for ${flag}`}. Choose ${either(choices, 'or')}`,
    nl: ({ flag, value, choices }) =>
      `"${value}" kan niet${flag === '' ? '' : ` bij ${flag}`}. Kies ${either(choices, 'of')}`,
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
  omgevingUndeclared: text<{ omgeving: string; configs: string; missing: boolean }>({
    en: ({ omgeving, configs, missing }) =>
      missing
        ? `There is no omgevingen.yaml in ${configs}, so nothing says where the omgeving ${omgeving} points to. Write it, with an endpoint or a simulator`
        : `omgevingen.yaml does not say where the omgeving ${omgeving} points to. Add it, with an endpoint or a simulator`,
    nl: ({ omgeving, configs, missing }) =>
      missing
        ? `Er is geen omgevingen.yaml in ${configs}, dus nergens staat waar de omgeving ${omgeving} naar wijst. Schrijf het, met een endpoint of een simulator`
        : `omgevingen.yaml zegt niet waar de omgeving ${omgeving} naar wijst. Voeg haar toe, met een endpoint of een simulator`,
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
  resultUnwritten: text<{ code: string }>({
    en: ({ code }) => `The result could not be written (${code})`,
    nl: ({ code }) => `Het resultaat kon niet worden geschreven (${code})`,
  }),
  nothingSent: text<None>({ en: () => 'Nothing was sent.', nl: () => 'Er is niets verstuurd.' }),
  cannotMakeFolder: text<{ path: string; inTheWay: boolean }>({
    en: ({ path, inTheWay }) =>
      inTheWay
        ? `${path} cannot be a folder: there is a file in its place. Give another`
        : `The folder ${path} cannot be made. May you write there?`,
    nl: ({ path, inTheWay }) =>
      inTheWay
        ? `${path} kan geen map zijn: er staat een bestand op die plaats. Geef een andere`
        : `De map ${path} is niet aan te maken. Mag u daar schrijven?`,
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
