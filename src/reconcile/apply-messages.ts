/** Messages of an apply: notes about results, why it waits, and why it stops. */
import { count, message } from '../messages/message.js';
import { type Ids, idsEn, idsNl } from './id-words.js';
import type { Alteration, Difference } from './stored.js';

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

export const applyMessages = {
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
};
