/** The sentences that say how DSO-LV and the files stand to each other. `summaries.ts` chooses between them. */
import { count, message } from '../messages/message.js';
import type { PlanSummary } from '../reconcile/plan.js';
import type { ApplyStanding, LeftOut } from '../reconcile/standing.js';

interface PlanCounts extends PlanSummary {
  omgeving: string;
}

type ApplyCounts = ApplyStanding['counts'] & { omgeving: string; complete: boolean };

/** How much of what DSO-LV holds was verified, and how it compares with the files. */
interface Verified {
  combinations: number;
  /** Sent to a behandeldienst by DSO-LV, and in no file. */
  unmentioned: number;
  activiteiten: number;
  /** Whether some have several behandeldiensten, or another one than the files say. */
  broken: boolean;
  /** Configuraties at DSO-LV that cover a combination which another one covers already. */
  doubled: number;
}

/** Lists the counts that are not zero. */
function listCounts(parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(', ');
}

/** The rest of a sentence about configuraties that DSO-LV holds. */
const doubledEn = (n: number): string =>
  `${count(n, 'configuratie', 'configuraties')} at DSO-LV ${n === 1 ? 'covers' : 'cover'} a combination that another one covers already`;
const doubledNl = (n: number): string =>
  `${count(n, 'configuratie', 'configuraties')} bij DSO-LV ${n === 1 ? 'dekt' : 'dekken'} een combinatie die een andere al dekt`;

