import type { Message } from '../messages/message.js';
import type { Place } from './place.js';

/** Why the program cannot go on, as the exit code tells it. */
export type FailureKind =
  /** The configuration or the command line is wrong; nothing was sent (exit 1). */
  | 'use'
  /** DSO-LV could not be reached or used; nothing was changed (exit 3). */
  | 'dso'
  /** Refused for safety, or not complete (exit 4). */
  | 'refused';

/** What the program cannot go on from. Told to people by its message; the stack is never shown. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly told: Message;
  readonly place: Place | undefined;

  constructor(kind: FailureKind, told: Message, options?: { place?: Place; cause?: unknown }) {
    super(told.key, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.kind = kind;
    this.told = told;
    this.place = options?.place;
  }
}
