import { count, either, message } from '../messages/message.js';
import type { Alteration, Difference } from './stored.js';

export interface Ids {
  ids: string[];
}

/** The operaties of omgevingen.yaml that allow to replace and to remove. */
interface Operaties {
  operaties: { replace: string; remove: string };
}

/** "id 7" or "ids 7, 8 and 9". A long list is cut. */
function listed(ids: readonly string[], and: string, more: (n: number) => string): string {
  const shown = ids.slice(0, 5);
  const rest = ids.length - shown.length;
  const list = rest > 0 ? `${shown.join(', ')} ${and} ${more(rest)}` : either(shown, and);
  return `${ids.length === 1 ? 'id' : 'ids'} ${list}`;
}

function idsEn(ids: readonly string[]): string {
  return listed(ids, 'and', (n) => count(n, 'other', 'others'));
}

function idsNl(ids: readonly string[]): string {
  return listed(ids, 'en', (n) => `nog ${n}`);
}

function alterationEn(alteration: Alteration): string {
  if (alteration.kind === 'spelling') return `activiteit ${alteration.naam}`;
  if (alteration.kind === 'waarde') return `waarde "${alteration.waarde}"`;
  return alteration.kind === 'split' ? `divided over ${idsEn(alteration.ids)}` : 'locaties in another order';
}

function alterationNl(alteration: Alteration): string {
  if (alteration.kind === 'spelling') return `activiteit ${alteration.naam}`;
  if (alteration.kind === 'waarde') return `waarde "${alteration.waarde}"`;
  return alteration.kind === 'split'
    ? `verdeeld over ${idsNl(alteration.ids)}`
    : 'locaties in een andere volgorde';
}

function differencesEn(differences: readonly Difference[]): string {
  return differences.map(({ field, sent, stands }) => `${field}: sent ${sent}, stands ${stands}`).join('; ');
}

function differencesNl(differences: readonly Difference[]): string {
  return differences
    .map(({ field, sent, stands }) => `${field}: verstuurd ${sent}, er staat ${stands}`)
    .join('; ');
}

