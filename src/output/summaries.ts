/** A plan, and the result of an apply, in one sentence: what was done or is to do, and what is not as the files say. */
import { formatMessage, type Language, type Message } from '../messages/message.js';
import type { ApplyStanding, PlanStanding } from '../reconcile/standing.js';
import type { Context } from './context.js';
import { summaryMessages } from './summary-messages.js';

type Kind = 'unmanaged' | 'dropped' | 'doubled' | 'noLongerManaged';

const ALL_KINDS: readonly Kind[] = ['unmanaged', 'dropped', 'doubled', 'noLongerManaged'];

/** What DSO-LV holds beside what the files say, with its count. */
function faultsOf(standing: PlanStanding, kinds: readonly Kind[]): Message[] {
  const { droppedThatStay, noLongerManaged } = standing;
  const { unmanaged, doubled } = standing.counts;
  const counts: Record<Kind, number> = {
    unmanaged: unmanaged - droppedThatStay,
    dropped: droppedThatStay,
    doubled,
    noLongerManaged,
  };
  return kinds.filter((kind) => counts[kind] > 0).map((kind) => summaryMessages[kind]({ n: counts[kind] }));
}

/** Joins the parts of a sentence. The first may already end with a full stop. */
function sentenceOf(parts: readonly Message[], language: Language): string {
  const [first = '', ...rest] = parts.map((part) => formatMessage(part, language));
  return rest.length === 0 && first.endsWith('.')
    ? first
    : `${[first.replace(/\.$/, ''), ...rest].join('; ')}.`;
}

function planHead({
  omgeving,
  counts,
  leftOut,
  compared,
  hasActions,
  matches,
  exitCode,
}: PlanStanding): Message {
  const params = { omgeving, unchanged: counts.unchanged };
  if (!compared) return summaryMessages.planNothingCompared({ omgeving });
  if (hasActions) return summaryMessages.planSummary({ omgeving, ...counts });
  if (leftOut !== undefined && exitCode === 0)
    return summaryMessages.planNoneOfOrigin({ ...params, ...leftOut });
  return matches ? summaryMessages.planNoChanges(params) : summaryMessages.planNothingToDo(params);
}

function leftOutOf(leftOut: PlanStanding['leftOut'], language: Language): string[] {
  return leftOut === undefined ? [] : [formatMessage(summaryMessages.planLeftOut(leftOut), language)];
}

/** The sentence about a plan. */
export function planSentence(standing: PlanStanding, language: Language): string {
  const { leftOut, hasActions } = standing;
  // The sentence with the counts names the unmanaged records itself.
  const faults = faultsOf(standing, hasActions ? ['dropped', 'doubled', 'noLongerManaged'] : ALL_KINDS);
  const sentence = sentenceOf([planHead(standing), ...faults], language);
  return [sentence, ...leftOutOf(leftOut, language)].join(' ');
}

/** The last line of a plan in text. */
export function planSummaryLine(standing: PlanStanding, { language, paint }: Context): string {
  return `${paint(standing.matches ? 'green' : 'bold', planSentence(standing, language))}\n`;
}

/** The sentence about the result of an apply. */
export function applySentence(standing: ApplyStanding, language: Language): string {
  const { omgeving, counts, complete, after, leftOut } = standing;
  const { unchanged: _, ...outcomes } = counts;
  const nothing = complete && Object.values(outcomes).every((n) => n === 0);
  if (nothing && after !== undefined) return planSentence(after, language);
  const faults = after === undefined ? [] : faultsOf(after, ALL_KINDS);
  return [
    formatMessage(summaryMessages.applySummary({ omgeving, ...counts, complete }), language),
    ...(after === undefined ? [formatMessage(summaryMessages.applyUnread(), language)] : []),
    ...(faults.length === 0 ? [] : [sentenceOf(faults, language)]),
    ...leftOutOf(leftOut, language),
  ].join(' ');
}
