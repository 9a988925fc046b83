/** Publishes a plan at the git host: one comment per omgeving on the change request, one issue per omgeving for drift. */
import { Failure } from '../model/failure.js';
import { type ForgeClient, requireCapability } from './forge.js';
import { forgesMessages, type PublishResult } from './messages.js';
import { omgevingOfMark, planMark } from './plan-comment.js';

export type { PublishResult } from './messages.js';

/** The omgeving of a plan in markdown, from its mark. */
function omgevingOf(body: string): string {
  const omgeving = omgevingOfMark(body);
  if (omgeving === undefined) throw new Failure('usage', forgesMessages.noMark());
  return omgeving;
}

/**
 * Checks that a text is about the omgeving of a plan.
 *
 * @param body the output of `plan --format markdown`.
 * @throws Failure `usage` when it is about another omgeving, or is other text.
 */
export function assertSameOmgeving(body: string, planned: string): void {
  const shown = omgevingOf(body);
  if (shown !== planned) throw new Failure('usage', forgesMessages.driftOtherOmgeving({ planned, shown }));
}

/** Compares two texts. Hosts change line ends, and remove white space at the end. */
function isSameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return plain(a) === plain(b);
}

/**
 * Publishes a plan on the change request: one comment per omgeving, edited in place.
 *
 * @param body the output of `plan --format markdown`.
 * @throws Failure `usage` when it is other text, or when the host offers no comments.
 */
export async function publishComment(forge: ForgeClient, body: string): Promise<PublishResult> {
  const mark = planMark(omgevingOf(body));
  const comments = requireCapability(forge, 'comments');
  const existing = await comments.find(mark);
  if (existing === undefined) {
    await comments.create(body);
    return 'created';
  }
  if (isSameText(existing.body, body)) return 'unchanged';
  await comments.update(existing.id, body);
  return 'updated';
}

/** The contents of an issue about drift. */
export interface DriftReport {
  readonly title: string;
  /** Contains the output of `plan --format markdown`. */
  readonly body: string;
  /** Whether DSO-LV and the files differ. */
  readonly differs: boolean;
  /** The comment with which the issue is closed. */
  readonly resolved: string;
}

/**
 * Keeps one issue per omgeving: opens it when DSO-LV and the files differ, closes it when they no longer do.
 *
 * @throws Failure `usage` when the body has no mark, or when the host offers no issues.
 */
export async function publishDrift(
  forge: ForgeClient,
  { title, body, differs, resolved }: DriftReport,
): Promise<PublishResult> {
  const mark = planMark(omgevingOf(body));
  const issues = requireCapability(forge, 'issues');
  const existing = await issues.find(mark);
  if (!differs) {
    if (existing === undefined) return 'nothing';
    await issues.close(existing.id, resolved);
    return 'closed';
  }
  if (existing === undefined) {
    await issues.create(title, body);
    return 'created';
  }
  if (isSameText(existing.body, body)) return 'unchanged';
  await issues.update(existing.id, title, body);
  return 'updated';
}
