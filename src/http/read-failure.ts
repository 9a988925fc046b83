import type { Message } from '../messages/message.js';
import { Failure } from '../model/failure.js';

/** What went wrong with a read. */
export type ReadProblem =
  /** No answer came, and another try may get one. */
  | 'no-answer'
  /** No answer can come: TLS or the protocol does not fit. */
  | 'no-connection'
  /** Too many requests in a row got no answer, so this one was not sent. */
  | 'circuit-open'
  /** The user or the system stopped the run. */
  | 'interrupted'
  /** The service does not give us access. */
  | 'not-authorised'
  /** The service answered with an error or a redirect. */
  | 'refused'
  /** The answer does not have the form that it should have. */
  | 'not-understood'
  /** A list is not complete, or cannot be trusted to be. */
  | 'incomplete';

/** A failure to read from a service. Decisions look at `problem`; people see `reason`. */
export class ReadFailure extends Failure {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem, reason: Message, options: { cause?: unknown } = {}) {
    super('unreachable', reason, options);
    this.problem = problem;
  }
}
