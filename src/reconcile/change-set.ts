/**
 * An exchange is done whole or not at all: what one of its requests removes, a later one puts back in its new form. So it
 * is finished once it has begun, and when one of its requests fails for good, what it did so far is undone, last first.
 * Going back takes the same steps the other way round, so the rule holds at every one of them too.
 */
import type { Message } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Failure } from '../model/failure.js';
import { reconcileMessages } from './messages.js';
import type { Action, ActionResult, ChangeSet, Outcome, Step } from './plan.js';
import type { Rejection } from './ports.js';
import type { Persistence, SafeWriter, WriteEnd } from './safe-writer.js';

export interface ChangeSetResult {
  readonly results: readonly ActionResult[];
  /** DSO-LV could not be read when it mattered: nothing more should be started. */
  readonly unreadable?: Failure;
}

function perform(step: Step, writer: SafeWriter, how: Persistence): Promise<WriteEnd> {
  if (step.kind === 'create') return writer.create(step.body, how);
  if (step.kind === 'replace') return writer.replace(step.id, step.before, step.body, how);
  return writer.remove(step.id, step.before, how);
}

interface Done {
  readonly step: Step;
  readonly id: string | undefined;
}

/**
 * A body as it was reported, fit to be sent: DSO-LV may report a toestemming without its waarde, and not take one back
 * like that. The label is the one that the files give it, or else the code: the record has to be put back, and nothing is
 * decided by its label.
 */
function sendable(before: Configuratie, changeSet: ChangeSet): Configuratie {
  const { toestemming } = before;
  if (toestemming === undefined || toestemming.waarde !== '') return before;
  const labels = changeSet.flatMap((step) => ('body' in step ? (step.body.toestemming ?? []) : []));
  const known = labels.find(({ code }) => code === toestemming.code);
  return { ...before, toestemming: known ?? { ...toestemming, waarde: toestemming.code } };
}

async function undoOne({ step, id }: Done, changeSet: ChangeSet, writer: SafeWriter): Promise<WriteEnd> {
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

/** Undoes what was done, last first. Gives the ids of the records that were put back, and whether all of it worked. */
async function undo(
  done: readonly Done[],
  changeSet: ChangeSet,
  writer: SafeWriter,
): Promise<{ restored: string[]; complete: boolean; unreadable?: Failure }> {
  const restored: string[] = [];
  for (const item of done.toReversed()) {
    const end = await undoOne(item, changeSet, writer);
    if (end.kind === 'unknown' && end.unreadable !== undefined)
      return { restored, complete: false, unreadable: end.unreadable };
    if (end.kind !== 'done' && end.kind !== 'already') return { restored, complete: false };
    if (item.step.kind !== 'create' && end.id !== undefined) restored.push(end.id);
  }
  return { restored, complete: true };
}

/** Carries out one changeSet. Never throws for what DSO-LV says: that is in the results. */
export async function applyChangeSet(changeSet: ChangeSet, writer: SafeWriter): Promise<ChangeSetResult> {
  const results = new Map<Action, ActionResult>();
  const conclude = (
    step: Step,
    outcome: Outcome,
    more: { id?: string; error?: Rejection; note?: Message } = {},
  ): void => {
    for (const action of step.actions) {
      const id = action.action === 'delete' ? action.reported?.id : more.id;
      results.set(action, {
        action,
        outcome,
        id,
        error: more.error,
        note: more.note,
      });
    }
  };
  const done: Done[] = [];
  // One request by itself can be left for later; of several, the others wait for each.
  const how = changeSet.length > 1 ? 'to the end' : 'until stopped';
  for (const [i, step] of changeSet.entries()) {
    const end = await perform(step, writer, how);
    if (end.kind === 'done' || end.kind === 'already') {
      const note = end.kind === 'already' ? end.note : undefined;
      const { id } = end;
      conclude(step, end.kind === 'done' ? 'done' : 'skipped', { id, note });
      // What somebody else did is not ours to undo.
      if (end.kind === 'done') done.push({ step, id });
      continue;
    }
    for (const later of changeSet.slice(i + 1))
      conclude(later, 'skipped', { note: reconcileMessages.noteNotStarted() });
    if (end.kind === 'unknown') {
      // An action of several requests, one of which was done, is no longer what it was.
      for (const item of done)
        for (const action of item.step.actions)
          if (changeSet.slice(i).some((other) => other.actions.includes(action)))
            results.set(action, { action, outcome: 'unknown', note: reconcileMessages.noteHalfway() });
      conclude(step, 'unknown', { error: end.error });
      return { results: [...results.values()], unreadable: end.unreadable };
    }
    if (done.length === 0) {
      conclude(step, 'failed', { error: end.error });
      break;
    }
    const { restored, complete, unreadable } = await undo(done, changeSet, writer);
    for (const item of done)
      conclude(item.step, 'failed', {
        note: complete ? reconcileMessages.noteUndone() : reconcileMessages.noteUndoFailed(),
      });
    conclude(step, 'failed', {
      error: end.error,
      note: complete ? reconcileMessages.notePutBack({ ids: restored }) : reconcileMessages.noteUndoFailed(),
    });
    return { results: [...results.values()], unreadable };
  }
  return { results: [...results.values()] };
}
