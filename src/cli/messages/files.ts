/** Messages of the commands that work with the files: validate, fmt, import, export, log, resolve, report, explain. */
import { count, either, message } from '../../messages/message.js';
import { meantEn, meantNl } from './suggestions.js';

export const fileMessages = {
  watching: message<{ dir: string; time: string }>({
    en: ({ dir, time }) => `${time}  waiting for changes in ${dir} (Ctrl-C to end)`,
    nl: ({ dir, time }) => `${time}  wacht op wijzigingen in ${dir} (Ctrl-C om te stoppen)`,
  }),
  watchFailed: message<{ dir: string; reason: string }>({
    en: ({ dir, reason }) =>
      reason === 'ENOSPC' || reason === 'EMFILE'
        ? `${dir} cannot be watched: the system has reached its limit of watched folders (${reason}). On Linux, raise fs.inotify.max_user_watches or max_user_instances; or run validate by hand`
        : `${dir} cannot be watched (${reason}). Run validate by hand`,
    nl: ({ dir, reason }) =>
      reason === 'ENOSPC' || reason === 'EMFILE'
        ? `${dir} is niet te volgen: het systeem volgt al zoveel mappen als het toestaat (${reason}). Verhoog op Linux fs.inotify.max_user_watches of max_user_instances; of draai validate met de hand`
        : `${dir} is niet te volgen (${reason}). Draai validate met de hand`,
  }),
  unknownCode: message<{ code: string; suggestions: string[] }>({
    en: ({ code, suggestions }) => `There is no problem ${code}${meantEn(suggestions)}`,
    nl: ({ code, suggestions }) => `Er is geen probleem ${code}${meantNl(suggestions)}`,
  }),
  explainHint: message<{ code: string }>({
    en: ({ code }) => `For an explanation and a solution: behandeldienst explain ${code}`,
    nl: ({ code }) => `Voor uitleg en een oplossing: behandeldienst explain ${code}`,
  }),
  fmtUnchanged: message<{ files: number }>({
    en: ({ files }) => `${count(files, 'file has', 'files have')} the standard layout`,
    nl: ({ files }) => `${count(files, 'bestand heeft', 'bestanden hebben')} de vaste opmaak`,
  }),
  fmtDone: message<{ files: number }>({
    en: ({ files }) => `${count(files, 'file', 'files')} reformatted`,
    nl: ({ files }) => `${count(files, 'bestand', 'bestanden')} opnieuw opgemaakt`,
  }),
  fmtWould: message<{ files: number }>({
    en: ({ files }) =>
      `${count(files, 'file does', 'files do')} not have the standard layout. Run behandeldienst fmt`,
    nl: ({ files }) =>
      `${count(files, 'bestand heeft', 'bestanden hebben')} niet de vaste opmaak. Draai behandeldienst fmt`,
  }),
  exported: message<{ configuraties: number; path: string }>({
    en: ({ configuraties, path }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} written to ${path}`,
    nl: ({ configuraties, path }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} geschreven naar ${path}`,
  }),
  columnsUnused: message<{ path: string; names: string[] }>({
    en: ({ path, names }) => `These columns of ${path} are not used: ${names.join(', ')}`,
    nl: ({ path, names }) => `Deze kolommen van ${path} worden niet gebruikt: ${names.join(', ')}`,
  }),
  tableRow: message<{ path: string; row: number; more: number }>({
    en: ({ path, row, more }) => `${path}, row ${row}${more > 0 ? ` and ${more} more` : ''}`,
    nl: ({ path, row, more }) => `${path}, rij ${row}${more > 0 ? ` en nog ${more}` : ''}`,
  }),
  tableRefused: message<{ rows: number }>({
    en: ({ rows }) =>
      `Nothing was written: ${rows === 1 ? '1 row has' : `${rows} rows have`} a problem. Correct the table, or add what is missing to the registers`,
    nl: ({ rows }) =>
      `Er is niets geschreven: ${rows === 1 ? 'in 1 rij' : `in ${rows} rijen`} zit een fout. Verbeter de tabel, of vul de registers aan`,
  }),
  tableUnregistered: message({
    en: () =>
      'The table does not say who registered each activiteit, so the bevoegd gezag is assumed. Check the national ones, which have an oin of their own, or name the column: --column activiteitOin="…"',
    nl: () =>
      'De tabel zegt niet wie elke activiteit registreerde, dus is het bevoegd gezag aangenomen. Controleer de landelijke, die een eigen oin hebben, of geef de kolom: --column activiteitOin="…"',
  }),
  importBeside: message<{ paths: string[] }>({
    en: ({ paths }) =>
      `Nothing was written: ${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} about the same bevoegd gezag, so every configuratie would be there twice. Use --merge to add to it, or --out for another folder`,
    nl: ({ paths }) =>
      `Er is niets geschreven: ${paths.join(', ')} ${paths.length === 1 ? 'gaat' : 'gaan'} over hetzelfde bevoegd gezag, dus alles zou er dubbel staan. Vul aan met --merge, of kies met --out een andere map`,
  }),
  importNotAllowed: message<{ oin: string }>({
    en: ({ oin }) => `Skipped ${oin}: DSO-LV does not let you read its configuraties`,
    nl: ({ oin }) => `${oin} is overgeslagen: u mag de configuraties daarvan bij DSO-LV niet lezen`,
  }),
  importNobody: message({
    en: () =>
      'No bevoegd gezag to import is known. Give --bevoegd-gezag with an OIN, or fill in organisaties.yaml first',
    nl: () =>
      'Er is geen bevoegd gezag bekend om te importeren. Geef --bevoegd-gezag met een OIN, of vul eerst organisaties.yaml',
  }),
  imported: message<{ files: number; configuraties: number; omgeving: string }>({
    en: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'file', 'files')}. Review ${files === 1 ? 'it' : 'them'}, and then run: behandeldienst plan --omgeving ${omgeving}`,
    nl: ({ files, configuraties, omgeving }) =>
      `${count(configuraties, 'configuratie', 'configuraties')} in ${count(files, 'bestand', 'bestanden')}. Kijk ${files === 1 ? 'het' : 'ze'} na, en draai dan: behandeldienst plan --omgeving ${omgeving}`,
  }),
  importedNothing: message<{ merge: boolean }>({
    en: ({ merge }) =>
      merge
        ? 'Nothing was added: the files already have everything'
        : 'Nothing was written: there are no configuraties to import',
    nl: ({ merge }) =>
      merge
        ? 'Er is niets toegevoegd: alles staat al in de bestanden'
        : 'Er is niets geschreven: er zijn geen configuraties om te importeren',
  }),
  importConflict: message<{ what: string; there: string; here: string; same: boolean }>({
    en: ({ what, there, here, same }) =>
      same
        ? `${what}: this line already assigns a part of it to ${here}, and the whole would overlap that. Extend the line by hand`
        : `${what}: the import assigns it to ${there}, this line to ${here}. Correct the one that is wrong`,
    nl: ({ what, there, here, same }) =>
      same
        ? `${what}: deze regel wijst een deel ervan al toe aan ${here}, en het geheel zou daarmee overlappen. Breid de regel zelf uit`
        : `${what}: de import wijst het toe aan ${there}, deze regel aan ${here}. Herstel wat niet klopt`,
  }),
  importConflicts: message<{ configuraties: number }>({
    en: ({ configuraties }) =>
      `${count(configuraties, 'configuratie was', 'configuraties were')} not imported, because the files already assign the same requests`,
    nl: ({ configuraties }) =>
      `${count(configuraties, 'configuratie is', 'configuraties zijn')} niet geïmporteerd, omdat de bestanden dezelfde verzoeken al toewijzen`,
  }),
  importSpelling: message<{ what: string; other: string }>({
    en: ({ what, other }) =>
      `${what}: this may be the same activiteit as ${other}. Give both the same name, or each its whole name`,
    nl: ({ what, other }) =>
      `${what}: dit kan dezelfde activiteit zijn als ${other}. Geef ze allebei dezelfde naam, of elk de hele naam`,
  }),
  importSpellings: message<{ configuraties: number }>({
    en: ({ configuraties }) =>
      `${count(configuraties, 'configuratie was', 'configuraties were')} not imported, because the activiteit may be there under another name`,
    nl: ({ configuraties }) =>
      `${count(configuraties, 'configuratie is', 'configuraties zijn')} niet geïmporteerd, omdat de activiteit er misschien al onder een andere naam is`,
  }),
  importedBroken: message({
    en: () =>
      'The imported configuraties contain errors of their own. The files were written anyway: correct these lines, and then run apply',
    nl: () =>
      'De geïmporteerde configuraties bevatten zelf fouten. De bestanden zijn toch geschreven: herstel deze regels, en draai daarna apply',
  }),
  logCutOff: message<{ commit: string }>({
    en: ({ commit }) =>
      `This is a shallow clone: its history starts at commit ${commit}, and earlier changes are missing. To get them: git fetch --unshallow (in CI: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab)`,
    nl: ({ commit }) =>
      `Dit is een ondiepe kloon (shallow): de geschiedenis begint bij commit ${commit}, en eerdere wijzigingen ontbreken. Zo haalt u ze op: git fetch --unshallow (in CI: fetch-depth: 0 bij GitHub, GIT_DEPTH: 0 bij GitLab)`,
  }),
  logNothing: message<{ activiteit: string; omgeving: string; begins: boolean }>({
    en: ({ activiteit, omgeving, begins }) =>
      `No commit${begins ? ' since then' : ''} changed who handles ${activiteit} on ${omgeving}`,
    nl: ({ activiteit, omgeving, begins }) =>
      `Geen commit${begins ? ' sindsdien' : ''} veranderde wie ${activiteit} op ${omgeving} behandelt`,
  }),
  gezagNeeded: message<{ known: string[] }>({
    en: ({ known }) => `Give the bevoegd gezag: --bevoegd-gezag ${known.join(' or ')}`,
    nl: ({ known }) => `Geef het bevoegd gezag: --bevoegd-gezag ${known.join(' of ')}`,
  }),
  activiteitElsewhere: message<{ naam: string; oins: string[] }>({
    en: ({ naam, oins }) =>
      `The files name ${naam} with another organisation that registered it: --activiteit-oin ${oins.join(' or ')}`,
    nl: ({ naam, oins }) =>
      `In de bestanden is ${naam} geregistreerd door een andere organisatie: --activiteit-oin ${oins.join(' of ')}`,
  }),
  activiteitUnknown: message<{ naam: string; suggestions: string[] }>({
    en: ({ naam, suggestions }) => `Nothing mentions an activiteit ${naam}${meantEn(suggestions)}`,
    nl: ({ naam, suggestions }) => `Nergens wordt een activiteit ${naam} genoemd${meantNl(suggestions)}`,
  }),
  activiteitAmbiguous: message<{ naam: string; names: string[] }>({
    en: ({ naam, names }) => `${naam} can mean more than one activiteit. Give ${either(names, 'or')}`,
    nl: ({ naam, names }) => `${naam} kan meer dan één activiteit zijn. Geef ${either(names, 'of')}`,
  }),
  resolveAmbiguous: message({
    en: () => 'The answer depends on what you left out:',
    nl: () => 'Het antwoord hangt af van wat u hebt weggelaten:',
  }),
  saved: message<{ path: string }>({
    en: ({ path }) => `Added to ${path}`,
    nl: ({ path }) => `Toegevoegd aan ${path}`,
  }),
  alreadySaved: message<{ path: string }>({
    en: ({ path }) => `${path} already has this verwachting`,
    nl: ({ path }) => `${path} heeft deze verwachting al`,
  }),
  saveAmbiguous: message({
    en: () => 'Only a single answer can be saved. Make the question narrower with --toestemming or --locatie',
    nl: () =>
      'Alleen één antwoord kan worden bewaard. Maak de vraag preciezer met --toestemming of --locatie',
  }),
  saveReported: message({
    en: () => '--save adds an answer from the files. It cannot be used with --reported or --all',
    nl: () => '--save bewaart een antwoord uit de bestanden. Het gaat niet samen met --reported of --all',
  }),
  saveNoFile: message({
    en: () => 'This omgeving has no file about that bevoegd gezag to add the verwachting to',
    nl: () => 'Deze omgeving heeft geen bestand over dat bevoegd gezag om de verwachting in te zetten',
  }),
  reportWritten: message<{ pages: number; gezagen: number }>({
    en: ({ pages, gezagen }) =>
      `${count(pages, 'page', 'pages')} about ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}. Open ${pages === 1 ? 'it' : 'them'} in a browser`,
    nl: ({ pages, gezagen }) =>
      `${count(pages, 'pagina', "pagina's")} over ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}. Open ${pages === 1 ? 'die' : 'ze'} in een browser`,
  }),
  reportRemoved: message<{ pages: number }>({
    en: ({ pages }) =>
      `Removed ${count(pages, 'page', 'pages')} of an earlier report that ${pages === 1 ? 'is' : 'are'} not in this one`,
    nl: ({ pages }) =>
      `${count(pages, 'pagina', "pagina's")} van een eerder rapport verwijderd, omdat ${pages === 1 ? 'die' : 'ze'} in dit rapport niet meer ${pages === 1 ? 'voorkomt' : 'voorkomen'}`,
  }),
  reportLarge: message<{ megabytes: number }>({
    en: ({ megabytes }) =>
      `The page is ${megabytes} MB and opens slowly. --split makes a page per bevoegd gezag and per behandeldienst`,
    nl: ({ megabytes }) =>
      `De pagina is ${megabytes} MB en gaat traag open. --split maakt een pagina per bevoegd gezag en per behandeldienst`,
  }),
  reportAgainstItself: message<{ omgeving: string }>({
    en: ({ omgeving }) => `The report is already about ${omgeving}. Give another omgeving to --against`,
    nl: ({ omgeving }) => `Het rapport gaat al over ${omgeving}. Geef --against een andere omgeving`,
  }),
};
