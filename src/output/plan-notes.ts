/** Notes with a plan: what an apply leaves as it is, and what it refuses. */
import type { Message } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Registers } from '../model/registers.js';
import { actionsOf, droppedOf, type Plan, spellingsIn, unmanagedOf, warningsOf } from '../reconcile/plan.js';
import { tooMuchChange } from '../reconcile/safety.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie } from './names.js';

/** Notes of one kind before the rest is counted. */
const MAX_WARNINGS = 5;

/** A note, with the configuraties that it counts. */
export interface PlanNote {
  readonly message: Message;
  readonly records: readonly Configuratie[];
}

export interface PlanNoteOptions {
  /** Percent that may be replaced or deleted at once: an apply refuses more. */
  readonly maxChange?: number;
  /** Whether the actions of the plan follow below: a note can refer to them. */
  readonly below: boolean;
}

/** The first notes of one kind, and how many more there are. */
function firstOf(notes: readonly Message[], moreOf: (more: number) => Message): Message[] {
  const more = notes.length - MAX_WARNINGS;
  return more > 0 ? [...notes.slice(0, MAX_WARNINGS), moreOf(more)] : [...notes];
}

/** The notes about bevoegde gezagen that have no file any more. */
export function noLongerManagedNotes({ noLongerManaged = [] }: Plan, registers: Registers): Message[] {
  const notes = noLongerManaged.map((oin) =>
    outputMessages.noLongerManagedNote({ gezag: organisatie(oin, registers) }),
  );
  return firstOf(notes, (more) => outputMessages.moreReleased({ more }));
}

/** The notes of a plan: first what is blocked. */
export function planNotes(
  plan: Plan,
  { registers }: Context,
  { maxChange, below }: PlanNoteOptions,
): PlanNote[] {
  const blocked = actionsOf(plan)
    .filter(({ action }) => action === 'blocked')
    .map(({ configuratie }) => configuratie);
  const dropped = new Set(droppedOf(plan));
  const unmanaged = unmanagedOf(plan).filter((record) => !dropped.has(record));
  const notes: PlanNote[] = [
    { message: outputMessages.blockedNote({ blocked: blocked.length, below }), records: blocked },
    {
      message: outputMessages.droppedNote({ dropped: dropped.size }),
      records: [...dropped].map(({ configuratie }) => configuratie),
    },
    {
      message: outputMessages.unmanagedNote({ unmanaged: unmanaged.length }),
      records: unmanaged.map(({ configuratie }) => configuratie),
    },
  ];
  const much = maxChange === undefined ? [] : tooMuchChange(plan, maxChange);
  const large = much.map(({ oin, changes, reported }) => {
    const gezag = organisatie(oin, registers);
    return outputMessages.tooMuchNote({ gezag, changes, reported, maxChange: maxChange ?? 0 });
  });
  const spellings = spellingsIn(plan).map(({ message }) => message);
  const doubled = warningsOf(plan).map(({ message }) => message);
  const others = [
    ...noLongerManagedNotes(plan, registers),
    ...firstOf(large, (more) => outputMessages.moreGezagen({ more })),
    ...firstOf(doubled, (more) => outputMessages.moreDoubled({ more })),
    ...firstOf(spellings, (more) => outputMessages.moreSpellings({ more })),
  ];
  return [
    ...notes.filter(({ records }) => records.length > 0),
    ...others.map((message): PlanNote => ({ message, records: [] })),
  ];
}
