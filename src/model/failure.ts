import type { Message } from './message.js';
import type { Place } from './place.js';

/** Why the program cannot go on. `cli/exit.ts` maps each kind to an exit code. */
export type FailureKind =
  /** The command line or the environment is wrong; nothing was sent. */
  | 'usage'
  /** The configuration files are wrong; nothing was sent. */
  | 'configuration'
  /** A service could not be reached, does not let us in, or gives an answer that cannot be understood. */
  | 'unreachable'
  /** Refused for safety; nothing was sent. */
  | 'refused'
  /** Begun and not completed. */
  | 'incomplete'
  /** A defect of the program itself. */
  | 'bug';

/** Something that the program cannot go on from. People see its reason, never its stack. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly reason: Message;
  readonly place: Place | undefined;

  constructor(kind: FailureKind, reason: Message, options: { place?: Place; cause?: unknown } = {}) {
    super(reason.template.en(reason.params), 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'Failure';
    this.kind = kind;
    this.reason = reason;
    this.place = options.place;
  }
}
