import { Failure } from '../model/failure.js';
import type { Forge } from './forge.js';
import { forgesMessages } from './messages.js';

export type PublishResult = 'created' | 'updated' | 'unchanged' | 'closed' | 'nothing';

const MARK = /<!-- behandeldienst plan omgeving=([^\s>]+) -->/;

/** The mark of a plan in markdown: which omgeving it is about. */
function markOf(body: string): string {
  const mark = MARK.exec(body)?.[0];
  if (mark === undefined) throw new Failure('usage', forgesMessages.noMark());
  return mark;
}

/**
 * Refuses a text that is about another omgeving than a plan.
 *
 * @param body what `plan --format markdown` gave.
 * @throws Failure `usage` when it is about another one, or is not that.
 */
export function assertSameOmgeving(body: string, planned: string): void {
  const shown = MARK.exec(markOf(body))?.[1] ?? '';
  if (shown !== planned) throw new Failure('usage', forgesMessages.driftOtherOmgeving({ planned, shown }));
}

/** Services give line ends and blanks at the end back in their own way. */
function same(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return plain(a) === plain(b);
}

/**
 * Puts a plan on the pull request: one comment per omgeving, edited in place.
 *
 * @param body what `plan --format markdown` gave.
 * @throws Failure `usage` when it is not that.
 */
export async function publishComment(forge: Forge, body: string): Promise<PublishResult> {
  const there = await forge.findComment(markOf(body));
  if (there === undefined) {
    await forge.createComment(body);
    return 'created';
  }
  if (same(there.body, body)) return 'unchanged';
  await forge.updateComment(there.id, body);
  return 'updated';
}

/** What an issue about drift says. */
export interface DriftReport {
  readonly title: string;
  /** What `plan --format markdown` gave. */
  readonly body: string;
  /** Whether DSO-LV and the files differ. */
  readonly differs: boolean;
  /** The last word where they no longer do. */
  readonly gone: string;
}

/** Keeps one issue per omgeving: opened when DSO-LV and the files differ, closed when they no longer do. */
export async function publishDrift(
  forge: Forge,
  { title, body, differs, gone }: DriftReport,
): Promise<PublishResult> {
  const there = await forge.findIssue(markOf(body));
  if (!differs) {
    if (there === undefined) return 'nothing';
    await forge.closeIssue(there.id, gone);
    return 'closed';
  }
  if (there === undefined) {
    await forge.createIssue(title, body);
    return 'created';
  }
  if (same(there.body, body)) return 'unchanged';
  await forge.updateIssue(there.id, title, body);
  return 'updated';
}
