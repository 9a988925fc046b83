import { count, either, message } from '../messages/message.js';

export interface Ids {
  ids: string[];
}

/** "id 7", "ids 7, 8 and 9"; long lists are cut. */
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
    en: () => 'the files say otherwise',
    nl: () => 'de bestanden zeggen iets anders',
  }),
  reasonSuperseded: message({
    en: () => 'the files assign all of it otherwise',
    nl: () => 'de bestanden wijzen dit alles anders toe',
  }),
  reasonReleased: message({
    en: () => 'shares ground with what the files add to it: they can only stand there as one',
    nl: () => 'deelt grond met wat de bestanden eraan toevoegen: dat kan er alleen als één geheel staan',
  }),
  reasonAddsNothing: message<{ id: string }>({
    en: ({ id }) => `repeats what id ${id} says`,
    nl: ({ id }) => `herhaalt wat id ${id} al zegt`,
  }),
  reasonPruned: message({
    en: () => 'in no file; --prune removes it',
    nl: () => 'staat in geen bestand; --prune verwijdert het',
  }),
  blockedByUnmanaged: message<Ids & { canDelete: boolean; prune: boolean }>({
    en: ({ ids, canDelete }) =>
      `${idsEn(ids)} ${ids.length === 1 ? 'covers' : 'cover'} this already and ${ids.length === 1 ? 'is' : 'are'} in no file: write ${ids.length === 1 ? 'it in the files as it stands' : 'them in the files as they stand'}, or ${
        canDelete
          ? `remove ${ids.length === 1 ? 'it' : 'them'} with --prune`
          : `have ${ids.length === 1 ? 'it' : 'them'} removed at DSO-LV`
      }`,
    nl: ({ ids, canDelete }) =>
      `${idsNl(ids)} ${ids.length === 1 ? 'dekt' : 'dekken'} dit al en ${ids.length === 1 ? 'staat' : 'staan'} in geen bestand: neem ${ids.length === 1 ? 'het' : 'ze'} zo in de bestanden op, of ${
        canDelete
          ? `verwijder ${ids.length === 1 ? 'het' : 'ze'} met --prune`
          : `laat ${ids.length === 1 ? 'het' : 'ze'} bij DSO-LV verwijderen`
      }`,
  }),
  blockedByInPlace: message<Ids>({
    en: ({ ids }) =>
      `${idsEn(ids)} ${ids.length === 1 ? 'is' : 'are'} as the files say, and ${ids.length === 1 ? 'shares' : 'share'} ground with this: together they can only stand there as one, for which PUT or DELETE is needed in the operaties of this omgeving. Or have ${idsEn(ids)} removed at DSO-LV, and apply again`,
    nl: ({ ids }) =>
      `${idsNl(ids)} ${ids.length === 1 ? 'is' : 'zijn'} zoals de bestanden zeggen, en ${ids.length === 1 ? 'deelt' : 'delen'} er grond mee: dat kan er alleen als één geheel staan, en daarvoor is PUT of DELETE nodig in de operaties van deze omgeving. Of laat ${idsNl(ids)} bij DSO-LV verwijderen, en voer apply opnieuw uit`,
  }),
  blockedByOperaties: message<Ids>({
    en: ({ ids }) =>
      `${idsEn(ids)} would have to change first, but the operaties of this omgeving hold neither PUT nor DELETE: add one if DSO-LV allows it, or have ${ids.length === 1 ? 'it' : 'them'} removed there`,
    nl: ({ ids }) =>
      `eerst ${ids.length === 1 ? 'moet' : 'moeten'} ${idsNl(ids)} wijzigen, maar de operaties van deze omgeving noemen PUT noch DELETE: voeg er een toe als DSO-LV dat toestaat, of laat ${ids.length === 1 ? 'het' : 'ze'} daar verwijderen`,
  }),
  blockedWithoutDelete: message<Ids>({
    en: ({ ids }) =>
      `${idsEn(ids)} would have to go first, and with PUT alone there is no way to it: add DELETE to the operaties if DSO-LV allows it, or have ${ids.length === 1 ? 'it' : 'them'} removed there`,
    nl: ({ ids }) =>
      `eerst ${ids.length === 1 ? 'moet' : 'moeten'} ${idsNl(ids)} weg, en met alleen PUT kan dat niet: voeg DELETE aan de operaties toe als DSO-LV dat toestaat, of laat ${ids.length === 1 ? 'het' : 'ze'} daar verwijderen`,
  }),
  blockedByBlocked: message<Ids>({
    en: ({ ids }) =>
      `${idsEn(ids)} ${ids.length === 1 ? 'has' : 'have'} to stay, because something else that would take its place is blocked`,
    nl: ({ ids }) =>
      `${idsNl(ids)} ${ids.length === 1 ? 'moet' : 'moeten'} blijven, omdat iets anders dat ervoor in de plaats komt geblokkeerd is`,
  }),
  reportedOverlap: message<{ first: string; second: string }>({
    en: ({ first, second }) =>
      `DSO-LV itself breaks the rule: ids ${first} and ${second} share a combination and name different behandeldiensten`,
    nl: ({ first, second }) =>
      `DSO-LV zelf breekt de regel: ids ${first} en ${second} delen een combinatie en noemen verschillende behandeldiensten`,
  }),
  reportedTwice: message<{ first: string; second: string }>({
    en: ({ first, second }) =>
      `DSO-LV has one combination twice: ids ${first} and ${second}, both for the same behandeldienst`,
    nl: ({ first, second }) =>
      `DSO-LV heeft een combinatie dubbel: ids ${first} en ${second}, beide voor dezelfde behandeldienst`,
  }),
  pruneNeedsDelete: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `--prune removes configuraties, but the operaties of omgeving ${omgeving} do not hold DELETE. Add it in omgevingen.yaml if DSO-LV allows it`,
    nl: ({ omgeving }) =>
      `--prune verwijdert configuraties, maar DELETE staat niet in de operaties van omgeving ${omgeving}. Voeg het toe in omgevingen.yaml als DSO-LV dat toestaat`,
  }),
  noteAlreadyThere: message<{ id: string }>({
    en: ({ id }) => `was there already: somebody else created it as id ${id} in the meantime`,
    nl: ({ id }) => `stond er al: iemand anders heeft het intussen als id ${id} aangemaakt`,
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
    en: () => 'undone, because what belongs to it failed',
    nl: () => 'teruggedraaid, omdat wat erbij hoort is mislukt',
  }),
  notePutBack: message<Ids>({
    en: ({ ids }) => `what it was to replace has been put back${ids.length > 0 ? ` as ${idsEn(ids)}` : ''}`,
    nl: ({ ids }) => `wat het zou vervangen is teruggezet${ids.length > 0 ? ` als ${idsNl(ids)}` : ''}`,
  }),
  noteUndoFailed: message({
    en: () => 'going back to the old state failed as well: look at what still differs, and apply again',
    nl: () =>
      'teruggaan naar de oude toestand is ook mislukt: kijk wat er nog verschilt, en voer apply opnieuw uit',
  }),
  noteNeverShown: message({
    en: () => 'accepted, but it does not show up when DSO-LV is read',
    nl: () => 'aangenomen, maar niet te zien als DSO-LV wordt gelezen',
  }),
  noteNotRead: message({
    en: () => 'accepted, but DSO-LV could not be read to see it',
    nl: () => 'aangenomen, maar DSO-LV was niet te lezen om het te zien',
  }),
  noteHalfway: message({
    en: () => 'begun, and cut off by what is undecided: look at what still differs, and apply again',
    nl: () =>
      'begonnen, en afgebroken door wat onbeslist is: kijk wat er nog verschilt, en voer apply opnieuw uit',
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
      `Stopped: ${path} could no longer be written (${code}). What was under way has been finished, and is not all in it`,
    nl: ({ path, code }) =>
      `Gestopt: ${path} was niet meer te schrijven (${code}). Wat liep is afgemaakt, en staat er niet allemaal in`,
  }),
  stoppedBySignal: message({
    en: () =>
      'Interrupted: what was under way has been finished, nothing new was begun. Run apply again to complete it',
    nl: () =>
      'Onderbroken: wat bezig was is afgemaakt, er is niets nieuws begonnen. Voer apply opnieuw uit om het af te maken',
  }),
  stoppedUnreadable: message({
    en: () =>
      'Stopped: an answer was lost and DSO-LV could not be read to see what had happened. Run apply again when it can be reached',
    nl: () =>
      'Gestopt: een antwoord ging verloren en DSO-LV was niet te lezen om te zien wat er gebeurd was. Voer apply opnieuw uit als het weer bereikbaar is',
  }),
  stoppedNotShown: message({
    en: () =>
      'Stopped after one: DSO-LV reports nothing, accepted a configuratie, and still reports nothing. What it reports cannot be trusted, so the rest was not sent',
    nl: () =>
      'Gestopt na één: DSO-LV meldt niets, nam een configuratie aan, en meldt nog steeds niets. Wat het meldt is niet te vertrouwen, dus de rest is niet verstuurd',
  }),
  tooMuchChange: message<{
    gezagen: { naam: string; changes: number; reported: number }[];
    maxChange: number;
  }>({
    en: ({ gezagen, maxChange }) =>
      `Too much change: ${gezagen
        .map(
          ({ naam, changes, reported }) =>
            `${naam}: ${changes} of ${reported} configuraties would be replaced or deleted`,
        )
        .join(
          '; ',
        )}. The limit is ${maxChange}% (maxChange in omgevingen.yaml). Nothing was sent. If this is what you mean, add --force`,
    nl: ({ gezagen, maxChange }) =>
      `Te veel wijzigingen: ${gezagen
        .map(
          ({ naam, changes, reported }) =>
            `${naam}: ${changes} van ${reported} configuraties zouden worden vervangen of verwijderd`,
        )
        .join(
          '; ',
        )}. De grens is ${maxChange}% (maxChange in omgevingen.yaml). Er is niets verstuurd. Als dit de bedoeling is, voeg --force toe`,
  }),
  journalUnwritable: message<{ path: string }>({
    en: ({ path }) =>
      `The journal ${path} cannot be written, so nothing was begun. Does its folder exist, may you write there, and is it not a file of something else?`,
    nl: ({ path }) =>
      `Het journaal ${path} kan niet worden geschreven, dus er is niets begonnen. Bestaat de map, mag u daar schrijven, en is het niet een bestand van iets anders?`,
  }),
  planFileUnreadable: message<{ path: string }>({
    en: ({ path }) => `${path} is not a plan file. Make one with: behandeldienst plan --out plan.json`,
    nl: ({ path }) => `${path} is geen planbestand. Maak er een met: behandeldienst plan --out plan.json`,
  }),
  planFileEdited: message<{ path: string }>({
    en: ({ path }) =>
      `${path} was changed after it was written, so it is not the plan that was reviewed. Make it anew with plan --out. Nothing was sent`,
    nl: ({ path }) =>
      `${path} is gewijzigd nadat het is geschreven, en is dus niet het plan dat is beoordeeld. Maak het opnieuw met plan --out. Er is niets verstuurd`,
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
              `  operaties were ${operaties.planned}, and are now ${operaties.now}: it would be carried out otherwise`,
            ]),
        ...(gone.length + added.length === 0 && operaties === null
          ? ['  the actions are the same, but what DSO-LV reports beside them is not']
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
              `  operaties waren ${operaties.planned}, en zijn nu ${operaties.now}: het zou anders worden uitgevoerd`,
            ]),
        ...(gone.length + added.length === 0 && operaties === null
          ? ['  de acties zijn gelijk, maar wat DSO-LV daarnaast meldt niet']
          : []),
      ].join('\n'),
  }),
};
