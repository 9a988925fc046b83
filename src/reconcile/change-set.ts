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
import { differencesOf } from './stored.js';

export interface ChangeSetResult {
  readonly results: readonly ActionResult[];
  /** What was written, with what the answers say about it. */
  readonly written: readonly Written[];
  /** Why DSO-LV could not be read when a decision depended on it. Nothing more should be started then. */
  readonly unreadable?: Failure;
  /** The write that DSO-LV changed the meaning of. Nothing more should be started then. */
  readonly altered?: Altered;
}

/** A configuratie that was created or put in place of another. */
export interface Written {
  readonly actions: readonly Action[];
  readonly body: Configuratie;
  /** The id of the record, where it is known. */
  readonly id: string | undefined;
}

/** What was sent, and what stands there instead. */
export interface Altered {
  readonly id: string | undefined;
  readonly sent: Configuratie;
  readonly stands: Configuratie;
}

interface CompletedStep {
  readonly step: Step;
  /** The id of the record that the step created or changed, where it is known. */
  readonly id: string | undefined;
  /** What the record holds now, where the answer or a reading showed it. */
  readonly stands: Configuratie | undefined;
}

/** How the actions of the steps end. A later outcome replaces an earlier one; a note about what was removed stays. */
class Results {
  readonly #results = new Map<Action, ActionResult>();

  set(
    { actions }: Pick<Step, 'actions'>,
    outcome: Outcome,
    { id, error, note }: { id?: string; error?: Rejection; note?: Message } = {},
  ): void {
    for (const action of actions) {
      const own = action.action === 'delete' ? action.reported?.id : id;
      const earlier = outcome === 'done' ? this.#results.get(action)?.note : undefined;
      this.#results.set(action, { action, outcome, id: own, error, note: note ?? earlier });
    }
  }

  /** Marks the completed actions that a later step was to complete: nobody knows whether they are. */
  setHalfway(completed: readonly CompletedStep[], later: readonly Step[]): void {
    const open = new Set(later.flatMap((step) => step.actions));
    for (const action of completed.flatMap(({ step }) => step.actions))
      if (open.has(action))
        this.#results.set(action, { action, outcome: 'unknown', note: reconcileMessages.noteHalfway() });
  }

  setAltered(step: Pick<Step, 'actions'>, { id, sent, stands }: Altered): void {
    const note = reconcileMessages.noteAltered({ differences: differencesOf(stands, sent) });
    this.set(step, 'failed', { id, note });
  }

  all(): ActionResult[] {
    return [...this.#results.values()];
  }
}

async function perform(step: Step, writer: SafeWriter, how: Persistence): Promise<WriteEnd> {
  if (step.kind === 'create') return writer.create(step.body, how);
  const changed = await writer.checkUnchanged(step.id, step.before, how);
  if (changed !== undefined) return changed;
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
  { step, id, stands }: CompletedStep,
  changeSet: ChangeSet,
  writer: SafeWriter,
): Promise<WriteEnd> {
  if (step.kind === 'replace')
    return writer.replace(step.id, stands ?? step.body, sendable(step.before, changeSet), 'to the end');
  if (step.kind === 'remove') return writer.create(sendable(step.before, changeSet), 'to the end');
  if (id !== undefined) return writer.remove(id, stands ?? step.body, 'to the end');
  const created = await writer.look(step.body, 'to the end');
  const error: Rejection = { cause: 'not-found', title: 'not to be found' };
  if (created.kind === 'unreadable') return { kind: 'unknown', error, unreadable: created.failure };
  if (created.found === undefined) return { kind: 'unknown', error };
  return writer.remove(created.found.id, created.found.stands, 'to the end');
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
    if (end.kind !== 'done' && end.kind !== 'already') return { restored, complete: false };
    if (item.step.kind !== 'create' && end.id !== undefined) restored.push(end.id);
  }
  return { restored, complete: true };
}

/** The configuraties that completed steps have put in place. */
function writtenBy(completed: readonly CompletedStep[]): Written[] {
  return completed.flatMap(({ step, id }): Written[] =>
    step.kind === 'remove' ? [] : [{ actions: step.actions, body: step.body, id }],
  );
}

/** A single step can be left for a later apply. Of several steps, a later one completes what an earlier one began. */
function persistenceOf(changeSet: ChangeSet, completed: readonly CompletedStep[]): Persistence {
  if (changeSet.length === 1) return 'until stopped';
  return completed.length === 0 ? 'until sent' : 'to the end';
}

/** Applies one change set. Never throws for what DSO-LV answers: the results say it. */
export async function applyChangeSet(changeSet: ChangeSet, writer: SafeWriter): Promise<ChangeSetResult> {
  const results = new Results();
  const completed: CompletedStep[] = [];
  for (const [i, step] of changeSet.entries()) {
    const how = persistenceOf(changeSet, completed);
    const end = await perform(step, writer, how);
    if (end.kind === 'done') {
      results.set(step, 'done', { id: end.id, note: end.note });
      completed.push({ step, id: end.id, stands: end.stands });
      continue;
    }
    if (end.kind === 'already') {
      // Somebody else did this, so it is not ours to undo.
      results.set(step, 'skipped', { id: end.id, note: end.note });
      continue;
    }
    for (const later of changeSet.slice(i + 1))
      results.set(later, 'skipped', { note: reconcileMessages.noteNotStarted() });
    const written = writtenBy(completed);
    if (end.kind === 'altered') {
      // Undoing would send more, which DSO-LV may alter as well.
      const altered = {
        id: end.id,
        sent: step.kind === 'remove' ? step.before : step.body,
        stands: end.stands,
      };
      results.setAltered(step, altered);
      return { results: results.all(), written, altered };
    }
    const { error } = end;
    if (end.kind === 'unknown') {
      results.setHalfway(completed, changeSet.slice(i));
      results.set(step, 'unknown', { error, note: end.note });
      return { results: results.all(), written, unreadable: end.unreadable };
    }
    if (completed.length === 0) {
      if (end.kind === 'not-sent')
        results.set(step, 'skipped', { error, note: reconcileMessages.noteNotSent() });
      else results.set(step, 'failed', { error, note: end.note });
      return { results: results.all(), written };
    }
    const { restored, complete, unreadable } = await undo(completed, changeSet, writer);
    const [noteDone, noteFailed] = complete
      ? [reconcileMessages.noteUndone(), reconcileMessages.notePutBack({ ids: restored })]
      : [reconcileMessages.noteUndoFailed(), reconcileMessages.noteUndoFailed()];
    for (const item of completed) results.set(item.step, 'failed', { note: noteDone });
    results.set(step, 'failed', { error, note: noteFailed });
    return { results: results.all(), written: [], unreadable };
  }
  return { results: results.all(), written: writtenBy(completed) };
}
