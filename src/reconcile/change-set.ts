/**
 * Applies a change set atomically. When a step fails for good, the completed steps are undone in reverse order. The
 * undo makes the opposite writes in the opposite order, so no combination has two behandeldiensten at any moment.
 *
 * A step with an unknown outcome is not undone: nobody knows what to undo. The final reading of the apply settles it.
 */
import type { Configuratie } from '../model/configuratie.js';
import type { Failure } from '../model/failure.js';
import type { Message } from '../model/message.js';
import { reconcileMessages } from './messages.js';
import type { Action, ActionResult, ChangeSet, Outcome, Step } from './plan.js';
import type { Rejection } from './ports.js';
import type { Persistence, SafeWriter, WriteEnd } from './safe-writer.js';

export interface ChangeSetResult {
  readonly results: readonly ActionResult[];
  /** Why DSO-LV could not be read when a decision depended on it. Nothing more should be started then. */
  readonly unreadable?: Failure;
}

interface CompletedStep {
  readonly step: Step;
  /** The id of the record that the step created or changed, where it is known. */
  readonly id: string | undefined;
}

/** How the actions of the steps end. A later outcome replaces an earlier one. */
class Results {
  readonly #results = new Map<Action, ActionResult>();

  set(
    { actions }: Step,
    outcome: Outcome,
    { id, error, note }: { id?: string; error?: Rejection; note?: Message } = {},
  ): void {
    for (const action of actions) {
      const own = action.action === 'delete' ? action.reported?.id : id;
      this.#results.set(action, { action, outcome, id: own, error, note });
    }
  }

  /** Marks the completed actions that a later step was to complete: nobody knows whether they are. */
  setHalfway(completed: readonly CompletedStep[], later: readonly Step[]): void {
    const open = new Set(later.flatMap((step) => step.actions));
    for (const action of completed.flatMap(({ step }) => step.actions))
      if (open.has(action))
        this.#results.set(action, { action, outcome: 'unknown', note: reconcileMessages.noteHalfway() });
  }

  all(): ActionResult[] {
    return [...this.#results.values()];
  }
}

function perform(step: Step, writer: SafeWriter, how: Persistence): Promise<WriteEnd> {
  if (step.kind === 'create') return writer.create(step.body, how);
  if (step.kind === 'replace') return writer.replace(step.id, step.before, step.body, how);
  return writer.remove(step.id, step.before, how);
}

/**
 * A reported body in a form that can be sent. DSO-LV may report a toestemming without its waarde and still require one.
 * The waarde comes from the files, or else is the code. It is a label that decides nothing, and the record must return.
 */
function sendable(before: Configuratie, changeSet: ChangeSet): Configuratie {
  const { toestemming } = before;
  if (toestemming === undefined || toestemming.waarde !== '') return before;
  const labels = changeSet.flatMap((step) => ('body' in step ? (step.body.toestemming ?? []) : []));
  const known = labels.find(({ code }) => code === toestemming.code);
  return { ...before, toestemming: known ?? { ...toestemming, waarde: toestemming.code } };
}

async function undoStep(
  { step, id }: CompletedStep,
  changeSet: ChangeSet,
  writer: SafeWriter,
): Promise<WriteEnd> {
  if (step.kind === 'replace')
    return writer.replace(step.id, step.body, sendable(step.before, changeSet), 'to the end');
  if (step.kind === 'remove') return writer.create(sendable(step.before, changeSet), 'to the end');
  if (id !== undefined) return writer.remove(id, step.body, 'to the end');
  const created = await writer.look(step.body);
  const error: Rejection = { cause: 'not-found', title: 'not to be found' };
  if (created.kind === 'unreadable') return { kind: 'unknown', error, unreadable: created.failure };
  if (created.record === undefined) return { kind: 'unknown', error };
  return writer.remove(created.record.id, step.body, 'to the end');
}

interface Undone {
  /** The ids of the records that exist again. */
  readonly restored: string[];
  readonly complete: boolean;
  readonly unreadable?: Failure;
}

/** Undoes completed steps, last first, until one cannot be undone. */
async function undo(
  completed: readonly CompletedStep[],
  changeSet: ChangeSet,
  writer: SafeWriter,
): Promise<Undone> {
  const restored: string[] = [];
  for (const item of completed.toReversed()) {
    const end = await undoStep(item, changeSet, writer);
    if (end.kind === 'unknown') return { restored, complete: false, unreadable: end.unreadable };
    if (end.kind === 'failed') return { restored, complete: false };
    if (item.step.kind !== 'create' && end.id !== undefined) restored.push(end.id);
  }
  return { restored, complete: true };
}

/** Applies one change set. Never throws for what DSO-LV answers: the results say it. */
export async function applyChangeSet(changeSet: ChangeSet, writer: SafeWriter): Promise<ChangeSetResult> {
  const results = new Results();
  const completed: CompletedStep[] = [];
  // A single step can be left for a later apply. Of several steps, the later ones depend on each.
  const how = changeSet.length > 1 ? 'to the end' : 'until stopped';
  for (const [i, step] of changeSet.entries()) {
    const end = await perform(step, writer, how);
    if (end.kind === 'done') {
      results.set(step, 'done', { id: end.id });
      completed.push({ step, id: end.id });
      continue;
    }
    if (end.kind === 'already') {
      // Somebody else did this, so it is not ours to undo.
      results.set(step, 'skipped', { id: end.id, note: end.note });
      continue;
    }
    for (const later of changeSet.slice(i + 1))
      results.set(later, 'skipped', { note: reconcileMessages.noteNotStarted() });
    const { error } = end;
    if (end.kind === 'unknown') {
      results.setHalfway(completed, changeSet.slice(i));
      results.set(step, 'unknown', { error });
      return { results: results.all(), unreadable: end.unreadable };
    }
    if (completed.length === 0) {
      results.set(step, 'failed', { error });
      return { results: results.all() };
    }
    const { restored, complete, unreadable } = await undo(completed, changeSet, writer);
    const [noteDone, noteFailed] = complete
      ? [reconcileMessages.noteUndone(), reconcileMessages.notePutBack({ ids: restored })]
      : [reconcileMessages.noteUndoFailed(), reconcileMessages.noteUndoFailed()];
    for (const item of completed) results.set(item.step, 'failed', { note: noteDone });
    results.set(step, 'failed', { error, note: noteFailed });
    return { results: results.all(), unreadable };
  }
  return { results: results.all() };
}