export const reconcileMessages = {
  reasonCreate: message({
    en: () => 'in the files, not at DSO-LV',
    nl: () => 'staat in de bestanden, niet bij DSO-LV',
  }),
  reasonCreatePart: message<Ids>({
    en: ({ ids }) => `these locaties are missing; DSO-LV has the others as ${idsEn(ids)}`,
    nl: ({ ids }) => `deze locaties ontbreken; de andere heeft DSO-LV als ${idsNl(ids)}`,
  }),
  reasonTakesPlace: message<Ids>({
    en: ({ ids }) => `takes the place of ${idsEn(ids)}`,
    nl: ({ ids }) => `komt in de plaats van ${idsNl(ids)}`,
  }),
  reasonReplace: message({
    en: () => 'the files say something else',
    nl: () => 'de bestanden zeggen iets anders',
  }),
  reasonSuperseded: message({
    en: () => 'the files assign all of it differently',
    nl: () => 'de bestanden wijzen dit allemaal anders toe',
  }),
  reasonReleased: message({
    en: () => 'shares area with what the files add to it: DSO-LV accepts them only as one configuratie',
    nl: () =>
      'overlapt met wat de bestanden eraan toevoegen: DSO-LV accepteert dit alleen als één configuratie',
  }),
  reasonAddsNothing: message<{ id: string }>({
    en: ({ id }) => `repeats what id ${id} says`,
    nl: ({ id }) => `herhaalt wat id ${id} al zegt`,
  }),
  reasonPruned: message({
    en: () => 'in no file; --prune removes it',
    nl: () => 'staat in geen bestand; --prune verwijdert het',
  }),
  blockedBySpelling: message<Ids & { naam: string; reported: string[]; inFiles: boolean }>({
    en: ({ ids, naam, reported, inFiles }) =>
      `it is unclear whether ${either(reported, 'and')} at DSO-LV (${idsEn(ids)}) mean${reported.length === 1 ? 's' : ''} ${naam} or another activiteit, so nothing of it is changed: ${
        inFiles && reported.length > 1
          ? `write the whole name in the files, ${either(reported, 'or')}`
          : `have DSO-LV give ${ids.length === 1 ? 'that record' : 'those records'} the whole name, such as ${naam}, or remove ${ids.length === 1 ? 'it' : 'them'} there`
      }`,
    nl: ({ ids, naam, reported, inFiles }) =>
      `het is onduidelijk of ${either(reported, 'en')} bij DSO-LV (${idsNl(ids)}) ${naam} ${reported.length === 1 ? 'betekent' : 'betekenen'} of een andere activiteit, dus daar verandert niets aan: ${
        inFiles && reported.length > 1
          ? `schrijf in de bestanden de hele naam, ${either(reported, 'of')}`
          : `laat ${ids.length === 1 ? 'dat record' : 'die records'} bij DSO-LV de hele naam geven, zoals ${naam}, of laat ${ids.length === 1 ? 'het' : 'ze'} daar verwijderen`
      }`,
  }),
  spelledOtherwise: message<Ids & { naam: string; reported: string; inFiles: boolean }>({
    en: ({ ids, naam, reported, inFiles }) =>
      inFiles
        ? `DSO-LV spells ${naam} as ${reported} (${idsEn(ids)}). It counts as the same activiteit`
        : `DSO-LV also has ${reported} (${idsEn(ids)}), which may be the same activiteit as ${naam}`,
    nl: ({ ids, naam, reported, inFiles }) =>
      inFiles
        ? `DSO-LV schrijft ${naam} als ${reported} (${idsNl(ids)}). Dat telt als dezelfde activiteit`
        : `DSO-LV heeft ook ${reported} (${idsNl(ids)}), wat dezelfde activiteit kan zijn als ${naam}`,
  }),
  spelledUnclearly: message<Ids & { reported: string; names: string[]; inFiles: boolean }>({
    en: ({ ids, reported, names, inFiles }) =>
      `${reported} at DSO-LV (${idsEn(ids)}) may be ${either(names, 'or')} ${inFiles ? 'of the files' : 'there'}, or another activiteit. It is neither changed nor removed`,
    nl: ({ ids, reported, names, inFiles }) =>
      `${reported} bij DSO-LV (${idsNl(ids)}) kan ${either(names, 'of')} ${inFiles ? 'uit de bestanden' : 'daar'} zijn, of een andere activiteit. Er wordt niets aan veranderd en het wordt niet verwijderd`,
  }),
  blockedByUnmanaged: message<Ids & { canRemove: boolean }>({
    en: ({ ids, canRemove }) => {
      const [verb, be, it, how] =
        ids.length === 1
          ? ['covers', 'is', 'it', 'it in the files as it stands']
          : ['cover', 'are', 'them', 'them in the files as they stand'];
      const removal = canRemove ? `remove ${it} with --prune` : `have ${it} removed at DSO-LV`;
      return `${idsEn(ids)} ${verb} this already and ${be} in no file: write ${how}, or ${removal}`;
    },
    nl: ({ ids, canRemove }) => {
      const [verb, be, it] = ids.length === 1 ? ['dekt', 'staat', 'het'] : ['dekken', 'staan', 'ze'];
      const removal = canRemove ? `verwijder ${it} met --prune` : `laat ${it} bij DSO-LV verwijderen`;
      return `${idsNl(ids)} ${verb} dit al en ${be} in geen bestand: neem ${it} zo in de bestanden op, of ${removal}`;
    },
  }),
  blockedByInPlace: message<Ids & Operaties>({
    en: ({ ids, operaties: { replace, remove } }) => {
      const [be, share] = ids.length === 1 ? ['is', 'shares'] : ['are', 'share'];
      return `${idsEn(ids)} ${be} as the files say and ${share} area with this: DSO-LV accepts them only as one configuratie. Add ${replace} or ${remove} to the operaties of this omgeving, or have ${idsEn(ids)} removed at DSO-LV and run apply again`;
    },
    nl: ({ ids, operaties: { replace, remove } }) => {
      const [be, share] = ids.length === 1 ? ['is', 'overlapt'] : ['zijn', 'overlappen'];
      return `${idsNl(ids)} ${be} zoals de bestanden zeggen en ${share} hiermee: DSO-LV accepteert dit alleen als één configuratie. Voeg ${replace} of ${remove} toe aan de operaties van deze omgeving, of laat ${idsNl(ids)} bij DSO-LV verwijderen en voer apply opnieuw uit`;
    },
  }),
  blockedWithoutPermissions: message<Ids & Operaties>({
    en: ({ ids, operaties: { replace, remove } }) =>
      `${idsEn(ids)} must change first, but the operaties of this omgeving contain neither ${replace} nor ${remove}: add one if DSO-LV allows it, or have ${ids.length === 1 ? 'it' : 'them'} removed at DSO-LV`,
    nl: ({ ids, operaties: { replace, remove } }) =>
      `eerst ${ids.length === 1 ? 'moet' : 'moeten'} ${idsNl(ids)} wijzigen, maar de operaties van deze omgeving bevatten ${replace} niet en ${remove} niet: voeg er een toe als DSO-LV dat toestaat, of laat ${ids.length === 1 ? 'het' : 'ze'} bij DSO-LV verwijderen`,
  }),
  blockedWithoutRemove: message<Ids & Operaties>({
    en: ({ ids, operaties: { replace, remove } }) =>
      `${idsEn(ids)} must be removed first, which ${replace} alone cannot do: add ${remove} to the operaties if DSO-LV allows it, or have ${ids.length === 1 ? 'it' : 'them'} removed at DSO-LV`,
    nl: ({ ids, operaties: { replace, remove } }) =>
      `eerst ${ids.length === 1 ? 'moet' : 'moeten'} ${idsNl(ids)} weg, en dat kan niet met alleen ${replace}: voeg ${remove} toe aan de operaties als DSO-LV dat toestaat, of laat ${ids.length === 1 ? 'het' : 'ze'} bij DSO-LV verwijderen`,
  }),
  blockedByBlocked: message<Ids>({
    en: ({ ids }) => `${idsEn(ids)} must stay, because another configuratie that takes its place is blocked`,
    nl: ({ ids }) =>
      `${idsNl(ids)} ${ids.length === 1 ? 'moet' : 'moeten'} blijven, omdat een andere configuratie die ervoor in de plaats komt geblokkeerd is`,
  }),
  reportedOverlap: message<{ first: string; second: string }>({
    en: ({ first, second }) =>
      `DSO-LV itself breaks the rule: ids ${first} and ${second} share a combination and name different behandeldiensten`,
    nl: ({ first, second }) =>
      `DSO-LV zelf breekt de regel: ids ${first} en ${second} delen een combinatie en noemen verschillende behandeldiensten`,
  }),
  reportedTwice: message<{ first: string; second: string }>({
    en: ({ first, second }) =>
      `DSO-LV has one combination twice: ids ${first} and ${second}, both for the same behandeldienst. A request of an earlier apply that got no answer may have arrived late`,
    nl: ({ first, second }) =>
      `DSO-LV heeft een combinatie dubbel: ids ${first} en ${second}, beide voor dezelfde behandeldienst. Misschien is een verzoek van een eerdere apply, dat geen antwoord kreeg, te laat aangekomen`,
  }),
  pruneNotAllowed: message<{ omgeving: string; operatie: string }>({
    en: ({ omgeving, operatie }) =>
      `--prune removes configuraties, but the operaties of omgeving ${omgeving} do not contain ${operatie}. Add it in omgevingen.yaml if DSO-LV allows it`,
    nl: ({ omgeving, operatie }) =>
      `--prune verwijdert configuraties, maar ${operatie} staat niet in de operaties van omgeving ${omgeving}. Voeg het toe in omgevingen.yaml als DSO-LV dat toestaat`,
  }),
  noteStoredAs: message<{ alterations: readonly Alteration[] }>({
    en: ({ alterations }) => `DSO-LV stored it in another form: ${alterations.map(alterationEn).join('; ')}`,
    nl: ({ alterations }) =>
      `DSO-LV heeft het in een andere vorm opgeslagen: ${alterations.map(alterationNl).join('; ')}`,
  }),
  noteAltered: message<{ differences: readonly Difference[] }>({
    en: ({ differences }) => `accepted, but something else stands there now: ${differencesEn(differences)}`,
    nl: ({ differences }) => `geaccepteerd, maar er staat nu iets anders: ${differencesNl(differences)}`,
  }),
  noteNotAsPlanned: message<{ id: string }>({
    en: ({ id }) => `id ${id} no longer is what the plan saw: it was left as it is. Make a new plan`,
    nl: ({ id }) => `id ${id} is niet meer wat het plan zag, en is zo gelaten. Maak een nieuw plan`,
  }),
  noteIdReused: message<{ id: string }>({
    en: ({ id }) => `is gone: id ${id} now belongs to another configuratie, which was left alone`,
    nl: ({ id }) => `is weg: id ${id} hoort nu bij een andere configuratie, en die is niet aangeraakt`,
  }),
  noteSentAgain: message<{ attempts: number; alterations: readonly Alteration[] }>({
    en: ({ attempts, alterations }) =>
      `sent ${attempts} times: the outcome of an earlier request is unknown. If that one arrives late, the next plan reports a double${alterations.length === 0 ? '' : `. DSO-LV stored it in another form: ${alterations.map(alterationEn).join('; ')}`}`,
    nl: ({ attempts, alterations }) =>
      `${attempts} keer verstuurd: de uitkomst van een eerder verzoek is onbekend. Als dat alsnog aankomt, meldt het volgende plan een dubbele${alterations.length === 0 ? '' : `. DSO-LV heeft het in een andere vorm opgeslagen: ${alterations.map(alterationNl).join('; ')}`}`,
  }),
  noteMayArrive: message<{ seconds: number }>({
    en: ({ seconds }) =>
      `sent, without an answer, and not visible${seconds > 0 ? ` within ${count(seconds, 'second', 'seconds')}` : ''}. It may still arrive: make a new plan later`,
    nl: ({ seconds }) =>
      `verstuurd, zonder antwoord, en niet te zien${seconds > 0 ? ` binnen ${count(seconds, 'seconde', 'seconden')}` : ''}. Het kan alsnog aankomen: maak later een nieuw plan`,
  }),
  noteNotLookedFor: message({
    en: () =>
      'sent, without an answer; the interrupt came before it was found at DSO-LV. Make a new plan later',
    nl: () =>
      'verstuurd, zonder antwoord; de onderbreking kwam voordat het bij DSO-LV was gevonden. Maak later een nieuw plan',
  }),
  noteNotSent: message({
    en: () => 'not sent: DSO-LV did not answer',
    nl: () => 'niet verstuurd: DSO-LV antwoordde niet',
  }),
  waitingForOutcome: message<{ naam: string; seconds: number }>({
    en: ({ naam, seconds }) =>
      `No usable answer about ${naam}: looking at DSO-LV for up to ${count(seconds, 'second', 'seconds')} before it is sent again …`,
    nl: ({ naam, seconds }) =>
      `Geen bruikbaar antwoord over ${naam}: het programma kijkt tot ${count(seconds, 'seconde', 'seconden')} bij DSO-LV voordat het opnieuw verstuurt …`,
  }),
  waitingForFirst: message<{ naam: string; seconds: number }>({
    en: ({ naam, seconds }) =>
      `Waiting up to ${count(seconds, 'second', 'seconds')} until the list of DSO-LV shows ${naam}, before the rest is sent …`,
    nl: ({ naam, seconds }) =>
      `Het programma wacht tot ${count(seconds, 'seconde', 'seconden')} of de lijst van DSO-LV ${naam} toont, voordat de rest wordt verstuurd …`,
  }),
  waitingForList: message<{ seconds: number }>({
    en: ({ seconds }) =>
      `Waiting up to ${count(seconds, 'second', 'seconds')} until the list of DSO-LV shows all that was sent …`,
    nl: ({ seconds }) =>
      `Het programma wacht tot ${count(seconds, 'seconde', 'seconden')} of de lijst van DSO-LV alles toont wat is verstuurd …`,
  }),
  noteAlreadyThere: message<{ id: string }>({
    en: ({ id }) => `exists already: somebody else created it as id ${id} in the meantime`,
    nl: ({ id }) => `bestaat al: iemand anders heeft het intussen als id ${id} aangemaakt`,
  }),
  noteAlreadyGone: message({
    en: () => 'was gone already: somebody else removed it in the meantime',
    nl: () => 'was al weg: iemand anders heeft het intussen verwijderd',
  }),
  noteNotStarted: message({
    en: () => 'not started',
    nl: () => 'niet begonnen',
  }),
  noteUndone: message({
    en: () => 'undone, because another part of the same change failed',
    nl: () => 'teruggedraaid, omdat een ander deel van dezelfde wijziging is mislukt',
  }),
  notePutBack: message<Ids>({
    en: ({ ids }) => `what it replaces has been put back${ids.length > 0 ? ` as ${idsEn(ids)}` : ''}`,
    nl: ({ ids }) => `wat het zou vervangen is teruggezet${ids.length > 0 ? ` als ${idsNl(ids)}` : ''}`,
  }),
  noteUndoFailed: message({
    en: () => 'undoing the change failed as well: look at what still differs, and run apply again',
    nl: () => 'terugdraaien is ook mislukt: kijk wat er nog verschilt, en voer apply opnieuw uit',
  }),
  noteNeverShown: message({
    en: () => 'accepted, but not visible when DSO-LV is read',
    nl: () => 'geaccepteerd, maar niet te zien als DSO-LV wordt gelezen',
  }),
  noteNotRead: message({
    en: () => 'accepted, but DSO-LV could not be read to check it',
    nl: () => 'geaccepteerd, maar DSO-LV kon niet worden gelezen om dat te controleren',
  }),
  noteHalfway: message({
    en: () =>
      'done in part: the outcome of a later step is unknown. Look at what still differs, and run apply again',
    nl: () =>
      'deels gedaan: van een volgende stap is de uitkomst onbekend. Kijk wat er nog verschilt, en voer apply opnieuw uit',
  }),
  listKeepsChanging: message<{ readings: number }>({
    en: ({ readings }) =>
      `The list of DSO-LV changed each of the ${readings} times it was read. Try again when nobody else is changing it`,
    nl: ({ readings }) =>
      `De lijst van DSO-LV veranderde elk van de ${readings} keer dat die gelezen werd. Probeer het opnieuw als niemand anders bezig is`,
  }),
  readingInterrupted: message({
    en: () => 'Interrupted',
    nl: () => 'Onderbroken',
  }),
  stoppedJournal: message<{ path: string; code: string }>({
    en: ({ path, code }) =>
      `Stopped: ${path} could no longer be written (${code}). Writes that had started were completed, but not all of them are recorded in it`,
    nl: ({ path, code }) =>
      `Gestopt: ${path} kon niet meer worden geschreven (${code}). Wat al was begonnen is afgemaakt, maar staat er niet allemaal in`,
  }),
  stoppedBySignal: message({
    en: () =>
      'Interrupted: writes that had started were completed, and no new ones were started. Run apply again for the rest',
    nl: () =>
      'Onderbroken: wat al was begonnen is afgemaakt, en er is niets nieuws begonnen. Voer apply opnieuw uit voor de rest',
  }),
  stoppedUnreadable: message({
    en: () =>
      'Stopped: an answer was lost, and DSO-LV could not be read to find out what happened. Run apply again when DSO-LV can be reached',
    nl: () =>
      'Gestopt: een antwoord ging verloren, en DSO-LV kon niet worden gelezen om te zien wat er is gebeurd. Voer apply opnieuw uit als DSO-LV weer bereikbaar is',
  }),
  stoppedUnanswered: message({
    en: () =>
      'Stopped: DSO-LV gave no answer to several requests in a row, so no more were sent. What was sent and did not become visible is unknown. Run apply again when DSO-LV answers',
    nl: () =>
      'Gestopt: DSO-LV gaf geen antwoord op een aantal verzoeken achter elkaar, dus er is niets meer verstuurd. Wat is verstuurd en niet zichtbaar werd, is onbekend. Voer apply opnieuw uit als DSO-LV weer antwoordt',
  }),
  stoppedAltered: message<{ id: string | null; differences: readonly Difference[] }>({
    en: ({ id, differences }) =>
      `Stopped: DSO-LV changed the meaning of what was sent${id === null ? '' : ` (id ${id})`}: ${differencesEn(differences)}. No more was sent. Write the files as DSO-LV stores it if that is right; otherwise have the record removed and ask the administrator of DSO-LV`,
    nl: ({ id, differences }) =>
      `Gestopt: DSO-LV heeft de betekenis veranderd van wat is verstuurd${id === null ? '' : ` (id ${id})`}: ${differencesNl(differences)}. Er is niets meer verstuurd. Zet het in de bestanden zoals DSO-LV het opslaat als dat klopt; laat het anders verwijderen en vraag het de beheerder van DSO-LV`,
  }),
  stoppedFirstNotVisible: message<{ seconds: number }>({
    en: ({ seconds }) =>
      `Stopped after the first change: DSO-LV accepted it, and its list does not show it after ${count(seconds, 'second', 'seconds')}. The list cannot be trusted, so the rest was not sent. If it is only slow, raise settleSeconds in omgevingen.yaml`,
    nl: ({ seconds }) =>
      `Gestopt na de eerste wijziging: DSO-LV accepteerde die, en de lijst toont die na ${count(seconds, 'seconde', 'seconden')} nog niet. De lijst is niet te vertrouwen, dus de rest is niet verstuurd. Als de lijst alleen traag is, verhoog dan settleSeconds in omgevingen.yaml`,
  }),
  stoppedNotShown: message({
    en: () =>
      'Stopped after one configuratie: DSO-LV reported nothing, accepted the configuratie, and still reports nothing. Its list cannot be trusted, so the rest was not sent',
    nl: () =>
      'Gestopt na één configuratie: DSO-LV meldde niets, accepteerde de configuratie, en meldt nog steeds niets. De lijst is niet te vertrouwen, dus de rest is niet verstuurd',
  }),
  tooMuchChange: message<{
    gezagen: { naam: string; changes: number; reported: number }[];
    maxChange: number;
  }>({
    en: ({ gezagen, maxChange }) =>
      `Too much change: ${gezagen
        .map(
          ({ naam, changes, reported }) =>
            `${naam}: ${changes} of ${reported} configuraties are replaced or deleted`,
        )
        .join(
          '; ',
        )}. The limit is ${maxChange}% (maxChange in omgevingen.yaml). Nothing was sent. If this is what you want, add --force`,
    nl: ({ gezagen, maxChange }) =>
      `Te veel wijzigingen: ${gezagen
        .map(
          ({ naam, changes, reported }) =>
            `${naam}: ${changes} van ${reported} configuraties worden vervangen of verwijderd`,
        )
        .join(
          '; ',
        )}. De grens is ${maxChange}% (maxChange in omgevingen.yaml). Er is niets verstuurd. Als dit de bedoeling is, voeg --force toe`,
  }),
  journalUnwritable: message<{ path: string }>({
    en: ({ path }) =>
      `The journal ${path} cannot be written, so nothing was begun. Check that its folder exists, that you may write there, and that the file is not something else`,
    nl: ({ path }) =>
      `Het journaal ${path} kan niet worden geschreven, dus er is niets begonnen. Controleer of de map bestaat, of u daar mag schrijven, en of het bestand niet iets anders is`,
  }),
  planFileUnreadable: message<{ path: string }>({
    en: ({ path }) => `${path} is not a plan file. Make one with: behandeldienst plan --out plan.json`,
    nl: ({ path }) => `${path} is geen planbestand. Maak er een met: behandeldienst plan --out plan.json`,
  }),
  planFileEdited: message<{ path: string }>({
    en: ({ path }) =>
      `${path} was changed after it was written, so it is not the plan that was reviewed. Make a new one with plan --out. Nothing was sent`,
    nl: ({ path }) =>
      `${path} is gewijzigd nadat het is geschreven, en is dus niet het plan dat is beoordeeld. Maak een nieuw plan met plan --out. Er is niets verstuurd`,
  }),
  planFileOmgeving: message<{ planned: string; asked: string }>({
    en: ({ planned, asked }) =>
      `The plan was made for omgeving ${planned}, not for ${asked}. Nothing was sent`,
    nl: ({ planned, asked }) =>
      `Het plan is gemaakt voor omgeving ${planned}, niet voor ${asked}. Er is niets verstuurd`,
  }),
  planFileTarget: message<{ omgeving: string; planned: string; now: string }>({
    en: ({ omgeving, planned, now }) =>
      `The plan was made when omgeving ${omgeving} pointed to ${planned}; now it points to ${now}. Make a new plan. Nothing was sent`,
    nl: ({ omgeving, planned, now }) =>
      `Het plan is gemaakt toen omgeving ${omgeving} naar ${planned} wees; nu wijst die naar ${now}. Maak een nieuw plan. Er is niets verstuurd`,
  }),
  planFileStale: message<{
    gone: string[];
    added: string[];
    more: number;
    operaties: { planned: string; now: string } | null;
  }>({
    en: ({ gone, added, more, operaties }) =>
      [
        'The plan is stale: DSO-LV or the files have changed since it was made. Nothing was sent. Review a new plan',
        ...gone.map((line) => `  only in the plan file: ${line}`),
        ...added.map((line) => `  only in a plan made now: ${line}`),
        ...(more > 0 ? [`  and ${count(more, 'other difference', 'other differences')}`] : []),
        ...(operaties === null
          ? []
          : [
              `  operaties were ${operaties.planned}, and are now ${operaties.now}: the plan would be carried out differently`,
            ]),
        ...(gone.length + added.length === 0 && operaties === null
          ? ['  the actions are the same, but something else that DSO-LV reports has changed']
          : []),
      ].join('\n'),
    nl: ({ gone, added, more, operaties }) =>
      [
        'Het plan is verouderd: DSO-LV of de bestanden zijn sindsdien gewijzigd. Er is niets verstuurd. Beoordeel een nieuw plan',
        ...gone.map((line) => `  alleen in het planbestand: ${line}`),
        ...added.map((line) => `  alleen in een plan van nu: ${line}`),
        ...(more > 0 ? [`  en nog ${count(more, 'ander verschil', 'andere verschillen')}`] : []),
        ...(operaties === null
          ? []
          : [
              `  operaties waren ${operaties.planned}, en zijn nu ${operaties.now}: het plan zou anders worden uitgevoerd`,
            ]),
        ...(gone.length + added.length === 0 && operaties === null
          ? ['  de acties zijn gelijk, maar iets anders dat DSO-LV meldt is gewijzigd']
          : []),
      ].join('\n'),
  }),
};
