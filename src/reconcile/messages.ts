import { count, either, message } from '../messages/message.js';
import { applyMessages } from './apply-messages.js';
import { type Ids, idsEn, idsNl } from './id-words.js';

export type { Ids };

/** The operaties of omgevingen.yaml that allow to replace and to remove. */
interface Operaties {
  operaties: { replace: string; remove: string };
}

export const reconcileMessages = {
  ...applyMessages,
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
