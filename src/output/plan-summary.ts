/** A plan in one sentence: what it counts, and what `--only` left out of it. */
import { formatMessage, type Language } from '../messages/message.js';
import { hasDifferences, type Plan, summarise } from '../reconcile/plan.js';
import type { Context } from './context.js';
import { type LeftOut, outputMessages } from './messages.js';

/** What `--only` left out of a plan; undefined where it left out nothing. */
function leftOutOf({ only, leftOut }: Plan): LeftOut | undefined {
  if (only === undefined || leftOut === undefined) return undefined;
  return leftOut.change + leftOut.drift > 0 ? { only, ...leftOut } : undefined;
}

/** Adds what `--only` left out of a plan to a sentence about the plan or its result. */
export function withLeftOut(sentence: string, plan: Plan, language: Language): string {
  const left = leftOutOf(plan);
  return left === undefined
    ? sentence
    : `${sentence} ${formatMessage(outputMessages.planLeftOut(left), language)}`;
}

/** The sentence about a plan without differences. DSO-LV matches the files only where nothing was left out. */
export function nothingToDo(plan: Plan, language: Language): string {
  const left = leftOutOf(plan);
  const params = { omgeving: plan.omgeving, unchanged: summarise(plan).unchanged };
  const sentence =
    left === undefined
      ? outputMessages.planNoChanges(params)
      : outputMessages.planNoneOfOrigin({ ...params, ...left });
  return withLeftOut(formatMessage(sentence, language), plan, language);
}

/** The sentence with the counts of a plan. */
export function planCounts(plan: Plan, language: Language): string {
  const counts = { omgeving: plan.omgeving, ...summarise(plan) };
  return withLeftOut(formatMessage(outputMessages.planSummary(counts), language), plan, language);
}

/** The last line of a plan in text. */
export function planSummaryLine(plan: Plan, { language, paint }: Context): string {
  const summary = hasDifferences(plan)
    ? paint('bold', planCounts(plan, language))
    : paint('green', nothingToDo(plan, language));
  return `${summary}\n`;
}