export const summaryMessages = {
  // What DSO-LV holds that is not as the files say, and that an apply leaves there.
  unmanaged: message<{ n: number }>({
    en: ({ n }) =>
      `${count(n, 'configuratie', 'configuraties')} at DSO-LV ${n === 1 ? 'is' : 'are'} in no file`,
    nl: ({ n }) =>
      `${count(n, 'configuratie', 'configuraties')} bij DSO-LV ${n === 1 ? 'staat' : 'staan'} in geen enkel bestand`,
  }),
  dropped: message<{ n: number }>({
    en: ({ n }) =>
      `${count(n, 'configuratie is', 'configuraties are')} no longer in a file, but ${n === 1 ? 'stays' : 'stay'} at DSO-LV`,
    nl: ({ n }) =>
      `${count(n, 'configuratie staat', 'configuraties staan')} niet meer in een bestand, maar ${n === 1 ? 'blijft' : 'blijven'} wel bij DSO-LV`,
  }),
  doubled: message<{ n: number }>({ en: ({ n }) => doubledEn(n), nl: ({ n }) => doubledNl(n) }),
  noLongerManaged: message<{ n: number }>({
    en: ({ n }) =>
      `${count(n, 'bevoegd gezag has', 'bevoegde gezagen have')} no file any more and ${n === 1 ? 'is' : 'are'} no longer managed`,
    nl: ({ n }) =>
      `${count(n, 'bevoegd gezag heeft', 'bevoegde gezagen hebben')} geen bestand meer en ${n === 1 ? 'wordt' : 'worden'} niet meer beheerd`,
  }),

  // A plan.
  planSummary: message<PlanCounts>({
    en: (p) =>
      `Plan for ${p.omgeving}: ${p.create} to create, ${p.replace} to replace, ${p.delete} to delete, ${p.blocked} blocked; ${p.unchanged} unchanged, ${p.unmanaged} unmanaged.`,
    nl: (p) =>
      `Plan voor ${p.omgeving}: ${p.create} aan te maken, ${p.replace} te vervangen, ${p.delete} te verwijderen, ${p.blocked} geblokkeerd; ${p.unchanged} ongewijzigd, ${p.unmanaged} onbeheerd.`,
  }),
  planNoChanges: message<{ omgeving: string; unchanged: number }>({
    en: ({ omgeving, unchanged }) =>
      `No changes: ${omgeving} matches the files (${count(unchanged, 'configuratie', 'configuraties')}).`,
    nl: ({ omgeving, unchanged }) =>
      `Geen wijzigingen: ${omgeving} klopt met de bestanden (${count(unchanged, 'configuratie', 'configuraties')}).`,
  }),
  planNoneOfOrigin: message<LeftOut & { omgeving: string; unchanged: number }>({
    en: ({ omgeving, unchanged, ...left }) => {
      const what = left.only === 'change' ? 'No changes in the files' : 'No drift';
      const alone =
        left.only === 'change' ? 'that can be applied on their own' : 'that can be repaired on its own';
      return `${what}${left[left.only] + left.mixed > 0 ? ` ${alone}` : ''} for ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} unchanged).`;
    },
    nl: ({ omgeving, unchanged, ...left }) => {
      const what = left.only === 'change' ? 'Geen wijzigingen in de bestanden' : 'Geen drift';
      const alone = left.only === 'change' ? 'die apart door te voeren zijn' : 'die apart te herstellen is';
      return `${what}${left[left.only] + left.mixed > 0 ? ` ${alone}` : ''} voor ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} ongewijzigd).`;
    },
  }),
  planLeftOut: message<LeftOut>({
    en: ({ only, change, drift, mixed }) =>
      `Left out by --only ${only}: ${listCounts([
        [change, change === 1 ? 'change in the files' : 'changes in the files'],
        [drift, drift === 1 ? 'difference caused by drift' : 'differences caused by drift'],
        [mixed, mixed === 1 ? 'action caused by both' : 'actions caused by both'],
      ])}.`,
    nl: ({ only, change, drift, mixed }) =>
      `Weggelaten door --only ${only}: ${listCounts([
        [change, change === 1 ? 'wijziging in de bestanden' : 'wijzigingen in de bestanden'],
        [drift, drift === 1 ? 'verschil door drift' : 'verschillen door drift'],
        [mixed, mixed === 1 ? 'actie door allebei' : 'acties door allebei'],
      ])}.`,
  }),
  planNothingToDo: message<{ omgeving: string; unchanged: number }>({
    en: ({ omgeving, unchanged }) =>
      `Nothing to change at ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} unchanged)`,
    nl: ({ omgeving, unchanged }) =>
      `Niets te wijzigen op ${omgeving} (${count(unchanged, 'configuratie', 'configuraties')} ongewijzigd)`,
  }),
  planNothingCompared: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `Nothing was compared: no file of ${omgeving} names a bevoegd gezag, so nothing was read at DSO-LV.`,
    nl: ({ omgeving }) =>
      `Er is niets vergeleken: geen enkel bestand van ${omgeving} noemt een bevoegd gezag, dus bij DSO-LV is niets gelezen.`,
  }),

  // The result of an apply.
  applySummary: message<ApplyCounts>({
    en: (p) =>
      `${p.complete ? 'Done' : 'NOT complete'}, ${p.omgeving}: ${
        listCounts([
          [p.created, 'created'],
          [p.replaced, 'replaced'],
          [p.deleted, 'deleted'],
          [p.failed, 'failed'],
          [p.unknown, 'unknown'],
          [p.blocked, 'blocked'],
          [p.skipped, 'skipped'],
        ]) || 'nothing to do'
      }; ${p.unchanged} unchanged.${p.complete ? ' DSO-LV has confirmed it.' : ''}`,
    nl: (p) =>
      `${p.complete ? 'Klaar' : 'NIET volledig'}, ${p.omgeving}: ${
        listCounts([
          [p.created, 'aangemaakt'],
          [p.replaced, 'vervangen'],
          [p.deleted, 'verwijderd'],
          [p.failed, 'mislukt'],
          [p.unknown, 'onbekend'],
          [p.blocked, 'geblokkeerd'],
          [p.skipped, 'overgeslagen'],
        ]) || 'niets te doen'
      }; ${p.unchanged} ongewijzigd.${p.complete ? ' DSO-LV heeft het bevestigd.' : ''}`,
  }),
  applyUnread: message({
    en: () => 'What DSO-LV holds now is unknown.',
    nl: () => 'Wat DSO-LV nu bevat is onbekend.',
  }),

  // The result of a verification.
  verifySummary: message<Verified>({
    en: ({ combinations, unmentioned, activiteiten, broken, doubled }) => {
      const one = combinations === 1;
      const of = `${count(combinations, 'combination', 'combinations')} of ${count(activiteiten, 'activiteit', 'activiteiten')}`;
      const rest = [
        ...(unmentioned > 0
          ? [` ${unmentioned} at DSO-LV ${unmentioned === 1 ? 'is' : 'are'} in no file: see above.`]
          : []),
        ...(doubled > 0 ? [` ${doubledEn(doubled)}: see above.`] : []),
      ].join('');
      if (combinations === 0 && rest === '')
        return 'There is nothing to verify: neither the files nor DSO-LV name an activiteit.';
      if (broken)
        return `${of}: ${one ? 'it does NOT have' : 'NOT each has'} exactly one behandeldienst as the files say.${rest}`;
      if (rest !== '')
        return `${of}: each combination that the files mention has exactly one behandeldienst, as they say.${rest}`;
      return `${of}: ${one ? 'it' : 'each'} has exactly one behandeldienst, as the files say.`;
    },
    nl: ({ combinations, unmentioned, activiteiten, broken, doubled }) => {
      const one = combinations === 1;
      const of = `${count(combinations, 'combinatie', 'combinaties')} van ${count(activiteiten, 'activiteit', 'activiteiten')}`;
      const rest = [
        ...(unmentioned > 0
          ? [
              ` ${unmentioned} bij DSO-LV ${unmentioned === 1 ? 'staat' : 'staan'} in geen enkel bestand: zie hierboven.`,
            ]
          : []),
        ...(doubled > 0 ? [` ${doubledNl(doubled)}: zie hierboven.`] : []),
      ].join('');
      if (combinations === 0 && rest === '')
        return 'Er is niets na te gaan: de bestanden en DSO-LV noemen geen enkele activiteit.';
      if (broken)
        return `${of}: ${one ? 'die heeft NIET' : 'NIET elke combinatie heeft'} precies één behandeldienst zoals de bestanden zeggen.${rest}`;
      if (rest !== '')
        return `${of}: elke combinatie die de bestanden noemen heeft precies één behandeldienst, zoals ze zeggen.${rest}`;
      return `${of}: ${one ? 'die' : 'elke combinatie'} heeft precies één behandeldienst, zoals de bestanden zeggen.`;
    },
  }),
};
